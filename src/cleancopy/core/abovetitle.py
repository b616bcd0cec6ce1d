"""Figures above the title of a bare text, beside a ticker that stands there: nothing of an article does.

The grammar of figures needs a known name or a sign; of what stands in one block with a line that is surely a ticker, the form is enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .figures import MARKS
from .model import COPY, Kind, Page, Subkind, Verdict
from .numerals import YEAR
from .sentences import is_prose

LONGEST = 40  # characters of such a line
MOST_WORDS = 4
MAX_LINES = 30  # above the title; more of them are a list
SHARE = 0.15  # of the characters of a line that are digits and signs
DIGITS = re.compile(rf"[\d{MARKS}]")
NUMBERED = re.compile(
    r"\d{1,3}(?:(?:\.\d{1,3}){0,3}\.\s[^\W\d_]|\s[^\W\d_]{2})"
)  # the heading of a part, an item of a list
LABEL_WORDS, MAX_LABEL = 3, 28
FIGURES = frozenset({Subkind.MARKET, Subkind.WEATHER, Subkind.SCORE})
VERDICT = Verdict(Kind.TICKER, "figures beside a ticker, above the title", "tickers.above_title", Subkind.MARKET)


def above_title(page: Page, verdicts: Sequence[Verdict], title: int) -> list[int]:
    """Return the lines with figures above a title, and the labels among them, where a ticker stands there and no running text."""
    sure = [place for place in range(max(title, 0)) if verdicts[place].subkind in FIGURES]
    if not sure or title > MAX_LINES:
        return []
    left = [block for block in page.blocks[:title] if verdicts[block.index].kind in COPY]
    if any(is_prose(block.text) for block in left):
        return []
    found = [block.index for block in left if is_figure(block.text)]
    last = max([*sure, *found])
    labels = [block.index for block in left if block.index < last and _is_label(block.text)]
    return sorted({*found, *labels})


def is_figure(text: str) -> bool:
    """Whether a line is short and figures and signs are a good part of it.

    >>> is_figure("Gasspeicher 68 %"), is_figure("Bouchons : 212 km"), is_figure("11.3. Trees")
    (True, True, False)
    """
    if len(text) > LONGEST or len(text.split()) > 2 * MOST_WORDS or NUMBERED.match(text):
        return False
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) <= MOST_WORDS and len(DIGITS.findall(YEAR.sub("", text))) >= SHARE * len(text)


def _is_label(text: str) -> bool:
    return len(text) <= MAX_LABEL and len(text.split()) <= LABEL_WORDS and text[-1] not in ".!?…"
