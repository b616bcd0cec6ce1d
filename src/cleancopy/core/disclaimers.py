"""Lines that say that a text is not the site's: nobody there edited it, its author alone answers for it, it advises nobody.

And under which licence all posts of a site stand, or that one is old.
"""

from __future__ import annotations

import re
from functools import cache

from .data import alternation, table
from .pieces import Pieces, pieces_of

LEAST = 6  # characters


@cache
def _words() -> tuple[Pieces, re.Pattern[str], tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]]:
    """What each such line says, and pieces of that; how others begin, and what they then hold."""
    read = table("sayings.toml")["disclaimers"]
    pairs = (
        ("begins", "holds"),
        ("posts_begin", "posts_hold"),
        ("owned_begin", "owned_hold"),
        ("aged_begin", "aged_hold"),
    )
    begun = tuple((tuple(read[begins]), re.compile(alternation(read[holds]))) for begins, holds in pairs)
    return pieces_of(read["says"]), re.compile(alternation(read["says"])), begun


def disclaims(low: str, start: str) -> bool:
    """Whether a line in small letters disclaims something; ``start`` is the same without signs before it.

    >>> disclaims("本文仅代表作者个人观点", "本文仅代表作者个人观点")
    True
    """
    if len(start) < LEAST or '"' in low or "“" in low:
        return False
    pieces, says, begun = _words()
    if any(start.startswith(begins) and holds.search(low) is not None for begins, holds in begun):
        return True
    return pieces.may_be_in(low) and says.search(low) is not None
