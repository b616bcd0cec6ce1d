"""What a page says about its own address, without a look at where else it leads: its canonical form and its further pages.

For crawls that follow no links. Of a page's markup only the tags of its head are looked at, and of the rest only where addresses stand that
could be those of further pages: a tenth of a millisecond, where all links take half of one. It walks with ``bytes.find`` from one sign
to the next, which passes over what is between them ten times as fast as a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from cleancopy.core.metadata import stem_of

from .known import PASSED, Odd, is_ascii_like
from .tags import Tags, any_case, attributes_of, read_tags

MIN_STEM = 4  # bytes; shorter ones stand everywhere
MAX_FOUND = 500  # places where it stands; where there are more, all links of the page are read
MAX_URL = 2_083  # characters; the spider asks for no longer ones
# The tags that count, the one with which the head ends, and what may hold things that only look like them.
HEAD = re.compile(
    rf"<(?=[lLbB!sStT])(?:((?:{any_case('link')}|{any_case('base')})[\s/][^>]*+)|({any_case('body')}(?=[\s/>]))|{PASSED})".encode()
)
LINK, BODY = 1, 2
# A canonical address below the head; most pages have the word only in it.
LATE = re.compile(rb"<[lL][iI][nN][kK][\s/][^>]*?[cC][aA][nN][oO][nN][iI][cC][aA][lL]")
# What an address ends at and begins behind, and what one that is only a query stands behind.
ENDS = re.compile(rb"[\"'<>]|\Z")
BEGINS = re.compile(rb"[\"'<>=]")
BEFORE_QUERY = frozenset(b"\"'= \t\n\r\f")
NUMBER = re.compile(rb"\d")


def own_tags(page: bytes, encoding: str, url: str) -> Tags:
    """Return what a page says about its own address; of its links those, as ``known``, that may lead to its next page.

    ``page`` is the markup in an ``encoding`` that Python knows, ``url`` its address. Of ``<link>`` only those above ``<body>`` count, where
    HTML has them, and the canonical one wherever it stands. Where the markup is odd the whole is read, as ``read_tags`` does.
    """
    stem = stem_of(url)
    if len(stem) >= MIN_STEM and stem.isascii() and is_ascii_like(encoding, page):
        try:
            tags, end = _head(page, encoding)
            tags.known = _numbered(page, end, stem.encode(), encoding)
            return tags
        except Odd:
            pass
    return read_tags(page.decode(encoding, "replace"))


def _head(page: bytes, encoding: str) -> tuple[Tags, int]:
    """The links and base of a head, and where it ends."""
    tags, canonical = Tags(), False
    for found in HEAD.finditer(page):
        tag = found[LINK]
        if tag is not None:
            words = tag.lower()
            if b"next" in words or b"canonical" in words or words.startswith(b"b"):
                canonical = _take(tag, encoding, tags) or canonical
        elif found.lastindex == BODY:
            end = found.start()
            if not canonical and LATE.search(page, end):
                break
            return tags, end
    raise Odd


def _take(tag: bytes, encoding: str, tags: Tags) -> bool:
    """Read a ``<link>`` or ``<base>``; whether it names the page's address."""
    if tag[:1] in b"bB":
        tags.base = tags.base or attributes_of(tag[4:].decode(encoding, "replace")).get("href", "")
        return False
    link = attributes_of(tag[4:].decode(encoding, "replace"))
    tags.links.append(link)
    return link.get("rel", "").lower() == "canonical"


def _numbered(page: bytes, start: int, stem: bytes, encoding: str) -> list[str]:
    """The addresses below a head that hold a stem or begin with their query, if a number comes behind that."""
    find, places, position = page.find, [], start
    while (position := find(b"?", position)) >= 0:
        if page[position - 1] in BEFORE_QUERY:
            places.append((position, position))
        position += 1
    position = start
    while (position := find(stem, position)) >= 0:
        places.append((position, position := position + len(stem)))
        if len(places) > MAX_FOUND:
            raise Odd
    found: list[str] = []
    for place, behind in places:
        end = ENDS.search(page, behind, place + MAX_URL)
        if end is not None and NUMBER.search(page, behind, end.start()):
            found += _addresses(page, place, end.start(), encoding)
    return found


def _addresses(page: bytes, place: int, end: int, encoding: str) -> Iterator[str]:
    """The address that a place is in, up to the signs around it, and without quotes up to the spaces around it."""
    begin = max(0, place - MAX_URL)
    before = BEGINS.split(page[begin:place])[-1]
    text = unescape((before + page[place:end]).decode(encoding, "replace")).strip()
    yield text
    yield text.split(None, 1)[0] if text else ""
