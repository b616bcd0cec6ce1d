"""Figures between the words that introduce a list and that list, or below the last line of another."""

from __future__ import annotations

import pytest

import cleancopy

PROSE = [
    "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since the storm.",
    "Work is to begin in spring and to take about fourteen months, the chairwoman told reporters after the meeting.",
    "Fishermen have landed their catch at the yacht basin since then, where the water is too shallow for the larger boats.",
    "The ministry pays two thirds of the costs, and the rest is raised by a charge on every ticket for the next ten years.",
    "Islanders had asked for a bridge instead, but the council found it too dear and too exposed to the winter winds.",
    "A small museum in the old waiting room is to tell of the ships, their crews, and the families that waited for them.",
]
SCORES = ["Rosenborg 2:1 Feyenoord", "Galatasaray 0:3 Porto"]


def text(*middle: str) -> str:
    inside = [*(f"<p>{line}</p>" for line in PROSE[:3]), *middle, *(f"<p>{line}</p>" for line in PROSE[3:])]
    page = "<html><body><article><h1>Council rebuilds the pier</h1>{}</article></body></html>"
    return cleancopy.clean(page.format("".join(inside)), options=cleancopy.Options(any_page=True)).text


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


LIST = "<ul><li>a waiting room with a roof of glass</li><li>two berths for the larger boats</li></ul>"


@pytest.mark.parametrize("count", [1, 2])
def test_results_between_an_introduction_and_its_list_go(count: int) -> None:
    out = text("<p>The new pier is to have these parts:</p>", paragraphs(SCORES[:count]), LIST)
    assert not any(score in out for score in SCORES)
    assert "these parts:" in out
    assert "two berths" in out


@pytest.mark.parametrize("count", [1, 2])
def test_results_below_the_last_item_of_a_list_go(count: int) -> None:
    below = "<ul><li>a waiting room with a roof of glass</li><li>two berths for the larger boats, and a slip</li></ul>"
    out = text("<p>The new pier is to have these parts.</p>", below, paragraphs(SCORES[:count]))
    assert not any(score in out for score in SCORES)
    assert "and a slip" in out


def test_results_that_a_line_or_a_heading_introduces_stay() -> None:
    assert all(score in text("<p>The evening ended so:</p>", paragraphs(SCORES)) for score in SCORES)
    assert all(
        score in text("<h2>What the island's own league played on Sunday</h2>", paragraphs(SCORES)) for score in SCORES
    )
    items = "<ul>" + "".join(f"<li>{score}</li>" for score in SCORES) + "</ul>"
    assert all(score in text("<p>The evening ended so:</p>", items, LIST) for score in SCORES)
