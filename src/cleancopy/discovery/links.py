"""Links of a page: those to articles, those to sections, the announced feeds, and the page's own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from cleancopy.core.metadata.pagination import ends_in_number, is_next_of_list

from .entries import Entry
from .feeds import TYPES
from .tags import Tags, text_of
from .urls import article_score, canonical, is_page, join, may_stand_for, same_site

HEADLINE = 25  # characters of a link's text from which it can be a headline
MAX_SECTION_DEPTH = 2
MAX_SECTION_NAME = 30
HOST = re.compile(r"(?:https?:)?//([A-Za-z0-9.-]+)(?:[/?#]|$)")  # what is written otherwise is looked at closely


def base_of(tags: Tags, url: str) -> str:
    """Return the address that a page's links are relative to: its ``<base>``, else its own."""
    return (join(url, tags.base) if tags.base else None) or url


def feeds_of(tags: Tags, url: str) -> list[str]:
    """Return the addresses of the feeds that a page announces; ``url`` is its own."""
    base = base_of(tags, url)
    found = (
        join(base, link["href"])
        for link in tags.links
        if "alternate" in link.get("rel", "").lower()
        and link.get("type", "").partition(";")[0].strip().lower() in TYPES
        and link.get("href")
    )
    return list(dict.fromkeys(url for url in found if url))


def canonical_of(tags: Tags, url: str) -> str | None:
    """Return the address a page names as its own, in one form, or None where it names none that can be."""
    for link in tags.links:
        if link.get("rel", "").lower() == "canonical" and link.get("href"):
            named = join(base_of(tags, url), link["href"])
            name = canonical(named) if named else None
            return name if name and may_stand_for(name, canonical(url)) else None
    return None


def named_next(tags: Tags) -> list[str]:
    """Return the addresses, as written, that a page names as its next one with ``<link rel=next>``."""
    return [link.get("href", "") for link in tags.links if "next" in link.get("rel", "").lower()]


def further_of(tags: Tags, url: str, site: str) -> str | None:
    """Return the address of the next page of a list, None where there is none.

    It is this page's with the next number: what the page names as its next one may be anything.
    """
    base = base_of(tags, url)
    for href in (*named_next(tags), *(anchor.href for anchor in tags.anchors if ends_in_number(anchor.href))):
        target = join(base, href)
        if target and same_site(target, site) and is_next_of_list(url, target):
            return target.partition("#")[0]
    return None


def links_of(tags: Tags, url: str, site: str) -> tuple[list[Entry], list[str]]:
    """Return the links of a page to articles and to sections of the site, each in the order of the page."""
    articles: dict[str, Entry] = {}
    sections: dict[str, None] = {}
    for target, text in _anchors(tags, base_of(tags, url), site):
        looks = article_score(target)
        if looks >= 2 or looks + (2 if len(text) >= HEADLINE else 0) >= 3:
            articles.setdefault(target, Entry(target, text if len(text) >= HEADLINE else None))
        elif _is_section(target, text):
            sections.setdefault(target)
    return list(articles.values()), list(sections)


def _anchors(tags: Tags, base: str, site: str) -> Iterator[tuple[str, str]]:
    origin, folder = origin_of(base), folder_of(base)
    for anchor in tags.anchors:
        href = anchor.href
        if anchor.nofollow or leads_nowhere(href):
            continue
        host = HOST.match(href)
        if host and not is_on_site(host[1], site):
            continue
        relative = folder if href[0].isalnum() or href[0] == "." else base
        url = _target(origin if is_whole(href) else relative, href, site)
        if url:
            yield url, text_of(anchor.inside)


def leads_nowhere(href: str) -> bool:
    """Whether a link, as written, leads to no other page."""
    return href.startswith(("#", "javascript:", "mailto:", "tel:", "data:"))


def is_whole(href: str) -> bool:
    """Whether a link, as written, means the same on all pages of a host."""
    return href.startswith(("http://", "https://")) or (href[:1] == "/" and (href[1:2] != "/" or href[2:3].isalnum()))


def origin_of(url: str) -> str:
    """Return scheme and host of a URL, which is all that a link with a whole path depends on (RFC 3986, 5.2.2).

    >>> origin_of("https://example.org/a/b?c"), origin_of("nonsense")
    ('https://example.org/', 'nonsense')
    """
    head, slashes, rest = url.partition("//")
    return f"{head}//{re.split('[/?#]', rest, maxsplit=1)[0]}/" if slashes else url


def folder_of(url: str) -> str:
    """Return a URL up to the last slash of its path, which is all that a link with a path depends on (RFC 3986, 5.2.3).

    >>> folder_of("https://example.org/a/b?c/d"), folder_of("https://example.org")
    ('https://example.org/a/', 'https://example.org')
    """
    head, slashes, rest = re.split("[?#]", url, maxsplit=1)[0].partition("//")
    folder, slash, _ = rest.rpartition("/")
    return f"{head}//{folder}/" if slashes and slash else url


@lru_cache(maxsize=4_096)
def is_on_site(host: str, site: str) -> bool:
    """Whether the host of an address is on a site, as ``same_site`` has it."""
    return same_site(f"https://{host}/", site)


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
