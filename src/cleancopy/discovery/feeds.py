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
from .markup import mended, name_of, unpacked, utf8
from .urls import host_of, join

TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
"""Types under which a page announces its feeds; ``application/json`` and ``text/xml`` are left out, since they announce anything."""
BASE = "{http://www.w3.org/XML/1998/namespace}base"
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
    start = utf8(b"".join(unpacked(body))).lstrip(b"\xef\xbb\xbf \t\r\n")
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
        yield from _item(item, base)


def _item(item: Any, base: str) -> Iterator[Entry]:
    """The entry of an item, and another one where its link is that of a service that counts readers, and the item says what it leads to."""
    texts, link = _facts(item)
    guid = texts.get("guid") or texts.get("id") or ""
    original = texts.get("origlink", "") or guid
    original = original if original.startswith(("http://", "https://")) else ""
    named = join(_base_of(item, base), link) if link else None
    dates = (
        moment(texts.get("pubdate") or texts.get("published") or texts.get("date") or texts.get("issued")),
        moment(texts.get("updated") or texts.get("modified")),
    )
    meant = join(base, original) if original else None
    for url in dict.fromkeys(filter(None, (named, meant))):
        if url == named or named is None or host_of(url) != host_of(named):
            yield Entry(url, texts.get("title") or None, *dates)


def _facts(item: Any) -> tuple[dict[str, str], str]:
    """The texts of an item by name, and its link."""
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
        elif text and (name != "guid" or child.get("isPermaLink", "true").lower() != "false"):
            texts.setdefault(name, text)
    return texts, link


def _base_of(item: Any, base: str) -> str:
    """What the links of an item are relative to: the nearest ``xml:base``, which may be relative itself (RFC 4287, 2)."""
    named = [element.get(BASE) for element in (item, *item.iterancestors())]
    for one in reversed([name for name in named if name]):
        base = join(base, one) or base
    return base


def _json(body: bytes, base: str) -> Iterator[Entry]:
    try:
        data = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise Malformed(f"it is not well-formed JSON: {error}") from None
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise Malformed("it is no feed: it has no items")
    for item in items[:MAX_ENTRIES]:
        found = (item.get("url") or item.get("id")) if isinstance(item, dict) else None
        whole = isinstance(found, str) and (item.get("url") or found.startswith(("http://", "https://")))
        url = join(base, found) if isinstance(found, str) and whole else None
        if url:
            title = item.get("title")
            yield Entry(
                url,
                title if isinstance(title, str) else None,
                moment(str(item.get("date_published") or "")),
                moment(str(item.get("date_modified") or "")),
            )
