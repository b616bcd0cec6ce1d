"""Text that has lost its markup: every line that is not blank is a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import accumulate

import numpy as np

from .decode import decode
from .model import Block, Container, Evidence, Meta, Page
from .sentences import are_plain

# What ends a line, as ``str.splitlines`` has it, but not the separators U+001C to U+001E, which also stand within lines.
BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
SURROGATE = re.compile("[\ud800-\udfff]")
SPACED = re.compile(r"\s\s|[^\S ]")
# White space besides spaces and line feeds; looking for each is quicker than a pattern over all of a text.
SPACES = tuple(chr(code) for code in range(0x3001) if chr(code).isspace() and chr(code) not in " \n")
ASCII_SPACES = tuple(space for space in SPACES if space.isascii())
WIDE_SPACES = tuple(space for space in SPACES if not space.isascii())
ASCII = bytes(range(0x80))
SPACE = ord(" ")

# What is known of the first line of all, of one under another, of one after a blank line: of running text, and of other lines.
FIRST, NEXT, APART = ((Evidence(after_break=n), Evidence(after_break=n, plain=True)) for n in range(3))
BODY = (Container(0, -1, "body", "", "body", 0),)
NOTHING = Meta()
Row = tuple[int, str, tuple[int, int]]
# The same as ``Block`` of its fields, in half the time.
_block: Callable[[tuple[int, str, str, tuple[int, int], Evidence]], Block] = partial(tuple.__new__, Block)


def parse_text(page: Page) -> Page:
    """Return the page with a block for each line that is not blank.

    ``Evidence.after_break`` is 1 for a line under another, 2 after a blank line; ``Block.span`` are offsets into the text.
    """
    body = page.body
    text, encoded = _whole(decode(body, page.headers) if isinstance(body, bytes) else body)
    lines = _lines(text, _spaced(text, encoded))
    plain = are_plain([words for _, words, _ in lines], text)
    blocks: list[Block] = []
    last = -1
    for (number, words, span), flag in zip(lines, plain, strict=True):
        facts = (NEXT if number - last == 1 else APART) if blocks else FIRST
        blocks.append(_block((len(blocks), words, f"line {number}", span, facts[flag])))
        last = number
    problem = "" if blocks else "empty: no text"
    return page.with_values(blocks=tuple(blocks), containers=BODY, verdicts=(), meta=NOTHING, problem=problem)


def _whole(text: str) -> tuple[str, bytes]:
    """Put U+FFFD in place of lone surrogates, which no encoding can write, and return the text in UTF-8 too."""
    try:
        return text, text.encode()
    except UnicodeEncodeError:
        text = SURROGATE.sub("\ufffd", text)
        return text, text.encode()


def _spaced(text: str, encoded: bytes) -> bool:
    """Whether a text has white space besides single spaces and line feeds."""
    if any(map(text.__contains__, ASCII_SPACES)):
        return True
    if double_spaced(encoded):
        return True
    if len(encoded) == len(text):
        return False
    rare = encoded.translate(None, ASCII).decode()
    return any(map(rare.__contains__, WIDE_SPACES))


def double_spaced(encoded: bytes) -> bool:
    """Whether two spaces stand side by side; to compare all bytes at once is quicker than to look for them, since spaces are many."""
    space = np.frombuffer(encoded, np.uint8) == SPACE
    return bool(np.count_nonzero(space[1:] & space[:-1]))


def _lines(text: str, spaced: bool) -> list[Row]:
    """The lines that are not blank: their numbers, counted from 1, their words, white space collapsed, and where they stand."""
    lines = text.split("\n")
    starts: Iterable[int] = accumulate([len(line) + 1 for line in lines], initial=0)
    if spaced and len(lines) != len(text.splitlines()) + (not lines[-1]):  # there are other breaks
        found = [place.span() for place in BREAK.finditer(text)]
        starts = [0, *(end for _, end in found)]
        lines = [text[start:end] for start, end in zip(starts, [*(end for end, _ in found), len(text)], strict=True)]
    out: list[Row] = []
    for number, (at, raw) in enumerate(zip(starts, lines, strict=False), 1):
        if not raw:
            continue
        start, line = at, raw
        if raw[0].isspace() or raw[-1].isspace():
            line = raw.strip()
            if not line:
                continue
            start = at + len(raw) - len(raw.lstrip())
        # No other white space is printable, which is quicker told than where it stands.
        odd = spaced and ("  " in line or not line.isprintable()) and SPACED.search(line)
        out.append((number, " ".join(line.split()) if odd else line, (start, start + len(line))))
    return out
