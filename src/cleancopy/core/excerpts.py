"""How a cut shows that a program made it, not a writer: in mid-phrase, in mid-word, inside a bracket.

A writer who trails off does so at the end of a word that can end a thought. A program that cuts at a length leaves an
article, an open bracket or half a word behind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import islice, takewhile

from .data import listed, table
from .figures import LETTER, MARK

WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*['’]?")
LAST = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*['’]?$")
MARKS = re.compile(MARK)
MARKED = re.compile(rf"(?:{LETTER}|{MARK})+$")
UNSPACED, LAST_UNSPACED = "\u0e00", "\u17ff"  # Thai, Lao, Burmese, Khmer and others stand between
MIN_FRAGMENT = 2  # letters
# Endings of English, the language of the list: "read" is whole beside "reader".
FORMS = frozenset("s es d ed ing er ers est ly y 's ’s al able ability ment ness iness".split())
# One small consonant of the Latin alphabet after a word: the letters that no language of it has for a word (k, s, v, w, z are).
CONSONANT = re.compile(r"[^\W\d_] [bcdfghjlmnpqrtx]$")
FEW = 3  # questions from which on it is quicker to know all words of a page
MIN_KNOWN = 3  # letters from which half a word is looked up
LISTED = 0.85  # share of the words before the cut that the list has to know
MIN_WORDS = 4  # of a headline
CAPITALS = 0.7  # share of a headline's longer words that begin with a capital where headlines are written so
LONG = 4  # letters from which a word of a headline has its capital
PAIRS = {"(": ")", "[": "]", "（": "）", "「": "」", "『": "』", "“": "”", "«": "»", "„": "“", "《": "》", "【": "】"}
ELIDED = ("l", "d", "qu", "n", "s", "j", "un", "dell", "all", "nell", "dall", "sull", "quell", "c", "m", "t")
APOSTROPHES = "'’"
TIGHT = re.compile(r"[^\W\d_]$")


@cache
def unended(how: str) -> frozenset[str]:
    """Return the words that no sentence ends with, in small letters, from ``unended.toml``: the ``sure`` or the ``likely`` ones."""
    return frozenset(word for line in table("unended.toml")[how].values() for word in line.split())


class Vocabulary:
    """The words of a page's lines, which are given in small letters.

    The first few questions read only the lines that can answer them; then all words are put in order.
    """

    def __init__(self, lines: str) -> None:
        self._lines = lines
        self._asked = 0

    def beginning(self, part: str) -> set[str]:
        """Return the words that begin with some letters.

        >>> sorted(Vocabulary("the car\\nis careful").beginning("car"))
        ['car', 'careful']
        """
        self._asked += 1
        if self._asked <= FEW:
            return {word for word in WORD.findall(self._having(part)) if word.startswith(part)}
        place = bisect_left(self._all, part)
        return set(takewhile(lambda word: word.startswith(part), islice(self._all, place, None)))

    @cached_property
    def _all(self) -> list[str]:
        # No word holds a space, and what stands between two of them comes again and again.
        return sorted(set(WORD.findall(" ".join(set(self._lines.split())))))

    def _having(self, part: str) -> str:
        """The lines that some letters stand in: the others have no word with them."""
        said, found = self._lines, []
        place = said.find(part)
        while place >= 0:
            end = said.find("\n", place)
            end = len(said) if end < 0 else end
            found.append(said[said.rfind("\n", 0, place) + 1 : end])
            place = said.find(part, end)
        return "\n".join(found)


def mid_phrase(stem: str, likely: bool = False) -> bool:
    """Whether the words before a cut stop where no thought ends; ``likely`` where a speaker may break off as well.

    >>> mid_phrase("It is rare to have a"), mid_phrase("tous les membres de l’"), mid_phrase("no one came back"), mid_phrase("was (so he")
    (True, True, False, True)
    """
    word = _last_word(stem).lower()
    if (
        word in unended("sure")
        or (likely and word in unended("likely"))
        or (word[-1:] in ("'", "’") and word[:-1] in ELIDED)
    ):
        return True
    return stem[-1:] in (",", ";", "–", "—", "-") or _ends_unspaced(stem) or _open_bracket(stem)


@cache
def _unspaced() -> tuple[str, ...]:
    return tuple(unended("unspaced"))


def _ends_unspaced(stem: str) -> bool:
    """Whether a text in a script without spaces ends with such a word."""
    return UNSPACED <= stem[-1:] <= LAST_UNSPACED and stem.endswith(_unspaced())


def _open_bracket(stem: str) -> bool:
    """Whether a bracket or a quotation that begins inside the text is not closed in it."""
    inner = stem[1:]
    for sign, end in PAIRS.items():
        start = inner.rfind(sign)
        if start >= 0 and end not in inner[start + 1 :] and not (sign == "“" and "„" in stem):
            return True
    return False


def mid_word(stem: str, words: Vocabulary) -> bool:
    """Whether a text is cut within a word: its last letters are no word of the page, but begin one.

    >>> mid_word("for your corporat", Vocabulary("your corporate")), mid_word("for the car", Vocabulary("the car is careful"))
    (True, False)
    >>> mid_word("dagli Usa. Segreta l’ag", Vocabulary("agenda")), mid_word("beim Sturz von Assad m", Vocabulary(""))
    (True, True)
    """
    last = _last_word(stem)
    part = whole = last.lower()
    if CONSONANT.search(stem[-3:]):
        return True
    before, _, after = part.replace("’", "'").rpartition("'")
    part = after if before in ELIDED else part
    if len(part) < MIN_FRAGMENT or not part.replace("'", "").isalpha():
        return False
    if part != whole and whole in words.beginning(whole):
        return False
    found = words.beginning(part)
    if any(word.rstrip(APOSTROPHES) == part for word in found):  # "the Quiet’" ends a quotation
        return False
    if found:
        return not (is_known(part) and all(word[len(part) :] in FORMS for word in found))
    return last != "" and _listed(stem[: -len(last)]) and cut_within(last, known_words())


def _last_word(stem: str) -> str:
    """The word that a text ends with, or nothing; it is looked for behind the last space, not in all of the text."""
    last = stem.rpartition(" ")[2]
    marked = not last.isascii() and MARKS.search(last)  # vowel signs and the like are no letters, but parts of words
    found = (MARKED if marked else LAST).search(last)
    return found.group() if found else ""


def is_known(word: str) -> bool:
    """Whether the list has a word."""
    return word in _all_known()


@cache
def _all_known() -> frozenset[str]:
    return frozenset(known_words())


def _listed(text: str) -> bool:
    """Whether nearly all words of a text are in the list, so that it is in a language which the list knows."""
    found = [word for word in WORD.findall(text.lower()) if word.isalpha() and len(word) >= MIN_KNOWN]
    known = sum(map(is_known, found))
    return len(found) >= MIN_WORDS and known >= LISTED * len(found)


@cache
def known_words() -> tuple[str, ...]:
    """Return the words of ``words.txt``, in order: those that several sites use, most of them English."""
    return listed("words.txt")


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
