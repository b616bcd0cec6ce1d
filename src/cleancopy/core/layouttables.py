"""Tables that hold no data: those that lay out a page, and those that hold a picture and its caption.

Pages were built so for ten years, and many still are: the cell of a table holds the article, those beside it the menu and the
advertisements. A cell of data holds a figure or a sentence; one with several paragraphs is a column of the page, and its text is no table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set

from .figures import width
from .model import Block, Kind, Page, Verdict
from .roles import around
from .sentences import is_prose

CELLS = frozenset({"td", "th"})
# Of the pages that may be looked at, all 17 with a cell of so many paragraphs and characters are laid out by it.
PARAGRAPHS, CHARS = 3, 400  # a wide one counts double
MAX_CAPTION = 200  # characters
NOTE = re.compile(r"(?<=[^\W\d_][^\W\d_][.!?])[\[(]?\d{1,2}[\])]?$")  # the number of a note behind the full stop
NOTE_ENDS = frozenset("0123456789)]")
BELOW = re.compile(r"/(?:tr|p|div)\[(?:[2-9]|\d\d)\](?:/t[dh]\[1\])?$")  # not the first in its table or cell


def layout_cells(page: Page) -> frozenset[int]:
    """Return the cells of the tables that lay out the page, as indexes of containers."""
    if "table" not in page.tagged:
        return frozenset()
    inside = _tables(page)
    table_of = {container.index: inside[container.index] for container in page.containers if container.tag in CELLS}
    prose: dict[int, list[Block]] = defaultdict(list)
    for block in page.blocks if table_of else ():
        text = block.text
        if is_prose(NOTE.sub("", text) if text[-1] in NOTE_ENDS else text):
            for container in around(page.containers, block.evidence.container):
                if container.index in table_of:
                    prose[container.index].append(block)
    tables = {table_of[cell] for cell, blocks in prose.items() if _is_column(blocks)}
    return frozenset(cell for cell, table in table_of.items() if table in tables)


def _is_column(blocks: list[Block]) -> bool:
    return len(blocks) >= PARAGRAPHS and sum(width(block.text) for block in blocks) >= CHARS


def _tables(page: Page) -> list[int]:
    """The innermost table of each element, itself counted, -1 for none: an element comes after those that hold it."""
    inside: list[int] = []
    for container in page.containers:
        above = inside[container.parent] if container.parent >= 0 else -1
        inside.append(container.index if container.tag == "table" else above)
    return inside


def other_columns(page: Page, kept: Sequence[int], layout: Set[int], title: int | None) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks in the cells beside that of the headline, on a page whose ``layout`` is made of tables.

    A cell with a sentence of running text may hold more of the article.
    """
    if title is None or not layout:
        return {}
    own = {c.index: c.parent for c in around(page.containers, page.blocks[title].evidence.container)}
    rows = {parent for cell, parent in own.items() if cell in layout}
    columns: dict[int, list[int]] = defaultdict(list)
    for index in kept:
        for container in around(page.containers, page.blocks[index].evidence.container):
            if container.parent in rows and container.index in layout and container.index not in own:
                columns[container.index].append(index)
    verdict = Verdict(Kind.OTHER, "in a column of the page beside that of the headline", "judge.other_column")
    beside = (found for found in columns.values() if not any(is_prose(page.blocks[index].text) for index in found))
    return {index: verdict for found in beside for index in found}


def picture_tables(page: Page, kept: Sequence[int], layout: Set[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept lines below the picture of a table of nothing else: so were captions set before ``<figure>``.

    The same holds for a cell of a table that lays out the page.
    """
    if "table" not in page.tagged:
        return {}
    lines: dict[int, list[Block]] = defaultdict(list)
    inside = _tables(page)
    tables = {
        block.index: own if (own := block.evidence.container) in layout else inside[own]
        for block in page.blocks
        if "/table[" in block.path or "/table/" in block.path
    }
    for index, table in tables.items():
        lines[table].append(page.blocks[index])
    verdict = Verdict(Kind.CAPTION, "below a picture, in a table of nothing else", "judge.picture_table")
    return {index: verdict for index in kept if index in tables and _is_caption(lines[tables[index]])}


def _is_caption(lines: Sequence[Block]) -> bool:
    """Whether the lines of a table are one, directly below a picture."""
    fact = lines[0].evidence
    below = fact.images > 0 and (fact.after_break > 0 or BELOW.search(lines[0].path) is not None)
    return len(lines) == 1 and below and len(lines[0].text) <= MAX_CAPTION
