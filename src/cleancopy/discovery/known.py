"""The links that the pages of a site share, read once: menus, footers and the newest stories stand on all of them.

An article's page has some 200 links and nearly all were on the page before, letter for letter. One search cuts a page's markup into its
links; what is not known of them is read as ``tags`` reads it.
"""

from __future__ import annotations

import codecs
import re
from collections import OrderedDict
from collections.abc import Iterable
from functools import lru_cache

from cleancopy.core.metadata import ends_in_number

from .links import base_of, is_on_site, is_whole, leads_nowhere, origin_of
from .tags import MAX_ANCHORS, MAX_TAG, NAMED, RAW, Tags, anchor_of, any_case, attributes_of, read_tags

MAX_BYTES = 16 * 1024 * 1024  # of all links that are remembered
MAX_HOSTS = 1_000  # whose links they are, those read last
MAX_KEY = 4_000  # bytes of one link; pictures make them long
# Encodings in which the bytes of "<", ">" and quotes always mean these, by the beginning of Python's name; not so in ISO-2022 or UTF-16.
ASCII_LIKE = (
    "utf-8",
    "ascii",
    "iso8859",
    "cp125",
    "cp874",
    "koi8",
    "tis-620",
    "euc",
    "gb",
    "big5",
    "shift_jis",
    "cp932",
    "cp949",
)

# What may hold things that only look like links is passed over whole. Everything repeated is possessive, so all of it is linear; what is
# looked ahead for at each "<" spares most of them the alternatives.
_RAW = "|".join(rf"{any_case(name)}(?=[\s/>])(?:[^<]++|<(?!/{any_case(name)}[\s/>]))*+" for name in RAW)
PASSED = rf"!--(?:-?>|[^>]*+(?:(?<!--)>[^>]*+)*+)|{_RAW}"
_TEXT = rf"(?:[^<]++|<(?!/?[aA][\s/>])(?:(?=[!sStT])(?:{PASSED}))?+)*+"
_IN_HEAD = f"(?:{any_case('link')}|{any_case('base')})"
# A link to the end of its text, or only "<a " where its tag is an odd one; the tags of <link> and <base> without their ends.
KEYS = re.compile(rf"<(?=[aAlLbB!sStT])(?:([aA][\s/](?:[^<>]*+>{_TEXT})?+|{_IN_HEAD}[\s/][^>]*+)|{PASSED})".encode())
IN_HEAD = re.compile(rf"<{_IN_HEAD}[\s/]".encode())
# As ``tags`` has it, but without ">" in quotes.
_TAG = r"""(?:[^>=]++|=\s*+(?:"[^">]*+"|'[^'>]*+'|(?!["'])))*+>"""
TAG = re.compile(_TAG)
# A link that an address with a host stands in, in the way most are written: its first group is that host.
HOSTED = re.compile(
    rf"""[aA](?=[\s/]{_TAG})(?:[\s/]++(?![hH][rR][eE][fF])[^\s/>="'<]++(?:=(?:"[^">]*+"|'[^'>]*+'))?+)*+[\s/]++"""
    rf"""[hH][rR][eE][fF]=["'](?:https?:)?//([A-Za-z0-9.-]++)[/?#"']""".encode()
)


class Odd(Exception):
    """A tag that has to be read with what stands behind it."""


