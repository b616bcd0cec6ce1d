"""What a page tells around its tickers, looked for once however many lines of figures ask."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from .model import COPY, Block, Kind, Page
from .results import TOLD, tells_result
from .sentences import is_plain_prose, is_prose
from .spoken import names_in

FIGURE = re.compile(r"(?<![\w.,:])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d[\d.,]*\d)(?![\w:])")
DIGITS = 4  # of a figure that stands in two places for no chance; a year is none
YEAR = re.compile(r"(?:19|20)\d\d")
EDGE = 2  # pieces of prose that may stand between a run and the edge of the text


@dataclass
class Told:
    """The running text of a page, and the matches that it tells of."""

    page: Page

    @cached_property
    def prose(self) -> list[int]:
        """Indexes of the kept blocks that are running text."""
        return [
            b.index
            for b in self._copy
            if self.page.verdicts[b.index].kind is not Kind.TITLE and (is_plain_prose(b) or is_prose(b.text))
        ]

    def at_edge(self, first: int, last: int) -> bool:
        """Whether hardly any running text stands before the blocks from one index to another, or after them."""
        before = bisect_left(self.prose, first)
        after = len(self.prose) - bisect_right(self.prose, last)
        return min(before, after) < EDGE or len(self.prose) <= EDGE

    def before(self, index: int) -> Block | None:
        """The last kept block before one, the title among them; None where there is none."""
        place = bisect_left(self._copy, index, key=attrgetter("index"))
        return self._copy[place - 1] if place else None

    def quotes(self, texts: Sequence[str], last: int) -> bool:
        """Whether the running text above a block says a figure that some lines show: they sum up what it tells."""
        shown = {figure for text in texts for figure in figures(text)}
        return any(self._said_at.get(figure, last) < last for figure in shown)

    @cached_property
    def _said_at(self) -> dict[str, int]:
        """The long figures that the running text says, each with the index of the block that says it first."""
        said: dict[str, int] = {}
        for index in self.prose:
            for figure in figures(self.page.blocks[index].text):
                said.setdefault(figure, index)
        return said

    @cached_property
    def titled(self) -> frozenset[str]:
        """The words of the titles, as ``names_in`` gives them."""
        return frozenset().union(*map(names_in, self._titles))

    def headlines(self, text: str) -> bool:
        """Whether the headline tells the result that a line shows."""
        shown = TOLD.search(text)
        return shown is not None and shown.groups() in self._in_headline

    @cached_property
    def _in_headline(self) -> frozenset[tuple[str | Any, ...]]:
        return frozenset(found.groups() for title in self._titles for found in TOLD.finditer(title))

    @cached_property
    def _titles(self) -> list[str]:
        return [block.text for block in self._copy if self.page.verdicts[block.index].kind is Kind.TITLE]

    @cached_property
    def _copy(self) -> list[Block]:
        return [b for b, v in zip(self.page.blocks, self.page.verdicts, strict=True) if v.kind in COPY]

    @cached_property
    def _results(self) -> list[int]:
        return [block.index for block in self._copy if tells_result(block.text)]

    def of_matches(self, without: Set[int]) -> bool:
        """Whether the kept text tells the result of a match, some blocks aside."""
        return any(index not in without for index in self._results)


def figures(text: str) -> set[str]:
    """Return the digits of the long figures in a text.

    >>> sorted(figures("DAX: 18.412,3 Punkte, in 2026 at 17:45"))
    ['184123']
    """
    found = {"".join(filter(str.isdecimal, figure)) for figure in FIGURE.findall(text)}
    return {digits for digits in found if len(digits) >= DIGITS and not YEAR.fullmatch(digits)}
