"""Patterns over the names of elements, which are the same again and again on the pages of a site, and so are asked once."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

REMEMBERED = 8_192  # names; a page has some hundred, few of them new


def named(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Return a function that says whether the words of an element hold a match of a pattern.

    >>> named(re.compile("post"))("entry post-4471")
    True
    """

    @lru_cache(REMEMBERED)
    def is_named(words: str) -> bool:
        return pattern.search(words) is not None

    return is_named
