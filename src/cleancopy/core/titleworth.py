"""What a line is worth as the title of a text without markup: its words and those of the text, and what stands beside it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import cached_property

from .figures import WIDE
from .headforms import BULLET, CLOCKED, PLUS, clock_end
from .letters import is_small
from .model import Block
from .scene import mass
from .spoken import MET, MIN_NAMES, stems
from .times import is_fresh, is_time

BELOW = 4  # lines below a title among which the date stands
MAX_DATED = 80  # characters of such a line
MANY_WORDS = 20  # of a line that is more than a headline
MAX_HEADLINE = 110  # characters that few headlines have
ENOUGH = 32  # characters in common with the text from which more say nothing
OFTEN = 4  # times a text says a word from which more say nothing
LEAD = 3  # pieces of prose that begin a text
MIN_SAID = 700  # characters, wide ones counting double, of a text against which headlines can be held
MANY_NAMES = 4  # long words of a headline, of which one is in a text by chance
TOLD = 0.3  # share of a headline's long words that its text says at least
MAX_ROW = 6  # headlines beside a line from which more say nothing
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
DATED = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d{2}|\bmin\b")
APART = re.compile(r"[|©]| / |[›»]")  # signs of credits, breadcrumbs, menus

# What a line that can be a headline is worth; ``python -m benchmarks.titlelines --fit`` fits these on the texts of whole pages, and on
# articles with strips of other headlines set above and below their title.
WEIGHTS = {
    "later": 0.8,  # logarithm of its number: below the menu
    "words": 3.3,  # the first four of them
    "more words": 2.0,  # the first eight
    "too many words": -4.2,
    "shared": 3.3,  # characters of its words that the text says too, up to 32
    "share": 1.8,  # share of its words that the text says too
    "date below": 2.2,
    "dated": 1.5,
    "apart": -3.5,
    "small letter": -1.9,
    "long": -3.3,
    "first": 1.7,  # of all lines, where a text that is no whole page has its title
    "in turn": -2.0,  # with times and other headlines, as in a strip
    "under time": -2.9,  # a clock, or how long ago
    "row": -3.1,  # headlines directly above and below it, up to six
    "in row": 1.4,
    "often": 1.9,  # how often the text says its long words, each up to four times
    "met": -2.2,  # share of its long words that the text says
    "lead": 2.5,  # the same of the first paragraphs
    "other": -0.8,  # hardly any of them
    "again": 0.4,  # stands above the text more than once
    "clock": -9.9,  # before it or behind it
    "bullet": -5.9,
    "time": -2.8,  # says when, or by whom, and nothing else
}
NO_TITLE = 7.2  # the worth of having none


class Said:
    """The running text that a title is held against."""

    def __init__(self, body: Sequence[Block]) -> None:
        self._body = body

    @cached_property
    def words(self) -> frozenset[str]:
        """Its longer words."""
        return words_of(block.text for block in self._body)

    @cached_property
    def all(self) -> str:
        """All of it, small."""
        return "\n".join([block.text for block in self._body]).lower()

    @cached_property
    def lead(self) -> str:
        """Its first paragraphs, small."""
        return "\n".join([block.text for block in self._body[:LEAD]]).lower()

    @property
    def is_enough(self) -> bool:
        """Whether it is so long that its silence tells that a headline is another's."""
        return len(self.all) >= MIN_SAID or mass(self.all) >= MIN_SAID

    def is_other(self, text: str) -> bool:
        """Whether a line has several long words, and the running text hardly any of them."""
        own = stems(text)
        return hardly_met(len(own), met(own, self.all))

    def is_strange(self, text: str) -> bool:
        """Whether a line has several long words, the running text hardly any of them, and its beginning none, or one of many."""
        own = stems(text)
        return self.is_other(text) and met(own, self.lead) <= (len(own) >= MANY_NAMES)

    def is_told(self, text: str) -> bool:
        """Whether a line is no time and has several long words, of which the running text says some, and its beginning one."""
        own = stems(text)
        told = len(own) >= MIN_NAMES and met(own, self.all) >= TOLD * len(own)
        return told and met(own, self.lead) > 0 and not is_time(text)


