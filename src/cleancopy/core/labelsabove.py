"""The label that is left above links which go: "ALSO:", "More from the Gazette:", where nothing of the article stands between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .boxes import COLONS
from .model import Block, Kind, Page, Verdict
from .roles import HEADINGS

LONGEST, MOST_WORDS = 60, 8  # characters, words
LINKED = 0.8  # share of a line that is a link
# Of eight such labels on pages that may be looked at the three that begin so are in no gold, four of the five others are.
LEADS_ON = re.compile(
    r"\W{0,3}(?:(?:(?:read|see|find)\s)?(?:more|also)|related|further reading|elsewhere|mehr|auch|weitere|lesen sie|lire aussi|à lire|"
    r"más|lea también|otr[ao]s|altr[ie]|leggi|mais|leia|outr[ao]s|meer|lees|mer|läs|les også|mere|læs|lisää|lue|więcej|czytaj|zobacz|"
    r"více|čtěte|viac|další|mai mult|citește|ещё|еще|читайте|більше|още|више|više|περισσότερα|daha fazla|ilgili|المزيد|اقرأ|بیشتر|"
    r"עוד|קראו|baca|xem thêm)(?!\w)|\W{0,3}(?:อ่าน|更多|相关|相關|延伸|関連|あわせて|관련)",
    re.I,
)
LABEL = Verdict(Kind.RELATED, "the label of links that are left out", "judge.label_above")


def labels_above(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept lines of few words before a colon, directly below which stand links that are not kept."""
    left = set(kept)
    return {index: LABEL for index in kept if _is_label(page.blocks[index]) and _is_link_below(page, index, left)}


def _is_label(block: Block) -> bool:
    text = block.text
    short = len(text) <= LONGEST and text.endswith(COLONS) and len(text.split()) <= MOST_WORDS
    return short and not block.evidence.links and LEADS_ON.match(text) is not None


def _is_link_below(page: Page, index: int, left: set[int]) -> bool:
    """Whether the next block is a link alone, and left out."""
    if index + 1 >= len(page.blocks) or index + 1 in left:
        return False
    below = page.blocks[index + 1]
    fact = below.evidence
    return bool(fact.links) and fact.tag not in HEADINGS and fact.link_chars >= LINKED * len(below.text)
