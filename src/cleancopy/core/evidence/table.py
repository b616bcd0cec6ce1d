"""All evidence of a page side by side: one column of numbers for each measure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..model import Block, Container, Meta, Page
from . import links, markup, place, structured, text, tree
from .text import Column


@dataclass(frozen=True, slots=True)
class Table:
    """Evidence of one page."""

    values: NDArray[np.float32]
    """Shape (len(names()), blocks): one row a measure, so that a question asked of all blocks reads one row."""
    columns: dict[str, Column]
    """The same by name."""
    folded: list[str]
    """Text of each block as ``structured.fold`` gives it."""
    tree: tree.Tree


def table(page: Page) -> Table:
    """Return the evidence about the blocks of a parsed page, which has at least one."""
    blocks, containers = page.blocks, page.containers
    known: dict[str, Column] = text.columns(blocks)
    known.update(links.columns(blocks, known["mass"]))
    known.update(markup.columns(blocks))
    arrays = tree.build(blocks, containers)
    known.update(tree.columns(arrays, known["mass"], known["links"], known["ends_sentence"]))
    folded = structured.fold_all([block.text for block in blocks])
    known.update(structured.columns(folded, page.meta or Meta()))
    known.update(place.columns(arrays, known))
    values = np.empty((len(known), len(blocks)), np.float32)
    for index, column in enumerate(known.values()):
        values[index] = column
    return Table(values, known, folded, arrays)


@cache
def names() -> tuple[str, ...]:
    """Return the names of the columns, in order, from the smallest page there is."""
    page = Page(body="", blocks=(Block(0, "x", "body", (0, 1)),), containers=(Container(0, -1, "body", "", "body", 0),))
    return tuple(table(page).columns)
