"""The byline that is shown and the authors that are declared: which of them is taken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .shownlines import lines_of
from .strings import fold, same_but_endings


def shown_instead(shown: list[str], declared: Iterable[str]) -> list[str]:
    """Return the byline that is shown where it names none of the declared authors, or all of them and more, else those declared.

    Systems fill in who put the article online.
    """
    known = list(declared)
    among = [name for name in shown if any(_same(name, other) for other in known)]
    instead = bool(shown) and (not among or (len(among) == len(known) < len(shown)))
    return shown if instead else known


def are_shown(found: Iterable[str], elements: Iterable[Any]) -> bool:
    """Whether every name is the whole of a line in some elements."""
    lines = set(map(fold, lines_of(elements)))
    return all(fold(name) in lines for name in found)


def _same(one: str, other: str) -> bool:
    """Whether two names are those of one person: one holds the other, or differs only by the case that a word for "by" asks for."""
    a, b = fold(one), fold(other)
    return a in b or b in a or same_but_endings(one, other)
