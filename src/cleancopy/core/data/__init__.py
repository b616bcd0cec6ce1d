"""Data files of the core, weights and word lists; importlib reads them, because the eggs of scrapyd stay zipped."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def listed(name: str) -> tuple[str, ...]:
    """Return the lines of a list in order, spaces around them taken off; comments and empty lines are left out.

    >>> listed("placeholders.txt")[0]
    'loading'
    """
    lines = files(__package__).joinpath(name).read_text("utf-8").split("\n")
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def table(name: str) -> dict[str, Any]:
    """Return what a file in TOML holds.

    >>> sorted(table("unended.toml"))
    ['likely', 'sure']
    """
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def binary(name: str) -> bytes:
    """Return the bytes of a file."""
    return files(__package__).joinpath(name).read_bytes()
