"""The headline of a post on a page whose ``<h1>`` and ``<title>`` name the section that it stands in: "Press releases", "News"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .evidence.structured import fold
from .model import Block, Meta
from .otherpages import titles
from .sentences import is_prose

LONGEST = 40  # characters of a section's name
PARAGRAPHS = 2  # below a headline; an entry of a list has one
HEADLINE = "h2"
LEAST_WORDS = 2


def under_section(blocks: Sequence[Block], meta: Meta) -> Meta:
    """Return what the page says about itself, with the title of the one dated post below the name of a section.

    A list of posts has a text below each of several headlines, or one sentence below each; a post has several paragraphs below its own.
    """
    title = meta.title or ""
    if not title or len(title) > LONGEST or not meta.date_published or fold(title) not in titles()["listing"].whole:
        return meta
    headline = _only_told(blocks, title)
    if headline is None:
        return meta
    return replace(
        meta, title=headline, titles=(headline, *(other for other in meta.titles if fold(other) != fold(title)))
    )


def _only_told(blocks: Sequence[Block], section: str) -> str | None:
    """Return the only headline with prose below it, if it has several paragraphs and is no link, and nothing is told above it."""
    told: list[int] = []
    head: Block | None = None
    found: Block | None = None
    for block in blocks:
        if block.evidence.tag == HEADLINE and block.text != section:
            head = block
            told.append(0)
        elif is_prose(block.text):
            if head is None:
                return None
            told[-1] += 1
            found = head
    several = [count for count in told if count]
    if found is None or len(several) != 1 or several[0] < PARAGRAPHS or found.evidence.links:
        return None
    return found.text if len(found.text.split()) >= LEAST_WORDS or not found.text.isascii() else None
