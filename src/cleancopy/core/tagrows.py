"""Rows of topics below an article: hashtags, and a label with short links behind it, in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from .model import Block, Kind, Page, Verdict
from .roles import HEADINGS
from .sentences import is_prose

HASHTAGS = re.compile(r"(?:[#＃][^\s#＃,]{1,40}[\s,、]{0,2}){2,30}")
LABEL = re.compile(r"[^:：]{2,30}[:：]\s?")
OWN = frozenset({"li", "td", "th", "dt", "dd", "pre", "code"}) | HEADINGS
LEAST = 2  # links
MAX_TOPIC = 30  # characters of one, on average
BETWEEN = 3  # characters between two of them


def tag_rows(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that are such rows, below the last paragraph; ``kept`` are the indexes of all kept blocks.

    Several rows with labels are a list of the article: of places, each with what lies there.
    """
    below = list(takewhile(lambda block: not is_prose(block.text), (page.blocks[index] for index in reversed(kept))))
    rows = [block for block in below if block.evidence.tag not in OWN]
    labelled = [block for block in rows if _is_labelled(block)]
    hashtags = [block for block in rows if HASHTAGS.fullmatch(block.text)]
    verdict = Verdict(Kind.TAGS, "a row of topics below the text", "judge.topics")
    return {block.index: verdict for block in (*hashtags, *(labelled if len(labelled) == 1 else ()))}


def _is_labelled(block: Block) -> bool:
    """Whether a line is a label and several short links, with commas or strokes between."""
    fact, label = block.evidence, LABEL.match(block.text)
    count = len(fact.links)
    if label is None or count < LEAST or fact.link_chars > MAX_TOPIC * count:
        return False
    return len(block.text) - label.end() - fact.link_chars <= BETWEEN * (count - 1) + 1
