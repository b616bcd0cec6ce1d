"""What the characters of a block say: length, sentences, digits, capitals, signs.

Counts are made over one array of all characters of the page, looked up in a table of character classes, since a loop over
characters costs more than parsing the page. Shallow features of this kind: Kohlschütter et al., Boilerplate Detection
using Shallow Text Features, WSDM 2010.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model import Block

Column = NDArray[Any]
"""One number for each block, float32 or float64."""

# Character classes of the table; a character has one.
OTHER, LOWER, UPPER, LETTER, WIDE, DIGIT, STOP, COMMA, QUOTE, SEPARATOR, SPACE, SYMBOL = range(12)
CLASSES = 12

STOPS = ".!?…。！？।؟۔።։"
COMMAS = ",;:،、，；：؛"
QUOTES = "\"'“”„«»‘’‹›「」『』"
ELLIPSES = ("…", "...", "…]", "...]")
SEPARATORS = "|·•/\\›>»–—-_+*#▪●■→▶►"


def _class_of(char: str) -> int:
    for chars, kind in ((STOPS, STOP), (COMMAS, COMMA), (QUOTES, QUOTE), (SEPARATORS, SEPARATOR)):
        if char in chars:
            return kind
    category = unicodedata.category(char)
    if category in ("Zs", "Zl", "Zp", "Cc"):
        return SPACE
    if category == "Nd":
        return DIGIT
    if category[0] in "LM":
        if unicodedata.east_asian_width(char) in "WF":
            return WIDE
        return {"Lu": UPPER, "Lt": UPPER, "Ll": LOWER}.get(category, LETTER)
    return SYMBOL if category[0] == "S" else OTHER


@cache
def classes() -> NDArray[np.uint8]:
    """Return the class of every character of the Basic Multilingual Plane; one more entry stands for all others."""
    table = np.full(0x10001, OTHER, np.uint8)
    table[:0xD800] = [_class_of(chr(code)) for code in range(0xD800)]
    table[0xF900:0x10000] = [_class_of(chr(code)) for code in range(0xF900, 0x10000)]
    table[0x10000] = WIDE
    return table


def counts(texts: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Return how often each class occurs in each text, and the class of its first, last and last but one character.

    No text is empty. Shapes (texts, CLASSES) and (3, texts).
    """
    joined = "".join(texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "replace"), np.uint32)
    kinds = classes()[np.minimum(codes, 0x10000)]
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    owner = np.repeat(np.arange(len(texts), dtype=np.int64) * CLASSES, lengths)
    flat = np.bincount(owner + kinds, minlength=len(texts) * CLASSES)
    ends = np.cumsum(lengths)
    starts = ends - lengths
    edges = kinds[np.array((starts, ends - 1, np.maximum(ends - 2, starts)))]
    return flat.reshape(len(texts), CLASSES).astype(np.float32), edges


def columns(blocks: Sequence[Block]) -> dict[str, Column]:
    """Return the columns of this family; ``mass`` is in characters, a wide one (Han, kana, Hangul) counting double."""
    texts = [block.text for block in blocks]
    count, (first, last, before) = counts(texts)
    chars = count.sum(axis=1)
    letters = count[:, LOWER] + count[:, UPPER] + count[:, LETTER] + count[:, WIDE]
    some = np.maximum(chars, 1)
    mass = chars + count[:, WIDE]
    ends = (last == STOP) | (((last == QUOTE) | (last == OTHER)) & (before == STOP))
    return {
        "mass": mass,
        "words": count[:, SPACE] + 1 + count[:, WIDE] / 2,
        "stops": count[:, STOP],
        "commas": count[:, COMMA],
        "letter_share": letters / some,
        "upper_share": count[:, UPPER] / np.maximum(letters, 1),
        "digit_share": count[:, DIGIT] / some,
        "separator_share": count[:, SEPARATOR] / some,
        "symbol_share": count[:, SYMBOL] / some,
        "quotes": count[:, QUOTE],
        "wide_share": count[:, WIDE] / some,
        "ends_sentence": ends.astype(np.float32),
        "ends_colon": (last == COMMA).astype(np.float32),
        "ends_ellipsis": _having(texts, ("…", "..."), lambda text: text.endswith(ELLIPSES)),
        "starts_lower": (first == LOWER).astype(np.float32),
        "starts_digit": (first == DIGIT).astype(np.float32),
        "starts_sign": ((first == OTHER) | (first == SEPARATOR) | (first == SYMBOL)).astype(np.float32),
        "copyright": _having(texts, ("©", "(c)"), lambda text: "©" in text or "(c)" in text),
        "address": _having(texts, ("@", "http", "www."), lambda text: "@" in text or "http" in text or "www." in text),
    }


def _having(texts: Sequence[str], signs: Sequence[str], test: Callable[[str], bool]) -> Column:
    """1 for each text that the test is true of, which only one with one of the signs can be."""
    joined = "\n".join(texts)
    if not any(sign in joined for sign in signs):
        return np.zeros(len(texts), np.float32)
    return np.array([test(text) for text in texts], np.float32)
