"""How a cut shows that a program made it, not a writer: in mid-phrase, in mid-word, inside a bracket.

A writer who trails off does so at the end of a word that can end a thought. A program that cuts at a length leaves an
article, an open bracket or half a word behind.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*['’]?")
LAST = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*['’]?$")
MIN_FRAGMENT = 2  # letters
# Endings of English, the language of the list: "read" is whole beside "reader".
FORMS = frozenset("s es d ed ing er ers est ly y 's ’s al able ability ment ness iness".split())
# One small consonant of the Latin alphabet after a word: the letters that no language of it has for a word (k, s, v, w, z are).
CONSONANT = re.compile(r"[^\W\d_] [bcdfghjlmnpqrtx]$")
MIN_KNOWN = 3  # letters from which half a word is looked up
LISTED = 0.85  # share of the words before the cut that the list has to know
MIN_WORDS = 4  # of a headline
CAPITALS = 0.7  # share of a headline's longer words that begin with a capital where headlines are written so
LONG = 4  # letters from which a word of a headline has its capital
PAIRS = {"(": ")", "[": "]", "（": "）", "「": "」", "『": "』", "“": "”", "«": "»", "„": "“", "《": "》", "【": "】"}
ELIDED = ("l", "d", "qu", "n", "s", "j", "un", "dell", "all", "nell", "dall", "sull", "quell", "c", "m", "t")
TIGHT = re.compile(r"[^\W\d_]$")


@cache
def unended(how: str) -> frozenset[str]:
    """Return the words that no sentence ends with, in small letters, from ``unended.toml``: the ``sure`` or the ``likely`` ones."""
    data = tomllib.loads(files("cleancopy.core.data").joinpath("unended.toml").read_text("utf-8"))
    return frozenset(word for line in data[how].values() for word in line.split())


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts, in small letters."""
    return frozenset(WORD.findall("\n".join(texts).lower()))


def mid_phrase(stem: str, likely: bool = False) -> bool:
    """Whether the words before a cut stop where no thought ends; ``likely`` where a speaker may break off as well.

    >>> mid_phrase("It is rare to have a"), mid_phrase("tous les membres de l’"), mid_phrase("no one came back"), mid_phrase("was (so he")
    (True, True, False, True)
    """
    last = LAST.search(stem)
    word = last.group().lower() if last else ""
    if (
        word in unended("sure")
        or (likely and word in unended("likely"))
        or (word[-1:] in ("'", "’") and word[:-1] in ELIDED)
    ):
        return True
    return stem[-1:] in (",", ";", "–", "—", "-") or _open_bracket(stem)


def _open_bracket(stem: str) -> bool:
    """Whether a bracket or a quotation that begins inside the text is not closed in it."""
    inner = stem[1:]
    for sign, end in PAIRS.items():
        start = inner.rfind(sign)
        if start >= 0 and end not in inner[start + 1 :] and not (sign == "“" and "„" in stem):
            return True
    return False


def mid_word(stem: str, words: frozenset[str]) -> bool:
    """Whether a text is cut within a word: its last letters are no word of the page, but begin one.

    >>> mid_word("for your corporat", frozenset({"corporate", "your"})), mid_word("for the car", frozenset({"car", "careful"}))
    (True, False)
    >>> mid_word("dagli Usa. Segreta l’ag", frozenset({"agenda"})), mid_word("beim Sturz von Assad m", frozenset())
    (True, True)
    """
    last = LAST.search(stem)
    part: str = last.group().lower() if last else ""
    if CONSONANT.search(stem):
        return True
    if part in words:
        return False
    before, _, after = part.replace("’", "'").rpartition("'")
    part = after if before in ELIDED else part
    if len(part) < MIN_FRAGMENT or part in words or not part.replace("'", "").isalpha():
        return False
    longer = [word[len(part) :] for word in words if len(word) > len(part) and word.startswith(part)]
    if longer:
        return not (_is_known(part) and all(end in FORMS for end in longer))
    return last is not None and _listed(stem[: last.start()]) and cut_within(last.group(), known_words())


def _is_known(word: str) -> bool:
    """Whether the list has a word."""
    there = known_words()
    place = bisect_left(there, word)
    return place < len(there) and there[place] == word


def _listed(text: str) -> bool:
    """Whether nearly all words of a text are in the list, so that it is in a language which the list knows."""
    found = [word for word in WORD.findall(text.lower()) if word.isalpha() and len(word) >= MIN_KNOWN]
    known = sum(map(_is_known, found))
    return len(found) >= MIN_WORDS and known >= LISTED * len(found)


@cache
def known_words() -> tuple[str, ...]:
    """Return the words of ``words.txt``, in order: those that several sites use, most of them English."""
    lines = files("cleancopy.core.data").joinpath("words.txt").read_text("utf-8").split("\n")
    return tuple(line for line in lines if line and not line.startswith("#"))


def cut_within(part: str, words: Sequence[str]) -> bool:
    """Whether letters are no word of a list in order, but begin one; names, which begin with a capital, are in no list.

    >>> cut_within("stressfu", ("stress", "stressful")), cut_within("stress", ("stress", "stressful"))
    (True, False)
    """
    if len(part) < MIN_KNOWN or part != part.lower():
        return False
    place = bisect_left(words, part)
    return place < len(words) and words[place] != part and words[place].startswith(part)


def capitalised(stem: str) -> bool:
    """Whether a text is written like a headline where headlines have capitals.

    >>> capitalised("18 Ideas To Spice Up Your Brand’s Presen"), capitalised("Another of the Ideas that were had here")
    (True, False)
    """
    found = WORD.findall(stem)
    longer = [word for word in found if len(word) >= LONG and word[0].isalpha()]
    if len(found) < MIN_WORDS or len(longer) < 2 or not any(map(str.islower, stem)):
        return False
    return bool(sum(word[0].isupper() for word in longer) >= CAPITALS * len(longer))
