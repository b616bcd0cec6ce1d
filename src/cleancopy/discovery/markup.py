"""XML as sitemaps and feeds have it: bare ampersands, names of HTML, two bytes a character."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.entities import html5
from typing import Any

from .entries import Malformed

OWN = {b"amp", b"lt", b"gt", b"quot", b"apos"}
"""The names that XML has by itself."""
# An ampersand with what may follow it; CDATA is taken whole, since an ampersand in it is meant.
AMPERSAND = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:#\d+;|#[xX][0-9a-fA-F]+;|(\w+);)?", re.S)
WIDE = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
ENCODING = re.compile(r"^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")
MAX_BYTES = 64 * 1024 * 1024  # of one sitemap, unpacked; the protocol allows 50 MB
CHUNK = 64 * 1024
MAX_HELD = 1024 * 1024  # bytes of one text or CDATA section that are waited for


def utf8(body: bytes) -> bytes:
    """Return bytes of two a character as UTF-8; all others as they are."""
    for mark, encoding in WIDE:
        if body.startswith(mark):
            return ENCODING.sub(r"\1", body.decode(encoding, "replace").lstrip("\ufeff"), count=1).encode()
    return body


def unpacked(body: bytes) -> Iterator[bytes]:
    """Yield the bytes of a sitemap or feed in pieces, unpacked, up to a limit; raises ``Malformed``."""
    if not body.startswith(b"\x1f\x8b"):
        for place in range(0, len(body), CHUNK):
            yield body[place : place + CHUNK]
        return
    total = 0
    while body.startswith(b"\x1f\x8b"):  # several packed parts may follow one another
        unpacker = zlib.decompressobj(wbits=31)
        while body and not unpacker.eof:
            try:
                piece = unpacker.decompress(body, CHUNK)
            except zlib.error as error:
                raise Malformed(f"its gzip data is broken: {error}") from None
            body = unpacker.unconsumed_tail
            total += len(piece)
            if total > MAX_BYTES:
                raise Malformed(f"it unpacks to more than {MAX_BYTES // 1024 // 1024} MB")
            if piece:
                yield piece
        body = unpacker.unused_data


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
