"""Words of a text, in all scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

# Scripts written without spaces: each character counts as a word (Han, kana, Thai, Lao, Burmese, Khmer).
UNSPACED = "぀-ヿ㐀-䶿一-鿿豈-﫿฀-໿က-႟ក-៿"
PLANE = 0x10000  # characters of the Basic Multilingual Plane


def count_words(text: str) -> int:
    """Return the number of words; each character counts in scripts written without spaces.

    >>> count_words("Two words"), count_words("東京都"), count_words("हिन्दी में")
    (2, 3, 2)
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if not len(codes):
        return 0
    inside, single = word_tables()
    beyond = codes >= PLANE
    if beyond.any():  # pictures, mostly, and letters of rare scripts
        letters = [code for code in np.unique(codes[beyond]).tolist() if word_pattern().match(chr(code))]
        codes = np.where(np.isin(codes, letters), ord("a"), np.where(beyond, ord(" "), codes))
    word = inside[codes]
    return int(word[0]) + int((word[1:] > word[:-1]).sum()) + int(single[codes].sum())


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
