"""Texts longer than nearly all that the judge has learned from: transcripts, chapters, rulings, of a hundred paragraphs and more.

What the judge knows of places and shares is of pages of news; from some two hundred paragraphs on it takes the parts of one text for
posts of a forum. The markup knows better: paragraphs side by side in one element that holds most of the page's prose are one text.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .evidence import Table

# Of 4,520 such paragraphs, on 54 articles that may be looked at, 4,286 are in the gold, and of 643 on seven manuals 617.
PARAGRAPHS = 60
SHARE = 0.5  # of the page's prose
SURE = 0.9  # the least opinion of such a paragraph


def long_text(evidence: Table) -> NDArray[np.int64]:
    """Return the indexes of the paragraphs of a long text that stand side by side; none for a page without one."""
    known = evidence.columns
    prose, around = known["prose"], evidence.tree.parent[evidence.tree.levels[0]]
    alike = (known["own_<p>"] > 0) & (prose > 0) & (known["in_comment"] == 0) & (known["is_control"] == 0)
    if np.count_nonzero(alike) < PARAGRAPHS:
        return np.zeros(0, np.int64)
    numbers = np.bincount(around[alike])
    most = int(numbers.argmax())
    found = np.flatnonzero(alike & (around == most))
    if len(found) < PARAGRAPHS or float(prose[found].sum()) < SHARE * float(prose.sum()):
        return np.zeros(0, np.int64)
    return found
