"""Texts of hundreds of paragraphs: transcripts, chapters, rulings come whole."""

from __future__ import annotations

import pytest

from cleancopy import clean
from cleancopy.core.clean import judge_page
from cleancopy.core.model import COPY, Page

NAMES = "harbour market school bridge museum council river library station garden theatre forest mill tower".split()
DOINGS = "opened closed moved burned flooded grew shrank changed hands".split()


def paragraph(number: int) -> str:
    one, other, did = NAMES[number % 14], NAMES[number * 5 % 13], DOINGS[number % 9]
    return (
        f"In the year {1200 + number} the {one} {did}, and {number % 37 + 3} families who had lived beside the {other} went away. "
        f"What they took with them stands in ledger {number}, and it was not much for people who had worked for {number % 50 + 10} years."
    )


def page(number: int, around: str = "article") -> str:
    text = "".join(f"<p>{paragraph(place)}</p>" for place in range(number))
    return (
        "<!doctype html><html lang=en><head><title>A town and its years</title></head><body><nav><a href=/>Home</a></nav>"
        f"<{around}><h1>A town and its years</h1>{text}</{around}><footer>Copyright 2026</footer></body></html>"
    )


@pytest.mark.parametrize("number", [150, 300, 1_000, 3_000])
def test_every_paragraph_of_a_long_text_is_kept(number: int) -> None:
    article = clean(page(number), "https://www.example.org/2026/11/a-town-and-its-years")
    assert article.is_article, article.reason
    assert article.text.split("\n\n") == [paragraph(place) for place in range(number)]


def test_comments_are_no_long_text() -> None:
    said = "".join(f"<p>{paragraph(place)}</p>" for place in range(300))
    html = page(8).replace("<footer>", f'<div class="comments">{said}</div><footer>')
    blocks = judge_page(Page(body=html))
    kept = [b for b, v in zip(blocks.blocks, blocks.verdicts, strict=True) if v.kind in COPY]
    assert len(kept) <= 9
