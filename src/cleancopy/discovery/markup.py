"""XML as sitemaps and feeds have it: bare ampersands, names of HTML, two bytes a character."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.entities import html5
from typing import Any

OWN = {b"amp", b"lt", b"gt", b"quot", b"apos"}
"""The names that XML has by itself."""
# An ampersand with what may follow it; CDATA is taken whole, since an ampersand in it is meant.
AMPERSAND = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:#\d+;|#[xX][0-9a-fA-F]+;|(\w+);)?", re.S)
WIDE = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
ENCODING = re.compile(r"^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")
MAX_HELD = 1024 * 1024  # bytes of one text or CDATA section that are waited for


def utf8(body: bytes) -> bytes:
    """Return bytes of two a character as UTF-8; all others as they are."""
    for mark, encoding in WIDE:
        if body.startswith(mark):
            return ENCODING.sub(r"\1", body.decode(encoding, "replace").lstrip("\ufeff"), count=1).encode()
    return body


def mended(xml: bytes) -> bytes:
    """Return XML in which every bare ampersand is escaped and every name of an HTML character is its number.

    >>> mended(b"<a>x?a=1&b=2 &eacute; &amp;<![CDATA[&]]></a>")
    b'<a>x?a=1&amp;b=2 &#233; &amp;<![CDATA[&]]></a>'
    """
    return AMPERSAND.sub(_mend, xml)


def _mend(match: re.Match[bytes]) -> bytes:
    text, name = match.group(), match.group(1)
    if name in OWN or text.startswith((b"<", b"&#")):
        return text
    chars = html5.get(f"{name.decode('ascii', 'replace')};") if name else None
    return "".join(f"&#{ord(char)};" for char in chars).encode() if chars else b"&amp;" + text[1:]


def mended_pieces(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Mend XML that comes in pieces; what is cut by the end of a piece waits for the next."""
    held = b""
    for piece in pieces:
        held += piece
        end = held.rfind(b">") + 1
        opened = held.rfind(b"<![CDATA[", 0, end)
        if opened >= 0 and held.find(b"]]>", opened, end) < 0:
            end = opened
        if not end and len(held) > MAX_HELD:
            end = len(held)
        if end:
            yield mended(held[:end])
            held = held[end:]
    if held:
        yield mended(held)


def name_of(element: Any) -> str:
    """Return an element's name without its namespace, since many sitemaps have a wrong one; empty for a comment."""
    tag = element.tag
    return _plain(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=512)
def _plain(tag: str) -> str:
    return tag.rpartition("}")[2].lower()
