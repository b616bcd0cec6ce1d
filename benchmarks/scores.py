"""How close an extracted text is to a gold text.

``shingles`` is the measure of the Article Extraction Benchmark: runs of four words, each page's counts scaled to one. ``words`` is the
bag of words, as the Web Content Extraction Benchmark counts it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

SIZE = 4
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Score:
    """One page."""

    precision: float
    recall: float
    exact: bool
    empty: bool
    """Whether nothing was extracted; such a page leaves precision."""

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True)
class Total:
    """A set of pages."""

    f1: float
    precision: float
    recall: float
    exact: float
    pages: int


def harmonic(one: float, other: float) -> float:
    """Return the harmonic mean, 0 for two zeros."""
    return 2 * one * other / (one + other) if one + other else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return how often each run of four words occurs; a shorter text is one run."""
    words = WORD.findall(text)
    if 0 < len(words) < SIZE:
        return Counter([tuple(words)])
    return Counter(tuple(words[place : place + SIZE]) for place in range(len(words) - SIZE + 1))


def bag(text: str) -> Counter[str]:
    """Return how often each word occurs, in small letters."""
    return Counter(WORD.findall(text.lower()))


def score(gold: str, text: str, measure: str = "shingles") -> Score:
    """Return the score of one page by ``shingles`` or ``words``."""
    count = shingles if measure == "shingles" else bag
    wanted: Counter[object] = Counter(dict(count(gold)))
    found: Counter[object] = Counter(dict(count(text)))
    both = sum((wanted & found).values())
    precision = both / found.total() if found else float(not wanted)
    recall = both / wanted.total() if wanted else float(not found)
    return Score(precision, recall, WORD.findall(gold) == WORD.findall(text), not found)


def total(scores: Sequence[Score], measure: str = "shingles") -> Total:
    """Return the score of a set: for shingles the F1 of mean precision and recall, for words the mean of the pages' F1."""
    if not scores:
        return Total(0.0, 0.0, 0.0, 0.0, 0)
    precision = fmean([s.precision for s in scores if not s.empty] or [0.0])
    recall = fmean(s.recall for s in scores)
    f1 = harmonic(precision, recall) if measure == "shingles" else fmean(s.f1 for s in scores)
    return Total(f1, precision, recall, fmean(s.exact for s in scores), len(scores))
