"""Polls that are set as lines of the article: a question, the answers to choose from, and how many have voted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .data import alternation, table
from .figures import SENTENCE_END
from .forms import small_letters
from .model import Kind, Page, Verdict
from .reach import within
from .stops import QUESTIONS

MAX_VOTES = 48  # characters of the line that counts votes
MAX_ANSWER, MAX_QUESTION, MAX_LABEL = 60, 160, 24
LEAST, MOST = 2, 8  # answers
FAR = MOST + 3  # blocks from the label of a poll to its votes
QUESTION = (*QUESTIONS, ";", "\u037e")  # the last ones are those of Greek
NUMBER = re.compile(r"\d{1,3}(?:[., \u00a0\u202f'’]\d{3})*")
DIGIT = re.compile(r"\d")
SIGNS = re.compile(r"[\W_]+")


@cache
def _votes() -> re.Pattern[str]:
    words = table("sayings.toml")["polls"]["votes"]
    return re.compile(rf"(?:{alternation(words)})(?:\s(?:{alternation(words)}))?")


def counts_votes(text: str) -> bool:
    """Whether a line says how many have voted, and nothing else.

    >>> counts_votes("Głosów: 341"), counts_votes("1.284 oy kullanıldı"), counts_votes("341 votes were enough")
    (True, True, False)
    """
    if len(text) > MAX_VOTES:
        return False
    rest, numbers = NUMBER.subn(" ", small_letters(text))
    return numbers == 1 and _votes().fullmatch(SIGNS.sub(" ", rest).strip()) is not None


def polls(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that are a poll; ``kept`` are the indexes of all kept blocks."""
    found: set[int] = set()
    for block in within(page.blocks, kept, below=FAR):
        if len(block.text) <= MAX_VOTES and DIGIT.search(block.text) and counts_votes(block.text):
            found.update(_poll(page, block.index))
    there = found.intersection(kept)
    return dict.fromkeys(
        sorted(there), Verdict(Kind.CONTROL, "a poll: a question, answers, and the votes", "judge.poll")
    )


def _poll(page: Page, votes: int) -> range:
    """The blocks of the poll that a line with its votes ends, from its label or question on; none where it has no answers."""
    at = votes - 1
    while at >= 0 and votes - at <= MOST + 1 and not page.blocks[at].text.endswith(QUESTION):
        text = page.blocks[at].text
        if len(text) > MAX_ANSWER or (SENTENCE_END.search(text) and not text.endswith("%")):
            return range(0)
        at -= 1
    if (
        at < 0
        or votes - at - 1 < LEAST
        or not page.blocks[at].text.endswith(QUESTION)
        or len(page.blocks[at].text) > MAX_QUESTION
    ):
        return range(0)
    label = page.blocks[at - 1].text if at else ""
    labelled = 0 < len(label) <= MAX_LABEL and len(label.split()) < LEAST and not SENTENCE_END.search(label)
    return range(at - labelled, votes + 1)
