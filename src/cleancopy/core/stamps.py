"""The lines above the entries of a live page: when each was written, and by whom. "21:00 Jane Roe", "19:11 KEY EVENT".

Headings that begin with a time are the entries' own, and so are cells and items of lists, which tell a timetable.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from .model import Block, Kind, Page, Verdict
from .roles import HEADINGS, unnumbered
from .times import DATE

CLOCK = re.compile(
    r"\W{0,3}(?:[01]?\d|2[0-3])[:.h]\s?[0-5]\d(?::[0-5]\d)?(?!\d)(?:\s?(?:[ap]\.?m\.?|uhr|h|hrs|klo|kl|ч|点|時)\b)?(?:\s?(?:[A-Z]{2,4})\b)?",
    re.I,
)
LEAST = 3  # of one form on a page
MAX_BESIDE = 32  # characters beside the time: a name or two, a label
MAX_WORDS = 5
OWN_WORDS = HEADINGS | frozenset("li td th dt dd pre code blockquote p".split())
STOPS = (".", "!", "?", "。", ":", ",", ";")
WORD = re.compile(r"[^\W\d_]+")


def stamps(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that are such lines, each in an element of one name and class and above longer text."""
    by_form: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, index in enumerate(kept[:-1]):
        block = page.blocks[index]
        below = page.blocks[kept[place + 1]]
        if _is_stamp(block) and (below.evidence.tag in HEADINGS or len(below.text) > len(block.text)):
            by_form[_form(page, block)].append(index)
    if not by_form:
        return {}
    often = Counter(
        _form(page, block) for block in page.blocks if _is_stamp(block)
    )  # those that are left out already as well
    verdict = Verdict(Kind.DATE, "says when an entry of a live page was written", "judge.stamp")
    return {index: verdict for form, indexes in by_form.items() if often[form] >= LEAST for index in indexes}


def _form(page: Page, block: Block) -> tuple[str, str]:
    """The name and the class of the element of a block, without the number that entries have in theirs."""
    own = page.containers[block.evidence.container]
    return own.tag, unnumbered(own.words)


def _is_stamp(block: Block) -> bool:
    """Whether a line is a time of day, a date before it or not, and at most a few words that make no sentence."""
    text = block.text
    if not text[:3].strip("([ ")[:1].isdigit() or block.evidence.tag in OWN_WORDS:
        return False
    day = DATE.match(text)
    clock = CLOCK.match(text, day.end() if day else 0)
    if clock is None or text.endswith(STOPS):
        return False
    rest = text[clock.end() :]
    return len(rest) <= MAX_BESIDE and len(WORD.findall(rest)) <= MAX_WORDS and not any(map(str.isdigit, rest))
