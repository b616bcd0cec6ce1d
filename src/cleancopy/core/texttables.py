"""Tables of data between the paragraphs of the text: figures and names in cells tell the judge nothing, their place does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import accumulate

import numpy as np

from .evidence import Table
from .evidence.text import Column
from .evidence.words import bits_of, families
from .layouttables import CELLS
from .model import Page
from .roles import around

# Of the pages that may be looked at, all nine tables in a figure amid the text are in the gold, whatever the judge thinks of their cells,
# and of those elsewhere, from this mean opinion on, 14 of 15; below it, seven of 25.
LEAST = 0.25
LEAST_IN_FIGURE = 0.05
FEWEST = 4  # cells
MOST_LINKS = 0.4
HALF = 0.5  # share of what is kept that the element around table and text holds
NO_TEXT = frozenset({"figcaption", "nav", "footer", "aside", "form", "button", "header"})
# Names of elements whose tables the golds leave out as often as not.
STRANGE = bits_of("embed caption comment consent newsletter advert navigation footer")
NEAR = 4  # elements around a table whose names are read


def text_tables(page: Page, evidence: Table, score: Column, kept: Sequence[bool], layout: Set[int]) -> set[int]:
    """Return the blocks of the tables that stand between paragraphs of the text; ``layout`` are the cells that lay out the page."""
    found: set[int] = set()
    places = list(_tables(page, layout)) if "table" in page.tagged else []
    if not places:
        return found
    sizes = [0, *accumulate(len(block.text) * keep for block, keep in zip(page.blocks, kept, strict=True))]
    for place in places:
        cells = range(int(evidence.tree.first[place]), int(evidence.tree.last[place]))
        if (
            len(cells) >= FEWEST
            and not all(kept[cells.start : cells.stop])
            and _is_data(page, cells)
            and _is_amid(page, evidence, place, cells, sizes)
            and float(np.mean(score[cells.start : cells.stop])) >= _least(page, place)
        ):
            found.update(cells)
    return found


def _tables(page: Page, layout: Set[int]) -> Iterator[int]:
    """The tables that hold no other and lay out nothing."""
    own = set(page.tagged.get("table", ()))
    outer: set[int] = set()
    for container in page.containers:
        if container.index in own or container.index in layout:
            outer.update(c.index for c in around(page.containers, container.parent) if c.index in own)
    return iter(sorted(own - outer))


def _is_data(page: Page, cells: range) -> bool:
    """Whether the blocks of a table are shown, no controls, and not mostly links."""
    blocks = page.blocks[cells.start : cells.stop]
    if any(block.evidence.hidden or block.evidence.control for block in blocks):
        return False
    links = sum(block.evidence.link_chars for block in blocks)
    return links <= MOST_LINKS * sum(len(block.text) for block in blocks) and any(
        container.tag in CELLS for container in around(page.containers, blocks[0].evidence.container)
    )


def _is_amid(page: Page, evidence: Table, place: int, cells: range, sizes: Sequence[int]) -> bool:
    """Whether text is kept before and after a table, in an element that holds most of all text and does not part the table from it."""
    own = sizes[cells.stop] - sizes[cells.start]
    for container in around(page.containers, place):
        first, last = int(evidence.tree.first[container.index]), int(evidence.tree.last[container.index])
        if sizes[last] - sizes[first] - own >= HALF * (sizes[-1] - own):
            return sizes[cells.start] > sizes[first] and sizes[last] > sizes[cells.stop]
        if container.tag in NO_TEXT:
            return False
    return sizes[cells.start] > 0 and sizes[-1] > sizes[cells.stop]


def _least(page: Page, place: int) -> float:
    """The mean opinion that is asked of a table's cells."""
    near = list(around(page.containers, place))[:NEAR]
    if any(container.tag == "figure" for container in near):
        return LEAST_IN_FIGURE
    return 1.0 if any(families(container.words) & STRANGE for container in near) else LEAST
