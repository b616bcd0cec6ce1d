"""What a line among headlines is, by its form: a headline, one with a clock or the signs of a strip, a time, the name of a section."""

from __future__ import annotations

import re

from .cuts import cut_of
from .figures import WIDE
from .scene import SENTENCE, STOPS, mass
from .sentences import is_prose
from .times import CLOCK, CLOCK_ALONE, is_time
from .titlelines import ASKS, MAX_ASKED

# Signs of lines, one character each, so that the lines of a text can be searched like letters.
TEXT, TITLE, GONE = "PTX"
HEAD, SIGNED, TIMES, LABEL, OTHER = "HSMLC"

SHORTEST = 24  # characters of a headline, wide ones counting double
LONGEST = 200
LONGEST_STRIP = 400  # of several on one line
MIN_SPACES = 3
SHORT_LABEL = 30  # characters of the name of a section
CLOCKED = re.compile(rf"\W{{0,3}}{CLOCK}\s{{0,2}}[|–—:•·-]?\s+(?=\S)")
CLOCK_END = re.compile(rf"\s[|–—•·(]?\s?{CLOCK}\)?$")
PLUS = re.compile(r"^(?:\+{2,3}|\*{3}|/{3})\s+|\s+(?:\+{2,3}|\*{3}|/{3})$")
BETWEEN = re.compile(r"\s(?:\||•|·|/{2,3}|●|»|\+{2,3}|\*{1,3}|◆|■)\s")
SEGMENTS = 3  # headlines on one line
SEGMENT = 18  # characters of each, wide ones counting double
BULLET = re.compile(r"^\s*(?:[-•*–▪◦·»►▶>●■]|\d{1,2}[.)])\s+")
SECTION = re.compile(r"^([^\W\d_][^|/]{1,24})\s[|/]\s(?=\S)")


def sign_of(text: str) -> str:
    """Return what a kept line is: one of ``TEXT``, ``HEAD``, ``SIGNED``, ``TIMES``, ``LABEL``, ``OTHER``."""
    size = len(text)
    if is_time(text):
        return TIMES
    if size > LONGEST_STRIP:
        return TEXT
    cut = cut_of(text)
    if text.endswith(STOPS) and cut is None:
        return TEXT if is_prose(text) else OTHER
    if is_signed(text):
        return SIGNED
    if size > LONGEST or (cut is None and is_prose(text) and not _asks(text)):
        return TEXT
    if mass(text) >= SHORTEST and (text.count(" ") >= MIN_SPACES or WIDE.search(text)):
        return HEAD
    return LABEL if size <= SHORT_LABEL and not BULLET.match(text) else OTHER


def is_signed(text: str) -> bool:
    """Whether a headline has a sign of a strip: a clock before or behind it, plus signs around it, others beside it on the line.

    >>> is_signed("14:32 Bridge closed after a storm"), is_signed("+++ Bridge closed after a storm"), is_signed("Bridge closed")
    (True, True, False)
    """
    bare = bare_headline(text)
    if text[0] == "|":
        return False  # a row of a table
    if mass(bare) < SHORTEST or " " not in bare and not WIDE.search(bare):
        return False
    if bare != text and BULLET.sub("", text) != bare:
        return True
    parts = BETWEEN.split(text)
    return len(parts) >= SEGMENTS and all(mass(part) >= SEGMENT for part in parts)


def bare_headline(text: str) -> str:
    """Return a headline without the clock, the bullet or the signs before and behind it."""
    text = PLUS.sub("", text)
    clocked = CLOCKED.match(text)
    text = text[clocked.end() :] if clocked else CLOCK_END.sub("", text)
    return BULLET.sub("", text)


def clock_of(text: str) -> str:
    """Return the clock that a line begins or ends with, its figures alone; empty for none."""
    found = CLOCKED.match(text) or CLOCK_END.search(text) or CLOCK_ALONE.match(text)
    return "".join(filter(str.isdigit, found.group())).zfill(4) if found else ""


def _asks(text: str) -> bool:
    """Whether a line with the end of a sentence can be a headline: one question or call."""
    return len(text) <= MAX_ASKED and ASKS.search(text) is not None and not SENTENCE.search(text)
