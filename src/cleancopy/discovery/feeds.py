"""Feeds: RSS of all versions, Atom, JSON Feed.

Read with lxml's recovering parser: feedparser needs a package that is not published as a wheel, and reads far more than the
address, title and date that are needed here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .entries import Entry, Malformed, moment
from .markup import mended, name_of, utf8
from .urls import join

TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
"""Types under which a page announces its feeds; ``application/json`` is left out, since it announces anything."""
USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml")
"""Where a feed stands when no page announces one."""
MAX_ENTRIES = 2_000
FAR = 4_096  # bytes in which a feed has to begin
ROOTS = ("rss", "feed", "rdf")
BEGINNING = re.compile(rb"<\?xml\b|<(?:rss|feed|[a-z]+:rdf)\b", re.I)
HTML = re.compile(rb"<!doctype html|<html\b", re.I)
MEDIA = ("http://search.yahoo.com/mrss/",)
"""Namespaces whose titles and links are those of pictures (Media RSS)."""


def read(body: bytes, base: str) -> Iterator[Entry]:
    """Yield the entries of a feed, newest as the feed has them; raises ``Malformed`` when it is none."""
    start = utf8(body).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        yield from _json(start, base)
        return
    if b"<" not in start:
        raise Malformed("it is empty" if not start else "it is neither XML nor JSON")
    beginning = BEGINNING.search(start, 0, FAR)  # a server's warnings may stand before it
    if beginning is None and HTML.search(start, 0, FAR):
        raise Malformed("it is an HTML page")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(mended(start[beginning.start() if beginning else start.index(b"<") :]), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(f"it is not well-formed: {error}") from None
    items = [e for e in root.iter() if name_of(e) in ("item", "entry")] if root is not None else []
    if not items and (root is None or name_of(root) not in ROOTS):
        raise Malformed("it is no feed")
    for item in items[:MAX_ENTRIES]:
        entry = _item(item, base)
        if entry:
            yield entry


def _item(item: Any, base: str) -> Entry | None:
    texts: dict[str, str] = {}
    link = ""
    for child in item:
        name = name_of(child) if etree.QName(child).namespace not in MEDIA else ""
        text = "".join(child.itertext()).strip() if name else ""
        if name == "link":
            href = child.get("href")
            if href and child.get("rel", "alternate") == "alternate":
                link = link or href
            elif text:
                link = link or text
        elif text:
            texts.setdefault(name, text)
    guid = texts.get("guid") or texts.get("id") or ""
    link = link or (guid if guid.startswith(("http://", "https://")) else "")
    url = join(base, link) if link else None
    if url is None:
        return None
    published = moment(texts.get("pubdate") or texts.get("published") or texts.get("date") or texts.get("issued"))
    return Entry(url, texts.get("title") or None, published, moment(texts.get("updated") or texts.get("modified")))


def _json(body: bytes, base: str) -> Iterator[Entry]:
    try:
        data = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise Malformed(f"it is not well-formed JSON: {error}") from None
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise Malformed("it is no feed: it has no items")
    for item in items[:MAX_ENTRIES]:
        found = item.get("url") if isinstance(item, dict) else None
        url = join(base, found) if isinstance(found, str) else None
        if url:
            title = item.get("title")
            yield Entry(
                url,
                title if isinstance(title, str) else None,
                moment(str(item.get("date_published") or "")),
                moment(str(item.get("date_modified") or "")),
            )
