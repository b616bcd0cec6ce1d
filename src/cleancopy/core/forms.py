"""The forms that lines of figures have, and the lists of words that say what a figure measures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from .data import table
from .normal import normal

MAX_HEADING = 40  # characters
HEADING_SIGNS = " :|•·-–—●：»›>→"


class Form(Enum):
    """What a line shows."""

    PROSE = "prose"
    LABEL = "label"  # a few words or a code, nothing else: the name of what the next line measures
    VALUE = "value"  # a level alone
    CHANGE = "change"  # a change alone
    QUOTE = "quote"  # a level with its change, or a currency pair with its level
    PRICE = "price"  # a name with a level, no change
    WEATHER = "weather"
    MEASURE = "measure"  # what stands beside a temperature: humidity, wind, pressure
    SCORE = "score"
    MATCH = "match"  # a score with the state of its match
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the grammar reads it."""

    form: Form
    known: bool = False
    """Whether its words name a currency, an index or the weather."""
    arrow: bool = False
    """Whether a change is marked by an arrow or a sign; of a clock, whether it shows the day of the week and the date with it.

    Of a measure, whether it is that of a gauge that is shown beside articles."""


@cache
def words() -> dict[str, frozenset[str]]:
    """Return the word lists by name, from ``tickers.toml``."""
    data = table("tickers.toml")
    lists = {
        name: frozenset(value.split()) if isinstance(value, str) else frozenset(value) for name, value in data.items()
    }
    lists = {
        name: value | {bare(word) for word in value} | {word.replace("ı", "i") for word in value}  # the capital is I
        for name, value in lists.items()
    }
    small = frozenset(code.lower() for code in lists["codes"])
    # What is asked for together is put together once.
    known = lists["quoted"] | small
    return lists | {
        "codes_small": small,
        "known": known,
        "known_or_unit": known | lists["units"] | lists["per"],
        "quoted_or_unit": lists["quoted"] | lists["units"],
        "day_or_weather": lists["calendar"] | lists["weather"],
    }


def bare(word: str) -> str:
    """Return a word without accents, as capitals are often written; marks of Indic scripts and Hebrew are letters and stay."""
    if word.isascii() or not word.islower() or word[0] > "\u04ff":
        return word
    return "".join(char for char in normal("NFD", word) if not "\u0300" <= char <= "\u036f")


def small_letters(text: str) -> str:
    """Return small letters, one for one; the Turkish dotted capital would give a letter and a dot."""
    return text.replace("İ", "i").lower()


def heads_figures(text: str) -> bool:
    """Whether a line is a heading of figures that update by themselves: ``Exchange rates``.

    >>> heads_figures("Wechselkurse:"), heads_figures("Kursy walut"), heads_figures("The exchange rates")
    (True, True, False)
    """
    if len(text) > MAX_HEADING:
        return False
    low = small_letters(text.strip(HEADING_SIGNS))
    return low in words()["headings"] or names_sides(low)


def names_sides(low: str) -> bool:
    """Whether a line in small letters names what something is bought and sold for, and at most whose: ``bank buy sell``."""
    found = low.split()
    sides = sum(word in words()["sides"] for word in found)
    return sides > 1 and len(found) - sides <= 1
