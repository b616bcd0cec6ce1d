"""A list of what the article itself is called, who wrote it, when, where it stands and under which licence.

"Title: ...", "Author: ...", "Link: https://..." below or above a post: many systems write it for whoever copies the text. No labels have to
be known, since the page says the same of itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .addresses import original, split
from .evidence.structured import fold
from .metadata.dates import read
from .model import Block, Kind, Meta, Page, Verdict

# Anchored, a class of limited length without what ends it: linear.
LABELLED = re.compile(r"\s?([^:：\n]{2,30})[:：]\s?(?=\S)")
MAX_LINE = 200
MAX_LABEL_WORDS = 4
LEAST = 2  # lines of a list that the page says of itself, in different ways
APART, AROUND = 3, 8  # blocks from one line to the next; before the first and after the last that is kept
LICENCES = "creativecommons.org/"
ADDRESS = re.compile(r"https?://\S{4,300}", re.I)
INDEX = re.compile(r"(?:index\.\w{2,5})?/?$")
TELLING = frozenset({"address", "licence", "date"})  # a review says what a work is called and who made it
FACTS = Verdict(Kind.OTHER, "what the article itself is called, who wrote it and where it stands", "judge.own_facts")


def own_facts(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that are such a list."""
    meta = page.meta or Meta()
    named: dict[int, str] = {}
    left = {index for index in kept if _value(page.blocks[index])}
    if not left:
        return {}
    near = page.blocks[max(0, min(left) - AROUND) : max(left) + AROUND]
    labelled = [block.index for block in near if block.index in left or _value(block)]
    for index in labelled:
        found = _own(page, meta, page.blocks[index])
        if found:
            named[index] = found
    if not set(named.values()) & TELLING:
        return {}
    out: dict[int, Verdict] = {}
    for run in _runs(labelled):
        said = {named[index] for index in run if index in named}
        if said == {"address"} or (len(said) >= LEAST and said & TELLING):
            out |= {index: FACTS for index in run if index in left and (index in named or len(said) > LEAST)}
    return out


def _value(block: Block) -> str:
    """What stands behind the label of a line; empty where there is none."""
    text = block.text
    if len(text) > MAX_LINE or not (":" in text or "：" in text):
        return ""
    label = LABELLED.match(text)
    return text[label.end() :].strip() if label and len(label[1].split()) <= MAX_LABEL_WORDS else ""


def _own(page: Page, meta: Meta, block: Block) -> str:
    """What a line says that the page says of itself: its address, its title, a date, its authors, its licence; else empty."""
    value = _value(block)
    if ADDRESS.fullmatch(value):
        return "address" if _path(value) == _path(original(page.url or meta.canonical_url)) else ""
    if any(LICENCES in link for link in block.evidence.links):
        return "licence"
    if fold(value) in {fold(title) for title in meta.titles}:
        return "title"
    if value in meta.authors:
        return "author"
    day = (read(value) or "")[:10]
    known = {(date or "")[:10] for date in (meta.date_published, meta.date_modified)}
    return "date" if day and day in known else ""


def _path(url: str | None) -> str:
    """The path of an address without the name of an index; that of a front page is no article's, and told by its host."""
    parts = split(url)
    path = INDEX.sub("", parts.path)
    return path if len(path) > 1 else f"{parts.netloc}{parts.query}"


def _runs(indexes: Sequence[int]) -> list[list[int]]:
    """Return the indexes in runs without wide gaps."""
    runs = [[index] for index in indexes[:1]]
    for before, index in pairwise(indexes):
        if index - before <= APART:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
