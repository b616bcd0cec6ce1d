"""What currencies are called in full: "švýcarský frank", "ดอลลาร์สหรัฐ", "Đô la Mỹ"."""

from __future__ import annotations

import re
from functools import cache

from .data import listed
from .forms import small_letters

LONGEST = 60  # characters of a name
SIGN_OF = re.compile(r"\s(?:[A-Z]{1,3}\$|R[ps]|S/|B[sr]|[LQ])\.?\s?$")  # "R$", "Rp", "S/"
HIDDEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f"))  # signs that join letters or keep them apart
BEFORE = re.compile(r"\D*")
AROUND = " \u00a0\u202f:：.–—-=($€£¥₴₽₹₺₩₪₫₱₸₾฿￥￦"  # what stands between a name and a figure


@cache
def _names() -> frozenset[str]:
    return frozenset(listed("currencies.txt"))


@cache
def _starts() -> frozenset[str]:
    return frozenset(name[:2] for name in _names())


def begins_with_currency(text: str) -> bool:
    """Whether what stands before the first figure of a line, or all of it, is the whole name of a currency.

    Single words of such names are other things, too.

    >>> begins_with_currency("Swiss franc: 0.91"), begins_with_currency("frank szwajcarski"), begins_with_currency("franc 0.91")
    (True, True, False)
    """
    if text[:1].isalpha() and small_letters(text[:2]) not in _starts():
        return False  # as most lines
    before = BEFORE.match(text).group()  # type: ignore[union-attr]
    if len(before) > 2 * LONGEST:
        return False
    name = SIGN_OF.sub("", before).translate(HIDDEN).strip(AROUND)
    return 0 < len(name) <= LONGEST and small_letters(" ".join(name.split())) in _names()
