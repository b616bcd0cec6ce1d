"""Strips of headlines among the blocks of an article: labels, the headlines under or behind them, clocks with headlines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from .boxes import SURE_HEADING
from .evidence.words import bits_of, families
from .figures import SENTENCE_END, width
from .forms import words
from .headforms import heads_lists
from .model import COPY, Block, Kind, Page, Subkind
from .numerals import CLOCK
from .roles import around, near
from .spoken import of_other_things, spoken
from .stops import FULL, FULL_STOPS
from .striplabels import (
    MAX_STRIP_LABEL,
    is_weak,
    may_be_strip,
    strip_head,
    strip_label,
    strip_lead,
    strip_start,
)
from .times import is_fresh

TICKER_BIT = bits_of("ticker")
MAX_STRIP = 140  # characters of a headline in a strip
MIN_STRIP = 12
MAX_TOPICS, TOPICS = 200, 3  # characters of a line of topics, and how many it has at least
RUNNING = "+++"  # between headlines that run across a screen; live texts begin and end their entries with it
MIN_RUNNING = 3  # headlines
TOPIC_SIGNS = (" | ", " · ", " • ", " – ", " - ", " / ", " — ", "｜", "・", "、")
MAX_STRIP_BLOCKS = 10
APART = 2  # blocks from one headline of a strip to the next
MIN_ROW = 2  # headlines with one label, or with clocks
STOP_END = re.compile(rf"[.…{FULL}]['\"”’»)\]]*$")  # what headlines do not end with; they ask and call
SET_OFF = re.compile(r"[:|：•·!！\]】」)）>.h]|\s[-–—]\s")  # what stands between a label or a clock and a headline
LEADING_CLOCK = re.compile(r"\W{0,3}([01]?\d|2[0-3])[:.h]([0-5]\d)\b")
LEADING = re.compile(r"\W{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d\b|[^:|：•!！】\]]{0,30}[:|：•!！】\]]")


def named_ticker(page: Page, block: Block) -> bool:
    """Whether the markup near a block is named for a ticker; the wrappers of whole articles, farther out, mislead."""
    if not page.markup:
        return False
    return any(families(container.words) & TICKER_BIT for container in near(page, block, 3)) or bool(
        families(block.evidence.words) & TICKER_BIT
    )


def strips(page: Page, open_blocks: Sequence[Block], found: dict[int, tuple[Subkind, str]]) -> None:
    """Headline strips: lines that begin with a strip's label, and labels with the headlines that follow in the same element."""
    may_be = [block for block in open_blocks if len(block.text) < 3 * MAX_STRIP]
    found.update(_moving(page, open_blocks, found))
    found.update(_topics(may_be, found))
    running = (Subkind.HEADLINE, "headlines that run on, with signs between")
    found.update((block.index, running) for block in may_be if RUNNING in block.text and _is_running(block.text))
    for row in _rows(may_be):
        if _of_others(page, row):
            found.update(
                (block.index, (Subkind.HEADLINE, "headlines in a row, with one label or with clocks")) for block in row
            )
    title = _title(page) if may_be else -1
    for block in may_be:
        if block.index in found or not may_be_strip(block.text):
            continue
        if strip_lead(block.text) or _run_on(page, block):
            found[block.index] = (Subkind.HEADLINE, "a line of a headline strip, by its label")
        elif _timed(block) and (block.index - 1 in found or block.index + 1 in found or block.index < title):
            found[block.index] = (Subkind.HEADLINE, "a clock and a headline, above the title or beside a ticker")
        elif strip_label(block.text) and not _sure_heading(page, block):
            inside = _strip_of(page, block) if page.markup else _under(page, block)
            if inside or not is_weak(block.text):
                found[block.index] = (Subkind.HEADLINE, "the label of a headline strip")
            for other in takewhile(lambda line: not STOP_END.search(line.text), inside):  # then the article goes on
                found[other.index] = (Subkind.HEADLINE, "a headline in a strip")

    found.update(_times(page, open_blocks, found))


def _times(
    page: Page, blocks: Sequence[Block], found: Mapping[int, tuple[Subkind, str]]
) -> dict[int, tuple[Subkind, str]]:
    """Lines of a text without markup that say how long ago, or a clock, directly above or below a headline of a strip."""
    if page.markup:
        return {}
    heads = {index for index, (subkind, _) in found.items() if subkind is Subkind.HEADLINE}
    beside = (b for b in blocks if b.index not in found and {b.index - 1, b.index + 1} & heads)
    return {b.index: (Subkind.HEADLINE, "the time of a headline in a strip") for b in beside if is_fresh(b.text)}


def _sure_heading(page: Page, block: Block) -> bool:
    """Whether the judge is sure that a label heads a part of the article: a live page has its "Live-Ticker" below the summary."""
    verdict = page.verdicts[block.index]
    return page.markup and verdict.kind is Kind.HEADING and verdict.score >= SURE_HEADING


def _topics(blocks: Sequence[Block], found: Collection[int]) -> dict[int, tuple[Subkind, str]]:
    """Lines of what is much read: ``Trending: Storm Ida | Euro 2024 | Rail strikes``."""
    reason = (Subkind.HEADLINE, "what is much read, on one line behind its label")
    return {
        b.index: reason
        for b in blocks
        if ":" in b.text[:MAX_STRIP_LABEL] and b.index not in found and _is_topics(b.text)
    }


def _is_topics(text: str) -> bool:
    """Whether a line is words that head lists of articles, a colon, and several things with one sign between."""
    label, _, rest = text.partition(":")
    if len(text) > MAX_TOPICS or text.endswith(FULL_STOPS) or not heads_lists(label):
        return False
    return any(len(parts := rest.split(sign)) >= TOPICS and all(map(str.strip, parts)) for sign in TOPIC_SIGNS)


