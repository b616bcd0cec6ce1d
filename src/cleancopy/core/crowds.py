"""Readers' comments that crowd out the article: where they hold much of a page's prose, they are taken out before the page is weighed.

The judge knows an article by the share of the page's sentences that its element holds, and hundreds of comments leave it none.
"""

from __future__ import annotations

import numpy as np

from .evidence import Table
from .model import Kind, Page, Verdict
from .posts import COMMENTS

CROWD = 0.5  # share of the page's prose
MANY = 20  # sentences in them: fewer leave the article what it has
LEAST_REST = 500  # characters of prose beside them: of a forum they are the text
FORUMS = frozenset({"discussionforumposting", "qapage"})  # what is answered there is called a comment as well
HEADLINES = frozenset({"h1"})
VERDICT = Verdict(Kind.COMMENT, "one of many texts in an element that is named for readers' comments", "judge.crowd")


def crowding_comments(page: Page, evidence: Table) -> dict[int, Verdict]:
    """Return the verdicts on the blocks of elements that are named for comments, where these hold much of the page's prose."""
    if "omment" not in page.called:
        return {}
    named = [c.index for c in page.containers[1:] if "omment" in c.words and COMMENTS.search(c.words)]
    if not named or (page.meta is not None and page.meta.types & FORUMS):
        return {}
    tree, prose = evidence.tree, evidence.columns["prose"]
    whole = float(prose.sum())
    own = np.zeros(len(page.blocks), np.bool_)
    headed = np.array([block.evidence.tag in HEADLINES for block in page.blocks])
    for index in named:
        blocks = slice(int(tree.first[index]), int(tree.last[index]))
        if not headed[blocks].any():
            own[blocks] = True
    crowd = float(prose[own].sum())
    if crowd < CROWD * whole or whole - crowd < LEAST_REST or int((prose[own] > 0).sum()) < MANY:
        return {}
    return dict.fromkeys(np.flatnonzero(own).tolist(), VERDICT)
