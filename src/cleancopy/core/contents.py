"""Tables of contents: links to the page's own headings, which say the same words further down."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from .data import listed
from .evidence import Table
from .model import Block, Kind, Page, Verdict
from .roles import HEADINGS, around
from .sentences import is_prose

ALL_LINK = 0.85  # share of an entry that is a link: a number may stand before it
LEAST = 2  # entries
MIN_WORDS = 6  # letters of a heading that is looked for in a longer entry
NUMBER = re.compile(r"^[\W\d_]+")
MAX_LABEL = 60  # characters
ABOVE = 3  # blocks above the first entry: the label and what shows or hides the list


def contents(page: Page, evidence: Table, kept: Sequence[bool]) -> dict[int, Verdict]:
    """Return the verdicts on kept links to headings of the page that are kept themselves, on labels, and on what they stand over."""
    return _said_later(page, evidence, kept) | _labelled(page, kept)


def _labelled(page: Page, kept: Sequence[bool]) -> dict[int, Verdict]:
    """Labels of contents that are no headings, and the links within the page that follow them.

    A heading of these words may head a part of the article, and so does a line above others of one element: "Inhalt" above
    what a book tells. Of other labels, on pages whose sites the judge had not seen, none was in the gold.
    """
    found: dict[int, Verdict] = {}
    for block in page.blocks:
        if not kept[block.index] or len(block.text) > MAX_LABEL or block.evidence.tag in HEADINGS:
            continue
        if not is_label(block.text) or _heads_lines(page, block):
            continue
        found[block.index] = _LABEL
        after = block.index + 1
        while after < len(page.blocks) and _is_entry(page, page.blocks[after], 1):
            after += 1
        if after - block.index > LEAST:
            found |= {index: _ENTRY for index in range(block.index + 1, after) if kept[index]}
    return found


def _heads_lines(page: Page, block: Block) -> bool:
    """Whether a label and running text below it are lines of one element."""
    below = page.blocks[block.index + 1] if block.index + 1 < len(page.blocks) else block
    return below.evidence.container == block.evidence.container and not below.evidence.links and is_prose(below.text)


def _said_later(page: Page, evidence: Table, kept: Sequence[bool]) -> dict[int, Verdict]:
    """Links to headings that are kept and say the same, and the label above them."""
    entries = [block for block in page.blocks if block.evidence.links and _is_entry(page, block)]
    if len(entries) < LEAST:
        return _labels_alone(page, kept)
    heads, folded = _headings(page, evidence, kept), evidence.folded
    there = [block.index for block in entries if _heads_later(block, folded[block.index], heads)]
    if len(there) < LEAST:
        return _labels_alone(page, kept)
    found = {index: _ENTRY for index in there if kept[index]}
    for block in page.blocks[max(0, there[0] - ABOVE) : there[0]]:
        if kept[block.index] and len(block.text) <= MAX_LABEL and is_label(block.text):
            found[block.index] = _LABEL
    return found


def _labels_alone(page: Page, kept: Sequence[bool]) -> dict[int, Verdict]:
    """The labels of contents that were not kept."""
    return {
        block.index: _LABEL
        for block in page.blocks[:-1]
        if kept[block.index] and not kept[block.index + 1] and len(block.text) <= MAX_LABEL and is_label(block.text)
    }


_ENTRY = Verdict(Kind.DUPLICATE, "links to a heading of the page that says the same", "judge.contents")
_LABEL = Verdict(Kind.NAVIGATION, "stands over the contents of the page", "judge.contents")


def is_label(text: str) -> bool:
    """Whether a line is what stands over the contents of a page, and nothing else.

    >>> is_label("Table of contents:"), is_label("Inhaltsverzeichnis"), is_label("Contents of the ship")
    (True, True, False)
    """
    return " ".join(NUMBER.sub("", text).lower().rstrip(" :：.…-–[]()").split()) in _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(listed("contents.txt"))


def _is_entry(page: Page, block: Block, links: int | None = None) -> bool:
    """Whether a block is nothing but links within the page; of several only the first ``links`` are asked."""
    fact = block.evidence
    if (
        not fact.links
        or "#" not in fact.links[0]
        or fact.link_chars < ALL_LINK * len(block.text)
        or fact.tag in HEADINGS
    ):
        return False
    own = page.url.partition("#")[0] if page.url else None
    return all("#" in link and link.partition("#")[0] in ("", own) for link in fact.links[:links])


def _headings(page: Page, evidence: Table, kept: Sequence[bool]) -> Mapping[str, int]:
    """The words of the kept headings, and where each stands last."""
    return {
        evidence.folded[block.index]: block.index
        for block in page.blocks
        if kept[block.index] and any(c.tag in HEADINGS for c in around(page.containers, block.evidence.container))
    }


def _heads_later(block: Block, words: str, heads: Mapping[str, int]) -> bool:
    """Whether a later heading says the words of an entry, with a number before them or without."""
    if heads.get(words, -1) > block.index:
        return True
    return any(
        place > block.index
        and len(head) >= MIN_WORDS
        and len(words) >= MIN_WORDS
        and (words.endswith(head) or head.endswith(words))
        for head, place in heads.items()
    )
