"""Paths as robots.txt matches them: a prefix, with ``*`` for anything and ``$`` for the end (RFC 9309, 2.2.2 and 2.2.3)."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

ENCODED = re.compile(r"%[0-9a-fA-F]{2}")
UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# What is written out before two paths are compared; "%" itself is kept, since it begins what is written out already.
RAW = re.compile(r"[^!-~]")


@lru_cache(maxsize=4096)
def path_of(url: str) -> str:
    """Return path and query of an address in the form that patterns are compared with.

    >>> path_of("https://example.org/%7Ea/caf\u00e9/foo-$?b=c#d")
    '/~a/caf%C3%A9/foo-%24?b=c'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "/"
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return normal(path).replace("$", "%24").replace("*", "%2A")


def normal(path: str) -> str:
    """Return a path with every octet in one form: written out outside of ASCII, plain where it is unreserved.

    >>> normal("/%7e/%c3%A9/\u00e9/%2a")
    '/~/%C3%A9/%C3%A9/%2A'
    """
    written = RAW.sub(lambda found: "".join(f"%{b:02X}" for b in found[0].encode("utf-8", "replace")), path)
    return ENCODED.sub(_plain, written) if "%" in written else written


def _plain(found: re.Match[str]) -> str:
    char = chr(int(found[0][1:], 16))
    return char if char in UNRESERVED else found[0].upper()


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> tuple[tuple[str, ...], bool]:
    ends = pattern.endswith("$")
    body = normal(pattern[:-1] if ends else pattern).replace("$", "%24")
    return tuple(body.split("*")), ends


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern fits a path made by ``path_of``; linear in the length of both.

    >>> matches("/a/*.pdf$", "/a/b/c.pdf"), matches("/a/*.pdf$", "/a/b.pdf?x"), matches("/A", "/a")
    (True, False, False)
    """
    pieces, ends = _compiled(pattern)
    if not path.startswith(pieces[0]):
        return False
    if len(pieces) == 1:
        return not ends or len(path) == len(pieces[0])
    place = len(pieces[0])
    for piece in pieces[1:-1]:
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    last = pieces[-1]
    if ends:
        return len(path) - len(last) >= place and path.endswith(last)
    return path.find(last, place) >= 0


def weight(pattern: str) -> int:
    """Return the length that decides between two patterns: that of the encoded one, in octets."""
    return len(normal(pattern))
