"""Text that has lost its markup: every line that is not blank is a block."""

from __future__ import annotations

import re
from dataclasses import replace

from .decode import decode
from .model import Block, Container, Evidence, Meta, Page

# What ends a line, as ``str.splitlines`` has it, but not the separators U+001C to U+001E, which also stand within lines.
LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
SURROGATE = re.compile("[\ud800-\udfff]")
SPACED = re.compile(r"\s\s|[^\S ]")

FIRST = Evidence()
NEXT = Evidence(after_break=1)
APART = Evidence(after_break=2)
BODY = (Container(0, -1, "body", "", "body", 0),)


def parse_text(page: Page) -> Page:
    """Return the page with a block for each line that is not blank.

    ``Evidence.after_break`` is 1 for a line under another, 2 after a blank line; ``Block.span`` are offsets into the text.
    """
    body = page.body
    text = decode(body, page.headers) if isinstance(body, bytes) else body
    if SURROGATE.search(text):
        text = SURROGATE.sub("\ufffd", text)
    blocks: list[Block] = []
    number = 1
    end = 0
    last = 0
    for found in LINE.finditer(text):
        start = found.start()
        number += sum(1 for _ in BREAK.finditer(text, end, start))
        end = found.end()
        raw = found.group()
        line = raw.strip()
        if not line:
            continue
        offset = start + len(raw) - len(raw.lstrip())
        words = " ".join(line.split()) if SPACED.search(line) else line
        fact = FIRST if not blocks else NEXT if number - last == 1 else APART
        blocks.append(Block(len(blocks), words, f"line {number}", (offset, offset + len(line)), fact))
        last = number
    problem = "" if blocks else "empty: no text"
    return replace(page, blocks=tuple(blocks), containers=BODY, verdicts=(), meta=Meta(), problem=problem)
