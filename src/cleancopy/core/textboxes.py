"""Boxes between the paragraphs of the text that lead nowhere: facts, steps, ingredients, notes, what speaks for a thing and against it.

The judge leaves them out as often as not, since they look like what sites set into articles: a small heading, a list, an element of its
own. But what sites set there wants to be clicked. Of 142 such boxes without a link, a button or a picture, in elements that are not named
for anything else, 137 are in the gold; of single lines in elements of their own 163, and three are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from .evidence import Table
from .evidence.text import Column
from .evidence.words import bits_of, families
from .layouttables import CELLS
from .model import Block, Page
from .roles import HEADINGS, around
from .sentences import is_prose
from .texttables import NO_TEXT

LEAST = 0.105  # mean opinion: the labels of buttons and tables that are folded have less
COLUMN = 0.3  # share of the paragraphs, by characters, that stand directly in the element around the box
CARD = re.compile(
    "card", re.I
)  # systems name every box so, and the judge's lexicon takes it for that of another article
BOXES = frozenset({"div", "section"})
LISTS, LEAST_LISTED = 2, 0.03  # headings over lists in one box; mean opinion of such a box
SECTIONS = 3  # with paragraphs, side by side in one element
STRANGE = bits_of(
    "navigation footer header aside comment share related caption media author newsletter paywall advert tags date "
    "consent hidden ticker embed overlay legal control live"
)


def text_boxes(page: Page, evidence: Table, score: Column, kept: Sequence[bool]) -> set[int]:
    """Return the blocks of boxes that stand between paragraphs of the text and hold nothing but words."""
    columns = _columns(page, kept)
    direct = {page.containers[page.blocks[lines.start].evidence.container].parent for lines in columns.values()}
    found: set[int] = set()
    for container in page.containers if columns else ():
        if container.tag not in BOXES or container.parent not in columns:
            continue
        lines = range(int(evidence.tree.first[container.index]), int(evidence.tree.last[container.index]))
        amid = columns[container.parent]
        if len(lines) == 1 and container.parent not in direct:
            continue  # a heading or a label in a section of its own
        ends = lines.start >= amid.stop and _lists_under_heads(page, lines)
        if (
            not lines
            or lines.start < amid.start
            or (lines.stop > amid.stop and not ends)
            or all(kept[lines.start : lines.stop])
        ):
            continue
        if all(_is_words(page, evidence, page.blocks[index], container.index) for index in lines):
            # A heading over a single line goes with it; over more lines its own opinion counts as well.
            below = [index for index in lines if page.blocks[index].evidence.tag not in HEADINGS]
            asked = below if len(below) == 1 else list(lines)
            if float(np.mean(score[asked])) >= (LEAST_LISTED if ends else LEAST):
                found.update(lines)
    return found


def _lists_under_heads(page: Page, lines: range) -> bool:
    """Whether a box holds two headings or more, each over items of a list: what speaks for a thing and against it, below a review."""
    tags = [page.blocks[index].evidence.tag for index in lines]
    heads = [place for place, tag in enumerate(tags) if tag in HEADINGS]
    return len(heads) >= LISTS and all(place + 1 < len(tags) and tags[place + 1] == "li" for place in heads)


def _columns(page: Page, kept: Sequence[bool]) -> dict[int, range]:
    """The elements that hold much of the text's paragraphs, each with the blocks from the first of these to the last.

    They hold them directly or, as editors of parts make them, in sections side by side.
    """
    places: dict[int, list[int]] = defaultdict(list)
    sections: dict[int, list[list[int]]] = defaultdict(list)
    for block in page.blocks:
        own = page.containers[block.evidence.container]
        if kept[block.index] and own.tag == "p" and is_prose(block.text):
            places[own.parent].append(block.index)
    whole = sum(len(page.blocks[index].text) for inside in places.values() for index in inside)
    for section, inside in list(places.items()):
        if page.containers[section].tag in BOXES and (parent := page.containers[section].parent) > 0:
            sections[parent].append(inside)
    for column, parts in sections.items():
        if column not in places and len(parts) >= SECTIONS:
            places[column] = [index for inside in parts for index in inside]
    sizes = {column: sum(len(page.blocks[index].text) for index in inside) for column, inside in places.items()}
    least = COLUMN * whole
    return {column: range(inside[0], inside[-1]) for column, inside in places.items() if sizes[column] >= least}


def _is_words(page: Page, evidence: Table, block: Block, box: int) -> bool:
    """Whether a line of a box is shown, leads nowhere, is no cell, and stands in elements that are not named for anything else."""
    fact = block.evidence
    if fact.control or fact.hidden or fact.links or fact.images or fact.tag in CELLS:
        return False
    for container in around(page.containers, fact.container):
        if container.tag in NO_TEXT:
            return False
        if int(evidence.tree.bits[container.index]) & STRANGE and families(CARD.sub("", container.words)) & STRANGE:
            return False
        if container.index == box:
            return True
    return False
