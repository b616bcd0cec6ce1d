"""What the markup of a page says: meta elements, licence links and scripts, JSON-LD.

Parsing a page costs milliseconds, and few pages say anything: the bytes are searched for the words first, and only a page
that has one is parsed. What stands in comments or texts does not count, which only the parser can tell.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from cleancopy.core.decode import to_utf8
from cleancopy.core.model import Page
from cleancopy.core.parse import read_tree

from .model import tokens
from .rsl import TYPE

META = tokens()["robots_meta"]
RESERVATION: str = tokens()["tdmrep"]["reservation"]
POLICY: str = tokens()["tdmrep"]["policy"]
ROBOTS_WORDS = tuple(word.encode() for word in (*META["disallow"], *META["recorded"]))
JSON_WORDS = tuple(
    f'"{word}"'.lower().encode() for word in (*tokens()["schema_org"]["names"], tokens()["schema_org"]["selector"])
)
RSL_TYPE = TYPE.partition("/")[2].encode()
TAG_END = 4_096  # bytes of a tag that are looked into
SCRIPT = re.compile(rb"<script\b[^>]{0,500}?ld\+json[^>]{0,500}>", re.I)
NO_BOT = re.compile(r"[.:\s]")
NO_BOTS = ("description", "keywords", "title", "author")
MAX_TAGS = 1_000
MAX_SCRIPTS = 40
MAX_SCRIPT = 1_000_000


@dataclass(slots=True)
class Head:
    """What a page's markup says, as written."""

    reservations: list[str] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)
    robots: list[tuple[str, str]] = field(default_factory=list)
    """Name and content of the meta elements for robots."""
    links: list[str] = field(default_factory=list)
    """Addresses of licence documents, as written."""
    scripts: list[str] = field(default_factory=list)
    """Licence documents in the page."""
    jsonld: list[str] = field(default_factory=list)
    unread: str = ""
    """Why a page that seems to say something could not be parsed, or empty."""


def read(page: Page, wanted: Mapping[str, bool] | None = None) -> Head:
    """Return what the markup of a page says."""
    body = page.body
    raw = body if isinstance(body, bytes) else to_utf8(body)
    if b"\0" in raw[:64]:  # two bytes a character
        raw = to_utf8(raw, page.headers)
    low = raw.lower()
    head = Head()
    if wanted is None or wanted.get("schema_org", True):
        head.jsonld = _jsonld(raw, low)
    if RSL_TYPE in low or _says(low):
        _parsed(page, head)
    return head


def _says(low: bytes) -> bool:
    """Whether a meta element, as it stands in the bytes, seems to say something; also one whose letters are written as numbers."""
    place = -1
    for _ in range(MAX_TAGS):
        place = low.find(b"<meta", place + 1)
        if place < 0:
            return False
        end = low.find(b"<", place + 1, place + TAG_END)  # not the next ">", which may stand inside an attribute
        tag = low[place : end if end >= 0 else place + TAG_END]
        if b"&" in tag:
            tag = html.unescape(tag.decode("utf-8", "replace")).lower().encode("utf-8", "replace")
        if b"tdm-" in tag or (b"no" in tag and any(word in tag for word in ROBOTS_WORDS)):
            return True
    return True


def _jsonld(raw: bytes, low: bytes) -> list[str]:
    if b"ld+json" not in low or not any(word in low for word in JSON_WORDS):
        return []
    found: list[str] = []
    for start in SCRIPT.finditer(raw):
        end = low.find(b"</script", start.end())
        text = raw[start.end() : end if end >= 0 else len(raw)]
        if len(text) <= MAX_SCRIPT and len(found) < MAX_SCRIPTS and any(word in text.lower() for word in JSON_WORDS):
            found.append(text.decode("utf-8", "replace"))
    return found


def _parsed(page: Page, head: Head) -> None:
    root, problem = read_tree(page)
    if root is None:
        head.unread = problem
        return
    for element in root.iter("meta", "link", "script"):
        if element.tag == "meta":
            _meta(element, head)
        elif TYPE in (element.get("type") or "").strip().lower():
            if element.tag == "script":
                head.scripts.append(element.text or "")
            elif "license" in (element.get("rel") or "").lower().split() and element.get("href"):
                head.links.append(element.get("href"))
    # a base element leads addresses elsewhere; licence links are resolved by the caller against the page
    base = next(root.iter("base"), None)
    if base is not None and base.get("href"):
        head.links = [_joined(base.get("href"), link) for link in head.links]


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _meta(element: Any, head: Head) -> None:
    name = (element.get("name") or element.get("http-equiv") or element.get("property") or "").strip().lower()
    content = (element.get("content") or "").strip()
    if name == RESERVATION:
        head.reservations.append(content)
    elif name == POLICY:
        head.policies.append(content)
    elif name and content and any(word.decode() in content.lower() for word in ROBOTS_WORDS) and _for_robots(name):
        head.robots.append((name, content))


def _for_robots(name: str) -> bool:
    """Whether a meta element's name is that of robots, or of a bot: a word without dots and colons."""
    return name in META["names"] or (name not in NO_BOTS and not NO_BOT.search(name))