class Top:
    """The lines above the running text among which the title stands."""

    def __init__(self, blocks: Sequence[Block], places: Set[int], start: int, said: Said) -> None:
        self._blocks = blocks
        self._places = places
        """Indexes of the lines that can be the title."""
        self._lines = blocks[:start]
        self._said = said
        self._times: dict[int, bool] = {}

    def worth(self, block: Block) -> float:
        """Return what a line is worth as the title; ``NO_TITLE`` is what it takes."""
        return sum([WEIGHTS[name] * value for name, value in self.features(block).items()])

    def features(self, block: Block) -> dict[str, float]:
        """Return what speaks for a line as the title, by the names of ``WEIGHTS``."""
        return {**self._form(block), **self._held_against(block.text), **self._beside(block.index)}

    def stands_alone(self, index: int) -> bool:
        """Whether no other line that can be a title stands directly above or below one, or in turn with it and times."""
        return not self._row(index) and not self._in_turn(index)

    def _form(self, block: Block) -> dict[str, float]:
        text = block.text
        count = len(text.split()) + len(WIDE.findall(text)) // 3
        below = self._blocks[block.index + 1 : block.index + 1 + BELOW]
        return {
            "later": math.log1p(block.index),
            "words": min(count, 4) / 4,
            "more words": min(count, 8) / 8,
            "too many words": float(count > MANY_WORDS),
            "date below": float(any(len(line.text) < MAX_DATED and DATED.search(line.text) for line in below)),
            "dated": float(DATED.search(text) is not None),
            "apart": float(APART.search(text) is not None),
            "small letter": float(is_small(text)),
            "long": float(len(text) > MAX_HEADLINE),
            "first": float(block.index == 0),
            "clock": float(CLOCKED.match(text) is not None or clock_end(text) is not None),
            "bullet": float(BULLET.match(text) is not None or PLUS.search(text) is not None),
            "time": float(is_time(text)),
            "again": float(self._counts[text.lower()] > 1),
        }

    def _held_against(self, text: str) -> dict[str, float]:
        """What the text below says of what a line says."""
        words, own = words_of([text]), stems(text)
        shared = words & self._said.words
        said, names = self._said.all, max(1, len(own))
        told = met(own, said)
        return {
            "shared": min(sum(map(len, shared)), ENOUGH) / ENOUGH,
            "share": len(shared) / len(words) if words else 0.0,
            "often": sum([min(OFTEN, said.count(word)) for word in own]) / OFTEN / names,
            "met": told / names,
            "lead": met(own, self._said.lead) / names,
            "other": float(hardly_met(len(own), told)),
        }

    def _beside(self, index: int) -> dict[str, float]:
        """What stands above and below a line."""
        row = self._row(index)
        return {
            "in turn": float(self._in_turn(index)),
            "under time": float(index > 0 and is_fresh(self._blocks[index - 1].text)),
            "row": min(row, MAX_ROW) / MAX_ROW,
            "in row": float(row > 0),
        }

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(block.text.lower() for block in self._lines)

    def _row(self, index: int) -> int:
        """How many lines that can be titles stand directly above and below one."""
        count = 0
        for step in (-1, 1):
            place = index + step
            while place in self._places and count <= MAX_ROW:
                count += 1
                place += step
        return count

    def _in_turn(self, index: int) -> bool:
        """Whether times stand in turn with this line and others that can be titles."""
        above, below = self._is_time(index - 1), self._is_time(index + 1)
        more_above = above and index - 2 in self._places
        more_below = below and index + 2 in self._places
        return (
            (more_above and (below or self._is_time(index - 3)))
            or (more_below and (above or self._is_time(index + 3)))
        )  # fmt: skip

    def _is_time(self, index: int) -> bool:
        if index not in self._times:
            self._times[index] = 0 <= index < len(self._lines) and is_time(self._lines[index].text)
        return self._times[index]


def met(own: Iterable[str], said: str) -> int:
    """Return how many words stand in a text."""
    return sum([word in said for word in own])


def hardly_met(own: int, told: int) -> bool:
    """Whether a line has several long words, and a text says no more of them than by chance."""
    return own >= MIN_NAMES and told <= MET * own


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The longer words of texts, small; pairs of characters in scripts without spaces."""
    found: set[str] = set()
    for text in texts:
        found.update(LONG_WORD.findall(text.lower()))
        wide = "".join(WIDE.findall(text))
        found.update(wide[i : i + 2] for i in range(len(wide) - 1))
    return frozenset(found)
