"""Headings in wrappers of their own and tables, between two paragraphs of an article, and what only stands in such a place."""

from __future__ import annotations

import pytest
from opinions import believe

import cleancopy

PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."
HEAD = "What the harbour loses"
DECLARED = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The bridge"}</script>'


def kept(between: str, monkeypatch: pytest.MonkeyPatch, opinion: float = 0.3, declared: str = DECLARED) -> bool:
    believe(monkeypatch, {HEAD: opinion})
    text = f"<p>{PROSE}</p><p>{PROSE} So it is.</p>{between}<p>{PROSE} Again.</p><p>{PROSE} It ends.</p>"
    html = f"<html><head>{declared}</head><body><article>{text}</article></body></html>"
    return HEAD in cleancopy.clean(html, options=cleancopy.Options(any_page=True)).text


@pytest.mark.parametrize(
    "heading",
    [
        f"<div><div>{HEAD}</div></div>",
        f'<div class="css-1"><div class="css-2">{HEAD}</div></div>',
        f'<section class="s1"><div class="s2"><span>{HEAD}</span></div></section>',
    ],
)
def test_a_heading_in_wrappers_of_its_own_is_kept(heading: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept(heading, monkeypatch)


@pytest.mark.parametrize(
    "line",
    [
        f'<div><div><a href="/x">{HEAD}</a></div></div>',
        f'<div><img src="x.jpg"><div>{HEAD}</div></div>',
        f'<div class="newsletter"><div>{HEAD}</div></div>',
        f"<figure><div>{HEAD}</div></figure>",
    ],
)
def test_links_captions_and_boxes_are_no_headings(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not kept(line, monkeypatch)


def test_what_the_judge_nearly_rules_out_stays_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not kept(f"<div><div>{HEAD}</div></div>", monkeypatch, opinion=0.05)


@pytest.mark.parametrize(("name", "there"), [("part head", True), ("box foot", False)])
def test_a_heading_over_a_list_has_the_form_of_another(name: str, there: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    before = f'<div class="part head"><h2>A room with a door</h2></div><div class="part"><p>{PROSE}</p></div>'
    listed = f'<div class="{name}"><h2>{HEAD}</h2></div><div class="part"><ol><li>the plan of the room,</li><li>the rent.</li></ol></div>'
    believe(monkeypatch, {HEAD: 0.3})
    text = f'<div class="part"><p>{PROSE}</p></div>{before}{listed}<div class="part"><p>{PROSE} It ends.</p></div>'
    article = cleancopy.clean(
        f"<html><body><main>{text}</main></body></html>", options=cleancopy.Options(any_page=True)
    )
    assert (HEAD in article.text) is there
