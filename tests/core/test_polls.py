"""A question, its answers and the count of votes are a poll, in a box or not; the article's own questions and results stay."""

from __future__ import annotations

import pytest

from cleancopy.core.model import Block, Page
from cleancopy.core.polls import counts_votes, polls


def told(*lines: str) -> list[int]:
    blocks = tuple(Block(index, text, "body/p", (0, len(text))) for index, text in enumerate(lines))
    return sorted(polls(Page("", blocks=blocks), range(len(blocks))))


@pytest.mark.parametrize(
    "line",
    [
        "Głosów: 341",
        "1.284 oy kullanıldı",
        "Total votes: 2,117",
        "Проголосовало 512 человек",
        "341 票",
        "عدد الأصوات: 90",
    ],
)
def test_counts_of_votes_are_told(line: str) -> None:
    assert counts_votes(line)


@pytest.mark.parametrize("line", ["The bill passed with 341 votes", "341", "Votes", "341 votes against 12"])
def test_other_lines_are_none(line: str) -> None:
    assert not counts_votes(line)


def test_a_poll_goes_from_its_label_on() -> None:
    assert told("The bridge opens.", "Sonda", "Czy most jest piękny?", "Tak", "Nie", "Głosów: 341", "It rains.") == [
        1,
        2,
        3,
        4,
        5,
    ]


def test_a_sentence_or_no_answers_above_the_votes_is_no_poll() -> None:
    assert told("Who won?", "The mayor won by far.", "Nobody minded.", "341 votes") == []
    assert told("Who won?", "341 votes") == []


def test_thousands_of_counts_take_linear_time() -> None:
    assert told(*["Who won?", "12 votes"] * 3_000) == []
