"""Words of a text, in all scripts."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

# Scripts written without spaces: each character counts as a word (Han, kana, Thai, Lao, Burmese, Khmer).
UNSPACED = "぀-ヿ㐀-䶿一-鿿豈-﫿฀-໿က-႟ក-៿"
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
PLANE = 0x10000  # characters of the Basic Multilingual Plane


def count_words(text: str) -> int:
    """Return the number of words; each character counts in scripts written without spaces.

    >>> count_words("Two words"), count_words("東京都")
    (2, 3)
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if not len(codes):
        return 0
    if codes.max() >= PLANE:
        return len(WORD.findall(text))
    inside, single = word_tables()
    word = inside[codes]
    return int(word[0]) + int((word[1:] > word[:-1]).sum()) + int(single[codes].sum())


@cache
def word_tables() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return, for each character of the plane, whether it is part of a spaced word, and whether it is a word by itself."""
    plane = "".join(map(chr, range(PLANE)))
    inside, single = np.zeros(PLANE, np.bool_), np.zeros(PLANE, np.bool_)
    single[[ord(char) for char in re.findall(rf"[{UNSPACED}]", plane)]] = True
    inside[[ord(char) for char in re.findall(rf"[^\W{UNSPACED}]", plane)]] = True
    return inside, single
