"""Whom the press may ask, below a release: a label in a line of its own, and the names, numbers and addresses after it.

Told by the label, in some thirty languages, and by the form of what follows; a paragraph after it, as on who the company is, stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .data import table
from .forms import small_letters
from .model import Block, Kind, Page, Verdict

LEAST_BEFORE = 3  # kept blocks: a page that begins with whom to ask is about that
LATEST = 0.5  # share of the kept blocks that stand before the label
LONGEST_LABEL, LONGEST, MOST = 70, 130, 14  # characters of the label and of a line after it; lines
SIGNS = " \t:：.-–—*•|()[]【】■▼◆＜＞<>/&"
# An address of mail or of the web, or a number of at least seven figures: a line with one of them may be longer.
REACHED = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.|(?:https?://|www\.)\S|\+?\(?\d(?:[\s()/.–-]{0,3}\d){6}|\[email.protected\]"
)
LONGEST_REACHED = 260
SENTENCE = re.compile(r"[.!?。！？।؟][”\"»]?$")


def press_contacts(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that say whom the press may ask; ``kept`` are the indexes of all kept blocks in order."""
    labels, begins = _words()
    found: dict[int, Verdict] = {}
    verdict = Verdict(Kind.APPEAL, "says whom the press may ask", "judge.press_contact")
    for place in range(max(LEAST_BEFORE, int(LATEST * len(kept))), len(kept)):
        block = page.blocks[kept[place]]
        low = small_letters(block.text[: LONGEST_LABEL + 1]).strip(SIGNS)
        if len(block.text) <= LONGEST and low.startswith(begins):
            found[block.index] = verdict
        elif len(block.text) <= LONGEST_LABEL and low in labels:
            found |= dict.fromkeys([block.index, *_after(page, kept[place + 1 :])], verdict)
    return found


def _after(page: Page, following: Sequence[int]) -> list[int]:
    """The lines that belong to a label, as far as they have the form of names, numbers and addresses."""
    lines: list[int] = []
    for index in following[:MOST]:
        if not _is_contact(page.blocks[index]):
            break
        lines.append(index)
    return lines


def _is_contact(block: Block) -> bool:
    text = block.text
    if REACHED.search(text):
        return len(text) <= LONGEST_REACHED
    return len(text) <= LONGEST and SENTENCE.search(text) is None


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    read = table("sayings.toml")["press"]
    return frozenset(read["labels"]), tuple(read["begins"])