def _is_running(text: str) -> bool:
    """Whether a line is several headlines with plus signs between: "The bridge is closed +++ A ferry sinks +++ It rains"."""
    parts = [part.strip() for part in text.split(RUNNING)]
    if len(parts) < MIN_RUNNING or text.endswith(FULL_STOPS):
        return False
    inner = [part for part in parts if part]
    return len(inner) >= MIN_RUNNING and all(len(part) >= MIN_STRIP and not STOP_END.search(part) for part in inner)


def _moving(page: Page, blocks: Sequence[Block], found: Collection[int]) -> dict[int, tuple[Subkind, str]]:
    """The blocks within a ``<marquee>``, which HTML had for tickers."""
    there = set(page.tagged.get("marquee", ()))
    return {
        b.index: (Subkind.HEADLINE, "in an element whose text moves")
        for b in (blocks if there else ())
        if b.index not in found and any(c.index in there for c in around(page.containers, b.evidence.container))
    }


def _title(page: Page) -> int:
    """The index of the last block that is a title, -1 where none is."""
    last = len(page.verdicts) - 1
    return next((last - back for back, verdict in enumerate(reversed(page.verdicts)) if verdict.kind is Kind.TITLE), -1)


def _rows(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Lines near each other that begin with one label, or with clocks that go back more often than on: a timeline tells in order."""
    row: list[Block] = []
    keys: list[str] = []
    for block in blocks:
        key = _key(block.text)
        if row and not (block.index - row[-1].index <= APART and _joined(keys[-1], key)):
            if _is_row(keys):
                yield row
            row, keys = [], []
        if key:
            row.append(block)
            keys.append(key)
    if _is_row(keys):
        yield row


def _joined(before: str, key: str) -> bool:
    """Whether two lines with these labels or clocks are of one row."""
    return key != "" and (key == before or (key[0].isdigit() and before[0].isdigit()))


def _is_row(keys: Sequence[str]) -> bool:
    """Whether lines with these labels or clocks are a row of headlines."""
    steps = [(after < before) - (after > before) for before, after in pairwise(keys)]
    return len(keys) >= MIN_ROW and (not keys[0][0].isdigit() or sum(steps) > 0)


def _key(text: str) -> str:
    """The label or the clock that a headline begins with; empty for other lines."""
    if text.endswith(FULL_STOPS) or len(text) < MIN_STRIP or not SET_OFF.search(text, 0, MAX_STRIP_LABEL + 4):
        return ""
    clock = LEADING_CLOCK.match(text)
    if clock:
        return f"{clock.group(1):0>2}{clock.group(2)}"
    head = strip_head(text)
    letter = head.isascii() and len(head.strip(" -=")) < 2  # "A: ...", of an interview, a list or code
    return "" if letter or head.isdigit() else head.lower()


def _of_others(page: Page, row: Sequence[Block]) -> bool:
    """Whether the headlines of a row say hardly anything that the article says."""
    text = "\n".join(LEADING.sub("", block.text) for block in row)
    return of_other_things(text, spoken(page, [block.index for block in row], row[0].index))


def _under(page: Page, label: Block) -> list[Block]:
    """The headlines of other articles on the lines under a label, where there is no markup."""
    row: list[Block] = []
    for block in page.blocks[label.index + 1 : label.index + 1 + MAX_STRIP_BLOCKS]:
        mass = width(block.text)
        kind = page.verdicts[block.index].kind
        if kind not in COPY or kind is Kind.TITLE or not MIN_STRIP <= mass <= MAX_STRIP or STOP_END.search(block.text):
            break
        row.append(block)
    while row and not _of_others(page, row[-1:]):
        row.pop()  # the heading of what follows
    return row if row and _of_others(page, row) else []


def _run_on(page: Page, block: Block) -> bool:
    """Whether a block is a label and headlines run on from it: the label in capitals, or the element named for a ticker."""
    label = strip_start(block.text)
    if not label or block.text.endswith(FULL_STOPS):
        return False
    capitals = label.isupper() and " " in label and not block.text.isupper()
    if capitals or (label[0].isupper() and named_ticker(page, block)):
        return True
    alone = " " in label or label.lower() in words()["strip_alone"]
    return page.markup and alone and _headlines_follow(page, block, text=block.text[len(label) :].lstrip())


def _headlines_follow(page: Page, block: Block, text: str) -> bool:
    """Whether what follows a label in a paragraph is a headline of which the article says nothing: no sentence, other words."""
    kind = page.verdicts[block.index].kind
    if kind is not Kind.PARAGRAPH or SENTENCE_END.search(text) or not (text[:1].isupper() or text[:1].isdigit()):
        return False
    return of_other_things(text, spoken(page, (block.index,), block.index))


def _timed(block: Block) -> bool:
    """Whether a block is a clock and a headline; an entry of a timeline is a sentence."""
    return (
        len(block.text) < 2 * MAX_STRIP and CLOCK.match(block.text) is not None and not block.text.endswith(FULL_STOPS)
    )


def _strip_of(page: Page, label: Block) -> list[Block]:
    """The short lines after a strip's label inside the element that holds the label and little else."""
    holders = [container.index for container in around(page.containers, label.evidence.container)]
    for holder in holders[:3]:
        inside = [b for b in page.blocks[label.index : label.index + MAX_STRIP_BLOCKS + 1] if _within(page, b, holder)]
        if len(inside) > 1:
            short = all(len(b.text) <= MAX_STRIP and page.verdicts[b.index].kind is not Kind.TITLE for b in inside)
            return inside[1:] if short and len(inside) <= MAX_STRIP_BLOCKS else []
    return []


def _within(page: Page, block: Block, holder: int) -> bool:
    return any(container.index == holder for container in around(page.containers, block.evidence.container))
