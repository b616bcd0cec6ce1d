"""Boxes between paragraphs that lead nowhere are the text's own, whatever the judge thinks of their lines."""

from __future__ import annotations

import pytest
from opinions import believe

import cleancopy

PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."
FACTS = ("Facts about the ferry", "Built in 2021", "Carries twelve people")
OPTIONS = cleancopy.Options(any_page=True)


def kept(box: str, wrapped: str = '<div class="{}">{}</div>', name: str = "facts", below: bool = True) -> bool:
    last = f"<p>{PROSE} Again.</p>" if below else ""
    body = f"<p>{PROSE}</p><p>{PROSE} So it is.</p>{wrapped.format(name, box)}{last}"
    text = cleancopy.clean(f"<html><body><main>{body}</main></body></html>", options=OPTIONS).text
    return all(fact in text for fact in FACTS)


def facts(line: str = "<li>{}</li>") -> str:
    return f"<h3>{FACTS[0]}</h3><ul>{''.join(line.format(fact) for fact in FACTS[1:])}</ul>"


def test_a_box_of_words_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, dict.fromkeys(FACTS, 0.15))
    assert kept(facts())
    assert kept(facts(), name="css-1x2y3z")
    assert kept(facts(), name="kg-card kg-toggle-card")
    assert kept(f"<div>{facts()}</div>", "<section class='{}'>{}</section>")


def test_a_box_that_leads_somewhere_goes_by_the_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, dict.fromkeys((*FACTS, "Book"), 0.15))
    assert not kept(facts("<li><a href='/f'>{}</a></li>"))
    assert not kept(f"{facts()}<button>Book</button>")
    assert not kept(f"<img src='f.jpg'>{facts()}")


def test_so_does_one_that_is_named_for_something_else_or_stands_below(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, dict.fromkeys(FACTS, 0.15))
    assert not kept(facts(), name="related-box")
    assert not kept(facts(), "<aside class='{}'>{}</aside>")
    assert not kept(facts(), below=False)


def test_and_one_of_which_the_judge_thinks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, dict.fromkeys(FACTS, 0.05))
    assert not kept(facts())


def test_a_box_between_sections_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, dict.fromkeys(FACTS, 0.15))
    parts = [
        f'<div class="part"><p>{PROSE} {end}</p></div>'
        for end in ("So it is.", "So it was.", "So it will be.", "Again.")
    ]
    for box, there in ((facts(), True), (facts("<li><a href='/f'>{}</a></li>"), False)):
        body = "".join((*parts[:3], f'<div class="facts">{box}</div>', parts[3]))
        text = cleancopy.clean(f"<html><body><main>{body}</main></body></html>", options=OPTIONS).text
        assert (FACTS[1] in text) is there


@pytest.mark.parametrize(("line", "there"), [("<li>{}</li>", True), ("<li><a href='/x'>{}</a></li>", False)])
def test_what_speaks_for_a_thing_and_against_it_ends_its_review(
    line: str, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("For it", "The bell", "The light", "Against it", "Far too long")
    believe(monkeypatch, dict.fromkeys(words, 0.05))
    items = [line.format(word) for word in words]
    box = f"<h4>For it</h4><ul>{items[1]}{items[2]}</ul><h4>Against it</h4><ul>{items[4]}</ul>"
    body = f"<p>{PROSE}</p><p>{PROSE} So it is.</p><p>{PROSE} Again.</p><div class='sums'>{box}</div>"
    text = cleancopy.clean(f"<html><body><main><div>{body}</div></main></body></html>", options=OPTIONS).text
    assert all(word in text for word in words) is there
