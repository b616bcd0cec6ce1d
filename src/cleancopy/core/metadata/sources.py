"""Where a page speaks of itself: its meta elements, links, structured data, headlines and times, gathered in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from .strings import plain

# A page has some dozens of each; more are an attack or a mistake, and are not read.
MAX_METAS = 1_000
MAX_SCRIPTS = 60
MAX_LINKS = 60  # of one relation
MAX_HEADLINES = 40
MAX_TIMES = 60
MAX_SCRIPT_CHARS = 3_000_000
FRONT = re.compile(r"^https?://[^/?#]+/?(?:#|$)")
RELATIONS = frozenset({"canonical", "next", "license"})  # what is read of the link elements
IDLE = frozenset(
    {"stylesheet", "preload", "preconnect", "dns-prefetch", "icon", "alternate", "apple-touch-icon"}
)  # most of them


@dataclass(slots=True)
class Sources:
    """What a page says about itself, as written."""

    root: Any
    """The root element."""
    url: str | None = None
    base: str | None = None
    """URL that relative addresses are resolved against: ``<base href>``, else the page's own."""
    metas: dict[str, list[str]] = field(default_factory=dict)
    """Contents of the meta elements by name, property or http-equiv in small letters, in page order."""
    links: dict[str, list[str]] = field(default_factory=dict)
    """``href`` of the link elements by each word of ``rel`` that is read, in small letters."""
    scripts: list[str] = field(default_factory=list)
    """JSON-LD, as written."""
    titles: list[Any] = field(default_factory=list)
    """``<title>`` elements."""
    headlines: list[Any] = field(default_factory=list)
    """``<h1>`` elements."""
    times: list[Any] = field(default_factory=list)
    """``<time>`` elements."""
    language: str = ""
    """``lang`` of the root element."""
    hrefs: Sequence[str] | None = None
    """Targets of the page's links and values of its ``<option>`` as written, where they are known."""
    _targets: str = ""

    def links_hold(self, *parts: str) -> bool:
        """Whether the target of a link may hold one of some texts: all are looked through at once; True where they are not known."""
        if self.hrefs is None:
            return True
        if not self._targets:
            self._targets = "\n".join(("", *self.hrefs))
        return any(part in self._targets for part in parts)

    @property
    def is_front(self) -> bool:
        """Whether the page's address is that of a front page."""
        return self.url is not None and FRONT.match(self.url) is not None

    def contents(self, *names: str) -> Iterator[str]:
        """Yield the plain, non-empty contents of the meta elements with these names, in the order of the names."""
        for name in names:
            for content in self.metas.get(name, ()):
                text = plain(content)
                if text:
                    yield text

    def first(self, *names: str) -> str | None:
        """Return the first content of the meta elements with these names, or None."""
        return next(self.contents(*names), None)

    def named(self, pattern: re.Pattern[str]) -> Iterator[str]:
        """Yield the plain, non-empty contents of the meta elements whose name matches, in page order."""
        for name in list(self.metas):
            if pattern.search(name):
                yield from self.contents(name)

    def absolute(self, address: str | None) -> str | None:
        """Return an address resolved against the page's, None unless it is http or https."""
        return absolute(address, self.base)


def absolute(address: str | None, base: str | None) -> str | None:
    """Return an address resolved against a base, None unless it is http or https.

    >>> absolute("/a b", "https://example.org/x")
    'https://example.org/a%20b'
    """
    try:
        url = urljoin(base or "", "".join((address or "").split("\n")).strip().replace(" ", "%20"))
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:  # brackets that are no IPv6 address
        return None
    return url if address and parts.scheme in {"http", "https"} and host else None


def gather(root: Any, url: str | None) -> Sources:
    """Read the elements that speak of the page in one pass over the tree."""
    sources = Sources(root, url, url)
    sources.language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    readers: dict[str, Callable[[Sources, Any], None]] = {
        "meta": _meta,
        "link": _link,
        "script": _script,
        "base": _base,
        "title": _title,
        "h1": lambda s, e: _keep(s.headlines, e, MAX_HEADLINES),
        "time": lambda s, e: _keep(s.times, e, MAX_TIMES),
    }
    for element in root.iter(*readers):
        readers[element.tag](sources, element)
    return sources


def _keep(elements: list[Any], element: Any, limit: int) -> None:
    if len(elements) < limit:
        elements.append(element)


def _title(sources: Sources, element: Any) -> None:
    """Keep a title of the page, not that of a drawing."""
    if len(sources.titles) < 2 and next(element.iterancestors("svg"), None) is None:
        sources.titles.append(element)


def _meta(sources: Sources, element: Any) -> None:
    content = element.get("content")
    if not content or len(sources.metas) > MAX_METAS:
        return
    if content.startswith("{") and '"@type"' in content and len(sources.scripts) < MAX_SCRIPTS:
        sources.scripts.append(content[:MAX_SCRIPT_CHARS])  # builders of pages put JSON-LD here too
    for attribute in ("property", "name", "http-equiv", "itemprop"):
        name = element.get(attribute)
        if attribute == "itemprop" and (
            name != "author" or next(element.iterancestors("article", "li"), None) is not None
        ):
            continue  # of the page only what it says outside of the cards of other articles
        if name:
            contents = sources.metas.setdefault(name.strip().lower(), [])
            if len(contents) < MAX_METAS:
                contents.append(content)


def _link(sources: Sources, element: Any) -> None:
    rels = element.get("rel")
    if not rels or rels in IDLE:
        return
    href = element.get("href")
    for rel in rels.lower().split()[:5]:
        if href and rel in RELATIONS:
            hrefs = sources.links.setdefault(rel, [])
            if len(hrefs) < MAX_LINKS:
                hrefs.append(href)


def _script(sources: Sources, element: Any) -> None:
    if "ld+json" in (element.get("type") or "").lower() and element.text and len(sources.scripts) < MAX_SCRIPTS:
        sources.scripts.append(element.text[:MAX_SCRIPT_CHARS])


def _base(sources: Sources, element: Any) -> None:
    if sources.base == sources.url and element.get("href"):
        sources.base = absolute(element.get("href"), sources.url) or sources.url
