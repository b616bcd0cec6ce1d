"""A temperature or a time of day alone between two paragraphs."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy.core.model import Kind, Options

TEXTS = (
    "The old mill on the Weir grinds flour again after forty years, and the queue for bread reaches as far as the bridge.",
    "The council paid for the wheel, and a foundation that the miller's granddaughter set up paid for the stones and the roof.",
    "Anglers were against the weir at first, but agreed to it once a ladder for the fish had been drawn and paid for.",
    "A small museum is to open beside the mill in spring, with tools that were found in the barns of the valley.",
)


def lines_of(*lines: str, html: bool = False) -> list[str]:
    if html:
        body = "".join(f"<div>{line}</div>" for line in lines)
        article = cleancopy.clean(
            f"<html><body><h1>The mill grinds again</h1>{body}</body></html>", url="https://w.example/news/a-b-c"
        )
    else:
        article = cleancopy.clean_text("\n".join(("The mill grinds again", *lines)))
    return [line for line in article.text.splitlines() if line]


@pytest.mark.parametrize("html", [False, True], ids=["text", "page"])
@pytest.mark.parametrize(
    "line", ["17 °C", "-3°", "62 ℉", "١٧°م", "15:42", "3:42 PM", "오후 3:42", "3:42 μ.μ.", "15:42 Uhr", "09:05 CET"]
)
def test_it_goes(line: str, html: bool) -> None:
    assert lines_of(*TEXTS[:2], line, *TEXTS[2:], html=html) == list(TEXTS)


@pytest.mark.parametrize(
    "lines",
    [("Oven", "180 °C"), ("15:42", "Ferry to the island", "16:10", "Ferry to the mill"), ("17 degrees",), ("3:1",)],
)
def test_cells_and_lists_stay(lines: tuple[str, ...]) -> None:
    assert lines_of(*TEXTS[:2], *lines, *TEXTS[2:]) == [*TEXTS[:2], *lines, *TEXTS[2:]]


def test_the_record_names_it() -> None:
    text = "\n".join(("The mill grinds again", *TEXTS[:2], "17 °C", *TEXTS[2:]))
    removed = cleancopy.clean_text(text, options=Options(record=True)).removed.blocks or []
    assert [(block.text, block.kind, block.subkind) for block in removed] == [("17 °C", Kind.TICKER, "weather")]
