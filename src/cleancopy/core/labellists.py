"""Lists of which every item is a button or label of the site: "Print", "Larger text", "Comments 0". One such item may be the article's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from .counters import counts
from .metadata.bylines import introduces
from .model import Block, Kind, Page, Verdict
from .roles import holder
from .sayings import saying
from .times import is_time

LISTS = ("ul", "ol")
LEAST = 2  # items


def label_lists(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept items of lists of nothing but labels; ``kept`` are the indexes of all kept blocks."""
    kept_items = [index for index in kept if page.blocks[index].evidence.tag == "li"]
    if not kept_items:
        return {}
    items: dict[int, list[Block]] = defaultdict(list)
    for index in kept_items:
        items[holder(page, page.blocks[index], LISTS)].append(page.blocks[index])
    verdict = Verdict(Kind.SHARE, "in a list of buttons and labels of the site", "judge.label_list")
    lists = (held for place, held in items.items() if place >= 0 and _are_labels(page, place, held))
    return {block.index: verdict for held in lists for block in held}


def _are_labels(page: Page, place: int, items: Sequence[Block]) -> bool:
    """Whether all kept items of a list are known labels or counts, or names and times beside such, and it has several items."""
    last = items[-1].index
    near = page.blocks[max(0, items[0].index - 1) : last + 2]
    if sum(block.evidence.tag == "li" and holder(page, block, LISTS) == place for block in near) < LEAST:
        return False
    known = False
    for block in items:
        if saying(block.text) is not None or counts(block.text):
            known = True
        elif not is_time(block.text) and not introduces(block.text):
            return False  # as most do with their first item
    return known
