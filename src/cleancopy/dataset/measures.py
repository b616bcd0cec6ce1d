"""What the quality rules count in a text: words, lines, repeated rows of words."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from cleancopy.core.wordcount import UNSPACED

Tokenizer = Callable[[str], list[str]]
"""A text in, its words and punctuation marks out, in order."""

# Unicode's Sentence_Terminal property (PropList.txt, 17.0) in the scripts that news is written in.
TERMINAL = tuple("!.?։؝؞؟۔܀܁܂।॥၊။።፧፨។៕‼‽⁇⁈⁉⸮。﹒﹖﹗！．？｡")
SENTENCE_END = re.compile(rf"[{re.escape(''.join(TERMINAL))}]+[\"'”’»)\]」』]*(?=\s|$)|[。！？｡]+[」』）]*")
BULLETS = ("•", "-")
ELLIPSES = ("...", "…")
LINES = re.compile(r"\n+")
PARAGRAPHS = re.compile(r"\n{2,}")
ELIDING = frozenset({"ca", "fr", "it", "oc"})
"""Languages that drop a vowel and write the word with the next one: l'homme is two words."""
# Scripts without spaces are counted by the character, so rows of n words are rows of so many more characters: the mean length
# of a word is about two characters in Chinese and Japanese, about four in Thai, Lao, Khmer and Burmese.
SHORT_WORDS = re.compile(r"[぀-ヿ㐀-䶿一-鿿豈-﫿]")
LONG_WORDS = re.compile(r"[฀-໿က-႟ក-៿]")


@cache
def _pattern(eliding: bool) -> re.Pattern[str]:
    """Words with their marks (vowel signs are no letters to ``\\w``), apostrophes and hyphens inside, and punctuation."""
    marks = "".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M")
    spaced = rf"[^\W{UNSPACED}]"
    within = r"\-.," if eliding else r"'’\-.,"
    word = rf"{spaced}(?:{spaced}|[{marks}]|[{within}](?={spaced}))*"
    word += "['’]?" if eliding else ""
    return re.compile(rf"[{UNSPACED}]|{word}|\.{{2,}}|[^\w\s]")


def tokens(text: str, language: str = "") -> list[str]:
    """Return the words and punctuation marks of a text; each character is a word in scripts written without spaces.

    >>> tokens("Don't stop ... 3.5%!")
    ["Don't", 'stop', '...', '3.5', '%', '!']
    >>> tokens("l'homme", "fr"), tokens("東京へ。")
    (["l'", 'homme'], ['東', '京', 'へ', '。'])
    """
    return _pattern(language in ELIDING).findall(text)


@lru_cache(maxsize=65_536)
def is_word(token: str) -> bool:
    """Whether a token is more than punctuation."""
    return token.isalnum() or any(unicodedata.category(char)[0] not in "PSCZ" for char in token)


@lru_cache(maxsize=65_536)
def has_letter(token: str) -> bool:
    """Whether a letter or a vowel sign is in a token."""
    return token.isalpha() or any(unicodedata.category(char)[0] in "LM" for char in token)


