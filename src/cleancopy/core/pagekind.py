"""Whether a page is an article, and if not, what it seems to be."""

from __future__ import annotations

import re

from .model import Page

# Probability from which a page counts as an article; low, because an article lost costs more than a page too many.
THRESHOLD = 0.15
# The same for a page that says it is a news article, and when it was published.
DECLARED = 0.03
MIN_CHARS = 140  # of kept text: two sentences; the shortest real news in brief have about 200


def _declared(page: Page) -> bool:
    return page.meta is not None and page.meta.date_published is not None and "newsarticle" in page.meta.types


WIDE = re.compile("[\u3040-\uffff]")


def mass(text: str) -> int:
    """Return the length of a text in characters; those of scripts without letters count double, since they say more."""
    return len(text) + len(WIDE.findall(text))


def page_kind(page: Page) -> tuple[bool, str]:
    """Return whether the page is an article, and why or why not."""
    if page.problem:
        return False, page.problem
    if page.status is not None and page.status >= 400:
        return False, f"http_status: {page.status}"
    if page.article_score is not None and page.article_score < (DECLARED if _declared(page) else THRESHOLD):
        return False, f"not_an_article: {page.article_score:.0%} likely by its type, address, links and text"
    kept = sum(mass(b.text) for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind.is_copy)
    if not page.markup:
        return (True, "text: handed in as one") if kept else (False, "no_text: every line was removed")
    if kept < MIN_CHARS:
        return False, "no_text: almost nothing on the page is running text"
    return True, "article: running text"
