"""Words of a text, in all scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

# Scripts written without spaces: each character counts as a word (Han, kana, Thai, Lao, Burmese, Khmer).
UNSPACED = "぀-ヿ㐀-䶿一-鿿豈-﫿฀-໿က-႟ក-៿"
# What a character is to words: none, part of a spaced one, one by itself.
OUTSIDE, INSIDE, SINGLE = range(3)
PLANE = 0x10000  # characters of the Basic Multilingual Plane


def count_words(text: str) -> int:
    """Return the number of words; each character counts in scripts written without spaces.

    >>> count_words("Two words"), count_words("東京都"), count_words("हिन्दी में")
    (2, 3, 2)
    """
    if not text:
        return 0
    if text.isascii():
        word = np.frombuffer(text.encode().translate(_ascii_table()), np.bool_)
        return int(word[0]) + int(np.count_nonzero(word[1:] > word[:-1]))
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
    if len(codes) != len(text):  # pictures, mostly, and letters of rare scripts
        codes = _within_plane(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4"))
    signs = _signs().take(codes)
    word = signs == INSIDE
    return int(word[0]) + int(np.count_nonzero(word[1:] > word[:-1])) + int(np.count_nonzero(signs == SINGLE))


def _within_plane(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The characters with a letter in place of each letter beyond the plane, and a space in place of what else is there."""
    beyond = codes >= PLANE
    letters = [code for code in np.unique(codes[beyond]).tolist() if word_pattern().match(chr(code))]
    return np.where(np.isin(codes, letters), ord("a"), np.where(beyond, ord(" "), codes))


@cache
def _signs() -> NDArray[np.uint8]:
    """What each character of the plane is, a byte for each."""
    inside, single = word_tables()
    return np.where(single, SINGLE, np.where(inside, INSIDE, OUTSIDE)).astype(np.uint8)


@cache
def _ascii_table() -> bytes:
    return _signs()[:256].tobytes()


@cache
def _marks() -> str:
    """The vowel signs and other marks of the plane, which to a pattern are no letters, but parts of words."""
    plane = map(chr, range(PLANE))
    return "".join(
        char for char in plane if unicodedata.category(char)[0] == "M" and not re.match(f"[{UNSPACED}]", char)
    )


@cache
def word_pattern() -> re.Pattern[str]:
    """Return the pattern of a word."""
    return re.compile(rf"[{UNSPACED}]|(?:[^\W{UNSPACED}]|[{re.escape(_marks())}])+")


@cache
def word_tables() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return, for each character of the plane, whether it is part of a spaced word, and whether it is a word by itself."""
    plane = "".join(map(chr, range(PLANE)))
    inside, single = np.zeros(PLANE, np.bool_), np.zeros(PLANE, np.bool_)
    single[[ord(char) for char in re.findall(rf"[{UNSPACED}]", plane)]] = True
    inside[[ord(char) for char in re.findall(rf"[^\W{UNSPACED}]", plane)]] = True
    inside[[ord(char) for char in _marks()]] = True
    return inside, single


def median(lengths: Mapping[int, int]) -> int:
    """Return the median of numbers given as counts by number, such as the lengths of articles in words; 0 for none.

    >>> median({100: 3, 250: 1, 900: 1}), median({})
    (100, 0)
    """
    half, seen = sum(lengths.values()) / 2, 0
    for length in sorted(lengths):
        seen += lengths[length]
        if seen >= half:
            return length
    return 0
