"""What a page says about its own address, without a look at where else it leads: its canonical form and its further pages.

For crawls that follow no links. Of a page's markup only the link to its canonical form is looked for, and the places where addresses
stand that could be those of further pages: 0.15 ms, where all links take half a millisecond or more. It goes with ``bytes.find`` from one
sign to the next, which passes over what is between them several times as fast as a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from cleancopy.core.metadata import stem_of
from cleancopy.core.metadata.pagination import WHOLE

from .known import PASSED, Odd, is_ascii_like
from .tags import Tags, any_case, attributes_of, read_tags

MIN_STEM = 4  # bytes; shorter ones stand everywhere
MAX_FOUND = 500  # places where it stands; where there are more, all links of the page are read
MAX_MENTIONS = 10  # of the word canonical, of which the first in a link counts
REL = b"rel="  # one search for it costs a third of those for each way to write it with its value
NEXT = (b'"next', b"'next", b"next")  # as nearly all write it
MAX_URL = 2_083  # characters; the spider asks for no longer ones
# The tags that count, the one with which the head ends, and what may hold things that only look like them.
HEAD = re.compile(
    rf"<(?=[lLbB!sStT])(?:((?:{any_case('link')}|{any_case('base')})[\s/][^>]*+)|({any_case('body')}(?=[\s/>]))|{PASSED})".encode()
)
LINK, BODY = 1, 2
LINK_TAG = re.compile(rb"<[lL][iI][nN][kK][\s/][^>]*+")
# A canonical address below the head; most pages have the word only in it.
LATE = re.compile(rb"<[lL][iI][nN][kK][\s/][^>]*?[cC][aA][nN][oO][nN][iI][cC][aA][lL]")
# What an address ends at and begins behind, and what one that is only a query stands behind.
ENDS = re.compile(rb"[\"'<>]|\Z")
BEGINS = re.compile(rb"[\"'<>=]")
QUOTES = frozenset(b"\"'=")
BEFORE = QUOTES | frozenset(b" \t\n\r\f")
RAW = ((b"<!--", b"-->"), (b"<script", b"</script"))
NUMBER = re.compile(rb"\d")
ALL_PAGES = re.compile(WHOLE.pattern.encode(), re.I)


def own_tags(page: bytes, encoding: str, url: str) -> Tags:
    """Return what a page says about its own address; of its links those, as ``known``, that may lead to its next page or to all.

    ``page`` is the markup in an ``encoding`` that Python knows, ``url`` its address. ``<link>`` to a next page is seen
    wherever it stands. Where the markup is odd the whole is read, as ``read_tags`` does.
    """
    stem = stem_of(url)
    if len(stem) >= MIN_STEM and stem.isascii() and is_ascii_like(encoding, page):
        try:
            tags = _beside_canonical(page, encoding) or _head(page, encoding)
            tags.known = _numbered(page, stem.encode(), encoding)
            return tags
        except Odd:
            pass
    return read_tags(page.decode(encoding, "replace"))


def _beside_canonical(page: bytes, encoding: str) -> Tags | None:
    """The link to a page's canonical form, and that to its next page.

    None where there is none that is sure to be markup, or where it depends on the ``<base>``.
    """
    place = -1
    for _ in range(MAX_MENTIONS):
        place = page.find(b"canonical", place + 1)
        start = page.rfind(b"<", max(0, place - MAX_URL), place) if place >= 0 else -1
        if start < 0:
            return None
        tag = LINK_TAG.match(page, start)
        if tag is not None and tag.end() > place:
            break
    else:
        return None
    link = attributes_of(tag[0][len("<link") :].decode(encoding, "replace"))
    sure = link.get("rel", "").lower() == "canonical" and link.get("href", "").startswith(("http://", "https://"))
    if not sure or _may_be_raw(page, start) or _has_earlier(page, start):
        return None
    return Tags(links=[link, *_next_links(page, encoding)])


def _has_earlier(page: bytes, place: int) -> bool:
    """Whether a link before a place may name the canonical form in other letters (``Canonical``): then the first counts."""
    return page[:place].lower().find(b"canonical") >= 0 and LATE.search(page, 0, place) is not None


def _next_links(page: bytes, encoding: str) -> Iterator[dict[str, str]]:
    """The links to a next page, wherever in a page they stand."""
    place, left = page.find(REL), MAX_MENTIONS
    while place >= 0 and left:
        if page.startswith(NEXT, place + len(REL)):
            left -= 1
            start = page.rfind(b"<", max(0, place - MAX_URL), place)
            tag = LINK_TAG.match(page, start) if start >= 0 else None
            if tag is not None and tag.end() > place and not _may_be_raw(page, start):
                yield attributes_of(tag[0][len("<link") :].decode(encoding, "replace"))
        place = page.find(REL, place + 1)


def _may_be_raw(page: bytes, place: int) -> bool:
    """Whether a place may be inside a comment or a script; whether it is takes more to tell. Titles and text fields hold no links."""
    for opening, closing in RAW:
        opened = page.rfind(opening, 0, place)
        if opened >= 0 and page.find(closing, opened, place) < 0:
            return True
    return False


def _head(page: bytes, encoding: str) -> Tags:
    """The links and base of a head."""
    tags, canonical = Tags(), False
    for found in HEAD.finditer(page):
        tag = found[LINK]
        if tag is not None:
            words = tag.lower()
            if b"next" in words or b"canonical" in words or words.startswith(b"b"):
                canonical = _take(tag, encoding, tags) or canonical
        elif found.lastindex == BODY:
            if not canonical and LATE.search(page, found.start()):
                break
            return tags
    raise Odd


def _take(tag: bytes, encoding: str, tags: Tags) -> bool:
    """Read a ``<link>`` or ``<base>``; whether it names the page's address."""
    if tag[:1] in b"bB":
        tags.base = tags.base or attributes_of(tag[4:].decode(encoding, "replace")).get("href", "")
        return False
    link = attributes_of(tag[4:].decode(encoding, "replace"))
    tags.links.append(link)
    return link.get("rel", "").lower() == "canonical"


def _numbered(page: bytes, stem: bytes, encoding: str) -> list[str]:
    """The addresses that hold a stem or begin with their query, if a number or a word for all pages comes behind that."""
    find, position = page.find, 1
    places: list[tuple[int, int]] = []
    while (position := find(b"?", position)) >= 0 and len(places) <= MAX_FOUND:
        before = page[position - 1]
        if before in BEFORE and (before in QUOTES or page[position - 2] in BEFORE):
            places.append((position, position))
        position += 1
    position = 0
    while (position := find(stem, position)) >= 0 and len(places) <= MAX_FOUND:
        places.append((position, position := position + len(stem)))
    if len(places) > MAX_FOUND:
        raise Odd
    found: list[str] = []
    for place, behind in places:
        end = ENDS.search(page, behind, place + MAX_URL)
        if end is not None and (
            NUMBER.search(page, behind, end.start()) or ALL_PAGES.search(page, behind, end.start())
        ):
            found += _addresses(page, place, end.start(), encoding)
    return found


def _addresses(page: bytes, place: int, end: int, encoding: str) -> Iterator[str]:
    """The address that a place is in, up to the signs around it, and without quotes up to the spaces around it."""
    begin = max(0, place - MAX_URL)
    before = BEGINS.split(page[begin:place])[-1]
    text = unescape((before + page[place:end]).decode(encoding, "replace")).strip()
    yield text
    yield text.split(None, 1)[0] if text else ""
