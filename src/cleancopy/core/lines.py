"""First verdicts on text without markup: where the title stands; every other line is kept until something speaks against it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .boxes import lead_label, lead_line
from .cuts import cut_of
from .figures import CLOCK, read
from .forms import Form, heads_figures
from .model import Block, Kind, Page, Verdict
from .striplabels import strip_head, strip_label, strip_lead

MAX_TITLE = 250  # characters; the longest headlines in the shared pages have 230
MIN_TITLE = 12
MIN_TITLE_WIDE = 5  # Han and kana say more with less
MIN_PROSE = 60
LOOKED_AT = 200  # lines from the top in which a title is looked for
BODY = 30  # lines of the text that a title is compared with
NEAR = 4  # lines after a piece of prose in which another stands, in running text
MAX_ASKED = 140
WORTH = 5  # characters in common that a word of a headline is worth
AT_TOP = 16  # what it is worth to be the first line of all
ENOUGH = 32  # characters in common from which a line is the headline
MAX_LABEL = 45  # characters
MIN_TOLD = 3  # long words of a headline that can be held against a text
SURE_LABEL = 2
LONG = 5  # letters of a word that not every text has
MIN_LONG = 2
MET = 0.34  # share of the long words of another article's headline that a text says by chance
ROW = 2  # headlines with one label
MAX_LISTED = 14  # lines
ASKS = re.compile(r"[?!？！؟]['\"”’»)\]]*$")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
WIDE = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
FULL_STOP = re.compile(r"[.。։।؟…:;,]['\"”’»)\]]*$")
ENDS = re.compile(r"[.!?…。！？।؟։]['\"”’»)\]]*$")
MAX_END = 8  # characters of signs that end a sentence
ITEM = re.compile(r"^(?:[-•*–▪◦·]|\d{1,2}[.)])\s+\S")

PARAGRAPH = Verdict(Kind.PARAGRAPH, "a line of the text", "lines")
LIST_ITEM = Verdict(Kind.LIST_ITEM, "a line that begins like an item of a list", "lines")
ELSEWHERE = Verdict(Kind.RELATED, "words that lead to another article, and its headline", "lines.lead_in")
LISTED = Verdict(Kind.RELATED, "a list of headlines under words that lead to other articles", "lines.lead_in")
TITLE = Verdict(Kind.TITLE, "the first line that stands like a headline over the text", "lines")


def judge_lines(page: Page) -> Page:
    """Return the page with a verdict for each line."""
    verdicts = [PARAGRAPH if block.evidence.plain else _line(block.text) for block in page.blocks]
    place = title_line(page.blocks)
    _lists(page.blocks, verdicts, place)
    if place is not None:
        verdicts[place] = TITLE
    return replace(page, verdicts=tuple(verdicts))


def _line(text: str) -> Verdict:
    if lead_line(text):
        return ELSEWHERE
    return LIST_ITEM if ITEM.match(text) else PARAGRAPH


def _lists(blocks: Sequence[Block], verdicts: list[Verdict], title: int | None) -> None:
    """Take out lists of headlines under a line that leads to other articles: ``More stories``, then a headline a line."""
    for block in blocks:
        label = lead_label(block.text) if len(block.text) <= MAX_LABEL else 0
        if not label:
            continue
        after = _headlines(blocks, block.index + 1)
        if title is not None and block.index < title < after:
            after = title
        below = blocks[after : after + 1]
        if below and label < SURE_LABEL:
            continue  # what leads on in other places too does so only at the end
        if below and after - block.index > 1:
            after -= 1  # the last line above prose is the heading of what follows
        if after - block.index > 1:
            verdicts[block.index : after] = [LISTED] * (after - block.index)


def _headlines(blocks: Sequence[Block], start: int) -> int:
    """Index after the row of lines that can be headlines of other articles, from ``start`` on."""
    end = start
    joined = end < len(blocks) and blocks[end].evidence.after_break == 1
    below_blurb = False
    while end < min(len(blocks), start + MAX_LISTED):
        text = blocks[end].text
        cut = cut_of(text)
        if not MIN_TITLE <= len(text) + len(WIDE.findall(text)) <= MAX_TITLE or (is_prose(text) and not cut):
            break
        if below_blurb and not (cut or _is_card(blocks, end)):
            break  # the text goes on
        below_blurb = cut is not None
        if joined and end > start and blocks[end].evidence.after_break > 1:
            return end
        end += 1
    return end


def _is_card(blocks: Sequence[Block], index: int) -> bool:
    """Whether a cut text stands below a line, so that both are of another article."""
    return any(cut_of(block.text) is not None for block in blocks[index + 1 : index + 2])


def title_line(blocks: Sequence[Block]) -> int | None:
    """Return the index of the line that is the title, or None.

    The title stands before the first prose, among tickers, teasers, menus: it is the line that can be a headline and shares
    most words with the prose below; of equals, the first. Text that begins with prose has none.
    """
    candidates, start = _candidates(blocks)
    words = _words_of(block.text for block in _body(blocks, start))
    others = _of_others(blocks, candidates, words)
    candidates = [block for block in candidates if block.index not in others]
    whole = [block for block in candidates if cut_of(block.text) is None]
    if start is None or not candidates or len(whole) == 1:
        return whole[0].index if whole and start is not None else None
    candidates = whole or [block for block in candidates if not _leads_on(block.text) and _is_of(block.text, words)]
    if not candidates:
        return None
    return max(candidates, key=lambda block: (_weight(block, words), -block.index)).index


def _body(blocks: Sequence[Block], start: int | None) -> list[Block]:
    """The prose that a headline is compared with."""
    return [] if start is None else [b for b in blocks[start : start + BODY] if len(b.text) >= MIN_PROSE]


def _of_others(blocks: Sequence[Block], candidates: Sequence[Block], words: frozenset[str]) -> set[int]:
    """The headlines that stand in a strip or above a cut text, and of which the text says hardly anything."""
    found: set[int] = set()
    strip = False
    row = iter(candidates)
    block = next(row, None)
    for line in blocks[: candidates[-1].index + 1 if candidates else 0]:
        if strip_label(line.text):
            strip = True
        elif block is None or line.index != block.index:
            strip = strip and line.index in found
        if block is not None and line.index == block.index:
            led = strip or _above_blurb(blocks, block, words)
            if led and _is_other(block.text, words):
                found.add(block.index)
            block = next(row, None)
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
    return len(own) >= MIN_LONG and len(own & words) <= MET * len(own)


def _is_of(headline: str, words: frozenset[str]) -> bool:
    """Whether a headline that is cut off says something that the text says, or too little to tell."""
    own = _words_of([headline])
    return len(own) < MIN_TOLD or bool(own & words)


def _candidates(blocks: Sequence[Block]) -> tuple[list[Block], int | None]:
    """The lines before the running text that can be its headline, and where that text begins; None when nowhere."""
    candidates: list[Block] = []
    first: tuple[int, int] | None = None  # a piece of prose that stands alone
    for block in blocks[:LOOKED_AT]:
        if _is_figure(block.text) or lead_line(block.text) or _names_figures(blocks, block):
            continue
        if is_prose(block.text) and not _asks(blocks, block):
            if cut_of(block.text) is None:
                if _goes_on(blocks, block):
                    return _set_apart(candidates), block.index
                first = (len(candidates), block.index) if first is None else first
            continue
        if _can_be_title(block.text):
            candidates.append(block)
    return (_set_apart(candidates[: first[0]]), first[1]) if first else (_set_apart(candidates), None)


def _set_apart(candidates: Sequence[Block]) -> list[Block]:
    """Leave out the headlines of a strip, which begin with one label."""
    heads = Counter(filter(None, (strip_head(block.text) for block in candidates)))
    return [block for block in candidates if heads[strip_head(block.text)] < ROW]


def _asks(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a line with the end of a sentence is a headline all the same: a question or a call over prose."""
    after = blocks[block.index + 1 : block.index + 2]
    return (
        len(block.text) <= MAX_ASKED
        and ASKS.search(block.text) is not None
        and bool(after)
        and len(after[0].text) > len(block.text)
    )


