"""Numbers with the names of what they count, for people to read."""

from __future__ import annotations


def counted(number: int, name: str) -> str:
    """Return a number and a name, which gets an ``s`` unless there is one.

    >>> counted(1, "block"), counted(1200, "block")
    ('1 block', '1,200 blocks')
    """
    return f"{number:,} {name}{'s' * (number != 1)}"
