"""Letters: what begins with a salutation to its readers, as the issues of newsletters do, and open letters."""

from __future__ import annotations

import re
from functools import cache

from .data import alternation, listed
from .model import COPY, Kind, Page
from .sentences import is_prose

LONGEST = 60  # characters of a salutation
FIRST = 2  # kept blocks below the headline among which it stands
PARAGRAPHS = 3  # the fewest of a letter: on a small page less is a note to customers
ENDS = (",", ":", "!", "，", "：", "！", "،", "、")


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(listed('salutations.txt'))})(?![^\W\d_])")


@cache
def _wide() -> tuple[str, ...]:
    """Those in scripts without spaces."""
    return tuple(word for word in listed("salutations.txt") if word[0] >= "\u3040")


def is_salutation(text: str) -> bool:
    """Whether a line is what a letter begins with, and nothing else.

    >>> is_salutation("Kære alle,"), is_salutation("Dear friends of the garden:"), is_salutation("Dear oysters")
    (True, True, False)
    """
    if len(text) > LONGEST or not text.endswith(ENDS):
        return False
    low = text.lower()
    return low.startswith(_wide()) or _begins().match(low) is not None


def is_letter(page: Page) -> bool:
    """Whether the text of a page begins with a salutation, and some paragraphs follow it."""
    kept = [b for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind in COPY and v.kind is not Kind.TITLE]
    greets = next((place for place, block in enumerate(kept[:FIRST]) if is_salutation(block.text)), None)
    return greets is not None and sum(is_prose(block.text) for block in kept[greets + 1 :]) >= PARAGRAPHS
