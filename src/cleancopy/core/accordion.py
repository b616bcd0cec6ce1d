"""Buttons that hold the article's words: the headings of an accordion, and words within a sentence that open a note."""

from __future__ import annotations

from collections.abc import Sequence

from .model import Block, Page
from .roles import HEADINGS, around

FIELDS = frozenset({"select", "option", "label", "legend", "input", "textarea", "datalist", "optgroup"})


def accordion_text(page: Page, wanted: Sequence[bool]) -> list[int]:
    """Return the indexes of blocks inside buttons that are the article's by its opinion on them, and by where they stand.

    A heading with the button in it, or around it, is what WAI-ARIA asks of an accordion: the text that it opens follows. A button
    between the words of a paragraph is a part of its sentence.
    """
    found = []
    for block in page.blocks[:-1]:
        if wanted[block.index] and block.evidence.control and wanted[block.index + 1]:
            after = page.blocks[block.index + 1]
            if not after.evidence.control and (_is_heading(page, block) or _in_sentence(page, block, after)):
                found.append(block.index)
    return found


def _is_heading(page: Page, block: Block) -> bool:
    tags = [container.tag for container in around(page.containers, block.evidence.container)]
    return "button" in tags and not FIELDS.intersection(tags) and not HEADINGS.isdisjoint(tags)


def _in_sentence(page: Page, block: Block, after: Block) -> bool:
    """Whether a button stands in a paragraph whose words go on behind it."""
    own = page.containers[block.evidence.container]
    return own.tag == "button" and page.containers[own.parent].tag == "p" and after.evidence.container == own.parent
