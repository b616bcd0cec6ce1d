"""What a page's source holds that no reader sees: where a line may be broken, letters in pieces.

A word with a zero-width space in it is another word to every list, rule and reader of the text. What joins or parts the letters of some
scripts (zero-width joiner and non-joiner) stays, and so does the zero-width space where words are parted by nothing else. Soft hyphens
stay too: they are the publisher's spelling, and texts that are taken from pages by hand have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from heapq import merge

from .normal import normal

SPACE = b"\xe2\x80\x8b"
# Thai, Lao, Myanmar, Khmer, Tibetan: what the letters of each begin with.
UNPARTED = (b"\xe0\xb8", b"\xe0\xb9", b"\xe0\xba", b"\xe1\x80", b"\xe1\x9e", b"\xe0\xbd")
ASCII, FIRST_OF_MORE = 0x80, 0xC0  # bytes: the first above ASCII, and the first that begins a character
REACH = 2_000  # bytes: scripts hold whole pages without markup
WBR = re.compile(rb"</?wbr\b[^<>]{0,200}>", re.IGNORECASE)
# Marks that stand behind the letter they are set on, the voicing marks of Japanese, the letters of Korean one by one: what they begin with,
# and what is looked for then. The letter before is looked at only where a mark is found, and one range of marks is found in a sixth of
# the time of all.
PIECES = (
    ((b"\xcc", b"\xcd"), re.compile("[\u0300-\u036f]{1,50}")),
    ((b"\xe3\x82\x99", b"\xe3\x82\x9a"), re.compile("[\u3099\u309a]{1,50}")),
    ((b"\xe1\x84", b"\xe1\x85"), re.compile("[\u1100-\u11ff]{2,500}")),
)


def without_unseen(raw: bytes) -> bytes:
    """Return the UTF-8 of a page without zero-width spaces, its letters whole.

    >>> without_unseen("Wirt\\u200bschaft und Bru\\u0308cke".encode()).decode()
    'Wirtschaft und Brücke'
    """
    if raw.isascii():
        return raw
    if _holds(raw, SPACE) and not any(_holds(raw, start) for start in UNPARTED):
        raw = raw.replace(SPACE, b"")
    for starts, pieces in PIECES:
        if any(_holds(raw, start) for start in starts):
            raw = _letters_whole(raw, starts, pieces)
    return raw


def _letters_whole(raw: bytes, starts: tuple[bytes, ...], pieces: re.Pattern[str]) -> bytes:
    """The page with such letters whole; of most pages a few texts are looked at, each from the letter before to markup or some words on."""
    out: list[bytes] = []
    end = 0
    for place in merge(*(_places(raw, start) for start in starts)):
        if place >= end:
            begin, after = _begin(raw, place, end), _end(raw, place)
            text = _put_together(raw[begin:after].decode("utf-8", "replace"), pieces)
            out += (raw[end:begin], text.encode("utf-8"))
            end = after
    return b"".join((*out, raw[end:]))


def _begin(raw: bytes, place: int, least: int) -> int:
    """Where the character before a place begins."""
    begin = place - 1
    while begin > least and FIRST_OF_MORE > raw[begin] >= ASCII:
        begin -= 1
    return max(begin, least)


def _end(raw: bytes, place: int) -> int:
    """Where to stop behind a place: at markup, or before the last letter of ASCII within some words, which is the first of what follows."""
    limit = place + REACH
    markup = raw.find(b"<", place, limit)
    if markup >= 0 or limit >= len(raw):
        return markup if markup >= 0 else len(raw)
    for end in range(limit - 1, place, -1):
        if raw[end] < ASCII:
            return end
    markup = raw.find(b"<", limit)
    return markup if markup >= 0 else len(raw)


def _places(raw: bytes, wanted: bytes) -> Iterator[int]:
    place = raw.find(wanted)
    while place >= 0:
        yield place
        place = raw.find(wanted, place + 1)


def _put_together(text: str, pieces: re.Pattern[str]) -> str:
    """The text with such letters whole."""
    out: list[str] = []
    end = 0
    for found in pieces.finditer(text):
        start = found.start()
        if not text[start].isalpha():  # a mark, which goes with the letter before it
            start -= 1
            if start < end or not text[start].isalpha():
                continue
        out += (text[end:start], normal("NFC", text[start : found.end()]))
        end = found.end()
    return "".join((*out, text[end:]))


def without_breaks(raw: bytes) -> bytes:
    """Return a page without ``<wbr>``: the parser does not know that it holds nothing, and nests all that follows in it."""
    return WBR.sub(b"", raw)


def _holds(raw: bytes, wanted: bytes) -> bool:
    """Whether a character is there; its single bytes are looked for thirty times as fast as all in a row, and these twice by a pattern."""
    return all(byte in raw for byte in wanted) and _pattern(wanted).search(raw) is not None


@cache
def _pattern(wanted: bytes) -> re.Pattern[bytes]:
    return re.compile(re.escape(wanted))
