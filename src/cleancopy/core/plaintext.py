"""Text that has lost its markup: every line that is not blank is a block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .decode import decode
from .model import Block, Container, Evidence, Meta, Page
from .sentences import is_plain

# What ends a line, as ``str.splitlines`` has it, but not the separators U+001C to U+001E, which also stand within lines.
BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
SURROGATE = re.compile("[\ud800-\udfff]")
SPACED = re.compile(r"\s\s|[^\S ]")
# White space besides single spaces and line feeds; looking for each is quicker than a pattern over all of a text.
SPACES = ("  ", *(chr(code) for code in range(0x3001) if chr(code).isspace() and chr(code) not in " \n"))
ASCII_SPACES = tuple(space for space in SPACES if space.isascii())

# What is known of the first line of all, of one under another, of one after a blank line: of running text, and of other lines.
FIRST, NEXT, APART = ((Evidence(after_break=n), Evidence(after_break=n, plain=True)) for n in range(3))
BODY = (Container(0, -1, "body", "", "body", 0),)


def parse_text(page: Page) -> Page:
    """Return the page with a block for each line that is not blank.

    ``Evidence.after_break`` is 1 for a line under another, 2 after a blank line; ``Block.span`` are offsets into the text.
    """
    body = page.body
    text = decode(body, page.headers) if isinstance(body, bytes) else body
    text = _whole(text)
    blocks: list[Block] = []
    last = -1
    spaced = any(space in text for space in (ASCII_SPACES if text.isascii() else SPACES))
    for number, start, raw in _lines(text):
        line = raw.strip()
        if not line:
            continue
        offset = start if raw[0] == line[0] else start + len(raw) - len(raw.lstrip())
        words = line
        # No other white space is printable, which is quicker told than where it stands.
        if spaced and ("  " in line or not line.isprintable()) and SPACED.search(line):
            words = " ".join(line.split())
        facts = (NEXT if number - last == 1 else APART) if blocks else FIRST
        span = (offset, offset + len(line))
        blocks.append(Block(len(blocks), words, f"line {number}", span, facts[is_plain(words)]))
        last = number
    problem = "" if blocks else "empty: no text"
    return page.with_values(blocks=tuple(blocks), containers=BODY, verdicts=(), meta=Meta(), problem=problem)


def _whole(text: str) -> str:
    """Put U+FFFD in place of lone surrogates, which no encoding can write."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return SURROGATE.sub("\ufffd", text)
    return text


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield every line with its number, counted from 1, and the offset at which it begins."""
    start = 0
    lines = text.split("\n")
    if len(lines) == len(text.splitlines()) + (not lines[-1]):  # no other breaks
        for number, line in enumerate(lines, 1):
            yield number, start, line
            start += len(line) + 1
        return
    number = 1
    for found in BREAK.finditer(text):
        yield number, start, text[start : found.start()]
        start = found.end()
        number += 1
    yield number, start, text[start:]
