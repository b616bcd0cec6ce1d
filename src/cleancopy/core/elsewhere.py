"""Lines that lead elsewhere without a link: words that may stand before another article, a colon, and a headline of other things.

``See also: chapter 3`` is the article's own; ``See also: How to paint a fence`` under a text on bicycles is not.
"""

from __future__ import annotations

from .boxes import BEFORE_COLON, COLONS, MAX_LINK_LINE, lead_in
from .model import COPY, Kind, Page, Verdict
from .sentences import is_prose
from .spoken import of_other_things, spoken
from .stops import FULL_STOPS

RUNNING = 3  # pieces of running text
MIN_HEADLINE = 20  # characters
MIN_SPACES = 3
STOPS = (*FULL_STOPS, ";", ":")
KINDS = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING})


def led_elsewhere(page: Page, found: dict[int, Verdict]) -> None:
    """Add the verdicts on lines that name another article after words that may lead to one."""
    said: frozenset[str] | None = None
    for block in page.looked_at:
        if page.verdicts[block.index].kind not in KINDS or block.index in found or not _may_lead(block.text):
            continue
        end = lead_in(block.text)
        if not end or block.text[:end].rstrip()[-1:] not in COLONS:
            continue
        said = spoken(page, (block.index,)) if said is None else said
        if of_other_things(block.text[end:], said):
            found[block.index] = Verdict(
                Kind.RELATED, "words that lead elsewhere, and a headline of other things", "teasers.led"
            )


def repeated(page: Page, found: dict[int, Verdict]) -> None:
    """Add the verdicts on headlines without markup that stand again outside the running text after they were taken out in a list."""
    if page.markup:
        return
    gone = {
        block.text
        for block in page.looked_at
        if page.verdicts[block.index].kind is Kind.RELATED and _is_headline(block.text)
    }
    if not gone:
        return
    copy = [
        b
        for b, v in zip(page.blocks, page.verdicts, strict=True)
        if v.kind in COPY and v.kind is not Kind.TITLE and b.index not in found
    ]
    running = [block.index for block in copy if block.evidence.plain or is_prose(block.text)]
    if len(running) < RUNNING:
        return
    for block in copy:
        outside = not running[0] < block.index < running[-1]
        if outside and block.text in gone:
            found[block.index] = Verdict(
                Kind.RELATED, "a headline that stands again in a list of other articles", "teasers.repeated"
            )


def _is_headline(text: str) -> bool:
    return MIN_HEADLINE <= len(text) <= MAX_LINK_LINE and text.count(" ") >= MIN_SPACES and not is_prose(text)


def _may_lead(text: str) -> bool:
    start = text[:BEFORE_COLON]
    return len(text) <= MAX_LINK_LINE and (":" in start or "：" in start) and not text.endswith(STOPS)
