"""What the markup of a page says: meta elements, licence links and scripts, JSON-LD.

Parsing a page costs milliseconds, and few pages say anything: the bytes are searched for the words first, and only a page
that has one is parsed. What stands in comments or texts does not count, which only the parser can tell.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from cleancopy.core.decode import to_utf8
from cleancopy.core.model import Page
from cleancopy.core.parse import read_tree

from .model import tokens
from .rsl import TYPE

META = tokens()["robots_meta"]
RESERVATION: str = tokens()["tdmrep"]["reservation"]
POLICY: str = tokens()["tdmrep"]["policy"]
ROBOTS_WORDS = (*META["disallow"], *META["recorded"])
REFUSES = re.compile(rb"\b(?:" + "|".join(map(re.escape, META["disallow"])).encode() + rb")\b")
RECORDED = tuple(word.encode() for word in META["recorded"])
JSON_WORDS = tuple(
    f'"{word}"'.encode() for word in (*tokens()["schema_org"]["names"], tokens()["schema_org"]["selector"])
)
QUOTES = (b"&#039;", b"&#39;", b"&#x27;", b"&#034;", b"&#34;", b"&#8217;", b"&#8220;", b"&#8221;")
# On what has capitals and small letters, patterns are faster than a copy in small letters and a search in it.
META_TAG = re.compile(rb"<[mM][eE][tT][aA](?=[ \t\n\r\f/])")
BODY = re.compile(rb"<[bB][oO][dD][yY]")
TYPE_END = re.compile(rb"\+(?:[jJ][sS][oO][nN]|[xX][mM][lL])")
PARSER: Callable[[], etree.HTMLParser[Any]] = partial(etree.HTMLParser, encoding="utf-8")
# What a tag may stand in without being one, beginning and end; where these do not tell, the page is parsed.
ENCLOSING = (
    (b"<!--", b"-->"),
    *((b"<" + name, b"</" + name) for name in (b"script", b"style", b"title", b"textarea", b"template")),
)
# A whole tag, as far as its quotes can be believed.
TAG = re.compile(rb"<.{4}(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
RSL_TYPE = TYPE.encode()
JSON_TYPE = b"application/ld+json"
LONGEST_TYPE = max(len(RSL_TYPE), len(JSON_TYPE))
TAG_END = 32_768  # bytes of a tag that are looked into; data layers in attributes have some thousands
NO_BOT = re.compile(r"[.:\s]")
NO_BOTS = ("description", "keywords", "title", "author")
MAX_TAGS = 1_000
MAX_TYPES = 2_000
NEAR = 2_000  # bytes from a type to the beginning and end of its tag
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
    licensed, data = _typed(raw)
    head = Head()
    if data and (wanted is None or wanted.get("schema_org", True)):
        head.jsonld = _jsonld(raw, data)
    saying = list(_saying(raw))
    if licensed or (saying and not _all_plain(raw, saying)):
        _parsed(page, head)
    else:
        for place, tag in saying:
            _meta(etree.fromstring(raw[place : place + len(tag)], PARSER()).find(".//meta"), head)
    return head


def _all_plain(raw: bytes, saying: list[tuple[int, bytes]]) -> bool:
    """Whether these tags are in the head, and plain."""
    body = BODY.search(raw)
    before = raw[: saying[-1][0]].lower()
    return all((body is None or place < body.start()) and _plain(before, place, tag) for place, tag in saying)


def _plain(low: bytes, place: int, tag: bytes) -> bool:
    """Whether a tag in the head is whole, and stands in no comment, script, attribute or the like, as far as bytes can tell."""
    before = low.rfind(b"<", 0, place)
    if b">" not in tag or (before >= 0 and low.find(b">", before, place) < 0) or low.find(b"srcdoc", 0, place) >= 0:
        return False
    return all(low.rfind(opening, 0, place) <= low.rfind(closing, 0, place) for opening, closing in ENCLOSING)


def _typed(raw: bytes) -> tuple[bool, list[int]]:
    """Whether a licence is in the page, and where types of JSON-LD stand."""
    data: list[int] = []
    licensed = False
    for number, found in enumerate(TYPE_END.finditer(raw)):
        if number == MAX_TYPES:
            return True, data  # more than a page has: the parser tells
        before = raw[max(found.end() - LONGEST_TYPE, 0) : found.end()].lower()
        licensed = licensed or before.endswith(RSL_TYPE)
        if before.endswith(JSON_TYPE) and len(data) < MAX_SCRIPTS:
            data.append(found.end() - len(JSON_TYPE))
    return licensed, data


def _saying(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield place and bytes, in small letters, of the meta elements that seem to say something.

    Also of those whose letters are written as numbers. No bytes stand for what only the parser can tell.
    """
    for number, found in enumerate(META_TAG.finditer(raw)):
        place = found.start()
        if number == MAX_TAGS:
            yield place, b""  # more than a page has
            return
        end = raw.find(b"<", place + 1, place + TAG_END)  # not the next ">", which may stand inside an attribute
        tag = raw[place : end if end >= 0 else place + TAG_END]
        if b">" not in tag or tag.count(b'"') % 2 or tag.count(b"'") % 2:  # a "<" inside an attribute, perhaps
            whole = TAG.match(raw, place, place + TAG_END)
            if whole is None:
                yield place, b""
                return
            tag = whole[0]
        low = tag.lower()
        if _says(_unescaped(low) if b"&#" in low else low):
            yield place, low


def _says(tag: bytes) -> bool:
    if b"tdm-" in tag:
        return True
    return b"no" in tag and bool(REFUSES.search(tag) or (b"robots" in tag and any(word in tag for word in RECORDED)))


def _unescaped(tag: bytes) -> bytes:
    """A tag with its letters that are written as numbers; most tags have but quotes among these."""
    for quote in QUOTES:
        tag = tag.replace(quote, b"'")
    return html.unescape(tag.decode("utf-8", "replace")).lower().encode("utf-8", "replace") if b"&#" in tag else tag


def _jsonld(raw: bytes, places: list[int]) -> list[str]:
    """The scripts of JSON-LD that hold one of the names that are looked for."""
    found: list[str] = []
    done = 0
    for place in places:
        start = raw.find(b">", place, place + NEAR) + 1
        if place < done or not start or b"<script" not in raw[max(place - NEAR, 0) : place].lower():
            continue
        end = raw.find(b"</script", start, start + MAX_SCRIPT)
        done = end if end >= 0 else start
        text = raw[start : end if end >= 0 else start + MAX_SCRIPT]
        if any(word in text for word in JSON_WORDS):
            found.append(text.decode("utf-8", "replace"))
    return found


def _parsed(page: Page, head: Head) -> None:
    root, problem = read_tree(page)
    if root is None:
        head.unread = problem
        return
    for element in root.iter("meta", "link", "script"):
        if next(element.iterancestors("template"), None) is not None:  # for scripts to use, and no part of the page
            continue
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
    elif name and content and any(word in content.lower() for word in ROBOTS_WORDS) and _for_robots(name):
        head.robots.append((name, content))


def _for_robots(name: str) -> bool:
    """Whether a meta element's name is that of robots, or of a bot: a word without dots and colons."""
    return name in META["names"] or (name not in NO_BOTS and not NO_BOT.search(name))
