"""Recipes: ingredients, steps and notes, on a page that says that it holds one.

They stand in a card of short lines below the story, which the judge doubts for their length and for the names of its elements. What a page
calls a recipe has them; stars, prices and buttons beside them are lines of another form.
"""

from __future__ import annotations

from collections.abc import Sequence

from .evidence import Table
from .evidence.text import Column
from .evidence.words import bits_of, families
from .model import Block, Page
from .roles import HEADINGS, near

TYPE = "recipe"
LEAST = 0.15  # the judge's opinion of a line of the card
BELOW = 6  # blocks below the last line: pictures, stars, buttons
ITEMS = frozenset({"li", "dd", "dt"})
STRANGE = bits_of("navigation footer comment share related newsletter author tags caption hidden advert")
LEVELS = 3


def recipe(page: Page, evidence: Table, score: Column, kept: Sequence[bool]) -> list[int]:
    """Return the indexes of the lines of a recipe that are not kept."""
    if page.meta is None or TYPE not in page.meta.types:
        return []
    there = [index for index, keep in enumerate(kept) if keep]
    if not there:
        return []
    ends = evidence.columns["ends_sentence"]
    found, last = [], there[-1]
    for block in page.blocks[there[0] :]:
        if block.index > last + BELOW:
            break
        likely = not kept[block.index] and float(score[block.index]) >= LEAST
        if likely and _is_line(page, block, ends[block.index] > 0):
            found.append(block.index)
            last = max(last, block.index)
    return found


def _is_line(page: Page, block: Block, sentence: bool) -> bool:
    fact = block.evidence
    if fact.links or fact.control or fact.hidden or fact.images:
        return False
    around = list(near(page, block, LEVELS))
    shaped = sentence or any(container.tag in ITEMS or container.tag in HEADINGS for container in around)
    return shaped and not any(families(container.words) & STRANGE for container in around[:2])
