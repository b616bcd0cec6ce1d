"""What must not reach the parser: C code cannot be interrupted, so a hostile page is known by its bytes, before parsing."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

MAX_BYTES = 32 * 1024 * 1024  # the longest real article pages have 4 MB; 12 MB of text in one node still parse
MAX_TAG = 20_000  # bytes of a tag; looked into only beyond this
SURE_ENDS = 4  # ">" looked at for one that surely ends a tag, before all tags are looked at
MAX_AGAIN = 50  # long tags with a "<" within, behind which it is looked for others: each costs a look through the rest
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
# To its end or the next one without: a ">" in a quoted value ends nothing, and quotes begin a value only behind a "=".
TAG = re.compile(rb"<[A-Za-z][^>=]*+(?:=\s*+(?:\"[^\"]*+\"|'[^']*+')?+[^>=]*+)*+")
QUOTES = (b'"', b"'")
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
    if any(_attributes(tag) > MAX_ATTRIBUTES for tag in _long_tags(body)):
        return f"hostile: a tag with over {MAX_ATTRIBUTES:,} attributes"
    return ""


def _long_tags(body: bytes) -> Iterator[bytes]:
    """The tags that are longer than a tag, and those that may begin within one: a script can hold what looks like the start of it."""
    place = again = 0
    while found := _next_long_tag(body, place):
        yield found[0]
        place = found.end()
        if again < MAX_AGAIN and b"<" in found[0][1:]:
            again += 1
            place = found.start() + 1


def _next_long_tag(body: bytes, begin: int) -> re.Match[bytes] | None:
    """The first tag that is longer than a tag, from a place on that is taken to be outside of one.

    It reaches over a multiple of that length, so only the tags around these are looked at.
    """
    start = end = begin  # of the tag looked at last, or of what is known to be none
    for place in range(begin + MAX_TAG, len(body), MAX_TAG):
        end = max(end, _sure_end(body, end, place))
        while start <= place and (found := TAG.search(body, end)):
            start, end = found.span()
            if end - start > MAX_TAG:
                return found
            if start > place:
                end = start  # looked at again from a further place
        if start <= place:
            return None  # there are no further tags
    return None


def _sure_end(body: bytes, start: int, end: int) -> int:
    """Where a tag surely ended in a part of a page that begins outside of one: behind a ">" that stands in no quotes; 0 for nowhere."""
    for _ in range(SURE_ENDS):
        end = body.rfind(b">", start, end)
        if end < 0:
            return 0
        if not any(_may_be_open(body, quote, start, end) for quote in QUOTES):
            return end + 1
    return 0


def _may_be_open(body: bytes, quote: bytes, start: int, end: int) -> bool:
    """Whether a quote that opened a value may not have closed yet: the last one before an end stands behind a "="."""
    last = body.rfind(quote, start, end)
    before = body[last - 1 : last] if last > start else b""
    return before == b"=" or before.isspace()


def _attributes(tag: bytes) -> int:
    """Count the attributes of an open tag; a script's code after a ``<`` has none."""
    names = QUOTED.sub(b" ", tag).split()
    code = sum(1 for name in names if CODE.search(name))
    return 0 if code > len(names) // 10 else len(names)
