"""Which of 3/4/2024 is the month: by other dates of the page, by the country of its language and of its host."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from ..addresses import split
from .sources import Sources

MAX_TEXTS = 20_000
# Fixed widths: linear.
NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2(?:(?:19|20)\d\d|(?<=/)\d\d)(?![\d/])")
MONTHS = 12
ENGLISH = frozenset({"en", "en-us"})  # "en-us" is what many systems declare if nobody tells them otherwise
# Endings of hosts of two letters that are no country's with the day first: of the United States and where their order is usual, and
# those that anybody takes.
UNTOLD = frozenset(
    "us ph ca gu pr vi as mp fm pw mh co io ai tv me cc ly gg to sh so la ws am pm im st vc gl kr jp tw cn".split()
)
# The commonest words of English; what share of a page's words they are at least, menus and all, of how many words.
COMMON = frozenset("the of and to a in for is on that".split())
SHARE, MAX_WORDS, FEWEST = 0.1, 5_000, 100
UNITED_STATES = frozenset({"en", "en-us", "en-ca", "en-ph"})


class MonthFirst:
    """Whether the month stands first in the dates of a page: looked for when it is asked for the first time, which few pages do.

    >>> import lxml.html
    >>> from .sources import gather
    >>> root = lxml.html.fromstring("<html lang='en'><p>3/4/2024</p><p>13/4/2024</p></html>")
    >>> bool(MonthFirst(gather(root, "https://news.example/"), "en"))
    False
    """

    __slots__ = ("_answer", "_language", "_sources")

    def __init__(self, sources: Sources, language: str | None) -> None:
        self._sources = sources
        self._language = (language or "").lower()
        self._answer: bool | None = None

    def __bool__(self) -> bool:
        """Decide, and remember it."""
        if self._answer is None:
            said = _by_dates(self._sources.root)
            self._answer = self._by_place() if said is None else said
        return self._answer

    def _by_place(self) -> bool:
        if self._language not in ENGLISH and (self._language or not _is_english(self._sources.root)):
            return False
        ending = (split(self._sources.url).hostname or "").rpartition(".")[2]
        locales = {locale.lower().replace("_", "-") for locale in self._sources.contents("og:locale")}
        others = any(locale.startswith("en") and locale not in UNITED_STATES for locale in locales)
        return not others and (len(ending) != 2 or ending in UNTOLD)


def _by_dates(root: Any) -> bool | None:
    """What the dates say that can be read in one way only, None where there are none or they disagree."""
    first: set[bool] = set()
    for text in islice(root.itertext(), MAX_TEXTS):
        for found in NUMBERS.finditer(text) if len(text) < 1_000 and ("/" in text or "-" in text) else ():
            one, two = int(found[1]), int(found[3])
            if (one > MONTHS) != (two > MONTHS):
                first.add(two > MONTHS)
    return first.pop() if len(first) == 1 else None


def _is_english(root: Any) -> bool:
    """Whether the words of a page that declares no language are English."""
    texts = islice(root.itertext("p", "div", "li", "td", "span"), MAX_TEXTS)
    words = list(islice((word for text in texts for word in text.lower().split()), MAX_WORDS))
    return len(words) >= FEWEST and sum(word in COMMON for word in words) >= SHARE * len(words)
