"""Names as catalogues of libraries and journals write them: the family's first, several with semicolons between."""

from __future__ import annotations

from collections.abc import Iterable

from .authors import LETTERS
from .bylines import AGENCIES, DESKS
from .namewords import NOBODY, PARTICLES, ROLES


def forward(value: str) -> str:
    """Return a name as it is said, where a catalogue writes the family's first.

    >>> forward("Roe, Jane"), forward("van Roe, Jane B."), forward("Jane Roe, John Doe"), forward("Jane Roe")
    ('Jane Roe', 'Jane B. van Roe', 'Jane Roe, John Doe', 'Jane Roe')
    >>> forward("Reuters, London"), forward("Roe, PhD")
    ('Reuters, London', 'Roe, PhD')
    """
    family, comma, given = (part.strip() for part in value.partition(","))
    words = [word for word in family.split() if word.casefold() not in PARTICLES]
    known = {family.casefold(), given.casefold()} & (AGENCIES | DESKS | NOBODY | ROLES) or LETTERS.match(given)
    single = len(words) == 1 and 1 <= len(given.split()) <= 3 and "," not in given
    return f"{given} {family}" if comma and single and not known else value


def catalogued(values: Iterable[str]) -> list[str]:
    """Return the names that catalogues write, the family's first, several with semicolons between.

    >>> catalogued(["Roe, Jane; Doe, John;"])
    ['Jane Roe', 'John Doe']
    """
    return [forward(name.strip()) for value in values for name in value.split(";") if name.strip()]
