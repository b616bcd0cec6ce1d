"""First verdicts on text without markup: where the title stands; every other line is kept until something speaks against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .boxes import lead_line
from .cuts import cut_of
from .figures import CLOCK, Form, read, strip_lead
from .model import Block, Kind, Page, Verdict

MAX_TITLE = 250  # characters; the longest headlines in the shared pages have 230
MIN_TITLE = 12
MIN_TITLE_WIDE = 5  # Han and kana say more with less
MIN_PROSE = 60
LOOKED_AT = 60  # lines from the top in which a title is looked for
WIDE = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
FULL_STOP = re.compile(r"[.。։।؟…:;,]['\"”’»)\]]*$")
ENDS = re.compile(r"[.!?…。！？।؟։]['\"”’»)\]]*$")
ITEM = re.compile(r"^(?:[-•*–▪◦·]|\d{1,2}[.)])\s+\S")

PARAGRAPH = Verdict(Kind.PARAGRAPH, "a line of the text", "lines")
LIST_ITEM = Verdict(Kind.LIST_ITEM, "a line that begins like an item of a list", "lines")
ELSEWHERE = Verdict(Kind.RELATED, "words that lead to another article, and its headline", "lines.lead_in")
TITLE = Verdict(Kind.TITLE, "the first line that stands like a headline over the text", "lines")


def judge_lines(page: Page) -> Page:
    """Return the page with a verdict for each line."""
    verdicts = [_line(block.text) for block in page.blocks]
    place = title_line(page.blocks)
    if place is not None:
        verdicts[place] = TITLE
    return replace(page, verdicts=tuple(verdicts))


def _line(text: str) -> Verdict:
    if lead_line(text):
        return ELSEWHERE
    return LIST_ITEM if ITEM.match(text) else PARAGRAPH


def title_line(blocks: Sequence[Block]) -> int | None:
    """Return the index of the line that is the title, or None.

    The title is the last line, before the first prose, that can be a headline; where tickers and teasers stand between title and prose,
    the first such line. Text that begins with prose has none.
    """
    candidates = []
    for block in blocks[:LOOKED_AT]:
        if _is_figure(block.text):
            continue
        if is_prose(block.text):
            if cut_of(block.text) is None:
                break
            continue
        if _can_be_title(block.text):
            candidates.append(block)
    else:
        return None
    whole = [block for block in candidates if cut_of(block.text) is None]
    chosen = whole or candidates
    return max(chosen, key=lambda block: (_weight(block), -block.index)).index if chosen else None


def is_prose(text: str) -> bool:
    """Whether a line is running text: long enough, with an end."""
    mass = len(text) + len(WIDE.findall(text))
    return mass >= 300 or (mass >= MIN_PROSE and ENDS.search(text) is not None)


def _weight(block: Block) -> int:
    """A headline has several words; the first of those that have is the title."""
    words = len(block.text.split()) + len(WIDE.findall(block.text)) // 3
    return min(words, 4)


def _can_be_title(text: str) -> bool:
    wide = len(WIDE.findall(text))
    enough = MIN_TITLE_WIDE if wide >= 3 else MIN_TITLE
    if not enough <= len(text) <= MAX_TITLE or ITEM.match(text) or CLOCK.match(text):
        return False
    return not FULL_STOP.search(text) or text.endswith(("...", "…"))


def _is_figure(text: str) -> bool:
    return strip_lead(text) or (len(text) < 200 and read(text).form not in (Form.PROSE, Form.LABEL))
