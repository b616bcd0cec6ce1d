"""Results above a title whose cells stand on lines of their own."""

from __future__ import annotations

import pytest

from cleancopy import clean_text
from cleancopy.core.scorecells import is_state

TITLE = "Old bakery reopens as a reading room"
PROSE = (
    "The old bakery on Mill Lane reopened on Friday as a reading room with three hundred books and a stove.",
    "Neighbours paid for the roof with a raffle, and the first evening was so full that some sat on the oven.",
)


def left(*lines: str) -> list[str]:
    article = clean_text("\n".join(lines))
    return [line for line in (article.title or "", *article.text.split("\n")) if line]


@pytest.mark.parametrize(
    "above",
    [
        ("Rangers", "2", "Celtic", "1", "FT", "Hearts", "0", "Hibs", "0", "HT"),
        ("FT", "Rangers", "2", "Celtic", "1", "HT", "Hearts", "0", "Hibs", "0"),
        ("Lakers 102", "Celtics 99", "Final", "Suns 88", "Kings 91", "3rd Qtr 4:12"),
        ("Legia 2", "Lech 1", "78'"),
    ],
)
def test_cells_of_results_above_the_title_go(above: tuple[str, ...]) -> None:
    assert left(*above, TITLE, *PROSE) == [TITLE, *PROSE]


@pytest.mark.parametrize("cells", [("Rangers", "2", "Celtic", "1"), ("Lane 12", "Mill 14")])
def test_within_the_text_and_without_a_state_they_stay(cells: tuple[str, ...]) -> None:
    assert left(TITLE, PROSE[0], *cells, PROSE[1]) == [TITLE, PROSE[0], *cells, PROSE[1]]


def test_what_is_a_state() -> None:
    assert all(map(is_state, ("FT", "HT", "Final", "3rd Qtr 4:12", "78'", "90+3'", "Q3 4:12")))
    assert not any(map(is_state, ("Final approach", "The 3rd", "78", "1" * 40, "4:12")))
