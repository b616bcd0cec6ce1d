"""Words that a page shows once more as a pull quote go; sayings that a text comes back to, excerpts and headings stay."""

from __future__ import annotations

import pytest

import cleancopy

SAID = "Nobody has ever asked the ferrymen what they need, and nobody will."
TEXT = (
    "<p>The ferry across the harbour stops at the end of the month, and the town has nothing to put in its place so far.</p>"
    "<p>“Nobody has ever asked the ferrymen what they need, and nobody will,” said Jane Roe, who has steered it for twenty years.</p>"
    "{}<p>The council wants a bridge, which would take four years to build and cost more than the whole port brings in.</p>"
    "<p>Until then the way to school is eleven miles by road, twice a day, along a shore that floods in every storm.</p>"
)


def text_with(piece: str) -> str:
    page = f"<html><body><article><h1>The last ferry leaves</h1>{TEXT.format(piece)}</article></body></html>"
    return cleancopy.clean(page, url="https://harbour.example/news/2026/ferry-leaves.html").text


@pytest.mark.parametrize(
    "piece",
    [f"<blockquote>{SAID}</blockquote>", f"<blockquote><p>{SAID}</p></blockquote>", f"<aside><p>{SAID}</p></aside>",
     f'<div class="pull-quote"><p>{SAID}</p></div>', "<p>“Nobody has ever asked the ferrymen what they need”</p>"],
)  # fmt: skip
def test_words_that_stand_in_the_text_go(piece: str) -> None:
    assert text_with(piece) == text_with("")


@pytest.mark.parametrize(
    "piece",
    ["<blockquote>We were never asked about the bridge, and the ferrymen were not.</blockquote>", f"<p>{SAID}</p>",
     "<h2>“Nobody has ever asked the ferrymen”</h2>", "<blockquote>Nobody has ever asked</blockquote>"],
)  # fmt: skip
def test_other_words_stay(piece: str) -> None:
    assert text_with(piece) != text_with("")
