"""Articles that stand in a page's structured data alone: scripts fill such a page in the browser, and its data is for search engines.

What a page shows is the article, and data that repeats it is evidence only: bodies in data leave out headings and lists, or hold another
version. But where a page shows nothing of an article whose whole text it declares (schema.org, ``articleBody``), that text is the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from .evidence.structured import fold, fold_all
from .metadata.sources import FRONT
from .model import ARTICLES, COPY, Block, Kind, Meta, Page, Verdict
from .sentences import is_prose

ELEMENT = "cleancopy-declared"  # the element that is made for it, of a name that no page has
# Characters; a shorter one is as likely a summary. No page of those that may be looked at declares a longer text and shows none of it.
LEAST = 400
MOST_SHOWN = 0.25  # of its length, that the page may show as running text of other things
LEAST_SENTENCE = 24  # letters, from which a sentence is told by finding it
SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？।۔])\s*|\n")

KEPT = "the text of the article, which stands in the page's structured data alone"
BESIDE = "shown beside an article whose text stands in the page's structured data alone"


def only_declared(blocks: Sequence[Block], meta: Meta, url: str | None) -> str:
    """Return the text of the article, a line for each paragraph, if the page declares one and shows none of it; empty otherwise.

    Of pages that say they are not free nothing is taken that they do not show, nor from front pages, which declare others' texts.
    """
    bodies = [body for body in meta.bodies if len(body) >= LEAST]
    if len(bodies) != 1 or meta.paywalled or not meta.types & ARTICLES or (url and FRONT.match(url)):
        return ""
    body = bodies[0]
    shown = [block.text for block in blocks if is_prose(block.text)]
    if sum(map(len, shown)) > MOST_SHOWN * len(body):
        return ""
    page = "\n".join(fold_all([block.text for block in blocks]))
    sentences = [sentence for sentence in map(fold, SENTENCE.split(body)) if len(sentence) >= LEAST_SENTENCE]
    return "" if not sentences or any(sentence in page for sentence in sentences) else body


def add(root: Any, text: str) -> Any:
    """Put a text behind all else in the body of a page, an element for each line, and return the body."""
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    holder = etree.SubElement(body, ELEMENT)
    for line in text.split("\n"):
        etree.SubElement(holder, "p").text = line
    return body


def is_declared_only(page: Page) -> bool:
    """Whether the text of a page was taken from its data."""
    return ELEMENT in page.tagged


def told(page: Page) -> Page:
    """Return a judged page with the verdicts on such a text, which is the whole article."""
    if not is_declared_only(page):
        return page
    (holder,) = page.tagged[ELEMENT]
    verdicts = list(page.verdicts)
    for block in page.blocks:
        if page.containers[block.evidence.container].parent == holder:
            verdicts[block.index] = Verdict(Kind.PARAGRAPH, KEPT, "judge.declared_only")
        elif verdicts[block.index].kind in COPY - {Kind.TITLE}:
            verdicts[block.index] = Verdict(Kind.OTHER, BESIDE, "judge.declared_only")
    return page.with_values(verdicts=tuple(verdicts))
