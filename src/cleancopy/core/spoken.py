"""What an article speaks of: the words of its title and prose, against which a line that may be another's is held."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from .figures import LETTER, MARK, WIDE
from .model import COPY, Kind, Page
from .sentences import is_plain_prose, is_prose

# Words of alphabets. Vowel signs of Indic scripts are parts of words; without spaces between words, characters in threes say as much.
NAME = re.compile(rf"{LETTER}(?:{LETTER}|{MARK})+")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{3,}")
ARTICLE = re.compile("^[وفبلك]?ال(?=..)")  # the article of Arabic and what is written in one with it
LONG = 5  # letters of a word that is not in every text
MIN_NAMES = 2  # long words, or pairs of wide characters, of a headline
MIN_SHORT = 4  # shorter words of a headline with no long ones
MET_SHORT = 0.2
MET = 0.34  # share of them that a text says by chance
FOREIGN_NAMES = 5  # long words of a text that can be held against an article
ARTICLE_NAMES = 100  # different words of such an article
FOREIGN = 0.2  # share of a text's long words that the article says too
KEPT = 1024  # lines whose words are remembered, for the rules that ask for those of one article again
WINDOW = 150  # blocks above and below a block that are one article with it, at most
STEM = 6  # first letters of a long word, which its forms share in most languages
STRANGE_NAMES = 6  # long words of a text that can be held against the paragraphs of an article
PARAGRAPHS = 4  # of an article
STRANGE = 0.25  # share of its long words that other paragraphs say too
FEWEST = 6  # one paragraph of so many says as little of what the others say
VIETNAMESE = re.compile("[\u1ea0-\u1ef9]")


@lru_cache(KEPT)
def names_in(text: str, letters: int = 3) -> frozenset[str]:
    """Return the words of so many letters and more, small; pairs of characters in scripts without spaces."""
    wide = "".join(WIDE.findall(text))
    words = (word for word in NAME.findall(text.lower()) if len(word) >= letters)
    found = {wide[i : i + 2] for i in range(len(wide) - 1)}
    if text.isascii():
        return frozenset(found.union(words))
    for word in words:
        if UNSPACED.match(word):
            found.update(word[i : i + 3] for i in range(len(word) - 2))
        elif "\u0600" <= word[0] <= "\u06ff":
            found.add(ARTICLE.sub("", word))
        else:
            found.add(word)
    return frozenset(found)


def of_other_things(headline: str, said: frozenset[str]) -> bool:
    """Whether a headline has several long words and hardly any that a text says, which ``spoken`` gave."""
    names = names_in(headline, LONG)
    if len(names) < MIN_NAMES:
        short = names_in(headline)  # of a language with short words
        return len(short) >= MIN_SHORT and len(short & said) <= MET_SHORT * len(short)
    return len(names & said) <= MET * len(names)


def is_foreign(text: str, said: frozenset[str], most: float = FOREIGN) -> bool:
    """Whether a text of some length has words of which an article of some length says no more than a share.

    Of 17,068 paragraphs of articles 2% share so little with the rest; of 252 cut texts of other articles 38% do.
    """
    names = names_in(text, LONG)
    return len(names) >= FOREIGN_NAMES and len(said) >= ARTICLE_NAMES and len(names & said) <= most * len(names)


@lru_cache(KEPT)
def stems(text: str) -> frozenset[str]:
    """Return what a text speaks of, small: the first letters of its long words.

    Characters in twos and threes where no spaces divide words; pairs of words in Vietnamese, whose words are written syllable by syllable.
    """
    if len(VIETNAMESE.findall(text)) > 1:
        return frozenset(map(" ".join, pairwise(NAME.findall(text.lower()))))
    return names_in(text, LONG) if WIDE.search(text) else frozenset(word[:STEM] for word in names_in(text, LONG))


def says(said: str, times: int, word: str) -> bool:
    """Whether a text says a word so many times at least."""
    place = said.find(word)
    while place >= 0 and times > 1:
        place = said.find(word, place + len(word))
        times -= 1
    return place >= 0


def is_strange(text: str, paragraphs: Sequence[frozenset[str]]) -> bool:
    """Whether a text shares fewer words with the paragraphs of an article than nearly every one of them with the others.

    ``paragraphs`` are their ``stems``. It is held against the article itself, since verse, stories and languages with
    many endings share few words anyhow. Of 21,002 paragraphs of articles 1.7% are strange to their own, of 58 cut texts of
    other articles 34.
    """
    own = stems(text)
    large = [words for words in paragraphs if len(words) >= STRANGE_NAMES]
    if len(own) < STRANGE_NAMES or len(large) < PARAGRAPHS:
        return False
    count = Counter(word for words in paragraphs for word in words)
    share = sum(word in count for word in own) / len(own)
    if share > STRANGE:
        return False
    shares = sorted(sum(count[word] > 1 for word in words) / len(words) for words in large)
    return share < shares[len(shares) // FEWEST]


def spoken(page: Page, without: Iterable[int] = (), near: int | None = None) -> frozenset[str]:
    """Return the words of a page's title and kept prose, as ``names_in`` gives them; ``without`` are blocks left out.

    ``near`` is the index of a block: of a long page only the blocks around it are read.
    """
    left_out = frozenset(without)
    found: set[str] = set()
    around = slice(None) if near is None else slice(max(0, near - WINDOW), near + WINDOW)
    for block, verdict in zip(page.blocks[around], page.verdicts[around], strict=True):
        if (
            verdict.kind in COPY
            and block.index not in left_out
            and (verdict.kind is Kind.TITLE or is_plain_prose(block) or is_prose(block.text))
        ):
            found |= names_in(block.text)
    return frozenset(found)
