"""Rows of other articles, told by their form alone: cards of a linked headline and a sentence, and lists of nothing but links.

The form holds in any language and under any names of elements, where the judge, who knows neither, finds a few sentences like any others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from .addresses import host
from .boxes import ALL_LINK, NEWS
from .evidence import Table
from .fill import COLONS
from .model import Block, Kind, Meta, Page, Verdict
from .roles import holder

LEAST_CARDS = 2
MAX_BLOCKS = 4  # of a card: a headline and a sentence, a section, a day
HEADLINE, SENTENCE, MAX_SENTENCE = 20, 25, 250  # characters
LONG_ITEM = 25  # mean characters of the items of a list that are headlines
LISTS = ("ul", "ol")


def card_rows(page: Page, kept: Sequence[int], evidence: Table) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks of cards that stand in a row: each a headline that leads to the same site, and a sentence below.

    Of 174 such sentences on pages that may be looked at one is in the gold.
    """
    rows: dict[tuple[int, str], list[range]] = defaultdict(list)
    first, last = evidence.tree.first.tolist(), evidence.tree.last.tolist()
    for container, start, end in zip(page.containers, first, last, strict=True):
        if 2 <= end - start <= MAX_BLOCKS and container.parent >= 0:
            rows[container.parent, container.tag].append(range(start, end))
    verdict = Verdict(
        Kind.RELATED, "in a row of headlines with a sentence each, which lead elsewhere", "judge.card_row"
    )
    there, here = set(kept), host(page.url or "")
    inside: set[int] = set()
    for row in rows.values():
        if len(row) >= LEAST_CARDS and not all(map(there.isdisjoint, row)):  # of most rows nothing is kept
            cards = [card for card in row if _is_card(page.blocks[card.start : card.stop], here)]
            inside.update(*(cards if len(cards) >= LEAST_CARDS else ()))
    return dict.fromkeys(sorted(inside & there), verdict)


def _is_card(blocks: Sequence[Block], here: str) -> bool:
    """Whether the blocks of an element are a linked headline and one sentence below it, with one target for all."""
    targets = {target for block in blocks for target in block.evidence.links}
    if len(targets) != 1 or not _same_site(next(iter(targets)), here):
        return False
    heads = [b.index for b in blocks if len(b.text) >= HEADLINE and b.evidence.link_chars >= ALL_LINK * len(b.text)]
    texts = [b for b in blocks if len(b.text) >= SENTENCE and not b.evidence.links]
    return len(heads) == len(texts) == 1 and heads[0] < texts[0].index and len(texts[0].text) <= MAX_SENTENCE


def linked_lists(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on lists in a news article whose every item is a link of a headline's length to the same site.

    Not on one that a kept line with a colon introduces: that is the article's own.
    """
    if not (page.meta or Meta()).types & NEWS or not page.url:
        return {}
    there, here = set(kept), host(page.url)
    lists: dict[int, list[Block]] = defaultdict(list)
    for index in kept:
        place = holder(page, page.blocks[index], LISTS)
        if place >= 0:
            lists[place].append(page.blocks[index])
    found: dict[int, Verdict] = {}
    verdict = Verdict(Kind.RELATED, "a list of nothing but linked headlines", "judge.linked_list")
    for items in lists.values():
        above = items[0].index - 1
        introduced = above in there and page.blocks[above].text.endswith(COLONS)
        long = sum(len(block.text) for block in items) >= LONG_ITEM * len(items)
        if long and not introduced and all(_is_link(block, here) for block in items):
            found.update((block.index, verdict) for block in items)
    return found


def _is_link(block: Block, here: str) -> bool:
    fact = block.evidence
    alone = len(fact.links) == 1 and fact.link_chars >= ALL_LINK * len(block.text)
    return alone and _same_site(fact.links[0], here)


def _same_site(target: str, here: str) -> bool:
    """Whether a link leads to another page of the same site; a part of this page is none."""
    return not target.startswith("#") and host(target) in ("", here)
