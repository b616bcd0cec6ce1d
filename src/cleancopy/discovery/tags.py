"""The links of a page, read from its markup without a tree: a tree takes four times as long, and what cleans the page makes one anyway."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from cleancopy.core.metadata.pagination import ends_in_number

MAX_ANCHORS = 1_000  # of one page
MAX_TAG = 10_000  # characters of a tag; of a longer one so many are passed over
MAX_INSIDE = 20_000  # characters of markup inside a link
SHORT = 500  # characters; the links of a site's menus are shorter, and the same on all its pages


def any_case(name: str) -> str:
    """Return a pattern for a name in any case; ``re.I`` would cost the search its literal beginning, and four times the time."""
    return "".join(f"[{char}{char.upper()}]" for char in name)


# What is read (links, and the base of their addresses), and what may hold things that only look like it.
READ = ("a", "link", "base")
RAW = ("script", "style", "textarea", "title")
OPENING = re.compile(
    rf"<(?=[aAlLbB!sStT])(?:({'|'.join(map(any_case, READ))})(?=[\s/])|(!--)|({'|'.join(map(any_case, RAW))})(?=[\s/>]))",
    re.A,  # the name of a tag ends at a space of ASCII
)
CLOSING = {name: re.compile(rf"</{any_case(name)}(?=[\s/>])", re.A) for name in RAW}
# Quotes only count behind an equals sign: <a title=Don't href=x> is a whole tag. Possessive, so linear.
TAG = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|))*+>""")
ATTRIBUTE = re.compile(r"""([^\s/>="'][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?""")
HREF = re.compile(r"""[hH][rR][eE][fF]\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++))""")
NAMED = re.compile(r"canonical|alternate|next", re.I)  # the relations that are asked for; most links are style sheets
# What stands in the tag of a choice of a menu; no "<" in it, so that a row of them without end is linear.
VALUE = re.compile(rb"[^<>]{0,500}?\svalue\s{0,9}=\s{0,9}(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s<>\"']+))")
LINK_END = re.compile(r"</?[aA](?=[\s/>])", re.A)
MARKUP = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]*(?:>|\Z)", re.S | re.I)


class Anchor(NamedTuple):
    """An ``<a>`` with a target."""

    href: str
    inside: str
    """The markup up to its end, for ``text_of``."""
    nofollow: bool = False


@dataclass
class Tags:
    """What a page's markup says about other addresses; these as written, with character references read."""

    anchors: list[Anchor] = field(default_factory=list)
    """In the order of the page."""
    links: list[dict[str, str]] = field(default_factory=list)
    """Attributes of each ``<link>`` to another form of the page, its next page or a feed; names in small letters."""
    base: str = ""
    """The target of the first ``<base>`` that has one."""
    known: list[str] = field(default_factory=list)
    """Targets of links left out of ``anchors`` that end in a number, where links known from other pages are left out."""


def read_tags(html: str) -> Tags:
    """Return the links of a page: the first ``MAX_ANCHORS`` of ``<a>``, and those of ``<link>`` that name pages and feeds.

    Comments and the contents of scripts, styles, titles and text fields are passed over. Linear in the length of the page.

    >>> read_tags('<base href="/n/"><!-- <a href="x">no</a> --><a href="y?a=1&amp;b=2" rel=nofollow>The <b>whole</b> story</a>')
    Tags(anchors=[Anchor(href='y?a=1&b=2', inside='The <b>whole</b> story', nofollow=True)], links=[], base='/n/', known=[])
    """
    tags = Tags()
    seen = 0
    for name, inside, end in _opened(html):
        if name == "a":
            seen += 1
            anchor = anchor_of(html, inside, end) if seen <= MAX_ANCHORS else None
            if anchor:
                tags.anchors.append(anchor)
        elif name == "link":
            if NAMED.search(inside):
                tags.links.append(attributes_of(inside))
        elif not tags.base:
            tags.base = attributes_of(inside).get("href", "")
    return tags


def options_of(page: bytes, encoding: str) -> list[str]:
    """Return the values of a page's ``<option>`` that end in a number: some papers have the pages of an article in a menu.

    >>> options_of(b"<select><option value='/a-story'>1<option selected value='/a-story?p=2&amp;q'>2</select>", "ascii")
    ['/a-story?p=2&q']
    """
    found: list[str] = []
    place = -1 if b"</select>" in page else len(page)  # most pages have no menu, and a long word is looked for fastest
    while (place := page.find(b"<option", place + 1)) >= 0 and len(found) < MAX_ANCHORS:
        value = VALUE.match(page, place + len(b"<option"))
        if value:
            found.append(_plain((value[1] or value[2] or value[3] or b"").decode(encoding, "replace")))
    return [value for value in found if ends_in_number(value)]


def _opened(html: str) -> Iterator[tuple[str, str, int]]:
    """Yield name, inside and end of each tag that is read."""
    position, search, whole = 0, OPENING.search, TAG.match
    while opening := search(html, position):
        name, comment, raw = opening.groups()
        position = opening.end()
        if name:
            tag = whole(html, position, position + MAX_TAG)
            if tag:
                yield name.lower(), html[position : tag.end() - 1], tag.end()
            position = tag.end() if tag else position + MAX_TAG  # to look again from here would be quadratic
            continue
        if comment:
            # <!--> and <!---> are comments without anything in them.
            end = html.find("-->", position - 2)
            position = end + 3
        else:
            closing = CLOSING[raw.lower()].search(html, position)
            end = position = closing.end() if closing else -1
        if end < 0:
            return


def anchor_of(html: str, inside: str, end: int) -> Anchor | None:
    """Return the link of an ``<a>`` whose tag ends at ``end`` and has ``inside`` in it, None where it has no target."""
    found = HREF.search(inside)
    if not found:
        return None
    at = found.start()
    whole = not at or inside[at - 1].isspace() or inside[at - 1] in "\"'/"
    href = _plain(found[1] or found[2] or found[3] or "").strip() if whole else attributes_of(inside).get("href", "")
    if not href:
        return None
    closing = LINK_END.search(html, end, end + MAX_INSIDE)
    nofollow = "nofollow" in inside.lower() and "nofollow" in attributes_of(inside).get("rel", "").lower()
    return Anchor(href, html[end : closing.start() if closing else end + MAX_INSIDE], nofollow)


def text_of(inside: str) -> str:
    """Return the text of markup, without scripts and styles, its white space as single spaces.

    >>> text_of("A <b>bridge</b><style>.b{}</style> &amp; a\\nroad <img alt='cut of")
    'A bridge & a road'
    """
    return _short(inside) if len(inside) < SHORT else _text(inside)


def _text(inside: str) -> str:
    return " ".join(_plain(MARKUP.sub("", inside) if "<" in inside else inside).split())


_short = lru_cache(maxsize=20_000)(_text)


def _plain(text: str) -> str:
    return unescape(text) if "&" in text else text


def attributes_of(inside: str) -> dict[str, str]:
    """Return the attributes of a tag, names in small letters; of several with one name the first counts."""
    read: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(inside):
        read.setdefault(name.lower(), _plain(double or single or bare))
    return read
