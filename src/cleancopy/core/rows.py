"""Rows of short lines in a bare text, and the running text near them, against which headlines are held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, partial

from .figures import WIDE
from .headforms import BLURB, HEAD, SIGNED, TEXT, TITLE, bare_headline
from .model import Block, Page
from .scene import mass
from .spoken import MET, says, stems

MIN_SAID = 700  # characters, wide ones counting double, of running text against which headlines can be held
MIN_WIDE = 450  # the same in scripts that say more with less
OFTEN = 10_000  # characters in which one word is met once by chance
MIN_NAMES = 2  # long words of a headline
GROUP_NAMES = 6  # of all headlines of a row
NEXT = 2  # pieces of prose that a heading heads
HEADED = 0.2  # share of its long words that they say
GROUP = 0.25  # share of their long words that the article says too
PAIRS = 2  # headlines with their times, or above all of the text
LIVE = 3  # headlines with clocks of a text that goes from one to the next
WINDOW = 120  # lines of a text that are read together: a headline is held against its own part, the one before and the one after
HEADS = (HEAD, SIGNED, BLURB)
LIVE_ENTRY = re.compile(f"{SIGNED}(?={TEXT})")


class Around:
    """The running text near the rows of a page; of a long page a part for each row, which rows near each other share."""

    def __init__(self, page: Page, signs: str, teased: frozenset[int] = frozenset()) -> None:
        self._page, self._signs = page, signs
        self.teased = teased
        """The indexes of cut texts of other articles, which were taken out."""
        self._known: dict[int, tuple[list[Block], str, bool]] = {}
        self.met: dict[int, tuple[int, int]] = {}
        """By line: how many long words a headline has, and how many of them the text near it says."""
        self.title = signs.find(TITLE)
        self.end = signs.rfind(TEXT)
        self.blurbs = signs.count(BLURB)
        self.live = len(LIVE_ENTRY.findall(signs)) >= LIVE
        """Whether the text goes from one headline with a clock to the next."""

    def prose(self, index: int) -> list[Block]:
        """Return the pieces of running text near a line."""
        return self._near(index)[0]

    def said(self, index: int) -> str:
        """Return the words of the title and of the running text near a line, small."""
        return self._near(index)[1]

    def says_enough(self, index: int) -> bool:
        """Return whether headlines near a line can be held against that text."""
        return self._near(index)[2]

    def _near(self, index: int) -> tuple[list[Block], str, bool]:
        place = index // WINDOW
        if place not in self._known:
            places = range(max(0, (place - 1) * WINDOW), min(len(self._signs), (place + 2) * WINDOW))
            prose = [self._page.blocks[other] for other in places if self._signs[other] == TEXT]
            title = self._page.blocks[self.title].text if self.title >= 0 else ""
            said = "\n".join([title, *(block.text for block in prose)]).lower()
            enough = len(said) >= MIN_SAID or mass(said) >= (MIN_WIDE if WIDE.search(said) else MIN_SAID)
            self._known[place] = prose, said, enough
        return self._known[place]


@dataclass
class Row:
    """Lines between two pieces of running text."""

    page: Page
    signs: str
    """What each line of the page is, a sign for each."""
    first: int
    last: int
    around: Around

    @cached_property
    def heads(self) -> list[int]:
        """The indexes of what can be headlines."""
        return [index for index in range(self.first, self.last) if self.signs[index] in HEADS]

    @property
    def title(self) -> int:
        """Index of the title; -1 for none."""
        return self.around.title

    @property
    def prose(self) -> list[Block]:
        """The running text around the row."""
        return self.around.prose(self.first)

    @property
    def said(self) -> str:
        """The words of it and of the title, small."""
        return self.around.said(self.first)

    @cached_property
    def above(self) -> bool:
        """Whether the row stands above the title, or above all of the running text."""
        return self.first < self.title or not self.prose or self.last <= self.prose[0].index

    @property
    def below(self) -> bool:
        """Whether the row stands below all of the running text."""
        return self.last > self.around.end

    def part(self, first: int, last: int) -> Row:
        """Return the lines from one to before another, held against the same text."""
        return Row(self.page, self.signs, first, last, self.around)

    def without_entry(self) -> Row:
        """Return the row without the headline of the entry below it, in a text that goes from one headline with a clock to the next."""
        own = self.around.live and self.signs[self.last - 1 : self.last + 1] == SIGNED + TEXT
        return self.part(self.first, self.last - own)

    @property
    def introduced(self) -> bool:
        """Whether the line above the row ends in a colon."""
        return self.first > 0 and self.page.blocks[self.first - 1].text.endswith((":", "："))

    def met(self, index: int) -> tuple[int, int]:
        """Return how many long words a headline has, and how many of them the article says; in a long one, more than once."""
        known = self.around.met
        if index not in known:
            own = stems(bare_headline(self.page.blocks[index].text))
            known[index] = len(own), self.meets(own)
        return known[index]

    def meets(self, names: frozenset[str]) -> int:
        """Return how many of some long words the article says; in a long one, more than once."""
        return sum(map(partial(says, self.said, 1 + len(self.said) // OFTEN), names))

    def is_other(self, index: int) -> bool:
        """Whether the article says hardly anything of what a headline says."""
        own, met = self.met(index)
        return own >= MIN_NAMES and met <= MET * own

    def said_below(self, index: int) -> str:
        """Return the words of the next pieces of running text below a line, small."""
        return "\n".join([block.text for block in self.prose if block.index > index][:NEXT]).lower()

    def heads_text(self, index: int) -> bool:
        """Whether a line can be the heading of the running text below it: that says some of what the line speaks of."""
        own, below = stems(bare_headline(self.page.blocks[index].text)), self.said_below(index)
        return not own or sum(word in below for word in own) >= HEADED * len(own)

    def share(self) -> float:
        """The share of the long words of all headlines that the article says too; 1 where they are too few to tell."""
        counts = [self.met(index) for index in self.heads]
        names = sum(own for own, _ in counts)
        return sum(met for _, met in counts) / names if names >= GROUP_NAMES else 1.0
