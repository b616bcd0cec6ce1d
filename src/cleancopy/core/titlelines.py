"""Where the title stands in a text without markup: before the running text, among tickers, teasers, menus."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from .boxes import lead_line
from .cuts import cut_of
from .figures import WIDE, read
from .forms import Form, heads_figures
from .model import Block
from .numerals import CLOCK
from .sentences import MIN_PROSE, is_prose
from .spoken import LONG, MET, MIN_NAMES
from .striplabels import strip_head, strip_label, strip_lead

MAX_TITLE = 250  # characters; the longest headlines in the shared pages have 230
MIN_TITLE = 12
MIN_TITLE_WIDE = 5  # Han and kana say more with less
LOOKED_AT = 400  # lines from the top in which a title is looked for
BODY = 30  # lines of the text that a title is compared with
NEAR = 4  # lines from one piece of prose to the next in running text
GOOD_PART = 0.05  # of the longest run of prose
ALONE = 0.5  # the same for a piece that stands alone
MAX_ASKED = 140  # characters of a headline that is a question or a call
MAX_LABEL = 45  # characters
MIN_TOLD = 3  # long words of a headline that can be held against a text
ROW = 2  # headlines with one label
BELOW = 4  # lines below a title among which the date stands
MAX_DATED = 80  # characters of such a line
MANY_WORDS = 20  # of a line that is more than a headline
MAX_HEADLINE = 110  # characters that few headlines have
ENOUGH = 32  # characters in common with the text from which more say nothing
ASKS = re.compile(r"[?!？！؟]['\"”’»)\]]*$")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
FULL_STOP = re.compile(r"[.。։।؟…:;,]['\"”’»)\]]*$")
ITEM = re.compile(r"^(?:[-•*–▪◦·]|\d{1,2}[.)])\s+\S")
DATED = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d{2}|\bmin\b")
APART = re.compile(r"[|©]| / |[›»]")  # signs of credits, breadcrumbs, menus

# What a line that can be a headline is worth; ``python -m benchmarks.titlelines --fit`` fits these on the texts of whole pages.
FIRST = 2.0  # the worth of the first line of all, where a text that is no whole page has its title
WEIGHTS = {
    "later": 1.0,  # logarithm of its number: below the menu
    "words": 5.0,  # the first four of them
    "more words": 2.9,  # the first eight
    "too many words": -4.8,
    "shared": 2.3,  # characters of its words that the text says too, up to 32
    "share": 4.3,  # share of its words that the text says too
    "date below": 2.6,
    "dated": 1.7,
    "apart": -6.5,
    "small letter": -2.2,
    "long": -2.9,
}


def title_line(blocks: Sequence[Block]) -> int | None:
    """Return the index of the line that is the title, or None.

    The title stands before the first prose, among tickers, teasers, menus: it is the line that can be a headline and shares
    most words with the prose below; of equals, the first. Text that begins with prose has none.
    """
    candidates, start = _candidates(blocks)
    if start is None or not candidates:
        return None
    words = _words_of(block.text for block in _body(blocks, start))
    others = _of_others(blocks, candidates, words)
    candidates = [block for block in candidates if block.index not in others]
    whole = [block for block in candidates if cut_of(block.text) is None]
    if len(whole) == 1:
        return whole[0].index
    candidates = whole or [block for block in candidates if _is_of(block.text, words)]
    if not candidates:
        return None
    return max(candidates, key=lambda block: (_weight(blocks, block, words), -block.index)).index


def _body(blocks: Sequence[Block], start: int | None) -> list[Block]:
    """The prose that a headline is compared with."""
    return [] if start is None else [b for b in blocks[start : start + BODY] if len(b.text) >= MIN_PROSE]


def _of_others(blocks: Sequence[Block], candidates: Sequence[Block], words: frozenset[str]) -> set[int]:
    """The headlines that stand in a strip or above a cut text, and of which the text says hardly anything."""
    found: set[int] = set()
    places = {block.index for block in candidates}
    strip = False
    for line in blocks[: candidates[-1].index + 1]:
        if strip_label(line.text):
            strip = True
        elif line.index not in places:
            strip = False
        elif (strip or _above_blurb(blocks, line, words)) and _is_other(line.text, words):
            found.add(line.index)
    return found


def _above_blurb(blocks: Sequence[Block], block: Block, words: frozenset[str]) -> bool:
    """Whether the line below a headline is cut off and no copy of the text's own words, or speaks of the same as the headline."""
    for below in blocks[block.index + 1 : block.index + 2]:
        cut = cut_of(below.text)
        if cut is not None:
            stem = _words_of([cut.stem])
            return _is_other(cut.stem, words) or bool(stem & _words_of([block.text]))
    return False


def _is_other(text: str, words: frozenset[str]) -> bool:
    """Whether a text has several long words, and the running text hardly any of them."""
    own = {word for word in _words_of([text]) if len(word) >= LONG or WIDE.match(word)}
    return len(own) >= MIN_NAMES and len(own & words) <= MET * len(own)


