"""What a page says about its own address, without a look at where else it leads: its canonical form and its further pages.

For crawls that follow no links. Of a page's markup only the head is read, and of the rest what stands in the addresses of all pages of
an article: some tenths of a millisecond less for each page.
"""

from __future__ import annotations

import re
from html import unescape

from cleancopy.core.metadata import stem_of

from .known import PASSED, Odd, is_ascii_like, named_link
from .tags import Tags, any_case, attributes_of, read_tags

MIN_STEM = 4  # bytes; shorter ones stand everywhere
MAX_FOUND = 500  # places where it stands; where there are more, all links of the page are read
# The tags that count, those with which the head ends, and what may hold things that only look like them.
HEAD = re.compile(
    rf"<(?=[bBlL/!sStT])(?:((?:{any_case('link')}|{any_case('base')})[\s/][^>]*+)|({any_case('body')}(?=[\s/>])|/{any_case('head')}(?=[\s/>]))"
    rf"|{PASSED})".encode()
)
# A tag below the head that would count.
LATE = re.compile(
    rb"<(?:[lL][iI][nN][kK][\s/][^>]*?(?:[cC][aA][nN][oO][nN][iI][cC][aA][lL]|[nN][eE][xX][tT])|[bB][aA][sS][eE][\s/])"
)
# The rest of an address, and one that begins with its query; longer ones are none that the spider would ask for.
TAIL = re.compile(rb"[^\"'<>]{0,2083}+")
QUERY = re.compile(rb"\?(?<=[\"'=\s]\?)[^\"'<>]{0,2083}+")


def own_tags(page: bytes, encoding: str, url: str) -> Tags:
    """Return what a page says about its own address; of its links those, as ``known``, that may lead to its next page.

    ``page`` is the markup in an ``encoding`` that Python knows, ``url`` its address. Where the markup is odd the whole is read, as
    ``read_tags`` does.
    """
    stem = stem_of(url)
    if len(stem) >= MIN_STEM and stem.isascii() and is_ascii_like(encoding, page):
        try:
            tags, end = _head(page, encoding)
            if not LATE.search(page, end):
                tags.known = _numbered(page, stem.encode(), encoding)
                return tags
        except Odd:
            pass
    return read_tags(page.decode(encoding, "replace"))


def _head(page: bytes, encoding: str) -> tuple[Tags, int]:
    """The links and base of a head, and where it ends."""
    tags = Tags()
    for found in HEAD.finditer(page):
        key, end = found.groups()
        if end:
            return tags, found.end()
        if key and key[:1] in b"lL":
            link = named_link(key, encoding)
            if link is not None:
                tags.links.append(link)
        elif key and not tags.base:
            tags.base = attributes_of(key[4:].decode(encoding, "replace")).get("href", "")
    raise Odd


def _numbered(page: bytes, stem: bytes, encoding: str) -> list[str]:
    """What stands behind the stem wherever it stands, and behind the question mark of addresses that begin with it."""
    tails = [query[0] for query in QUERY.finditer(page)]
    position = page.find(stem)
    while position >= 0:
        tail = TAIL.match(page, position)
        assert tail is not None
        tails.append(tail[0])
        position = page.find(stem, position + len(stem))
        if len(tails) > MAX_FOUND:
            raise Odd
    texts = [unescape(tail.decode(encoding, "replace")) for tail in dict.fromkeys(tails)]
    return [
        part for text in texts for part in (text.strip(), *text.split(None, 1)[:1])
    ]  # an address without quotes ends at a space
