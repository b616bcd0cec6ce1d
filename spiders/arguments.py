"""Checks of the arguments that spiders share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from cleancopy.errors import UsageError


def refuse_unknown(spider: str, arguments: Mapping[str, str], known: Iterable[str]) -> None:
    """Raise ``UsageError`` for an argument the spider does not have, naming the nearest it has."""
    names = sorted(known)
    for name in arguments:
        if name.startswith("_") or name in names:
            continue
        near = get_close_matches(name, names, 1)
        hint = f"did you mean {near[0]}?" if near else f"it takes {', '.join(names)}"
        raise UsageError(f"the spider {spider} has no argument {name!r}: {hint}")
