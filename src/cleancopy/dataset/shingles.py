"""Shingles: what two texts are compared by, as hashes of five words in a row.

Words are runs of letters and digits in NFKC and without case, so that neither punctuation nor line breaks nor the width of
characters tell two copies of a text apart. In scripts written without spaces each character is a word, so that the shingles
there are five characters (Han, kana, Thai, Lao, Khmer, Burmese).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from cleancopy.core.wordcount import word_tables

WIDTH = 5  # words, as FineWeb's
HAN_PLANES = 0x20000  # rare Han characters begin here; what stands between it and PLANE are emoji and dead scripts

SPACED, SINGLE = 1, 2

Codes = NDArray[np.uint64]

# Multipliers of the hashes: odd, so that they have an inverse modulo 2^64, with their bits well mixed (from splitmix64
# and xxHash).
BASE = 0x9E3779B97F4A7C15
STEP = np.uint64(0xC2B2AE3D27D4EB4F)
MIX = np.uint64(0xBF58476D1CE4E5B9)
SHIFT = np.uint64(31)


def normalised(text: str) -> str:
    """Return a text in the form in which words are compared.

    >>> normalised("ＦＵＬＬ Straße")
    'full strasse'
    """
    if text.isascii():
        return text.lower()
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return text.casefold()


def word_hashes(text: str) -> Codes:
    """Return the hash of each word of a text, in order."""
    codes = np.frombuffer(normalised(text).encode("utf-32-le", "surrogatepass"), np.uint32)
    if not len(codes):
        return np.zeros(0, np.uint64)
    kinds = _kinds().take(codes, mode="clip")  # U+FFFF, the last of the table, is in no word
    if codes.max() >= HAN_PLANES:
        kinds[codes >= HAN_PLANES] = SINGLE
    # A spaced word begins where what stands before it is none of its characters.
    edge = np.zeros(len(codes) + 2, np.uint8)
    edge[1:-1] = kinds
    change = edge[1:] != edge[:-1]
    alone = kinds == SINGLE
    first = np.flatnonzero((change[:-1] & (kinds == SPACED)) | alone)
    last = np.flatnonzero((change[1:] & (kinds == SPACED)) | alone) + 1
    powers, inverses = _powers(_room(len(codes)))
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum((codes.astype(np.uint64) + np.uint64(1)) * powers[: len(codes)], out=sums[1:])
    return _mixed((sums[last] - sums[first]) * inverses[first])


def shingles(words: Codes) -> Codes:
    """Return the hashes of all rows of five words, each once, sorted; of a shorter text the hash of the whole."""
    if not len(words):
        return words
    width = min(WIDTH, len(words))
    count = len(words) - width + 1
    value = words[:count].copy()
    for place in range(1, width):
        value *= STEP
        value += words[place : place + count]
    value = _mixed(value)
    value.sort()
    keep = np.ones(count, np.bool_)
    np.not_equal(value[1:], value[:-1], out=keep[1:])
    return value[keep]


def text_digest(text: str, words: Codes) -> str:
    """Return 32 hexadecimal digits that two texts share when their words are the same in the same order.

    Of a text without words it is that of the characters.
    """
    data = words.tobytes() if len(words) else b"\0" + text.encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()[:32]


@cache
def _kinds() -> NDArray[np.uint8]:
    """For each character of the plane whether it is part of a spaced word, or a word by itself."""
    inside, single = word_tables()
    return (inside * SPACED + single * SINGLE).astype(np.uint8)


def _mixed(value: Codes) -> Codes:
    """Spread what differs in a few bits over all of them."""
    value = (value ^ (value >> SHIFT)) * MIX
    return value ^ (value >> SHIFT)


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
