"""Words by which news sites speak of themselves: newsletters, subscriptions, sharing, credits, the site's own affairs.

The words are in ``data/phrases.toml``, in some fifty languages. One alone decides nothing: an article on Facebook says "Facebook".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .data import table

KEY = 3  # first characters by which phrases are looked up
WORD = re.compile(r"\w+")
# Scripts in which words stand without spaces between them, or take endings and particles of every kind.
WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases, ready to be looked up; each with the name of its family."""

    by_start: dict[str, list[tuple[str, bool, str]]]
    """Phrases by their first characters, with whether more may follow within the word."""
    wide: list[tuple[str, str]]


@cache
def phrases() -> Phrases:
    """Return the phrases."""
    data = table("phrases.toml")
    by_start: dict[str, list[tuple[str, bool, str]]] = {}
    wide: list[tuple[str, str]] = []
    for name, family in data.items():
        for said in family["says"]:
            words = said.rstrip("*")
            if WIDE.search(words):
                wide.append((words, name))
            elif words[:1].isalpha():
                by_start.setdefault(words[:KEY], []).append((words, said.endswith("*"), name))
    return Phrases(by_start, wide)


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of the site."""

    families: dict[str, int]
    """How many different phrases of each family it holds."""
    share: float
    """Share of its characters that they are, 0 to 1."""


NOTHING = Said({}, 0.0)


@lru_cache(maxsize=2_048)
def said(text: str) -> Said:
    """Return what a text says of the site that shows it.

    >>> said("Photo: Getty Images").families, said("The bridge is closed").share
    ({'credit': 2}, 0.0)
    """
    low = text.lower()
    known = phrases().by_start
    wide = not low.isascii() and WIDE.search(low) is not None
    marks = bytearray(len(low))
    found: set[tuple[str, str]] = set()
    for match in WORD.finditer(low):
        start = match.start()
        for words, open_end, family in known.get(low[start : start + KEY], ()):
            after = start + len(words)
            if low.startswith(words, start) and (open_end or not low[after : after + 1].isalnum()):
                found.add((family, words))
                marks[start:after] = b"\1" * len(words)
    if wide:
        for words, family in phrases().wide:
            place = low.find(words)
            if place >= 0:
                found.add((family, words))
                marks[place : place + len(words)] = b"\1" * len(words)
    if not found:
        return NOTHING
    families: dict[str, int] = {}
    for family, words in sorted(found):  # the order of a set is another in every process
        longer = any(words != other and words in other for name, other in found if name == family)
        families[family] = families.get(family, 0) + (not longer)
    letters = sum(map(len, low.split()))
    return Said(families, min(sum(marks) / max(letters, 1), 1.0))
