"""Lines that say that a text is not the site's: nobody there edited it, its author alone answers for it, it advises nobody."""

from __future__ import annotations

import re
from functools import cache

from .data import alternation, table
from .pieces import Pieces, pieces_of

LEAST = 6  # characters


@cache
def _words() -> tuple[Pieces, re.Pattern[str], tuple[str, ...], re.Pattern[str]]:
    """What each such line says, and pieces of that; how it begins, and what it then holds."""
    read = table("sayings.toml")["disclaimers"]
    says, holds = (alternation(read[name]) for name in ("says", "holds"))
    return pieces_of(read["says"]), re.compile(says), tuple(read["begins"]), re.compile(holds)


def disclaims(low: str, start: str) -> bool:
    """Whether a line in small letters disclaims something; ``start`` is the same without signs before it.

    >>> disclaims("本文仅代表作者个人观点", "本文仅代表作者个人观点")
    True
    """
    if len(start) < LEAST or '"' in low or "“" in low:
        return False
    pieces, says, begins, holds = _words()
    if start.startswith(begins) and holds.search(low) is not None:
        return True
    return pieces.may_be_in(low) and says.search(low) is not None
