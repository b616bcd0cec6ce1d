"""What must not reach the parser: C code cannot be interrupted, so a hostile page is known by its bytes, before parsing."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

MAX_BYTES = 32 * 1024 * 1024  # the longest real article pages have 4 MB; 12 MB of text in one node still parse
MAX_TAG = 20_000  # bytes between two ">"; looked into only beyond this
# One tag with 100,000 attributes costs libxml2 over 12 s, the square of their number; 5,000 cost 30 ms.
MAX_ATTRIBUTES = 5_000
MAX_CONTROL_SHARE = 0.05  # of the first kilobytes: text has none

SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "audio, video or an image"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"\x7fELF", "a program"),
    (b"\x00\x00\x00", "audio or video"),
)

CODE = re.compile(rb"[{}();]")  # what a script has and the names of attributes have not

CONTROL = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B})
QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")  # attribute values: long ones (images as data, drawings) are harmless


def problem_of(body: bytes) -> str:
    """Say why a page's bytes cannot be an HTML page that can be parsed, or return an empty string.

    >>> problem_of(b"%PDF-1.7 ...")
    'binary: a PDF'
    >>> problem_of(b"<p>Hello</p>")
    ''
    """
    if not body.strip():
        return "empty: no bytes" if not body else "empty: white space only"
    if len(body) > MAX_BYTES:
        return f"too_large: {len(body):,} bytes, the limit is {MAX_BYTES:,}"
    for mark, name in SIGNATURES:
        if body.startswith(mark):
            return f"binary: {name}"
    return _control_problem(body[:4096]) or _attribute_problem(body)


MARKS = (
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_BE,
)  # that of UTF-32 in the other order begins like the first


def _control_problem(head: bytes) -> str:
    share = (len(head) - len(head.translate(None, CONTROL))) / len(head)
    if share <= MAX_CONTROL_SHARE or _zeros_alternate(head):
        return ""
    return "binary: control characters"


def _zeros_alternate(head: bytes) -> bool:
    """Whether the zero bytes are those of UTF-16 or UTF-32: a byte order mark says so, or a tag among them."""
    return head.startswith(MARKS) or b"<\x00" in head or b"\x00<" in head


def _attribute_problem(body: bytes) -> str:
    for piece in _long_pieces(body):
        start = piece.rfind(b"<")
        if start >= 0 and len(piece) - start > MAX_TAG and _attributes(piece[start:]) > MAX_ATTRIBUTES:
            return f"hostile: a tag with over {MAX_ATTRIBUTES:,} attributes"
    return ""


def _long_pieces(body: bytes) -> Iterator[bytes]:
    """Pieces between two ">" that are longer than a tag; looks for the last one within each such length."""
    place = 0
    while len(body) - place > MAX_TAG:
        end = body.rfind(b">", place, place + MAX_TAG + 1)
        if end < 0:
            end = body.find(b">", place + MAX_TAG)
            end = len(body) if end < 0 else end
            yield body[place:end]
        place = end + 1


def _attributes(tag: bytes) -> int:
    """Count the attributes of an open tag; a script's code after a ``<`` is none and has none."""
    if not tag[1:2].isalpha():
        return 0
    names = QUOTED.sub(b" ", tag).split()
    code = sum(1 for name in names if CODE.search(name))
    return 0 if code > len(names) // 10 else len(names)
