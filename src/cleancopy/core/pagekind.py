"""Whether a page is an article, and if not, what it seems to be."""

from __future__ import annotations

import re

from .model import Meta, Page

# Probability from which a page counts as an article; low, because an article lost costs more than a page too many.
THRESHOLD = 0.15
# The same for a page that says that it is an article and when it was published, and for one that says when and by whom.
DECLARED = 0.02
SIGNED = 0.05
ALL_TEXT = 0.9  # share of the page's characters that is kept
ARTICLES = frozenset({"article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle"})
WIDE = re.compile("[\u3040-\uffff]")
MIN_CHARS = 140  # of kept text: two sentences; the shortest real news in brief have about 200


def mass(text: str) -> int:
    """Return the length of a text in characters; those of scripts without letters count double, since they say more."""
    return len(text) + len(WIDE.findall(text))


def _least(meta: Meta) -> float:
    """The probability that is asked of a page, by what it says of itself."""
    if meta.types & ARTICLES:
        return DECLARED if meta.date_published else SIGNED
    return SIGNED if meta.date_published and meta.authors else THRESHOLD


def _all_text(page: Page) -> bool:
    """Whether a page is its text and hardly anything else: what else could it be for?"""
    whole = sum(len(block.text) for block in page.blocks)
    kept = sum(len(b.text) for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind.is_copy)
    return kept >= ALL_TEXT * whole


def page_kind(page: Page) -> tuple[bool, str]:
    """Return whether the page is an article, and why or why not."""
    if page.problem:
        return False, page.problem
    if page.status is not None and page.status >= 400:
        return False, f"http_status: {page.status}"
    if page.article_score is not None and page.article_score < _least(page.meta or Meta()) and not _all_text(page):
        return False, f"not_an_article: {page.article_score:.0%} likely by its type, address, links and text"
    kept = sum(mass(b.text) for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind.is_copy)
    if not page.markup:
        return (True, "text: handed in as one") if kept else (False, "no_text: every line was removed")
    if kept < MIN_CHARS:
        return False, "no_text: almost nothing on the page is running text"
    return True, "article: running text"
