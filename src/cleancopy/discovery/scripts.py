"""Addresses of articles outside links: in the data from which a script makes a page, and in attributes that it reads.

A front page that a browser has to make has no links, or only those of its menu. The data stands in the page all the same: as JSON, as
JSON-LD, in ``data-`` attributes and in handlers of clicks, and an address that is an article's by its form is one wherever it stands.
"""

from __future__ import annotations

import re
from html import unescape

from .entries import Entry
from .urls import article_score, canonical, is_page, join, same_site

FEW = 5
"""Links to articles below which a page is read for such addresses; a front page that has its links has more."""
MAX_FOUND = 1_000
# A quoted address or path, with the slashes and quotes as JSON and attributes may write them. The lengths have limits: linear.
QUOTED = re.compile(
    r"""(?:["']|&quot;)((?:https?:)?(?:\\?/|\\u002[fF])[^"'\s<>{}|^`&]{4,1000}(?:&amp;[^"'\s<>{}|^`&]{1,200}){0,3})(?:["']|&quot;)"""
)
SLASH = re.compile(r"\\/|\\u002[fF]")
# Files of the program itself, and where it asks for data.
PROGRAM = re.compile(
    r"/(?:_\w+|api|assets?|static|dist|build|chunks?|images?|img|media|fonts?|graphql|wp-content|wp-includes)/", re.I
)


def entries(html: str, url: str, site: str) -> list[Entry]:
    """Return the addresses of a site's articles that stand anywhere in a page, in its order; ``url`` is its own, ``site`` the host.

    >>> entries('<script>{"url": "\\\\/2026\\\\/11\\\\/harbour-bridge-opens"}</script>', "https://example.org/", "example.org")
    [Entry(url='https://example.org/2026/11/harbour-bridge-opens', title=None, date=None, lastmod=None, sitemap=False)]
    """
    found: dict[str, None] = {}
    for match in QUOTED.finditer(html):
        text = unescape(SLASH.sub("/", match[1]).replace("\\u0026", "&"))
        joined = None if "\\" in text else join(url, text)
        address = canonical(joined) if joined else ""
        if address and same_site(address, site) and _is_article(address):
            found.setdefault(address)
        if len(found) >= MAX_FOUND:
            break
    found.pop(canonical(url), None)
    return [Entry(address) for address in found]


def _is_article(url: str) -> bool:
    return is_page(url) and not PROGRAM.search(url) and article_score(url) >= 2
