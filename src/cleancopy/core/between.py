"""Headings in wrappers, which stand between two paragraphs of an article and tell the judge little by themselves."""

from __future__ import annotations

from collections.abc import Sequence, Set

from .evidence import Table
from .evidence.text import Column
from .evidence.words import families
from .figures import width
from .kinds import NAMING_BITS
from .layouttables import CELLS
from .model import ARTICLES, Block, Container, Page
from .roles import HEADINGS, around

# Headings in wrappers of their own, written for this: its opinion was 0.23 to 0.49. Names of reporters and times in such places have less.
LIKELY_HEADING = 0.22
SHORTEST, LONGEST = 6, 110  # characters of a heading, a wide one counting double
WRAPPERS = frozenset({"div", "section", "span", "p", "b", "strong"})
QUESTION = ("?", "？", "؟", ";")


def between(page: Page, evidence: Table, score: Column, kept: list[bool], may: Set[int]) -> None:
    """Keep the headings of an article that stand between two kept paragraphs; ``may`` are the blocks that can be of it."""
    _alike(page, score, kept, may)
    types = page.meta.types if page.meta else frozenset[str]()
    if types & ARTICLES:
        for block in page.blocks[1:-1]:
            if not kept[block.index] and block.index in may and _heads(page, evidence, score, kept, block):
                kept[block.index] = True


def _alike(page: Page, score: Column, kept: list[bool], may: Set[int]) -> None:
    """Keep the headings, directly above what is kept, that have the form of one that is kept, in the same element."""
    doubted = [
        block
        for block in page.blocks[1:-1]
        if block.evidence.tag in HEADINGS
        and not kept[block.index]
        and kept[block.index + 1]
        and block.index in may
        and page.blocks[block.index + 1].evidence.tag == "li"
    ]
    if doubted:
        known = {_form(page, b) for b in page.blocks if b.evidence.tag in HEADINGS and kept[b.index]}
        for block in doubted:
            if float(score[block.index]) >= LIKELY_HEADING and not block.evidence.links and _form(page, block) in known:
                kept[block.index] = True


def _form(page: Page, block: Block) -> tuple[str, str, str, int]:
    """The names of a heading and of the element around it, and the element that holds both."""
    own = page.containers[block.evidence.container]
    parent = page.containers[max(own.parent, 0)]
    return own.tag, own.words, parent.words, parent.parent


def _within(evidence: Table, kept: Sequence[bool], before: int, after: int) -> bool:
    """Whether two blocks are there, kept, and prose."""
    prose = evidence.columns["prose"]
    return before >= 0 and after < len(kept) and all(kept[i] and prose[i] > 0 for i in (before, after))


def _heads(page: Page, evidence: Table, score: Column, kept: Sequence[bool], block: Block) -> bool:
    """Whether a short line, alone in elements that name nothing, interrupts the paragraphs of an article: a heading in ``<div><div>``."""
    fact, index = block.evidence, block.index
    if float(score[index]) < LIKELY_HEADING or fact.links or fact.images or fact.tag in HEADINGS | CELLS:
        return False
    if not _within(evidence, kept, index - 1, index + 1) or not SHORTEST <= width(block.text) <= LONGEST:
        return False
    if evidence.columns["ends_sentence"][index] > 0 and not block.text.endswith(QUESTION):
        return False
    own: list[Container] = []
    tree = evidence.tree
    for container in around(page.containers, fact.container):
        first, last = int(tree.first[container.index]), int(tree.last[container.index])
        if last - first > 1:
            return bool(own) and first < index < last - 1 and not any(map(_is_named, own)) and not _named(fact.words)
        own.append(container)
    return False


def _is_named(container: Container) -> bool:
    """Whether an element is other than a plain wrapper."""
    return container.tag not in WRAPPERS or _named(container.words)


def _named(words: str) -> bool:
    return bool(families(words) & NAMING_BITS)
