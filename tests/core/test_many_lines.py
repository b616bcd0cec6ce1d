"""Lines of chaff between paragraphs cost in proportion to their number, however many a text or page has."""

from __future__ import annotations

import time

import pytest

from cleancopy import clean, clean_text

PARAGRAPH = "The council decided on Monday to rebuild bridge number {}, and the chairwoman said that work would begin in spring."
FEW, MANY = 500, 4_000


def rows(line: str, number: int) -> list[str]:
    return [text for place in range(number) for text in (PARAGRAPH.format(place), line.format(place % 60))]


def page(line: str, number: int) -> str:
    return (
        f"<h1>Council rebuilds bridges</h1><article>{''.join(f'<p>{row}</p>' for row in rows(line, number))}</article>"
    )


def text(line: str, number: int) -> str:
    return "\n".join(["Council rebuilds bridges", *rows(line, number)])


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Town {} - 1 Rovers",
        "DAX {}.5 +0.4%",
        "{}°C",
        "12:{:02} Minister resigns after a row over taxes",
        "Ten cheap recipes for a quick supper number {} that the whole fam...",
        "BREAKING: {}",
        "First published in {}",
        "Part of it",
        "He said that it was so ... {} ...",
    ],
)
@pytest.mark.parametrize("make", [page, text])
def test_time_grows_with_the_lines(make: object, line: str) -> None:
    assert callable(make)
    run = clean if make is page else clean_text
    took = []
    for number in (FEW, MANY):
        whole = make(line, number)
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            run(whole)
            best = min(best, time.process_time() - start)
        took.append(best)
    assert took[1] < 2.5 * took[0] * MANY / FEW, took


@pytest.mark.parametrize(
    "line", ["{} the council decided to rebuild another one of the old bridg...", "Bridge number {}: the council…"]
)
def test_time_grows_with_the_cut_texts_of_a_dump_without_any_other(line: str) -> None:
    took = []
    for number in (1_500, 12_000):
        whole = "\n".join(["Council rebuilds bridges", PARAGRAPH, *(line.format(place) for place in range(number))])
        start = time.process_time()
        clean_text(whole)
        took.append(time.process_time() - start)
    assert took[1] < 2.5 * took[0] * 8, took


def test_time_grows_with_the_labels_and_figures_of_one_run() -> None:
    """What a label stands for is looked up from the end of a run, not from its beginning for each."""
    took = []
    for number in (FEW, FEW, 12 * FEW):
        lines = "".join(f"<div><p>USD 41.{place} ▲0.2%</p><p>These are the ports:</p></div>" for place in range(number))
        html = f"<html><head><title>Council rebuilds bridges</title></head><body><ul>{lines}</ul></body></html>"
        start = time.process_time()
        clean(html)
        took.append(time.process_time() - start)
    assert took[2] < 28 * min(took[:2]), took
