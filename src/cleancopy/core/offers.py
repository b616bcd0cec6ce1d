"""Boxes in which a site speaks for itself within an article: sign up, subscribe, follow us, download the app.

They are told by their words, since the markup of many is that of paragraphs: a few short lines in a row, most of whose words are of
that kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .model import Block, Kind, Page, Verdict
from .phrases import Said, said
from .roles import holder

OFFERS = {"newsletter": Kind.NEWSLETTER, "paywall": Kind.PAYWALL, "share": Kind.SHARE, "appeal": Kind.APPEAL}
# What a box is about, the first where both speak for it; sharing and apps are also what news are about.
LEADS = ("newsletter", "paywall")
LONGEST = 220  # characters of a line of such a box
ENOUGH = 2  # phrases of the first two in the box
SURE_SHARE = 0.3  # share of the letters of a line that are such phrases, from which it begins a box
SOME_SHARE = 0.15
NEAR = 2  # lines without such words between two that have them
MAX_LINES = 6
LISTS = ("ul", "ol")
Line = tuple[Block, Said]


def offers(blocks: Sequence[Block], kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that are such boxes; ``kept`` are the indexes of all kept blocks in order."""
    lines = [(blocks[index], said(blocks[index].text)) for index in kept if len(blocks[index].text) <= LONGEST]
    found: dict[int, Verdict] = {}
    for run in _runs(lines):
        hits = {name: sum(line[1].families.get(name, 0) for line in run) for name in OFFERS}
        about = max(LEADS, key=lambda name: hits[name])
        if sum(hits[name] for name in LEADS) >= ENOUGH and len(run) <= MAX_LINES:
            words = "; ".join(line[0].text for line in run)[:60]
            for block, _ in run:
                found[block.index] = Verdict(OFFERS[about], f"the site speaks for itself: “{words}”", "judge.offer")
    return found


def offered_lists(page: Page, kept: Sequence[bool]) -> dict[int, Verdict]:
    """Return the verdicts on lists of what a subscription or an account gives: below such words that were taken out, in one element."""
    found: dict[int, Verdict] = {}
    for above, block in pairwise(page.blocks):
        if kept[above.index] or not kept[block.index] or block.evidence.tag != "li":
            continue
        whole = holder(page, block, LISTS)
        beside = whole >= 0 and page.containers[whole].parent in _around(page, above)
        if beside and any(said(above.text).families.get(name) for name in LEADS):
            verdict = Verdict(Kind.PAYWALL, f"what the site offers: “{above.text[:60]}”", "judge.offered")
            found |= {
                b.index: verdict
                for b in page.blocks[block.index :]
                if kept[b.index] and holder(page, b, LISTS) == whole
            }
    return found


def _around(page: Page, block: Block) -> tuple[int, int]:
    """The element around a block, and the one around that."""
    own = block.evidence.container
    return own, page.containers[own].parent


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Rows of neighbouring lines, each begun and ended by one that is mostly such words."""
    runs: list[list[Line]] = []
    waiting: list[Line] = []
    for line in lines:
        offer = sum(line[1].families.get(name, 0) for name in OFFERS)
        joined = bool(runs and runs[-1]) and line[0].index - runs[-1][-1][0].index <= NEAR + 1
        if offer and line[1].share >= SURE_SHARE:
            if joined and len(waiting) == line[0].index - runs[-1][-1][0].index - 1:
                runs[-1] += [*waiting, line]
            else:
                runs.append([line])
            waiting = []
        elif joined and offer and line[1].share >= SOME_SHARE and not waiting:
            runs[-1].append(line)
        else:
            waiting = [*waiting, line] if joined else []
    return runs
