"""Sitemaps, indexes of sitemaps and the news extension (sitemaps.org 0.9, Google News 0.9), read as they come."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from .entries import Entry, Malformed, moment

MAX_BYTES = 64 * 1024 * 1024  # of one sitemap, unpacked; the protocol allows 50 MB
MAX_ENTRIES = 60_000  # of one sitemap; the protocol allows 50,000
CHUNK = 64 * 1024
USUAL = ("/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml", "/sitemap-news.xml")
"""Where a sitemap stands when robots.txt names none."""


def read(body: bytes, base: str) -> Iterator[Entry]:
    """Yield the entries of a sitemap or of an index, those before a fault too; then raise ``Malformed`` for the fault.

    ``body`` may be gzip. Memory does not grow with the number of entries. Entities are not expanded.
    """
    chunks = _unpack(body)
    head = next(chunks, b"")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise Malformed("it is empty")
    if not start.startswith(b"<"):
        yield from _plain(start, chunks, base)
        return
    if start[:200].lower().lstrip().startswith((b"<!doctype html", b"<html")):
        raise Malformed("it is an HTML page")
    for count, entry in enumerate(_xml(start, chunks, base), 1):
        yield entry
        if count >= MAX_ENTRIES:
            raise Malformed(f"it has more than {MAX_ENTRIES:,} entries; the rest is left out")


def _unpack(body: bytes) -> Iterator[bytes]:
    """The bytes of a sitemap in pieces, unpacked, up to a limit."""
    if not body.startswith(b"\x1f\x8b"):
        for place in range(0, len(body), CHUNK):
            yield body[place : place + CHUNK]
        return
    unpacker = zlib.decompressobj(wbits=31)
    total, rest = 0, body
    while rest and not unpacker.eof:
        try:
            piece = unpacker.decompress(rest, CHUNK)
        except zlib.error as error:
            raise Malformed(f"its gzip data is broken: {error}") from None
        rest = unpacker.unconsumed_tail
        total += len(piece)
        if total > MAX_BYTES:
            raise Malformed(f"it unpacks to more than {MAX_BYTES // 1024 // 1024} MB")
        if not piece and not rest:
            return
        yield piece


def _plain(head: bytes, chunks: Iterator[bytes], base: str) -> Iterator[Entry]:
    """A text file with an address a line."""
    text = b"".join((head, *chunks)).decode("utf-8", "replace")
    urls = [line.strip() for line in text.splitlines() if line.strip().startswith(("http://", "https://"))]
    if not urls:
        raise Malformed("it is neither XML nor a list of addresses")
    for url in urls[:MAX_ENTRIES]:
        yield Entry(urljoin(base, url))


def _xml(head: bytes, chunks: Iterator[bytes], base: str) -> Iterator[Entry]:
    parser = etree.XMLPullParser(("end",), resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    fault = ""
    for chunk in (head, *chunks) if len(head) < CHUNK else _chain(head, chunks):
        try:
            parser.feed(chunk)
        except etree.XMLSyntaxError as error:
            fault = str(error)
        yield from _events(parser, base)
        if fault:
            raise Malformed(f"it is not well-formed: {fault}")
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        fault = str(error)
    yield from _events(parser, base)
    if fault:
        raise Malformed(f"it ends before its end: {fault}")


def _chain(head: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from chunks


def _events(parser: Any, base: str) -> Iterator[Entry]:
    try:
        for _, element in parser.read_events():
            name = _name(element)
            if name in ("url", "sitemap"):
                entry = _entry(element, base, name == "sitemap")
                element.clear()
                parent = element.getparent()
                if parent is not None:
                    while element.getprevious() is not None:
                        del parent[0]
                if entry:
                    yield entry
    except etree.XMLSyntaxError as error:
        raise Malformed(f"it is not well-formed: {error}") from None


def _name(element: Any) -> str:
    """The element's name without its namespace, since many sitemaps have a wrong one."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _entry(element: Any, base: str, sitemap: bool) -> Entry | None:
    texts: dict[str, str] = {}
    for child in element.iter():
        if isinstance(child.tag, str) and child.text and child.text.strip():
            texts.setdefault(_name(child), child.text.strip())
    url = urljoin(base, texts.get("loc", ""))
    if not texts.get("loc") or not url.startswith(("http://", "https://")):
        return None
    return Entry(url, texts.get("title"), moment(texts.get("publication_date")), moment(texts.get("lastmod")), sitemap)
