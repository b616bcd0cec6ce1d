"""Headlines of other articles between two paragraphs of a news article, each a link and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from .addresses import host
from .boxes import ALL_LINK, NAMING, NEWS
from .evidence import Table
from .model import Block, Page

MAX_RUN = 4  # such links between two paragraphs
MIN_LINKED = 14  # characters of a headline in Han; those of other scripts are longer
ARTICLE = re.compile(r"/[^/?#]*(?:[^\W\d_]-[^/?#-]+-|\d{5})|/\d{4}/\d{1,2}/")


def linked_headlines(page: Page, evidence: Table, kept: Sequence[bool]) -> set[int]:
    """Return the blocks of a news article that are a link of a headline's length to the same site, a few at most between two paragraphs."""
    meta = page.meta
    if meta is None or not meta.types & NEWS or not page.url:
        return set()
    here = ("", host(page.url))
    prose, links = evidence.columns["prose"].tolist(), evidence.columns["links"].tolist()

    def alone(block: Block) -> bool:
        fact = block.evidence
        one = kept[block.index] and links[block.index] >= ALL_LINK and len(fact.links) == 1 and fact.tag not in NAMING
        return (
            bool(one and len(block.text) >= MIN_LINKED and ARTICLE.search(fact.links[0]))
            and host(fact.links[0]) in here
        )

    found: set[int] = set()
    for is_link, blocks in groupby(page.blocks, key=alone):
        run = [block.index for block in blocks] if is_link else []
        if not run or len(run) > MAX_RUN or run[0] < 1 or run[-1] + 1 >= len(kept):
            continue
        if all(kept[i] and prose[i] > 0 and links[i] < ALL_LINK for i in (run[0] - 1, run[-1] + 1)):
            found.update(run)
    return found
