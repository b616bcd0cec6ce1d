"""The title of a text without markup stands among menus, tickers, strips and other articles' headlines."""

from __future__ import annotations

import pytest

from cleancopy.core.model import Page
from cleancopy.core.plaintext import parse_text
from cleancopy.core.titlelines import WEIGHTS, candidate_features, title_line

TITLE = "Harbour council agrees to rebuild the old ferry pier"
PROSE = [
    "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since the storm.",
    "Work is to begin in spring and to take about fourteen months, the chairwoman told reporters after the meeting.",
    "The pier had carried ferries to the islands for almost a century before the storm took half of its planks.",
]


def title(*lines: str) -> str | None:
    blocks = parse_text(Page(body="\n".join(lines), markup=False)).blocks
    place = title_line(blocks)
    return None if place is None else blocks[place].text


@pytest.mark.parametrize(
    "above",
    [
        ["Skip to main content", "Home", "News", "Sports and more", "Sign in to your account"],
        ["Exchange rates", "EUR 48.09 ▼0.28%", "USD 41.68 ▲0.25%"],
        ["Wechselkurse", "EUR 48,09 ▼0,28 %"],
        ["Kursy walut", "EUR 4,26 zł +0,28%"],
        ["terça-feira, 19 de novembro de 2024 17h22"],
        ["BREAKING", "Minister resigns after a row over taxes", "Storm leaves thousands without electricity"],
        [
            "Ten cheap recipes for a quick supper",
            "Our kitchen editor tried dozens of soups, noodles and omelettes for thi...",
        ],
        ["Home / News / Local news / Harbour", "Share | Print | Save this article"],
        [
            "We use cookies to give you the best experience and to show you adverts that suit you.",
            "Accept",
            "Home",
            "News",
            "Sport",
        ],
        ["Photo: Anna Smith | The old ferry pier after the storm"],
    ],
)
def test_title_below_other_lines(above: list[str]) -> None:
    assert title(*above, TITLE, "By Anna Smith", "12 November 2024", *PROSE) == TITLE


@pytest.mark.parametrize("other", ["Exchange rates", "Wechselkurse", "Valutakurser"])
def test_heading_of_figures_is_no_title(other: str) -> None:
    assert title(other, "EUR 48.09 ▼0.28%", *PROSE) is None


def test_headline_of_a_strip_is_no_title() -> None:
    assert title("BREAKING", "Minister resigns after a row over taxes", *PROSE) is None


def test_question_is_a_title_over_a_byline() -> None:
    question = "Why is the harbour council going to rebuild the old ferry pier at last?"
    assert title(question, "By Anna Smith", *PROSE) == question


def test_every_feature_has_a_weight() -> None:
    blocks = parse_text(Page(body="\n".join([TITLE, *PROSE]), markup=False)).blocks
    (row,) = candidate_features(blocks).values()
    assert row.keys() == WEIGHTS.keys()


def test_long_texts_are_looked_at_from_the_top_only() -> None:
    assert title(*["Menu entry number one and two"] * 5000) is None