class Measures:
    """A text, counted once whatever the number of rules that ask."""

    def __init__(self, text: str, language: str = "", tokenizer: Tokenizer | None = None) -> None:
        self.text = text
        self.language = language
        self._tokenizer = tokenizer

    @cached_property
    def tokens(self) -> list[str]:
        """Words and punctuation."""
        if self._tokenizer:
            return self._tokenizer(self.text)
        return [sys.intern(token) for token in tokens(self.text, self.language)]

    @cached_property
    def words(self) -> list[str]:
        """Words alone."""
        known: dict[str, bool] = {token: is_word(token) for token in set(self.tokens)}
        return [token for token in self.tokens if known[token]]

    @cached_property
    def unspaced(self) -> int:
        """Characters a word has where most words are characters (2 or 4), else 1: for these, word lengths mean nothing."""
        if self._tokenizer or not self.words:
            return 1
        long, short = len(LONG_WORDS.findall(self.text)), len(SHORT_WORDS.findall(self.text))
        if 2 * (long + short) <= len(self.words):
            return 1
        return 4 if long > short else 2

    @cached_property
    def all_lines(self) -> list[str]:
        """Lines, empty ones among them."""
        return self.text.splitlines()

    @cached_property
    def lines(self) -> list[str]:
        """Lines that are not blank."""
        return [line for line in self.text.split("\n") if line.strip()]

    def share(self, part: float, whole: float) -> float:
        """Part of whole, 0 of nothing."""
        return part / whole if whole else 0.0

    def mean_word_length(self) -> float:
        """Characters in a word, punctuation aside."""
        return self.share(sum(map(len, self.words)), len(self.words))

    def letter_words(self) -> float:
        """Share of the tokens that hold a letter."""
        known = {token: has_letter(token) for token in set(self.tokens)}
        return self.share(sum(known[token] for token in self.tokens), len(self.tokens))

    def stop_words(self, wanted: Iterable[str]) -> int:
        """How many of the words occur; in scripts without spaces and in Korean, where they are parts of words, anywhere."""
        if self.unspaced > 1 or (self.language == "ko" and not self._tokenizer):
            return sum(word in self.text for word in wanted)
        return len(set(wanted).intersection(self.tokens))

    def per_token(self, *signs: str) -> float:
        """How often the signs occur, by the number of tokens."""
        return self.share(sum(self.text.count(sign) for sign in signs), len(self.tokens))

    def lines_that(self, test: Callable[[str], bool], *, blank: bool = False) -> float:
        """Share of the lines that pass a test."""
        lines = self.all_lines if blank else self.lines
        return self.share(sum(map(test, lines)), len(lines))

    def duplicates(self, parts: Sequence[str]) -> tuple[float, int]:
        """Share of the parts that came before, and their characters."""
        seen: set[str] = set()
        count = characters = 0
        for part in parts:
            if part in seen:
                count, characters = count + 1, characters + len(part)
            else:
                seen.add(part)
        return self.share(count, len(parts)), characters

    @cached_property
    def repeated_lines(self) -> tuple[float, int]:
        """Of the lines, blank ones run together."""
        return self.duplicates(LINES.split(self.text))

    @cached_property
    def repeated_paragraphs(self) -> tuple[float, int]:
        """Of the paragraphs."""
        return self.duplicates(PARAGRAPHS.split(self.text.strip()))

    def top_gram(self, size: int) -> float:
        """Share of the characters that the most frequent row of so many words takes."""
        size *= self.unspaced
        rows = Counter(zip(*(self.tokens[start:] for start in range(size)), strict=False))
        if not rows:
            return 0.0
        row, count = rows.most_common(1)[0]
        spaces = size - 1 if self.unspaced == 1 else 0
        return self.share((sum(map(len, row)) + spaces) * count, len(self.text))

    def duplicate_grams(self, size: int) -> float:
        """Share of the characters in rows of so many words that came before, none counted twice."""
        size *= self.unspaced
        seen: set[int] = set()
        free = characters = 0
        for place, row in self._repeated_rows(size):
            if place < free:
                continue
            if row in seen:
                characters += sum(map(len, self.tokens[place : place + size]))
                free = place + size
            seen.add(row)
        return self.share(characters, len(self.text))

    @cached_property
    def _ranks(self) -> dict[int, NDArray[np.int64]]:
        """A number for the row of so many words at each place, the same for equal rows; those of one word to begin with."""
        known: dict[str, int] = {}
        return {1: np.array([known.setdefault(token, len(known)) for token in self.tokens], dtype=np.int64)}

    def _repeated_rows(self, size: int) -> list[tuple[int, int]]:
        """Where the rows of so many words stand that come more than once, and their numbers, in order."""
        ranks = self._ranks
        known = max(length for length in ranks if length <= size)
        while known < size and len(ranks[known]) > 1:
            # A row is the row that is a word shorter, and a word.
            pairs = ranks[known][:-1] * len(self.tokens) + ranks[1][known:]
            known += 1
            different, ranks[known] = np.unique(pairs, return_inverse=True)
            if len(different) == len(pairs):
                ranks[known] = ranks[known][:0]  # nor does any longer row
        if known != size or not len(ranks[known]):
            return []
        again = np.flatnonzero(np.bincount(ranks[known])[ranks[known]] > 1)
        return list(zip(again.tolist(), ranks[known][again].tolist(), strict=True))


def sentences(text: str) -> int:
    """Return the number of sentences, the last one without an end counted too.

    >>> sentences("One. Two! Three"), sentences("一。二。")
    (3, 2)
    """
    ends = [found.end() for found in SENTENCE_END.finditer(text)]
    return len(ends) + bool(text[ends[-1] if ends else 0 :].strip())
