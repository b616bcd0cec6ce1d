"""Comments below a heading that counts them or asks for one go, in elements without a name."""

from __future__ import annotations

import pytest
from opinions import believe

import cleancopy

PROSE = (
    "The council said on Monday that it would take until spring before the first of the boats could pass again.",
    "Until then buses will run along the northern bank, and the harbour master asks for patience and for warm coats.",
)
SAID = "Our bridge went after four years as well, but then we sit in a frost pocket and nobody here minds the wait."
OPTIONS = cleancopy.Options(any_page=True)


def text(heading: str, below: int = 2) -> str:
    body = "".join(f"<p>{line}</p>" for line in PROSE[:below])
    html = f"<html><head><title>The bridge of the boats</title></head><body><h1>The bridge of the boats</h1>{body}<h3>{heading}</h3>"
    return cleancopy.clean(f"{html}<div><b>Tom</b><p>{SAID}</p></div></body></html>", options=OPTIONS).text


@pytest.mark.parametrize(
    "heading",
    [
        "7 Comments",
        "One comment",
        "3 комментария",
        "2 件のコメント",
        "2 responses to “The bridge of the boats”",
        "Leave a Reply",
        "Diskuse (48)",
        "Ý kiến (1.052)",
        "Schreibe einen Kommentar",
    ],
)
def test_comments_below_their_heading(heading: str, monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    assert SAID not in text(heading)
    assert heading not in text(heading)
    assert PROSE[1] in text(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Two responses to the crisis",
        "3 responses to the flood",
        "What the comments say",
        "Tom replies",
        "The bridge (1952)",
    ],
)
def test_headings_of_the_article_are_none(heading: str, monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    assert SAID in text(heading)


def test_nor_is_one_above_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    assert SAID in text("7 Comments", below=1)


@pytest.mark.parametrize(
    ("heading", "kept"), [("Comments", False), ("YORUMLAR", False), ("Comments on the bridge", True)]
)
@pytest.mark.parametrize(("tag", "when"), [("b", "3 May 2024"), ("h4", "2 hours ago")])
def test_dated_lines_below_the_word_for_comments(
    tag: str, when: str, heading: str, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    believe(monkeypatch, {})
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    said = f"<div><{tag}>{heading}</{tag}></div><div>Tom – {when}</div><div>{SAID}</div>"
    found = cleancopy.clean(f"<h1>The bridge of the boats</h1>{body}{said}", options=OPTIONS).text
    assert (SAID in found) == kept


def test_an_undated_part_on_comments_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    assert SAID in text("Comments")


def test_spaced_dates_below_a_heading_and_short_answers_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    answers = "".join(
        f"<p>We wait until {month}. Then we shall see.</p>" for month in ("May", "June", "July", "August") * 3
    )
    html = f"<html><head><title>The boats</title></head><body><h1>The boats</h1>{answers}<h3>Diskuse</h3>"
    html += f"<div><h4>Tom 30. 11. 2026 1:12</h4><p>{SAID}</p></div></body></html>"
    text = cleancopy.clean(html, options=OPTIONS).text
    assert SAID not in text
    assert text.count("Then we shall see.") == 12
