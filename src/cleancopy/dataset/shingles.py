"""Shingles: what two texts are compared by, as hashes of five words in a row.

Words are runs of letters and digits without case, so that neither punctuation nor line breaks nor the width of characters tell
two copies of a text apart; what looks alike is alike, as in NFKC, save the few characters that stand for several. In scripts
written without spaces each character is a word, so that the shingles there are five characters (Han, kana, Thai, Lao, Khmer,
Burmese).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from cleancopy.core.normal import normal
from cleancopy.core.wordcount import PLANE, word_tables

WIDTH = 5  # words, as FineWeb's
HAN_PLANES = 0x20000  # rare Han characters begin here; what stands between it and PLANE are emoji and dead scripts

SPACED, SINGLE = 1, 2  # kinds of characters: part of a spaced word, a word by itself
MARK = 4  # ... and one that may join with the one before
HANGUL_PARTS = (0x1100, 0x11FF)

Codes = NDArray[np.uint64]

# Multipliers of the hashes: odd, so that they have an inverse modulo 2^64, with their bits well mixed (from splitmix64
# and xxHash).
BASE = 0x9E3779B97F4A7C15
STEP = np.uint64(0xC2B2AE3D27D4EB4F)
MIX = np.uint64(0xBF58476D1CE4E5B9)
SHIFT = np.uint64(31)


def word_hashes(text: str) -> Codes:
    """Return the hash of each word of a text, in order.

    >>> bool((word_hashes("ＦＵＬＬ width, e\u0301te\u0301") == word_hashes("Full WIDTH (\u00e9t\u00e9)")).all())
    True
    """
    codes = _codes(text)
    if not len(codes):
        return np.zeros(0, np.uint64)
    folds, table = _tables()
    kinds = table.take(codes, mode="clip")
    if kinds.max() >= MARK:  # compared in the composed form, whatever the page has
        codes = _codes(normal("NFC", text))
        kinds = table.take(codes, mode="clip") & np.uint8(MARK - 1)
    folded = folds.take(codes, mode="clip")
    if codes.max() >= PLANE:
        beyond = codes >= PLANE
        folded[beyond] = codes[beyond]
        kinds[codes >= HAN_PLANES] = SINGLE
    first, last = _spans(kinds)
    powers, inverses = _powers(_room(len(codes)))
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(folded * powers[: len(codes)], out=sums[1:])
    return mixed((sums[last] - sums[first]) * inverses[first])


def _spans(kinds: NDArray[np.uint8]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where the words begin and end: a spaced one where the kind changes, a single one at each of its characters."""
    edge = np.zeros(len(kinds) + 2, np.uint8)
    edge[1:-1] = kinds
    change = edge[1:] != edge[:-1]
    if kinds.max() < SINGLE:  # most texts: beginnings and ends take turns
        places = change.nonzero()[0]
        return places[::2], places[1::2]
    spaced, alone = kinds == SPACED, kinds == SINGLE
    first = ((change[:-1] & spaced) | alone).nonzero()[0]
    last = ((change[1:] & spaced) | alone).nonzero()[0] + 1
    return first, last


def rows_of_words(words: Codes) -> Codes:
    """Return the hashes of all rows of five words, as they stand; of a shorter text the hash of the whole."""
    if not len(words):
        return words
    width = min(WIDTH, len(words))
    count = len(words) - width + 1
    value = words[:count].copy()
    for place in range(1, width):
        value *= STEP
        value += words[place : place + count]
    return mixed(value)


def shingles(words: Codes) -> Codes:
    """Return the hashes of all rows of five words, each once, sorted."""
    value = rows_of_words(words)
    if not len(value):
        return value
    value.sort()
    keep = np.ones(len(value), np.bool_)
    np.not_equal(value[1:], value[:-1], out=keep[1:])
    return value[keep]


def text_digest(text: str, words: Codes) -> str:
    """Return 32 hexadecimal digits that two texts share when their words are the same in the same order.

    Of a text without words it is that of the characters.
    """
    data = words.tobytes() if len(words) else b"\0" + text.encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()[:32]


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def _tables() -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """For each character of the plane the one it is compared as, and its kind; the last, U+FFFF, is in no word."""
    folds = np.zeros(PLANE, np.uint32)
    kinds = np.zeros(PLANE, np.uint8)
    inside, single = word_tables()
    for code, plain in enumerate(_folded()):
        folds[code] = ord(plain) + 1
        kinds[code] = inside[ord(plain)] * SPACED + single[ord(plain)] * SINGLE
        if unicodedata.combining(chr(code)) or HANGUL_PARTS[0] <= code <= HANGUL_PARTS[1]:
            kinds[code] |= MARK
    return folds, kinds


def _folded() -> Iterator[str]:
    """For each character of the plane the one it is compared as; itself where it stands for several."""
    plane = list(map(chr, range(1, PLANE)))
    wide = unicodedata.normalize("NFKC", "\0".join(plane)).split("\0")  # at once, because each call costs
    yield "\0"
    for char, other in zip(plane, wide, strict=True):
        plain = other if len(other) == 1 and ord(other) < PLANE else char
        yield plain if plain.isascii() and not plain.isupper() else _without_case(plain)


def _without_case(char: str) -> str:
    return next((form for form in (char.casefold(), char.lower()) if len(form) == 1), char)


def mixed(value: Codes) -> Codes:
    """Spread what differs in a few bits over all of them."""
    value = (value ^ (value >> SHIFT)) * MIX
    value ^= value >> SHIFT
    return value


def _room(length: int) -> int:
    """The next power of two, so that few tables are made."""
    return 1 << max(length, 1 << 14).bit_length()


@cache
def _powers(count: int) -> tuple[Codes, Codes]:
    """The powers of the base modulo 2^64, and their inverses."""
    tables = []
    for base in (BASE, pow(BASE, -1, 1 << 64)):
        steps = np.full(count, base, np.uint64)
        steps[0] = 1
        tables.append(np.multiply.accumulate(steps))
    return tables[0], tables[1]
