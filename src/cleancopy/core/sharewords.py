"""Lines made of nothing but what one can do with a page, and the services one can do it with: "Print | Facebook | Send to a friend"."""

from __future__ import annotations

import re
from functools import cache

from .data import alternation, table
from .forms import small_letters

LONGEST = 100  # characters
LEAST = 2  # such words
# "Facebook'ta paylaş": the ending that the name of a service takes.
ENDING = r"(?:['’][^\W\d_]{1,4})?"
WIDE = "\u0e00"  # from here on, scripts that part no words


@cache
def _words() -> tuple[re.Pattern[str], frozenset[str]]:
    """The words of such lines, and those of them that ask for something."""
    read = table("sayings.toml")["share"]
    asks = frozenset(word for word in read["lines"] if not word.endswith(":"))
    words = asks | frozenset(read["services"])
    wide = alternation(word for word in words if word[0] >= WIDE)
    other = alternation(word for word in words if word[0] < WIDE)
    return re.compile(rf"(?<![^\W_])(?:{other}){ENDING}(?![^\W_])|{wide}"), asks


def shares(text: str) -> bool:
    """Whether a line is made of such words only, and asks for something.

    >>> shares("Print | Facebook | Share"), shares("分享到 微信 微博 QQ空间"), shares("Facebook, Instagram"), shares("Share prices")
    (True, True, False, False)
    """
    if len(text) > LONGEST:
        return False
    low = small_letters(text)
    words, asks = _words()
    begins = next((at for at, char in enumerate(low) if char.isalnum()), None)
    if begins is None or words.match(low, begins) is None:
        return False  # as nearly all
    found = words.findall(low)
    if len(found) < LEAST or any(char.isalnum() for char in words.sub(" ", low)):
        return False
    return any(word in asks for word in found)


def is_share_word(text: str) -> bool:
    """Whether a line is one such word, of what one can do or of a service, and nothing else.

    >>> is_share_word("Facebook"), is_share_word("Share"), is_share_word("Share prices")
    (True, True, False)
    """
    words, _ = _words()
    return len(text) <= LONGEST and words.fullmatch(small_letters(text).strip(" :")) is not None