class KnownLinks:
    """Reads the links of pages; those that an earlier page of the same host gave the same taker are left out.

    For takers that keep what links lead to: the same link again says nothing new to them. Not safe for threads.
    """

    def __init__(self) -> None:
        self._hosts: OrderedDict[tuple[str, str], dict[bytes, str]] = OrderedDict()
        self.remembered = 0
        """Bytes of all links that are remembered."""

    def read(self, page: bytes, encoding: str, url: str, taker: str, site: str = "") -> Tags:
        """Return the links of a page as ``read_tags`` does, those left out that this taker was given for the same host before.

        ``page`` is the markup in an ``encoding`` that Python knows, ``url`` its address; ``taker`` names whoever keeps the links. With
        ``site``, the host of what is crawled, links to other sites may be left out as well.
        """
        markup = page if is_ascii_like(encoding, page) else page.decode(encoding, "replace").encode("utf-8", "replace")
        keys = KEYS.findall(markup)
        try:
            return self._read(keys, encoding if markup is page else "utf-8", url, taker, site)
        except Odd:
            return read_tags(page.decode(encoding, "replace"))

    def _read(self, keys: list[bytes], encoding: str, url: str, taker: str, site: str) -> Tags:
        if len(keys) > MAX_ANCHORS and sum(key[:1] in b"aA" for key in keys if key) > MAX_ANCHORS:
            raise Odd
        known = self._of(url, taker)
        tags = Tags()
        fresh = _new(keys, known, tags.known)
        tags.base = _base(fresh, encoding)
        if tags.base:
            known = self._of(base_of(tags, url), taker)
            tags.known.clear()
            fresh = _new(keys, known, tags.known)
        for key in fresh:
            target = _take(key, encoding, tags, site)
            if target is not None and len(key) <= MAX_KEY and key not in known:
                known[key] = target
                self.remembered += len(key)
        self._forget()
        return tags

    def _of(self, url: str, taker: str) -> dict[bytes, str]:
        """The links known of a host, by their markup: their target where it ends in a number, else an empty string."""
        host = origin_of(url), taker
        known = self._hosts.setdefault(host, {})
        self._hosts.move_to_end(host)
        return known

    def _forget(self) -> None:
        """Forget the links of hosts not read for long; what is forgotten is only read once more."""
        while self.remembered > MAX_BYTES or len(self._hosts) > MAX_HOSTS:
            _, known = self._hosts.popitem(last=False)
            self.remembered -= sum(map(len, known))


def is_ascii_like(encoding: str, page: bytes) -> bool:
    """Whether the bytes of a page can be searched for markup as they are."""
    name = codecs.lookup(encoding).name
    return name.startswith(ASCII_LIKE) and not page.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _new(keys: Iterable[bytes], known: dict[bytes, str], numbered: list[str]) -> list[bytes]:
    """The links that are not known; of those that are, the targets that end in a number go to ``numbered``."""
    fresh = []
    for key in keys:
        href = known.get(key)
        if href:
            numbered.append(href)
        elif href is None and key:  # the key of what is passed over is empty
            fresh.append(key)
    return fresh


def _base(fresh: Iterable[bytes], encoding: str) -> str:
    inside = (_tag(key, encoding, 4)[0] for key in fresh if key[:1] in (b"b", b"B"))
    return next(filter(None, (attributes_of(text).get("href") for text in inside)), "")


def _tag(key: bytes, encoding: str, begin: int) -> tuple[str, str, int]:
    """What a tag has inside, the text of the whole, and where in it the tag ends."""
    text = key.decode(encoding, "replace") + ("" if begin == 1 else ">")
    tag = TAG.match(text, begin, begin + MAX_TAG)
    if tag is None:
        raise Odd
    return text[begin : tag.end() - 1], text, tag.end()


def _take(key: bytes, encoding: str, tags: Tags, site: str) -> str | None:
    """Read a link; returns what is remembered of it, None when it may mean something else on another page."""
    if key[:1] in (b"a", b"A"):
        return _take_anchor(key, encoding, tags, site)
    if key[:1] in (b"l", b"L"):
        link = named_link(key, encoding)
        if link is None:
            return ""
        tags.links.append(link)
    return None


def _take_anchor(key: bytes, encoding: str, tags: Tags, site: str) -> str | None:
    if IN_HEAD.search(key):
        raise Odd
    hosted = HOSTED.match(key) if site else None
    if hosted and not is_on_site(hosted[1].decode(), site) and len(key) < MAX_TAG:
        return ""  # most links that are new on a page are buttons that share it
    inside, text, end = _tag(key, encoding, 1)
    anchor = anchor_of(text, inside, end)
    if anchor is None:
        return ""
    tags.anchors.append(anchor)
    if not is_whole(anchor.href) and not leads_nowhere(anchor.href):
        return None
    return anchor.href if ends_in_number(anchor.href) else ""


@lru_cache(maxsize=4_096)
def named_link(key: bytes, encoding: str) -> dict[str, str] | None:
    """Return the attributes of a ``<link>``, from its name on without ``>``, to a form of the page, its next page or a feed.

    None for others; most stand on all pages.
    """
    inside = _tag(key, encoding, 4)[0]
    return attributes_of(inside) if NAMED.search(inside) else None
