"""Lines that lead elsewhere without a link: words that may stand before another article, a colon, and a headline of other things.

``See also: chapter 3`` is the article's own; ``See also: How to paint a fence`` under a text on bicycles is not.
"""

from __future__ import annotations

from .boxes import BEFORE_COLON, COLONS, MAX_LINK_LINE, lead_in
from .model import Kind, Page, Verdict
from .spoken import of_other_things, spoken

FULL_STOPS = (".", "。", "।", ";", ":")
KINDS = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING})


def led_elsewhere(page: Page, found: dict[int, Verdict]) -> None:
    """Add the verdicts on lines that name another article after words that may lead to one."""
    said: frozenset[str] | None = None
    for block, verdict in zip(page.blocks, page.verdicts, strict=True):
        if block.evidence.plain or verdict.kind not in KINDS or block.index in found or not _may_lead(block.text):
            continue
        end = lead_in(block.text)
        if not end or block.text[:end].rstrip()[-1:] not in COLONS:
            continue
        said = spoken(page, (block.index,)) if said is None else said
        if of_other_things(block.text[end:], said):
            found[block.index] = Verdict(
                Kind.RELATED, "words that lead elsewhere, and a headline of other things", "teasers.led"
            )


def _may_lead(text: str) -> bool:
    start = text[:BEFORE_COLON]
    return len(text) <= MAX_LINK_LINE and (":" in start or "：" in start) and not text.endswith(FULL_STOPS)
