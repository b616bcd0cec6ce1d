"""Data files of the core, weights and word lists; importlib reads them, because the eggs of scrapyd stay zipped."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


def listed(name: str) -> tuple[str, ...]:
    """Return the lines of a list in order, spaces around them taken off; comments and empty lines are left out.

    >>> listed("placeholders.txt")[0]
    'loading'
    """
    lines = files(__package__).joinpath(name).read_text("utf-8").split("\n")
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def table(name: str) -> dict[str, Any]:
    """Return what a file in TOML holds; it is read once, and all who ask for it share it.

    >>> sorted(table("unended.toml"))
    ['likely', 'sure', 'unspaced']
    """
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def alternation(words: Iterable[str]) -> str:
    """Return fixed words as alternatives of a pattern, longer ones first, so that the whole of one is found.

    >>> alternation(["a", "a.b"])
    'a\\\\.b|a'
    """
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))


def binary(name: str) -> bytes:
    """Return the bytes of a file."""
    return files(__package__).joinpath(name).read_bytes()
