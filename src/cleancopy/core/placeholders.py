"""Placeholders: lines that a script replaces when it has loaded what belongs there, ``Loading comments…``."""

from __future__ import annotations

from functools import cache

from .data import listed

MAX_WORDS = 6
MAX_LENGTH = 60  # characters before the ellipsis


@cache
def _phrases() -> tuple[str, ...]:
    return listed("placeholders.txt")


def is_placeholder(stem: str) -> bool:
    """Whether the words before an ellipsis are those of a placeholder.

    A numbered line is a step of a list.

    >>> is_placeholder("Loading the player"), is_placeholder("Yorumlar yükleniyor"), is_placeholder("Loading docks were closed, he said")
    (True, True, False)
    """
    low = stem.strip().lower()
    if not low or low[0].isdigit() or len(low) > MAX_LENGTH or len(low.split()) > MAX_WORDS or "," in low:
        return False
    return any(_stands(low, phrase) for phrase in _phrases())


def _stands(low: str, phrase: str) -> bool:
    """Whether a phrase begins or ends a line, at the edge of a word."""
    begins = low.startswith(phrase) and not low[len(phrase) : len(phrase) + 1].isalpha()
    ends = low.endswith(phrase) and not low[: -len(phrase)][-1:].isalpha()
    wide = not phrase.isascii() and phrase in low and phrase[0] >= "\u0e00"  # no spaces between words
    return begins or ends or wide