def _goes_on(blocks: Sequence[Block], block: Block) -> bool:
    """Whether more prose follows near by, so that a piece of prose is no blurb in a menu."""
    after = blocks[block.index + 1 : block.index + 1 + NEAR]
    return not after or any(is_prose(other.text) for other in after)


def _leads_on(text: str) -> bool:
    cut = cut_of(text)
    return cut is not None and bool(cut.tail)


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    """The longer words of texts, small; pairs of characters in scripts without spaces."""
    found: set[str] = set()
    for text in texts:
        found.update(LONG_WORD.findall(text.lower()))
        wide = "".join(WIDE.findall(text))
        found.update(wide[i : i + 2] for i in range(len(wide) - 1))
    return frozenset(found)


def is_prose(text: str) -> bool:
    """Whether a line is running text: long enough, with an end."""
    mass = len(text) if text.isascii() else len(text) + len(WIDE.findall(text))
    return mass >= 300 or (mass >= MIN_PROSE and ENDS.search(text, len(text) - MAX_END) is not None)


def _weight(block: Block, words: frozenset[str]) -> float:
    """A headline has several words, and says them again in its text; a name in a menu has few, another article's are others."""
    count = len(block.text.split()) + len(WIDE.findall(block.text)) // 3
    own = _words_of([block.text])
    shared = sum(map(len, own & words))
    others = sum(map(len, own)) - shared
    top = AT_TOP if block.index == 0 else 0
    return top + min(count, 4) * WORTH + min(shared, ENOUGH) - 0.5 * min(others, ENOUGH)


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
