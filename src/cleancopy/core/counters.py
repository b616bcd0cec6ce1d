"""Lines that count how often an article was read, shared or spoken of: "1,234 views", "2 hours ago · 74 shares", "조회수 123".

They change with each visit, so that a page that has not changed otherwise would be taken for another revision. Told by their words, which
are all known ones, in some forty languages.
"""

from __future__ import annotations

import re
from functools import cache

from .data import alternation, table
from .forms import small_letters
from .times import is_ago, is_time

LONGEST = 60  # characters
DIGIT = re.compile(r"\d")
APART = re.compile(r"\s+[–—-]\s+|[·•|/]")
# A number with its thousands, and what shortens it; a space parts thousands only before three figures.
NUMBER = re.compile(
    r"\d+(?:[.,'’\u00a0\u202f ]\d{3}(?!\d)|[.,]\d+)*\s?(?:(?:k|m|тыс|тис|млн|mil|rb|tn|万|萬|만|천|千)\b\.?)?"
)
OTHER = frozenset("°%$€£¥₽₴₹?!=+")  # signs of figures that count something else
WIDE = "\u0e00"  # from here on, scripts that part no words


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    read = table("sayings.toml")["counters"]
    return _any(read["counts"]), _any(read["beside"])


def _any(words: list[str]) -> re.Pattern[str]:
    """Return the words as a pattern; those of scripts that part them are whole ones."""
    wide = alternation(word for word in words if word[0] >= WIDE)
    other = alternation(word for word in words if word[0] < WIDE)
    return re.compile(rf"(?<![^\W\d_])(?:{other})(?![^\W\d_])|{wide}")


def counts(text: str) -> bool:
    """Whether a line counts readers and what they did, and says nothing else but how long ago.

    >>> counts("1,234 views"), counts("2 hours ago · 74 shares"), counts("阅读 1234"), counts("74 shares were sold")
    (True, True, True, False)
    """
    if len(text) > LONGEST or not DIGIT.search(text) or not OTHER.isdisjoint(text):
        return False
    parts = [part.strip() for part in APART.split(text) if part.strip()]
    found = [_is_counter(part) for part in parts]
    return any(found) and all(one or is_ago(part) or is_time(part) for one, part in zip(found, parts, strict=True))


def _is_counter(part: str) -> bool:
    counted, beside = _words()
    rest, numbers = NUMBER.subn(" ", small_letters(part))
    if not 1 <= numbers <= 2:
        return False
    rest, words = counted.subn(" ", rest)
    return bool(words) and not any(char.isalpha() for char in beside.sub(" ", rest))
