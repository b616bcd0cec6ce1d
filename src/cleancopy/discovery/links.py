"""Links of a page: those to articles, those to sections, the announced feeds, and the page's own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from .entries import Entry
from .feeds import TYPES
from .urls import article_score, canonical, is_page, join, same_site

MAX_LINKS = 1_000  # of one page
HEADLINE = 25  # characters of a link's text from which it can be a headline
MAX_SECTION_DEPTH = 2
MAX_SECTION_NAME = 30


def base_of(root: Any, url: str) -> str:
    """Return the address that a page's links are relative to: its ``<base>``, else its own."""
    for element in root.iter("base"):
        if element.get("href"):
            return join(url, element.get("href")) or url
    return url


def feeds_of(root: Any, base: str) -> list[str]:
    """Return the addresses of the feeds that a page announces."""
    base = base_of(root, base)
    found = (
        join(base, link.get("href"))
        for link in root.iter("link")
        if "alternate" in (link.get("rel") or "").lower()
        and (link.get("type") or "").lower() in TYPES
        and link.get("href")
    )
    return list(dict.fromkeys(url for url in found if url))


def canonical_of(root: Any, base: str) -> str | None:
    """Return the address a page names as its own, in one form, or None."""
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            url = join(base_of(root, base), link.get("href"))
            return canonical(url) if url else None
    return None


def links_of(root: Any, base: str, site: str) -> tuple[list[Entry], list[str]]:
    """Return the links of a page to articles and to sections of the site, each in the order of the page."""
    articles: dict[str, Entry] = {}
    sections: dict[str, None] = {}
    for url, text in _anchors(root, base, site):
        looks = article_score(url)
        if looks >= 2 or looks + (2 if len(text) >= HEADLINE else 0) >= 3:
            articles.setdefault(url, Entry(url, text if len(text) >= HEADLINE else None))
        elif _is_section(url, text):
            sections.setdefault(url)
    return list(articles.values()), list(sections)


def _anchors(root: Any, base: str, site: str) -> Iterator[tuple[str, str]]:
    base = base_of(root, base)
    origin = origin_of(base)
    for count, anchor in enumerate(root.iter("a")):
        if count >= MAX_LINKS:
            return
        href = (anchor.get("href") or "").strip()
        if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
            continue
        whole = href.startswith(("http://", "https://", "/")) and not href.startswith("//")
        url = _target(origin if whole else base, href, site)
        if url and "nofollow" not in (anchor.get("rel") or "").lower():
            yield url, " ".join("".join(anchor.itertext()).split())


def origin_of(url: str) -> str:
    """Return scheme and host of a URL, which is all that a link with a whole path depends on (RFC 3986, 5.2.2).

    >>> origin_of("https://example.org/a/b?c"), origin_of("nonsense")
    ('https://example.org/', 'nonsense')
    """
    head, slashes, rest = url.partition("//")
    return f"{head}//{re.split('[/?#]', rest, maxsplit=1)[0]}/" if slashes else url


@lru_cache(maxsize=20_000)
def _target(base: str, href: str, site: str) -> str | None:
    """The address of a link to a page of the site, in its one form; the pages of a site share most of their links."""
    joined = join(base, href)
    url = canonical(joined) if joined else ""
    return url if url and same_site(url, site) and is_page(url) else None


def _is_section(url: str, text: str) -> bool:
    parts = urlsplit(url)
    steps = [step for step in parts.path.split("/") if step]
    return 0 < len(steps) <= MAX_SECTION_DEPTH and not parts.query and 0 < len(text) <= MAX_SECTION_NAME
