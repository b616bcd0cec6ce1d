"""Sitemaps, indexes of sitemaps and the news extension (sitemaps.org 0.9, Google News 0.9), read as they come."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from lxml import etree

from . import feeds
from .entries import Entry, Malformed, Torn, moment
from .markup import CHUNK, mended_pieces, name_of, unpacked, utf8
from .urls import join

MAX_ENTRIES = 60_000  # of one sitemap, empty ones too; the protocol allows 50,000
ENTRIES = ("url", "sitemap")
ROOTS = ("urlset", "sitemapindex")
USUAL = ("/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml", "/sitemap-news.xml")
"""Where a sitemap stands when robots.txt names none."""


def read(body: bytes, base: str) -> Iterator[Entry]:
    """Yield the entries of a sitemap or of an index, those before a fault too; then raise ``Malformed`` for the fault.

    ``body`` may be gzip; a feed or a list of addresses, one a line, is a sitemap too (sitemaps.org, "other formats"). Memory does
    not grow with the number of entries. Entities are not expanded.
    """
    chunks = unpacked(utf8(body))
    head = next(chunks, b"")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise Torn("it is empty")
    if not start.startswith(b"<"):
        yield from _plain(b"".join((start, *chunks)), base)
        return
    root = _root(start)
    if root in feeds.ROOTS:
        yield from feeds.read(b"".join((start, *chunks)), base)
    elif root == "html":
        raise Malformed("it is an HTML page")
    elif root not in ROOTS:
        raise Malformed(f"it is no sitemap: its root is <{root}>" if root else "it is no sitemap: it has no root")
    else:
        yield from _entries(chain((start,), chunks), base)


def _root(start: bytes) -> str:
    """The name of the first element, in small letters and without its prefix; empty when there is none."""
    parser = etree.XMLPullParser(
        ("start",), resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=True
    )
    parser.feed(start[:CHUNK])
    first = next(iter(parser.read_events()), None)
    return name_of(first[1]) if first else ""


def _plain(body: bytes, base: str) -> Iterator[Entry]:
    """A text file with an address a line."""
    lines = (line.strip() for line in body.decode("utf-8", "replace").splitlines())
    found = (join(base, line) for line in lines if line.startswith(("http://", "https://")))
    urls = [url for url in found if url]
    if not urls:
        raise Malformed("it is neither XML nor a list of addresses")
    for url in urls[:MAX_ENTRIES]:
        yield Entry(url)


def _entries(chunks: Iterator[bytes], base: str) -> Iterator[Entry]:
    for count, element in enumerate(_elements(chunks), 1):
        entry = _entry(element, base)
        if entry:
            yield entry
        _forget(element)
        if count >= MAX_ENTRIES:
            raise Malformed(f"it has more than {MAX_ENTRIES:,} entries; the rest is left out")


def _elements(chunks: Iterator[bytes]) -> Iterator[Any]:
    """The elements of the entries as they come."""
    parser = etree.XMLPullParser(("end",), resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        for chunk in mended_pieces(chunks):
            fault = None
            try:
                parser.feed(chunk)
            except etree.XMLSyntaxError as error:
                fault = error
            yield from _read(parser)
            if fault:
                raise fault
    except etree.XMLSyntaxError as error:
        raise Torn(f"it is not well-formed: {error}") from None
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        raise Torn(f"it ends before its end: {error}") from None


def _read(parser: Any) -> Iterator[Any]:
    for _, element in parser.read_events():
        if name_of(element) in ENTRIES:
            yield element


def _forget(element: Any) -> None:
    """Free an entry that was read, and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _entry(element: Any, base: str) -> Entry | None:
    """The entry of an element; what stands deeper belongs to pictures and videos, but for the news extension."""
    texts: dict[str, str] = {}
    for child in element:
        if name_of(child) == "news":
            for fact in child:
                texts.setdefault(f"news:{name_of(fact)}", (fact.text or "").strip())
        else:
            texts.setdefault(name_of(child), (child.text or "").strip())
    url = join(base, texts.get("loc", "")) if texts.get("loc") else None
    if url is None:
        return None
    date, lastmod = moment(texts.get("news:publication_date")), moment(texts.get("lastmod"))
    return Entry(url, texts.get("news:title") or None, date, lastmod, name_of(element) == "sitemap")
