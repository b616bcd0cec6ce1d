"""Rows of links: ``« Older | Main | Newer »``, ``Print | Send | Top``; the bars between them are no part of a sentence."""

from __future__ import annotations

import re

from .model import Block

# Two links with a bar stand in articles too: a place and its photographer, two shops that sell one thing.
LEAST, LEAST_LED = 3, 2  # links; the same between arrows
MAX_BETWEEN = 3  # characters between two links: a bar or a dot with its spaces
MAX_AROUND = 6  # characters before the first and after the last: arrows, brackets
BARS = re.compile(r"\s[|·•¦]\s")
TOOLS = ("javascript:", "mailto:?")  # print, send to a friend
ARROWS = tuple("«»‹›←→<>")


def link_row(block: Block) -> bool:
    """Whether a block is links and nothing else but the bars between them, one for every two neighbours, or two between arrows.

    Two that are nothing but tools, to print or send the page, need no bar.
    """
    links, text = len(block.evidence.links), block.text
    if links < LEAST_LED or block.evidence.control:
        return False
    outside = len(text) - block.evidence.link_chars
    if outside > MAX_BETWEEN * (links - 1) + MAX_AROUND:
        return False
    if all(link.startswith(TOOLS) for link in block.evidence.links):
        return True
    led = text.startswith(ARROWS) and text.endswith(ARROWS)
    return led or (links >= LEAST and len(BARS.findall(text)) >= links - 1)
