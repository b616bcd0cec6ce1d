"""Lines of what is measured or drawn every day and shown beside articles: the air, pollen, rivers, tides, the numbers of a lottery."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .data import alternation
from .forms import Form, Line, small_letters, words
from .numerals import NUMBER, YEAR

MAX_GAUGE = 48  # characters
MAX_DRAWN = 110
MAX_SHOWN = 110  # of several side by side
SHORT = 2  # letters of the names of draws: "3D 2PM"
WORD = re.compile(r"[^\W\d_]+")
MAX_BESIDE = 3  # words beside the name of a gauge
DRAWN = 4  # numbers of a draw
NAMED = 2  # words of the name of a game: "Grand Lotto"
BEFORE = 18  # characters of the name of a place before that of a gauge


def gauge(text: str, found: list[str]) -> Line | None:
    """Return what a line with these words says of a gauge or a draw; None when it says nothing of one.

    >>> gauge("Luftqualität: 42 (gut)", ["Luftqualität", "gut"]) is not None, gauge("The tide of 12 May", ["The", "tide", "of", "May"])
    (True, None)
    """
    if len(text) <= MAX_DRAWN and len(NUMBER.findall(text)) >= DRAWN and _drawn(found):
        return Line(Form.MEASURE, True, True)
    if "|" in text and len(text) <= MAX_SHOWN:
        parts = list(map(str.strip, text.split("|")))
        if any(map(_is_gauge, parts)) and all(_is_gauge(part) or _is_day(part) for part in parts):
            return Line(Form.MEASURE, True, True)
    return Line(Form.MEASURE, True, True) if _is_gauge(text, found) else None


def _is_day(text: str) -> bool:
    """Whether a part of a line is a day: ``MON 27 NOV``."""
    found = WORD.findall(small_letters(text))
    return bool(found) and all(word in words()["calendar"] for word in found)


def _is_gauge(text: str, found: Sequence[str] = ()) -> bool:
    if len(text) > MAX_GAUGE or YEAR.search(text):
        return False
    low = small_letters(text)
    named = _gauges().match(low)
    if named is None:
        return False
    return sum(word.lower() not in named.group("name") for word in found or WORD.findall(text)) <= MAX_BESIDE


def _drawn(found: list[str]) -> bool:
    """Whether one of the first words of a line is the name of a game of numbers, and few others of some length stand beside it."""
    found = [word for word in found if len(word) > SHORT]
    return 0 < len(found) <= MAX_BESIDE and any(word.lower() in words()["lotteries"] for word in found[:NAMED])


@cache
def _gauges() -> re.Pattern[str]:
    """A name of a gauge, a place before it or not, then a figure, at most one word before it."""
    names = alternation(words()["gauges"])
    return re.compile(
        rf"(?:[^\d:：.,]{{2,{BEFORE}}}\s)?(?P<name>{names})(?:\s[^\W\d_]{{3,12}})?\s?(?:\([^()]{{1,12}}\))?\s?[:：|–-]?\s?"
        rf"(?:[^\W\d_]{{1,12}}\s?)?\(?(?:[^\W\d_]{{2,10}}\s)?[+-]?\d"
    )
