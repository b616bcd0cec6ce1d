"""Lines that show the time of day: clocks, days with clocks, times of prayer."""

from __future__ import annotations

import re

from .forms import Form, Line, small_letters, words
from .numerals import BULLET, CLOCK, NUMBER, YEAR

DATED_CLOCK = re.compile(
    r"\b(?:19|20)\d{2}\b\D{0,12}\b(?:[01]?\d|2[0-3])\.[0-5]\d\s*(?:Uhr)?$"
)  # 12. november 2024 kl. 15.23
CLOCK_WORD = re.compile("-|[.](?=m$)")  # terça-feira, p.m.
MAX_LENGTH = 60  # characters
MAX_CLOCK_WORDS = 4  # of a line with a clock that shows seconds
FULL_DATE = 2  # words of a date that is written out: the day of the week and the month
SECONDS = re.compile(r"(?<![\d:.])(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?![\d:.])")
DEGREES = re.compile("[°º˚℃℉]")
HOURS = re.compile(r"\d[:h.٫]\d{2}\s?(?:h|Uhr)?\s?[-–—]\s?\d{1,2}[:h.٫]\d{2}")
DATE = re.compile(r"(?<!\d)[0-3]?\d\.?\s(?:de\s|ta'\s)?([^\W\d_]{3,14})\.?,?\s(?:de\s)?(?:19|20)\d\d(?!\d)")
LETTER = re.compile(r"[^\W\d_]")
TIME = re.compile(r"(?<!\d)\d{1,2}\s?[:.٫]\s?\d{2}(?!\d)")  # in any figures
PRAYERS = 3  # times of prayer on one line, which no article has so
MAX_PRAYER_LABEL = 5  # words
MAX_PRAYERS = 140  # characters of such a line


def clock(text: str, found: list[str]) -> Line | None:
    """Return what a line with these words says of the time of day; None when it says nothing of it."""
    if DEGREES.search(text):
        return None
    if prayed := _prayers(text, found):
        return prayed
    if not (CLOCK.search(text) or DATED_CLOCK.search(text)):
        return None
    if HOURS.search(text):
        return Line(Form.PROSE)  # from one time to another: when something is open, or takes place
    days = words()["calendar"]
    dated = DATE.search(text)
    if dated:  # a month in whatever language is as good as one that is known
        found = ["may" if word == dated.group(1) else word for word in found]
    rest = [w for w in found if not all(part in days for part in CLOCK_WORD.split(w.lower().strip(".")))]
    numbers = len(NUMBER.findall(text))
    if rest and len(text) <= MAX_LENGTH:
        return _running_clock(text, found, rest)
    if rest or len(text) > MAX_LENGTH:
        return None
    full = len(found) >= FULL_DATE and YEAR.search(text) is not None
    return Line(Form.CLOCK, known=numbers >= 3, arrow=full and numbers >= 3)


def _running_clock(text: str, found: list[str], rest: list[str]) -> Line | None:
    """A clock with seconds and a zone, or with words before a colon: ``Updated: 14:32:07 GMT``."""
    seconds = SECONDS.search(text)
    if seconds is None or len(rest) > MAX_CLOCK_WORDS or BULLET.match(text):
        return None
    zoned = LETTER.search(text, seconds.end()) is not None and len(rest) < len(found)
    labelled = text[: seconds.start()].rstrip().endswith((":", "："))
    return Line(Form.CLOCK, True, True) if zoned or labelled else None


def _prayers(text: str, found: list[str]) -> Line | None:
    """Times of prayer: the names and the times, and no other words but of the calendar."""
    if not found or len(text) > MAX_PRAYERS:
        return None
    lists = words()
    if lists["prayers"].isdisjoint(map(small_letters, found)):
        return None
    small = _unlabelled([small_letters(word) for word in found], lists["prayers"])
    if any(word not in lists["prayers"] and word not in lists["calendar"] for word in small):
        return None
    times = len(TIME.findall(text))
    if len(small) < len(found) and times < PRAYERS:
        return None
    return Line(Form.CLOCK, True, times >= PRAYERS) if times else None


def _unlabelled(found: list[str], prayers: frozenset[str]) -> list[str]:
    """The words from the first name of a prayer on: a few before it may say what the times are of, and where."""
    first = next((place for place, word in enumerate(found) if word in prayers), 0)
    return found[first:] if first <= MAX_PRAYER_LABEL else found
