"""The kept blocks of an article in order, and what the markup put between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .evidence.structured import fold
from .model import COPY, Block, Kind, Options, Page
from .roles import holder

OUTSIDE_TEXT = frozenset({Kind.TITLE, Kind.STANDFIRST})
REPEATED = 25  # folded characters: a block of a further page that repeats an earlier one word for word


class Kept(NamedTuple):
    """A block of the text."""

    page: Page
    block: Block
    kind: Kind
    separator: str
    """What stands before it: empty for the first, a tab within a table's row, line breaks else."""

    @property
    def text(self) -> str:
        """The words of the block; those of code in its lines."""
        return (self.kind is Kind.CODE and self.block.evidence.written) or self.block.text


def kept_blocks(page: Page, options: Options) -> Iterator[Kept]:
    """Yield the blocks of the text, of all pages of the article; what a further page repeats comes once."""
    seen: set[str] = set()
    kept = (COPY | options.keep) - OUTSIDE_TEXT
    first = True
    for part in (page, *page.following):
        last: Block | None = None
        for block, verdict in zip(part.blocks, part.verdicts, strict=True):
            if verdict.kind not in kept:
                continue
            if page.following:
                folded = fold(block.text)
                if part is not page and folded in seen:
                    continue
                if len(block.text) >= REPEATED:
                    seen.add(folded)
            yield Kept(part, block, verdict.kind, "" if first else _separator(part, last, block, verdict.kind))
            first = False
            last = block


def plain(page: Page, options: Options) -> str:
    """Return the text: paragraphs, headings and quotes apart, items of a list and lines of verse one below the other."""
    if not page.markup and not page.following:
        return _plain_lines(page, options)
    return "".join(f"{kept.separator}{kept.text}" for kept in kept_blocks(page, options))


def _plain_lines(page: Page, options: Options) -> str:
    """The same for text without markup, whose lines stand in no elements."""
    kept = (COPY | options.keep) - OUTSIDE_TEXT
    out: list[str] = []
    before = -2
    for block, verdict in zip(page.blocks, page.verdicts, strict=True):
        if verdict.kind in kept:
            index, words = block.index, block.text
            out.append("\n" if before == index - 1 and block.evidence.after_break == 1 else "\n\n")
            out.append(words)
            before = index
    return "".join(out).lstrip("\n")


def _separator(page: Page, before: Block | None, block: Block, kind: Kind) -> str:
    """What stands between two kept blocks: a tab within a table's row, a line break within a list, verse or table."""
    if before is None:
        return "\n\n"
    same = before.evidence.container == block.evidence.container
    if same and block.evidence.after_break == 1 and before.index == block.index - 1:
        return "\n"
    if kind is Kind.TABLE:
        return _table_separator(page, before, block)
    if kind is Kind.LIST_ITEM and holder(page, before, LISTS) == holder(page, block, LISTS) != -1:
        return "\n"
    if kind is Kind.CODE and (same or holder(page, before, CODE) == holder(page, block, CODE) != -1):
        return "\n"
    return "\n\n"


LISTS = ("ul", "ol", "dl")
CODE = ("pre",)


def _table_separator(page: Page, before: Block, block: Block) -> str:
    if holder(page, before, ("tr",)) == holder(page, block, ("tr",)) != -1:
        return "\t"
    return "\n" if holder(page, before, ("table",)) == holder(page, block, ("table",)) != -1 else "\n\n"
