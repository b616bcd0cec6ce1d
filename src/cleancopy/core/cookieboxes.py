"""Boxes in which a site asks to use cookies: the judge may take them for the text of a page that has only a few paragraphs, or none.

One line that says so is enough: the others of the box speak of partners, purposes and buttons. On the pages that may be looked at none
of 49 such lines is in the gold. The words are in ``data/cookielines.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache

from .data import alternation, table
from .evidence.text import Column
from .model import Block, Kind, Page, Verdict
from .roles import around

LONGEST = 600  # characters of a line
SURE = 0.9  # the judge's opinion from which a line is the article's
MOST = 6  # times the characters of such lines that a whole box has
COOKIES = Verdict(Kind.CONSENT, "asks to use cookies", "judge.cookie_box")


@cache
def _words() -> re.Pattern[str]:
    """What such a line begins with, and names. Both limited, one after the other: linear."""
    data = table("cookielines.toml")
    return re.compile(rf"(?:{alternation(data['speakers'])}).{{0,200}}?(?:{alternation(data['things'])})")


def asks_for_cookies(text: str) -> bool:
    """Whether a line says that the site uses cookies.

    >>> asks_for_cookies("We use cookies to give you the best experience."), asks_for_cookies("We baked for the whole street.")
    (True, False)
    """
    low = text.lower()
    may = "ooki" in low or not low.isascii() or "similar tech" in low
    return may and len(text) <= LONGEST and _words().match(low) is not None


def cookie_boxes(page: Page, kept: Sequence[int], score: Column, title: int | None) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks in such boxes; ``kept`` are the indexes of all kept blocks but the title."""
    lines = [
        page.blocks[index] for index in kept if float(score[index]) < SURE and asks_for_cookies(page.blocks[index].text)
    ]
    if not lines:
        return {}
    sure = {index for index in kept if float(score[index]) >= SURE} | ({title} if title is not None else set())
    holding = {c.index for index in sure for c in around(page.containers, page.blocks[index].evidence.container)}
    found = {block.index for block in lines}
    for inside in _boxes(page, kept, {_box(page, block, holding) for block in lines}):
        asking = sum(len(page.blocks[index].text) for index in inside if index in found)
        if sum(len(page.blocks[index].text) for index in inside) <= MOST * asking:
            found |= set(inside)
    return dict.fromkeys(sorted(found), COOKIES)


def _boxes(page: Page, kept: Sequence[int], boxes: Set[int]) -> Iterable[list[int]]:
    """The kept blocks of each of some elements, none of which stands in another."""
    inside: dict[int, list[int]] = {}
    for index in kept:
        for container in around(page.containers, page.blocks[index].evidence.container):
            if container.index in boxes:
                inside.setdefault(container.index, []).append(index)
    return inside.values()


def _box(page: Page, block: Block, holding: set[int]) -> int:
    """The outermost element around a line that holds nothing of the article, -1 for none."""
    box = -1
    for container in around(page.containers, block.evidence.container):
        if container.index in holding:
            break
        box = container.index
    return box
