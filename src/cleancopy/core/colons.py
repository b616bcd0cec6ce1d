"""Words that sites set before a colon: lead-ins, heads of lists and strips, what they say to their readers, credits.

Of a long sentence that holds a colon near its beginning the first letters tell whether it can begin with such words; most begin otherwise
("The reason is simple: nobody asked"), and are running text like any other.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .data import listed, table
from .forms import small_letters, words

COLON_KEY = 5  # letters by which it is told that no such words begin a line


@lru_cache(maxsize=16_384)
def may_be_label(letters: str) -> bool:
    """Whether a line with a colon that begins with these few letters may begin with words that sites set before one.

    >>> may_be_label("Read "), may_be_label("Фото:"), may_be_label("The r")
    (True, True, False)
    """
    low = small_letters(letters)
    # The small letter of a sigma depends on what follows.
    return "Σ" in letters or not low[0].isalpha() or any(low[:end] in _starts() for end in range(1, COLON_KEY + 1))


@cache
def _starts() -> frozenset[str]:
    """How those words begin; shorter ones are whole."""
    sayings = table("sayings.toml")
    pictured, shares = (table("uncleaned.toml")[name]["begins"] for name in ("pictured", "shares"))
    said = [said for family in sayings.values() for said in (*family.get("begins", ()), *family.get("lines", ()))]
    legal = (*sayings["legal"]["holds"], *sayings["legal"]["names"])
    leads = [line.removeprefix("~").strip() for line in listed("leadins.txt")]
    heads = (*table("headlines.toml")["labels"], *words()["strip"])
    known = (*said, *legal, *leads, *heads, *pictured, *shares, *sayings["press"]["labels"])
    return frozenset(small_letters(begun)[:COLON_KEY] for begun in known)
