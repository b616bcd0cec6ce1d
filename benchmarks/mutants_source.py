"""Mutations of the source text: the same tree in another spelling, all of which browsers read alike."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from lxml import etree

from benchmarks.mutants import BLOCKS, Mutant, Source, mutation, written

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"})
# HTML standard: the end of a paragraph can be left out before these.
ENDS_P = frozenset(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu "
    "nav ol p pre section table ul".split()
)
FOLLOWERS = {
    "li": {"li"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr"},
    "p": ENDS_P,
}
PLAIN = re.compile(r"[^\s\"'=<>`&]+")
SKELETON = re.compile(r"</?(?:html|head|body)\b[^>]*>", re.IGNORECASE)
BEYOND = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True)
class Style:
    """How a tree is written."""

    tag: Callable[[str], str] = str
    attributes: Callable[[list[tuple[str, str]]], list[str]] = lambda pairs: [quoted(*pair) for pair in pairs]
    text: Callable[[str], str] = str
    ends: bool = True
    """Whether end tags are written that can be left out."""


def quoted(name: str, value: str, sign: str = '"') -> str:
    """Return an attribute in quotes.

    >>> quoted("title", 'a "b" & c')
    'title="a &quot;b&quot; &amp; c"'
    """
    return f"{name}={sign}{escape(value)}{sign}"


def unquoted(name: str, value: str) -> str:
    """Return an attribute without quotes where that is allowed."""
    return f"{name}={value}" if PLAIN.fullmatch(value) and not value.endswith("/") else quoted(name, value)


def spelled(root: Any, style: Style) -> str:
    """Return a tree as HTML in a style of its own."""
    return "<!DOCTYPE html>\n" + "".join(_pieces(root, style))


def _pieces(root: Any, style: Style) -> Iterator[str]:
    raw: Any = None
    for event, found in etree.iterwalk(root, events=("start", "end")):
        tag = found.tag
        if event == "start":
            attributes = style.attributes([(str(name), str(value)) for name, value in found.items()])
            yield f"<{' '.join([style.tag(tag), *attributes])}>"
            raw = found if tag in RAW and raw is None else raw
            text = found.text
        else:
            raw = None if raw is found else raw
            if tag not in VOID and (style.ends or not _ends_itself(found)):
                yield f"</{style.tag(tag)}>"
            text = None if found is root else found.tail
        if text:
            yield text if raw is not None else style.text(escape(text, quote=False))


def _ends_itself(found: Any) -> bool:
    """Whether the HTML standard lets the end tag of an element be left out where it stands."""
    if found.tag not in FOLLOWERS or (found.tail or "").strip():
        return False
    after, parent = found.getnext(), found.getparent()
    if after is not None:
        return after.tag in FOLLOWERS[found.tag]
    return found.tag != "p" or (parent.tag in BLOCKS and parent.tag != "body")


def _spelling(name: str, style: Callable[[random.Random], Style]) -> None:
    mutation(name, same=True)(lambda source, rnd: spelled(source.tree(), style(rnd)))


def _shuffled(rnd: random.Random) -> Style:
    return Style(attributes=lambda pairs: [quoted(*pair) for pair in rnd.sample(pairs, len(pairs))])


def _doubled(rnd: random.Random) -> Style:
    """The first of two counts."""
    return Style(attributes=lambda pairs: [quoted(*p) for p in pairs] + [quoted(name, "other") for name, _ in pairs])


def _entities(rnd: random.Random) -> Style:
    def entity(found: re.Match[str]) -> str:
        return rnd.choice(["&#{};", "&#x{:x};"]).format(ord(found[0]))

    return Style(text=lambda text: BEYOND.sub(entity, text))


def _upper(rnd: random.Random) -> Style:
    return Style(tag=str.upper, attributes=lambda pairs: [quoted(name.upper(), value) for name, value in pairs])


_spelling("attributes reordered", _shuffled)
_spelling("attributes doubled", _doubled)
_spelling("single quotes", lambda rnd: Style(attributes=lambda pairs: [quoted(*pair, "'") for pair in pairs]))
_spelling("no quotes", lambda rnd: Style(attributes=lambda pairs: [unquoted(*pair) for pair in pairs]))
_spelling("upper case", _upper)
_spelling("entities", _entities)
_spelling("end tags left out", lambda rnd: Style(ends=False))


@mutation("no html, head, body")
def no_skeleton(source: Source, rnd: random.Random) -> str:
    """The classes of the body are lost by it."""
    return SKELETON.sub("", written(source.tree()))


@mutation("truncated")
def truncated(source: Source, rnd: random.Random) -> str:
    """Cut off 5% before the end."""
    return source.html[: len(source.html) * 95 // 100]


@mutation("junk before the doctype")
def junk(source: Source, rnd: random.Random) -> str:
    return "\n\n \ufeff<?xml version='1.0'?><!-- build 7 -->\nNotice: cache is cold\n<!-- -->" + source.html


@mutation("byte order mark", same=True)
def bom(source: Source, rnd: random.Random) -> bytes:
    return b"\xef\xbb\xbf" + source.html.encode("utf-8", "replace")


@mutation("byte order mark twice", same=True)
def bom_twice(source: Source, rnd: random.Random) -> bytes:
    return b"\xef\xbb\xbf\xef\xbb\xbf" + source.html.encode("utf-8", "replace")


@mutation("carriage returns", same=True)
def carriage_returns(source: Source, rnd: random.Random) -> str:
    return source.html.replace("\r\n", "\n").replace("\n", "\r\n")


# The language of a page says in what it was ever written; a page that says more in other letters has those as entities.
WESTERN = "en de fr es it nl pt sv da no nb fi ca is ms id af ga"
ENCODINGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(WESTERN.split(), ("windows-1252", "iso-8859-1", "iso-8859-15", "macintosh")),
    **dict.fromkeys("ru uk be bg".split(), ("windows-1251", "koi8-u", "iso-8859-5")),
    **dict.fromkeys("cs pl sk hu ro hr sl".split(), ("windows-1250", "iso-8859-2")),
    **dict.fromkeys("lt lv et".split(), ("windows-1257",)),
    "el": ("windows-1253",), "tr": ("windows-1254",), "he": ("windows-1255",), "ar": ("windows-1256",), "fa": ("windows-1256",),
    "vi": ("windows-1258",), "th": ("windows-874",), "ja": ("shift_jis", "euc-jp", "iso-2022-jp"), "ko": ("euc-kr",),
    "zh": ("gb18030", "gbk", "big5"),
}  # fmt: skip
ALL = sorted({name for names in ENCODINGS.values() for name in names})
PYTHON = {"macintosh": "mac-roman", "windows-874": "cp874", "shift_jis": "cp932", "euc-kr": "cp949", "koi8-r": "koi8-u"}
MOST_LOST = 0.02  # share of the letters beyond ASCII that an encoding may lack
DECLARED = re.compile(r"<meta\b[^>]*\bcharset\b[^>]*>", re.IGNORECASE)
HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
WAYS = ("header", "meta", "both, the page is wrong", "both, the server is wrong", "none")


def encoded(source: Source, name: str, way: str) -> Mutant | None:
    """Return a page in an encoding, declared in one of some ways; None where its letters are not of that encoding."""
    if name not in ("utf-8", "utf-16") and name not in ENCODINGS.get(source.language, ()):
        return None
    python = PYTHON.get(name, name)
    letters = [letter for letter in BEYOND.findall(source.gold) if letter.isalpha()]
    if sum(not letter.encode(python, "ignore") for letter in letters) > MOST_LOST * len(letters):
        return None
    page, server = {
        "header": ("", name),
        "meta": (name, ""),
        "both, the page is wrong": ("iso-8859-1" if name == "utf-8" else "utf-8", name),
        "both, the server is wrong": (name, "ISO-8859-1"),
    }.get(way, ("", ""))
    html = DECLARED.sub("", source.html)
    html = HEAD.sub(lambda head: f'{head[0]}<meta charset="{page}">', html, count=1) if page else html
    headers = {"content-type": f"text/html; charset={server}"} if server else {}
    return Mutant(html.encode(python, "xmlcharrefreplace"), headers)


def _encoding(name: str, way: str) -> None:
    # Two code pages differ in a few signs, which nobody can tell apart who is not told which it is.
    told = way in ("header", "meta") or name in ("utf-8", "utf-16")
    mutation(f"{name} by {way}", same=told)(lambda source, rnd: encoded(source, name, way))


for one in ("utf-8", "utf-16", *ALL):
    for each in WAYS:
        _encoding(one, each)
