"""Elements that a caller names as part of the article, or as no part of it, whatever the judge thinks.

They are marked in the tree before it is walked, so that every block under one carries the mark in the words of its containers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lxml import etree

from .model import COPY, Forced, Kind, Page, Verdict
from .roles import around, role

KEEP, REMOVE = "cleancopy-forced-keep", "cleancopy-forced-remove"


def mark(root: Any, forced: Forced) -> None:
    """Mark the elements that the XPaths find; an expression that fails on this page finds nothing."""
    for paths, name in ((forced.keep, KEEP), (forced.remove, REMOVE)):
        for path in paths:
            try:
                found = root.xpath(path)
            except (etree.XPathError, ValueError):
                continue
            for element in found if isinstance(found, list) else ():
                if isinstance(getattr(element, "tag", None), str):
                    element.set("class", f"{element.get('class') or ''} {name}".strip())


def apply(page: Page) -> Page:
    """Return the page with the verdicts on the marked blocks; the innermost mark counts, of two on one element removal."""
    if page.following:
        page = replace(page, following=tuple(apply(part) for part in page.following))
    if page.forced is None or not page.blocks:
        return page
    verdicts = list(page.verdicts)
    for block in page.blocks:
        words = (block.evidence.words, *(c.words for c in around(page.containers, block.evidence.container)))
        found = next((word for word in words if KEEP in word or REMOVE in word), "")
        if REMOVE in found:
            verdicts[block.index] = Verdict(Kind.OTHER, "a selector of the site says so: remove", "forced")
        elif found and verdicts[block.index].kind not in COPY:
            kind = role(block, page.containers)
            verdicts[block.index] = Verdict(kind, "a selector of the site says so: keep", "forced")
    return replace(page, verdicts=tuple(verdicts))
