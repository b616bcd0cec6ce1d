"""Whether lines of figures are a table or a ranked list of the article, and no ticker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .figures import ARROW, SIGNED, names_known
from .forms import Form, Line

MOST_LINES = 60  # of a ticker; of those seen in pages the longest had some forty
CELLS = 4  # bars in a row of a table
ROWS, ALIKE = 3, 0.8  # rows from which, and share of them with which, lines are a table
FIRST = re.compile(r"^\W{0,2}(\d{1,3})\W{1,3}[^\W\d]")  # "27 FM Group", "3. Skin"
LEVELS = frozenset({Form.LABEL, Form.QUOTE, Form.PRICE, Form.VALUE, Form.CHANGE, Form.MEASURE})
LAST = re.compile(r"\s(\d{1,3})\.?$")


def is_table(texts: Sequence[str]) -> bool:
    """Whether lines are more than tickers have, have the cells of a table, or are numbered one after the other.

    >>> is_table(["7 Harbour Life 6,407 -0.5", "8 Bridge Group 6,243 -0.1"]), is_table(["DAX 13.407 -0.5", "MDAX 27.100 -0.1"])
    (True, False)
    """
    rows = sum(text.count("|") >= CELLS for text in texts)
    celled = len(texts) >= ROWS and rows >= ALIKE * len(texts)
    return len(texts) > MOST_LINES or celled or _numbered(texts, FIRST) or _numbered(texts, LAST)


def levels_alone(lines: Sequence[tuple[str, Line]]) -> bool:
    """Whether lines show levels and shares of things that no list knows, and nothing that moves: so do the cells of an article's table.

    ``lines`` are their texts with what ``figures.read`` found in them.
    """
    return all(
        line.form in LEVELS and not names_known(text) and not ARROW.search(text) and not SIGNED.search(text)
        for text, line in lines
    )


def _numbered(texts: Sequence[str], place: re.Pattern[str]) -> bool:
    ranks = [int(found[1]) if (found := place.search(text)) else -1 for text in texts]
    return len(ranks) > 1 and ranks[0] >= 0 and all(after == before + 1 for before, after in pairwise(ranks))
