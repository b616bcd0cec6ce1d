"""Strings as pages hold them: escaped twice, with markup, broken lines and control characters, made plain."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

from ..normal import normal

MAX_SHORT = 2_000  # characters of a title, name or description: longer ones are a mistake of the page
MAX_BODY = 400_000  # characters of a body in structured data

# One character class each: linear. Markup is looked for only where there is a "<".
TAG = re.compile(r"<[/!a-zA-Z][^<>]*>")
BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|p)\b[^<>]*>", re.I)
# Not for readers: controls but white space, lone surrogates (no UTF-8 for them), soft hyphens, zero width, byte order marks.
UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060\ufeff\ud800-\udfff\ufffe\uffff]")
LEAST_STEM, MAX_ENDING = 3, 2  # letters of a word of a name, and of the ending that its case has
WORD = re.compile(r"[^\W_]+")

# Elements that end a word: the text of "<h1>One<br>two</h1>" is "One two".
BREAKING = frozenset("br div p li ul ol h1 h2 h3 h4 h5 h6 section header tr td dt dd hr".split())
SILENT = frozenset("script style template noscript svg".split())


def unescape(text: str) -> str:
    """Resolve character references, those escaped twice or three times too.

    >>> unescape("Tom &amp;amp; Jerry")
    'Tom & Jerry'
    """
    for _ in range(3):
        if "&" not in text:
            break
        try:
            text = html.unescape(text)
        except ValueError:  # a reference of more digits than Python turns into a number
            break
    return text


def squeeze(text: str) -> str:
    """Return a text with single spaces and without characters that no reader sees."""
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(UNSEEN.sub("", text).split())


def plain(value: Any, limit: int = MAX_SHORT) -> str:
    r"""Return a value as one line of plain text, empty for anything but a text or a number.

    >>> plain(" <b>One</b>&nbsp;&amp; two\n")
    'One & two'
    """
    if not isinstance(value, str):
        return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
    text = unescape(value[: 4 * limit])
    if "<" in text:
        text = TAG.sub("", BREAK.sub(" ", text))
    return squeeze(text)[:limit].rstrip()


def plain_body(value: Any) -> str:
    """Return a body of structured data as plain text, a line for each paragraph that is marked as one."""
    if not isinstance(value, str):
        return ""
    text = unescape(value[:MAX_BODY])
    if "<" in text:
        text = TAG.sub("", BREAK.sub("\n", text))
    lines = map(squeeze, text.split("\n"))
    return "\n".join(line for line in lines if line)


def text_of(element: Any, limit: int = MAX_SHORT) -> str:
    """Return the visible text of an element in one line, at most about ``limit`` characters of it."""
    parts: list[str] = []
    size = 0
    waiting: list[Any] = [(element, False)]
    while waiting and size <= limit:
        node, closing = waiting.pop()
        if closing:
            text = node.tail if node is not element else None
        else:
            waiting.append((node, True))
            seen = isinstance(node.tag, str) and node.tag not in SILENT
            if seen and node.tag in BREAKING:
                parts.append(" ")
            text = node.text if seen else None
            if seen and len(node):
                waiting.extend((child, False) for child in reversed(node))
        if text:
            parts.append(text)
            size += len(text)
        elif closing and node.tag in BREAKING:
            parts.append(" ")
    return squeeze("".join(parts))[:limit].rstrip()


def parts_of(element: Any) -> list[str]:
    """Return the texts of the nodes of an element, each in one line; empty for an element without others in it."""
    return [text for text in map(squeeze, element.itertext()) if text] if len(element) else []


@lru_cache(maxsize=256)  # the candidates of a page are compared with each other many times
def fold(text: str) -> str:
    """Return the letters and digits of a text in one form, to compare texts.

    >>> fold("The Daily-Post") == fold("thedailypost")
    True
    """
    if not text.isascii():
        text = normal("NFKC", text)
    return "".join(WORD.findall(text.casefold()))


def likeness(one: str, other: str) -> float:
    """Return how like two folded texts are: the share of character pairs they have in common, 0 to 1."""
    if one == other:
        return 1.0
    a, b = _pairs(one), _pairs(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


@lru_cache(maxsize=256)  # as of fold
def _pairs(text: str) -> frozenset[str]:
    """The pairs of characters that stand side by side in a text."""
    return frozenset(map("".join, pairwise(text)))


def same_but_endings(one: str, other: str) -> bool:
    """Return whether two names differ in the endings of their words alone, as "by" in Greek and Slavic languages has them.

    >>> same_but_endings("Δανάης Σταυρινού", "Δανάη Σταυρινού"), same_but_endings("Jana Nováka", "Jan Novák")
    (True, True)
    >>> same_but_endings("Jane Roe", "Jane Doe"), same_but_endings("Jana Novotná", "Jan Novák")
    (False, False)
    """
    words, others = one.casefold().split(), other.casefold().split()
    return len(words) == len(others) > 1 and all(map(_same_stem, words, others))


def _same_stem(one: str, other: str) -> bool:
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or (common >= LEAST_STEM and max(len(one), len(other)) - common <= MAX_ENDING)
