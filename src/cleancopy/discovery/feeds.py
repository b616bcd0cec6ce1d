"""Feeds: RSS of all versions, Atom, JSON Feed.

Read with lxml's recovering parser: feedparser needs a package that is not published as a wheel, and reads far more than the
address, title and date that are needed here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from .entries import Entry, Malformed, moment

TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
"""Types under which a page announces its feeds; ``application/json`` is left out, since it announces anything."""
USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml")
"""Where a feed stands when no page announces one."""
MAX_ENTRIES = 2_000


def read(body: bytes, base: str) -> Iterator[Entry]:
    """Yield the entries of a feed, newest as the feed has them; raises ``Malformed`` when it is none."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        yield from _json(start, base)
        return
    place = start.find(b"<")
    if place < 0:
        raise Malformed("it is empty" if not start else "it is neither XML nor JSON")
    if start[place : place + 15].lower().startswith((b"<!doctype html", b"<html")):
        raise Malformed("it is an HTML page")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(start[place:], parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(f"it is not well-formed: {error}") from None
    items = [e for e in root.iter() if _name(e) in ("item", "entry")] if root is not None else []
    if not items and (root is None or _name(root) not in ("rss", "feed", "rdf")):
        raise Malformed("it is no feed")
    for item in items[:MAX_ENTRIES]:
        entry = _item(item, base)
        if entry:
            yield entry


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _item(item: Any, base: str) -> Entry | None:
    texts: dict[str, str] = {}
    link = ""
    for child in item:
        name = _name(child)
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
    url = urljoin(base, link.strip())
    if not link or not url.startswith(("http://", "https://")):
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
        url = item.get("url") if isinstance(item, dict) else None
        if isinstance(url, str) and urljoin(base, url).startswith(("http://", "https://")):
            title = item.get("title")
            yield Entry(
                urljoin(base, url),
                title if isinstance(title, str) else None,
                moment(str(item.get("date_published") or "")),
                moment(str(item.get("date_modified") or "")),
            )