def _is_of(headline: str, words: frozenset[str]) -> bool:
    """Whether a headline that is cut off leads nowhere and says something that the text says, or too little to tell."""
    cut = cut_of(headline)
    own = _words_of([headline])
    return (
        (cut is None or not cut.tail) and not _is_other(headline, words) and (len(own) < MIN_TOLD or bool(own & words))
    )


def _candidates(blocks: Sequence[Block]) -> tuple[list[Block], int | None]:
    """The lines before the running text that can be its headline, and where that text begins; None when nowhere."""
    start = _start(blocks)
    candidates = [
        block
        for block in blocks[: LOOKED_AT if start is None else start]
        if not (_is_figure(block.text) or lead_line(block.text) or _names_figures(blocks, block))
        and (_asks(blocks, block) or not is_prose(block.text))
        and _can_be_title(block.text)
    ]
    return _set_apart(candidates), start


def _start(blocks: Sequence[Block]) -> int | None:
    """Index of the first line of the running text; blurbs in a menu and notices above it are prose too, but little.

    It is the first of the pieces of prose near each other that make up a good part of the longest such run.
    """
    runs: list[list[int]] = []  # index of the first line, characters of each
    last = 0
    for block in blocks[:LOOKED_AT]:
        if not block.evidence.plain and (
            not is_prose(block.text) or _asks(blocks, block) or cut_of(block.text) is not None
        ):
            continue
        if not runs or block.index - last > NEAR:
            runs.append([block.index])
        runs[-1].append(len(block.text))
        last = block.index
    most = max((sum(pieces) for _, *pieces in runs), default=0)
    for first, *pieces in runs:
        if sum(pieces) >= (GOOD_PART if len(pieces) > 1 else ALONE) * most:
            return first
    return None


def _set_apart(candidates: Sequence[Block]) -> list[Block]:
    """Leave out the headlines of a strip, which begin with one label."""
    heads = Counter(filter(None, (strip_head(block.text) for block in candidates)))
    return [block for block in candidates if heads[strip_head(block.text)] < ROW]


def _asks(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a line with the end of a sentence is a headline all the same: a question or a call over prose."""
    if len(block.text) > MAX_ASKED or not ASKS.search(block.text):
        return False
    after = blocks[block.index + 1 : block.index + 1 + BELOW]
    return any(len(line.text) > len(block.text) and is_prose(line.text) for line in after)


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    """The longer words of texts, small; pairs of characters in scripts without spaces."""
    found: set[str] = set()
    for text in texts:
        found.update(LONG_WORD.findall(text.lower()))
        wide = "".join(WIDE.findall(text))
        found.update(wide[i : i + 2] for i in range(len(wide) - 1))
    return frozenset(found)


def candidate_features(blocks: Sequence[Block]) -> dict[int, dict[str, float]]:
    """Return ``features`` of the lines that can be the title, by index; ``WEIGHTS`` are fitted on them."""
    candidates, start = _candidates(blocks)
    words = _words_of(block.text for block in _body(blocks, start))
    return {block.index: _features(blocks, block, words) for block in candidates}


def _features(blocks: Sequence[Block], block: Block, words: frozenset[str]) -> dict[str, float]:
    """Return what speaks for a line as the headline of a text, by the names of ``WEIGHTS``; ``words`` are those of the text."""
    text = block.text
    count = len(text.split()) + len(WIDE.findall(text)) // 3
    own = _words_of([text])
    shared = own & words
    below = blocks[block.index + 1 : block.index + 1 + BELOW]
    return {
        "later": math.log1p(block.index),
        "words": min(count, 4) / 4,
        "more words": min(count, 8) / 8,
        "too many words": float(count > MANY_WORDS),
        "shared": min(sum(map(len, shared)), ENOUGH) / ENOUGH,
        "share": len(shared) / len(own) if own else 0.0,
        "date below": float(any(len(line.text) < MAX_DATED and DATED.search(line.text) for line in below)),
        "dated": float(DATED.search(text) is not None),
        "apart": float(APART.search(text) is not None),
        "small letter": float(text[0].islower()),
        "long": float(len(text) > MAX_HEADLINE),
    }


def _weight(blocks: Sequence[Block], block: Block, words: frozenset[str]) -> float:
    worth = sum(WEIGHTS[name] * value for name, value in _features(blocks, block, words).items())
    return worth + (FIRST if block.index == 0 else 0.0)


def _can_be_title(text: str) -> bool:
    wide = len(WIDE.findall(text))
    enough = MIN_TITLE_WIDE if wide >= 3 else MIN_TITLE
    if not enough <= len(text) <= MAX_TITLE or ITEM.match(text) or CLOCK.match(text):
        return False
    return not FULL_STOP.search(text) or text.endswith(("...", "…"))


def _names_figures(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a line is the name of the figures on the line below: ``Exchange rates``."""
    if not heads_figures(block.text):
        line = read(block.text) if len(block.text) <= MAX_LABEL else None
        if line is None or line.form is not Form.LABEL or not line.known:
            return False
    return any(_is_figure(below.text) for below in blocks[block.index + 1 : block.index + 2])


def _is_figure(text: str) -> bool:
    if strip_label(text) or strip_lead(text):
        return True
    return len(text) < 200 and read(text).form not in (Form.PROSE, Form.LABEL)
