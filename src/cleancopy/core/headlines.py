"""Headlines of other articles among the lines of a bare text: rows of them, with clocks, days, sections between them or nothing at all.

A row stands between pieces of running text, or above or below all of it, and the article says hardly anything of what its lines say. Most
lists of an article hold a line that speaks of what the article speaks of, so what is asked is of all lines of the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .boxes import lead_label
from .cuts import cut_of
from .figures import WIDE
from .model import COPY, Block, Kind, Page, Subkind, Verdict
from .scene import STOPS, mass
from .sentences import is_prose
from .spoken import MET, WINDOW, stems
from .striplabels import strip_label

SHORTEST = 24  # characters of a headline, wide ones counting double
LONGEST = 200
MIN_SPACES = 3
SHORT_LABEL = 30  # characters of the name of a section
MAX_TIME = 40  # characters of a line that says when, or who
MIN_SAID = 800  # characters of running text against which headlines can be held
MIN_NAMES = 2  # long words of a headline
GROUP_NAMES = 6  # of all headlines of a row
GROUP = 0.25  # share of them that the article says too
ROW = 3  # headlines
TIMED_ROW = 2  # headlines with the times between them, or above or below all of the text
MAX_ROW = 24  # lines
MEAN = 40  # characters of a headline in a row of them; lines of songs are shorter
ALIKE = 0.6  # share of lines with one sign, as in lists of names, prices, settings
NEXT = 2  # pieces of prose that a heading heads
BULLET = re.compile(r"^\s*(?:[-•*–▪◦·»►▶>●■]|\d{1,2}[.)])\s+")
TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}\s?(?:min|mins|hrs?|h|m|d)\b|\d{1,2}\s?(?:分|時間|小时|小時|분|시간)\s?(?:前|전)"
)
AGO = re.compile(
    r"\b(?:ago|vor|hace|il y a|fa|siden|sedan|sitten|geleden|atrás|há|acum|назад|тому|önce|temu|lalu|trước)\b|\bפני\b|منذ|قبل|पहले|আগে|முன்|ที่แล้ว",
    re.IGNORECASE,
)
BY = re.compile(r"^(?:by|von|par|por|di|av|af|door|przez|от|da)\s+[^\W\d_]+(?:\s[^\W\d_]+){0,3}$", re.IGNORECASE)
SIGNS = (re.compile(r"[:：]"), re.compile(r"\s[-–—]\s|\|"), re.compile(r"[)\]]$|[$€£¥]"))

TIMES, HEAD, LABEL, OTHER, GONE, TEXT = "MHLCXP"


@dataclass
class Row:
    """Lines between two pieces of running text."""

    page: Page
    signs: str
    """What each line of the page is."""
    first: int
    last: int
    title: int

    @cached_property
    def heads(self) -> list[int]:
        """The indexes of what can be headlines."""
        return [index for index in range(self.first, self.last) if self.signs[index] == HEAD]

    @cached_property
    def prose(self) -> list[Block]:
        """The running text around the row."""
        around = range(max(0, self.first - WINDOW), min(len(self.signs), self.last + WINDOW))
        return [self.page.blocks[index] for index in around if self.signs[index] == TEXT]

    @cached_property
    def said(self) -> str:
        """The words of it and of the title, small."""
        title = self.page.blocks[self.title].text if self.title >= 0 else ""
        return "\n".join([title, *(block.text for block in self.prose)]).lower()

    @cached_property
    def outside(self) -> bool:
        """Whether the row stands above the title, or above or below all of the running text."""
        there = [block.index for block in self.prose]
        return self.first < self.title or not there or self.last <= there[0] or self.first > there[-1]

    def met(self, index: int) -> tuple[int, int]:
        """Return how many long words a headline has, and how many of them the article says."""
        own = stems(BULLET.sub("", self.page.blocks[index].text))
        return len(own), sum(word in self.said for word in own)

    def is_other(self, index: int) -> bool:
        """Whether the article says hardly anything of what a headline says."""
        own, met = self.met(index)
        return own >= MIN_NAMES and met <= MET * own


def headlines(page: Page, found: dict[int, Verdict]) -> None:
    """Add the verdicts on rows of headlines of other articles in a text without markup."""
    if page.markup:
        return
    signs = _signs(page, found)
    title = signs.find("T")
    for first, last in _stretches(signs):
        row = _trimmed(Row(page, signs, first, last, title))
        if row is not None and _of_others(row):
            for index in range(row.first, row.last):
                if signs[index] != GONE:
                    found[index] = Verdict(Kind.TICKER, "a row of headlines of other articles", "headlines", Subkind.HEADLINE)


def _signs(page: Page, found: dict[int, Verdict]) -> str:
    """What each line is: one sign for each."""
    return "".join(
        TEXT
        if block.evidence.plain
        else "T"
        if verdict.kind is Kind.TITLE
        else GONE
        if verdict.kind not in COPY or block.index in found
        else _sign(block.text)
        for block, verdict in zip(page.blocks, page.verdicts, strict=True)
    )


def _sign(text: str) -> str:
    size = len(text)
    if size <= MAX_TIME and (TIME.search(text) or AGO.search(text) or BY.match(text) or text.strip(".").isdigit()):
        return TIMES
    cut = cut_of(text)
    if size > LONGEST or (cut is None and is_prose(text)):
        return TEXT
    if text.endswith(STOPS) and cut is None:
        return OTHER
    if mass(text) >= SHORTEST and (text.count(" ") >= MIN_SPACES or WIDE.search(text)):
        return HEAD
    return LABEL if size <= SHORT_LABEL else OTHER


def _stretches(signs: str) -> Iterator[tuple[int, int]]:
    """Yield the lines between pieces of running text that hold headlines, and nothing but what stands among headlines."""
    for found in re.finditer(f"[^{TEXT}T]+", signs):
        lines = found.group()
        if OTHER not in lines and HEAD in lines and len(lines) <= MAX_ROW:
            yield found.span()


def _trimmed(row: Row) -> Row | None:
    """The row without the headings of the article at its ends; None where nothing is left to ask."""
    first, last = row.first, row.last
    if len(row.heads) < TIMED_ROW or len(row.said) < MIN_SAID:
        return None
    known = strip_label(row.page.blocks[first].text) or lead_label(row.page.blocks[first].text)
    if row.signs[first] in (LABEL, HEAD) and not known and (row.signs[first] == LABEL or not row.is_other(first)):
        first += 1
    if row.signs[last - 1] in (LABEL, HEAD) and row.last < len(row.signs) and _heads_text(row, last - 1):
        last -= 1
    return Row(row.page, row.signs, first, last, row.title) if first < last else None


def _heads_text(row: Row, index: int) -> bool:
    """Whether the line above running text is its heading."""
    if row.signs[index] == LABEL or not row.is_other(index):
        return True
    below = "\n".join([block.text for block in row.prose if block.index > index][:NEXT]).lower()
    return any(word in below for word in stems(row.page.blocks[index].text))


def _of_others(row: Row) -> bool:
    """Whether a row is of headlines, and all of them of other articles."""
    heads = row.heads
    if len(heads) < TIMED_ROW or not all(map(row.is_other, heads)):
        return False
    counts = [row.met(index) for index in heads]
    names = sum(own for own, _ in counts)
    if names < GROUP_NAMES or sum(met for _, met in counts) > GROUP * names:
        return False
    above = row.page.blocks[row.first - 1].text if row.first else ""
    if above.endswith((":", "：")) or row.signs.count(LABEL, row.first, row.last) > len(heads):
        return False
    timed = row.signs.count(TIMES, row.first, row.last) >= TIMED_ROW
    if timed or row.outside:
        return True
    texts = [row.page.blocks[index].text for index in heads]
    return len(heads) >= ROW and sum(map(mass, texts)) >= MEAN * len(heads) and not _is_list(texts)


def _is_list(texts: Sequence[str]) -> bool:
    """Whether most lines have one sign that divides them, as the items of lists do."""
    return any(sum(sign.search(text) is not None for text in texts) >= ALIKE * len(texts) for sign in SIGNS)
