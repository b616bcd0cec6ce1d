"""A list above the text of what one can do with a page: share it, listen to it, keep it for later.

Each item alone is a few words like any other; that one of them is a word for sharing tells what the list is. What an article sums up in a
list above its text has longer items.
"""

from __future__ import annotations

from collections.abc import Sequence

from .model import Block, Kind, Page, Verdict
from .pagekind import declared
from .roles import holder
from .sentences import is_prose
from .sharewords import is_share_word

LISTS = ("ul", "ol", "menu")
LONGEST, MOST_WORDS = 40, 6  # of an item
LEAST = 2  # items


def toolbars(page: Page, kept: Sequence[int], title: int | None) -> dict[int, Verdict]:
    """Return the verdicts on kept items of such lists between the title and the first paragraph of what says that it is an article."""
    if title is None or not declared(page):
        return {}
    lists: dict[int, list[int]] = {}
    for index in kept:
        block = page.blocks[index]
        if index > title and is_prose(block.text) and "li" not in block.path.rpartition("/")[2]:
            break
        if index > title and (place := holder(page, block, LISTS)) >= 0:
            lists.setdefault(place, []).append(index)
    verdict = Verdict(Kind.SHARE, "in a list of what one can do with the page", "judge.toolbar")
    return {index: verdict for place, own in lists.items() if _is_toolbar(page, place, own[0]) for index in own}


def _is_toolbar(page: Page, place: int, first: int) -> bool:
    """Whether all items of a list are short, and one of them is a word for sharing; ``first`` is one of its blocks."""
    start = first
    while start > 0 and holder(page, page.blocks[start - 1], LISTS) == place:
        start -= 1
    items: list[Block] = []
    for index in range(start, len(page.blocks)):
        block = page.blocks[index]
        if holder(page, block, LISTS) != place:
            break
        if len(block.text) > LONGEST or len(block.text.split()) > MOST_WORDS or block.text[-1] in ".!?。":
            return False
        items.append(block)
    return len(items) >= LEAST and any(is_share_word(block.text) for block in items)
