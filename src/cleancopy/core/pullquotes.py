"""Words of an article that its page shows once more, set large: told by their form, and by standing whole in another paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import islice

from .evidence.words import bits_of, families
from .figures import WIDE
from .model import Block, Container, Kind, Page, Verdict
from .roles import HEADINGS, near
from .sentences import ENDS

# Characters, a wide one counting double: fewer are a saying that a text comes back to, more an excerpt that it discusses.
LEAST, LONGEST = 30, 260
LEAST_LARGE = 16  # of a quotation in an element for words set large
QUOTE_BIT = bits_of("quote")
OPENING, CLOSING = tuple("\"“„«»‘'「『"), tuple("\"”“»«’'」』")
APART = frozenset({"blockquote", "aside", "q"})
# What such words are called where they are no quotation, in the languages that name their elements for it. A heading that says the
# gist of its part stands in plain elements, or in <blockquote>.
SET_LARGE = re.compile(
    r"(?<![a-z])(?:pull(?:ed|-?out|-?text)?|destacad[oa]s?|destaques?|exergues?|hervorgehoben|zitat|citas?|citaat|citat|citation|citazione|"
    r"citação|cytat|idezet|sitaatti)(?![a-z])",
    re.I,
)
CUSTOM_QUOTE = re.compile(r"-(?:pull|block)?-?quote$")
OWN_WORDS = HEADINGS | frozenset("li td th dt dd pre code".split())
NEXT, LONGEST_HEAD = 3, 90  # blocks below a heading in which the words that it quotes stand; characters of a heading
RUN = 5  # words
SEVERAL = -1
MOST = 200  # quotations that are looked at, each beside all blocks; no article sets so many of its own words large
WORD = re.compile(r"\w+")
LEVELS = 2  # elements around the words that may be a quotation, or be called one


def pull_quotes(page: Page, kept: Sequence[int], folded: Sequence[str]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that repeat words of another one, in the form of a quotation.

    ``kept`` are all kept blocks, ``folded`` the texts of all blocks, folded.
    """
    apart = (block for block in (page.blocks[index] for index in kept) if _is_apart(page, block))
    set_apart = list(islice(apart, MOST))
    if not set_apart:
        return {}
    there = {index: folded[index] for index in kept}
    verdict = Verdict(Kind.DUPLICATE, "words of another paragraph, set apart as a quotation", "judge.pull_quote")
    found = {block.index for block in set_apart if _is_within(block.index, there)}
    found |= _retold(page, [block for block in set_apart if block.index not in found], kept)
    return {index: verdict for index in sorted(found) if not _heads_part(page, index, found, there)}


def _is_apart(page: Page, block: Block) -> bool:
    text = block.text
    length = len(text) + len(WIDE.findall(text[:LEAST]))
    if block.evidence.tag in OWN_WORDS or not LEAST_LARGE <= length <= LONGEST:
        return False
    if text.startswith(OPENING) and text.endswith(CLOSING):
        return length >= LEAST or _is_large(page, block)
    if length < LEAST:
        return False
    if ENDS.search(text) is None:
        return _is_large(page, block)  # else it may be an insight that heads a part
    return any(tag in APART or families(words) & QUOTE_BIT for tag, words in _around(page, block))


def _around(page: Page, block: Block) -> list[tuple[str, str]]:
    """The names and words of the elements that may be a quotation, or be called one."""
    return [(block.evidence.tag, block.evidence.words), *((c.tag, _called(c)) for c in near(page, block, LEVELS))]


def _called(container: Container) -> str:
    """The words of an element, with the name of one that a site has made itself: <paper-quote>."""
    return f"{container.words} {container.tag}" if "-" in container.tag else container.words


def _is_large(page: Page, block: Block) -> bool:
    around = _around(page, block)
    return any(tag == "aside" or CUSTOM_QUOTE.search(tag) or SET_LARGE.search(words) for tag, words in around)


def _retold(page: Page, blocks: Sequence[Block], kept: Sequence[int]) -> set[int]:
    """The quotations in elements for words set large that have so many words in a row from another paragraph: they were cut to fit."""
    quoted = [b for b in blocks if b.text.startswith(OPENING) and b.text.endswith(CLOSING) and _is_large(page, b)]
    if not quoted:
        return set()
    where: dict[str, int] = {}  # each row of words, and the block it is in, or that it is in several
    for index in kept:
        for row in set(_rows(page.blocks[index].text)):
            where[row] = SEVERAL if row in where else index
    return {
        block.index for block in quoted if any(where.get(row) not in (block.index, None) for row in _rows(block.text))
    }


def _rows(text: str) -> list[str]:
    words = WORD.findall(text.casefold())
    return [" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)]


def _heads_part(page: Page, index: int, quoted: Set[int], folded: dict[int, str]) -> bool:
    """Whether a quotation heads the part that it is from: it looks as headings that quote nobody, and its words follow at once."""
    block = page.blocks[index]
    own = page.containers[block.evidence.container]
    if (
        len(block.text) > LONGEST_HEAD
        or (own.tag == "p" and not own.words)
        or own.tag in APART
        or families(own.words) & QUOTE_BIT
    ):
        return False
    if not any(folded[index] in folded.get(after, "") for after in range(index + 1, index + 1 + NEXT)):
        return False
    for other in (page.blocks[i] for i in folded if i not in quoted):
        form = page.containers[other.evidence.container]
        alike = (form.tag, form.words) == (own.tag, own.words)
        if alike and len(other.text) <= LONGEST_HEAD and ENDS.search(other.text) is None:
            return True
    return False


def _is_within(index: int, folded: dict[int, str]) -> bool:
    """Whether the words of a block all stand in a longer one, in the same order."""
    own = folded[index]
    return bool(own) and any(len(other) > len(own) and own in other for at, other in folded.items() if at != index)
