"""The text of an article as Markdown (CommonMark 0.31, tables as GitHub has them)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from .layout import LISTS, Kept, kept_blocks
from .model import Kind, Options, Page
from .roles import HEADINGS, around, holder

SPECIAL = re.compile(r"([\\`*_\[\]<>|]|&(?=#?\w+;))")
LINE_START = re.compile(r"^(?=(?:#{1,6}|[-+=~])(?:\s|$))|^(\d{1,9})(?=[.)](?:\s|$))|^(?=(?:---|===|~~~))")
INDENT = "    "
TABLE_CELLS = ("td", "th")


def markdown(page: Page, options: Options) -> str:
    """Return the kept blocks as Markdown; the words are those of the plain text.

    Headings keep their level, lists their nesting and numbers, tables their rows (the first one is taken for the head, since
    Markdown knows no table without), quotes and code their form.
    """
    groups = groupby(_numbered(kept_blocks(page, options)), key=lambda pair: pair[0])
    return "\n\n".join(text for _, group in groups if (text := _group([kept for _, kept in group])))


def _numbered(blocks: Iterable[Kept]) -> Iterator[tuple[int, Kept]]:
    """Each block with the number of what it belongs to: a list, a table, a code block or verse, or itself."""
    number = 0
    before: Kept | None = None
    for kept in blocks:
        joined = before is not None and kept.separator in ("\n", "\t") and before.kind is kept.kind
        if before is not None and before.kind is kept.kind is Kind.LIST_ITEM:
            joined = joined or _outermost(before) == _outermost(kept) != -1
        if before is not None and not joined:
            number += 1
        yield number, kept
        before = kept


def _outermost(kept: Kept) -> int:
    """Index of the outermost list around a block, -1 for none."""
    found = [c.index for c in around(kept.page.containers, kept.block.evidence.container) if c.tag in LISTS]
    return found[-1] if found else -1


def _group(blocks: list[Kept]) -> str:
    kind = blocks[0].kind
    if kind is Kind.LIST_ITEM:
        return _list(blocks)
    if kind is Kind.TABLE:
        return _table(blocks)
    if kind is Kind.CODE:
        text = "\n".join(kept.text for kept in blocks)
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
        return f"{fence}\n{text}\n{fence}"
    lines = [escape(kept.block.text) for kept in blocks]
    if kind is Kind.HEADING:
        return "\n".join(f"{'#' * _level(kept)} {line}" for kept, line in zip(blocks, lines, strict=True))
    if kind is Kind.QUOTE:
        return "\n".join(f"> {line}" + ("  " if place < len(lines) - 1 else "") for place, line in enumerate(lines))
    return "  \n".join(lines)  # two spaces keep the line break of a verse


def escape(text: str) -> str:
    r"""Return a text in which no character means anything to Markdown.

    >>> print(escape("2 * 3 [a] #b"), escape("1. May"))
    2 \* 3 \[a\] #b 1\. May
    """
    plain = SPECIAL.sub(r"\\\1", text)
    return LINE_START.sub(lambda match: f"{match.group(1) or ''}\\", plain)


def _level(kept: Kept) -> int:
    found = (c.tag for c in around(kept.page.containers, kept.block.evidence.container) if c.tag in HEADINGS)
    return int(next(found, "h2")[1])


def _list(blocks: list[Kept]) -> str:
    lines: list[str] = []
    numbers: dict[int, int] = {}
    item = -1
    for kept in blocks:
        containers = list(around(kept.page.containers, kept.block.evidence.container))
        lists = [c for c in containers if c.tag in LISTS]
        own = next((c.index for c in containers if c.tag in ("li", "dt", "dd")), -1)
        indent = INDENT * max(len(lists) - 1, 0)
        text = escape(kept.block.text)
        if own == item != -1:
            lines.append(f"\n{indent}{INDENT}{text}")
            continue
        item = own
        marker = "-"
        if lists and lists[0].tag == "ol":
            numbers[lists[0].index] = numbers.get(lists[0].index, 0) + 1
            marker = f"{numbers[lists[0].index]}."
        lines.append(f"{indent}{marker} {text}")
    return "\n".join(lines)


def _table(blocks: list[Kept]) -> str:
    rows = [list(row) for _, row in groupby(blocks, key=lambda kept: holder(kept.page, kept.block, ("tr",)))]
    cells = [
        [
            " ".join(escape(kept.block.text) for kept in cell)
            for _, cell in groupby(row, key=lambda kept: holder(kept.page, kept.block, TABLE_CELLS))
        ]
        for row in rows
    ]
    width = max(map(len, cells))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in cells]
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)
