"""Damage in the midst of an archive: where the next record begins, so that the pages behind it are not lost."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import IO

CHUNK = 1024 * 1024  # bytes searched at once
MANY = (
    100  # damaged places of one file: a record that lies about its length can make the reader run to the end for each
)
PROBE = 4096  # bytes unpacked to see whether a record begins there
GZIP = b"\x1f\x8b\x08"
# A version and a named field after it, at the beginning of a line: a page that speaks of such files seldom has both.
HEAD = re.compile(rb"WARC/\d\.\d{1,2}\r?\n[A-Za-z-]{2,40}:")
START = re.compile(re.escape(GZIP) + rb"|(?<=\n)" + HEAD.pattern)
LONGEST = 64  # bytes that a beginning takes; so many of a chunk are looked at again with the next one


@dataclass(frozen=True, slots=True)
class Damage:
    """What of an archive could not be read."""

    reason: str
    """Where it is, and what the reader stumbled over."""
    end: int = 0
    """Offset in bytes of the record that reading goes on with."""


def next_record(file: IO[bytes], after: int) -> int | None:
    """Return where the next record of a WARC file begins, packed by itself or not at all, or None.

    ``after`` is an offset in bytes; what begins there counts.
    """
    place = max(after - 1, 0)  # the line break ahead of it
    file.seek(place)
    data = file.read(CHUNK)
    while data:
        for found in START.finditer(data):
            at = place + found.start()
            if at >= after and (found[0] != GZIP or _begins_packed(file, at)):
                return at
        kept = data[-LONGEST:]
        place += len(data) - len(kept)
        file.seek(place + len(kept))
        more = file.read(CHUNK)
        data = kept + more if more else b""
    return None


def _begins_packed(file: IO[bytes], at: int) -> bool:
    """Whether a member of gzip that begins with a record begins at an offset."""
    file.seek(at)
    try:
        return bool(HEAD.match(zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(file.read(PROBE), PROBE)))
    except zlib.error:
        return False
