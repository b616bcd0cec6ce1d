"""A temperature or a time of day alone on its line between two paragraphs: "17 °C", "15:42".

Of 27 such lines in the golds of pages that may be looked at none stands between two lines of more than 60 characters: they are cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .figures import width
from .model import COPY, Kind, Page, Subkind
from .sentences import is_plain_prose, is_prose
from .spellings import spelled

LONGEST = 16  # characters
LEAST = 60  # of the lines above and below, wide ones counting double
# In figures of the west. Anchored, classes of limited length: linear.
DEGREES = re.compile(r"[+\-−–]?\d{1,3}(?:[.,]\d)?\s?(?:[°º˚]\s?[CFcfСсم]?|℃|℉|st\.\s?C)")
HALF = r"(?:[AaPp]\.?\s?[Mm]\.?|[μπ]\.μ\.|[بق]\.?ظ\.?|[مص]|CH|SA|Uhr|น\.|[A-Z]{3,4})"
CLOCK = re.compile(
    rf"(?:(?:AM|PM|오전|오후|上午|下午|午前|午後|早上|晚上|中午|凌晨)\s?)?(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?{HALF})?"
)


def lone_lines(page: Page, figured: Sequence[int]) -> dict[int, tuple[Subkind, str]]:
    """Return the subkind and the reason for each of such blocks; ``figured`` are those with a figure."""
    found = {}
    for index in figured:
        text = page.blocks[index].text
        if len(text) > LONGEST or page.verdicts[index].kind not in COPY:
            continue
        subkind = _subkind(spelled(text).strip())
        if subkind and _is_prose_at(page, index, -1) and _is_prose_at(page, index, 1):
            found[index] = (subkind, "a figure that updates by itself, alone between two paragraphs")
    return found


def _subkind(text: str) -> Subkind | None:
    if CLOCK.fullmatch(text):
        return Subkind.CLOCK
    return Subkind.WEATHER if DEGREES.fullmatch(text) else None


def _is_prose_at(page: Page, index: int, step: int) -> bool:
    """Whether the nearest kept block above or below is running text."""
    place = index + step
    while 0 <= place < len(page.blocks) and page.verdicts[place].kind not in COPY:
        place += step
    if not 0 <= place < len(page.blocks) or page.verdicts[place].kind is Kind.TITLE:
        return False
    block = page.blocks[place]
    return width(block.text) >= LEAST and (is_plain_prose(block) or is_prose(block.text))
