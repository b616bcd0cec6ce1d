"""Where the title stands in a text without markup: before the running text, among tickers, teasers, menus."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .boxes import lead_line
from .cuts import cut_of, led_of
from .evidence.structured import fold
from .excerpts import mid_phrase
from .figures import WIDE, read
from .forms import Form, heads_figures
from .headforms import heads_lists, heads_more
from .model import Block
from .numerals import CLOCK
from .sayings import saying
from .scene import OWN_MIN, mass
from .sentences import CLOSING, MAX_ASKED, MIN_PROSE, asks, is_prose
from .shortsentences import is_short_sentence
from .sitelabels import is_label
from .spoken import UNSPACED, stems
from .stanzas import stanzas
from .stops import FULL_STOPS
from .striplabels import strip_head, strip_label, strip_lead
from .times import is_fresh
from .titleworth import NO_TITLE, Said, Top, words_of

MAX_TITLE = 250  # characters; the longest headlines in the shared pages have 230
MIN_TITLE = 12
MIN_TITLE_WIDE = 5  # Han and kana say more with less
MIN_WIDE = 3  # of them
LOOKED_AT = 400  # lines from the top in which a title is looked for
BODY = 30  # lines of the text that a title is compared with
NEAR = 4  # lines from one piece of prose to the next in running text
GOOD_PART = 0.05  # of the longest run of prose
ALONE = 0.5  # the same for a piece that stands alone
MAX_LABEL = 45  # characters
MIN_TOLD = 3  # long words of a headline that can be held against a text
ROW = 2  # headlines with one label
APART = 2  # ``Evidence.after_break`` of a line below a blank one
FEW_LINES = 25  # of a text whose sentences may all be short; whole pages have more
TRAILING = 2  # lines above the first sentence that trail off, as verse does
TIED = 2  # long words that a headline and the sentence below it have in common
UNSTOPPED = 90  # characters of a paragraph in Thai and the like
BELOW = 4  # lines below a question that is a title, among which prose stands
STOPS = (*FULL_STOPS, "؟", "…", ":", ";", ",")
# "Eggs (10): 44.50 Kč", "Bitola: -2 to 7 degrees", but not "Review: Model 15 Pro"
PRICED = re.compile(r"[:：][^:：]{0,12}\d(?:[\d'’ ]*[.,]\d+|[^\d:：]{0,6}[$€£¥%°]|[^\d:：]{1,6}\d+)\s?[^\d\s]{0,12}$")
ITEM = re.compile(r"^(?:[-•*–▪◦·]|\d{1,2}[.)])\s+\S")


def title_line(blocks: Sequence[Block]) -> int | None:
    """Return the index of the line that is the title, or None.

    The title stands before the first prose, among tickers, teasers, menus: it is the line that can be a headline and shares
    most words with the prose below; of equals, the first. Text that begins with prose has none.
    """
    candidates, start, said = _among(blocks)
    if not candidates:
        return None
    only = candidates[0]
    if len(candidates) == 1 and (only.index == 0 or not said.is_strange(only.text) or _is_framed(blocks, only, start)):
        return only.index
    top = Top(blocks, {block.index for block in candidates}, start, said)
    worths = {block.index: top.worth(block) for block in candidates}
    best = max(candidates, key=lambda block: (worths[block.index], -block.index))
    if worths[best.index] >= NO_TITLE or not said.is_strange(best.text) or (best.index == 0 and top.stands_alone(0)):
        return best.index
    told = [block for block in candidates if said.is_told(block.text)]
    if not told:
        return None if said.is_enough else best.index
    return max(told, key=lambda block: worths[block.index]).index


def _among(blocks: Sequence[Block]) -> tuple[list[Block], int, Said]:
    """The lines that can be the title, without headlines that are surely others', where the running text begins, and that text."""
    candidates, start = _candidates(blocks)
    if start is None or not candidates:
        return [], 0, Said(())
    candidates = _above_verse(candidates, blocks)
    said = Said(_body(blocks, start))
    others = _of_others(blocks, candidates, said, start)
    candidates = [block for block in candidates if block.index not in others] or _only(candidates, blocks)
    whole = [block for block in candidates if cut_of(block.text) is None and not _begins(blocks, block)]
    cut = [block for block in candidates if cut_of(block.text) is not None]
    framed = [
        block for block in cut if _is_framed(blocks, block, start) and (_is_apart(block) or _is_of(block.text, said))
    ] or [block for block in cut[:1] if _is_told_below(blocks, block)]
    return (
        framed or whole or [block for block in cut if _is_of(block.text, said) and not _begins(blocks, block)],
        start,
        said,
    )


def _above_verse(candidates: list[Block], blocks: Sequence[Block]) -> list[Block]:
    """Leave out the lines of verse that trails off, but for its first, when the text is of a few lines."""
    if len(blocks) > FEW_LINES:
        return candidates
    verse = stanzas(blocks, {block.index: cut.stem for block in blocks if (cut := cut_of(block.text))}, -1)
    return [block for block in candidates if block.index < min(verse)] or candidates if verse else candidates


def _only(candidates: Sequence[Block], blocks: Sequence[Block]) -> list[Block]:
    """The first line of a text of a few lines in which nothing else can be the title, but for one above a line cut in mid-phrase."""
    if not candidates or candidates[0].index or len(blocks) > FEW_LINES:
        return []
    below = cut_of(blocks[1].text)
    return [] if below and mid_phrase(below.stem, likely=True) else [candidates[0]]


def _begins(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a cut line of a text of a few lines is the beginning of one below it, its teaser; whole pages repeat a long title cut off."""
    if len(blocks) > FEW_LINES:
        return False
    cut = cut_of(block.text) or led_of(block.text)
    if cut is None or mass(cut.stem) < OWN_MIN:
        return False
    return any(below.text.startswith(cut.stem) for below in blocks[block.index + 1 : block.index + 1 + BODY])


def _is_told_below(blocks: Sequence[Block], block: Block) -> bool:
    """Whether the first line of a text of a few lines trails off over a whole sentence that says what it says in words of its own."""
    if block.index or len(blocks) > FEW_LINES or not is_short_sentence(blocks[1].text) or cut_of(blocks[1].text):
        return False
    cut = cut_of(block.text)
    if cut is None or cut.tail or _begins(blocks, block):
        return False
    return len(stems(cut.stem) & stems(blocks[1].text)) >= TIED


def _is_apart(block: Block) -> bool:
    """Whether a blank line stands above a line: between two others a cut line can as well be one more teaser."""
    return block.evidence.after_break == APART


def _is_framed(blocks: Sequence[Block], block: Block, start: int | None) -> bool:
    """Whether a line stands right above the first paragraph, and right below the beginning of that paragraph, cut off.

    So a headline stands whose own teaser was left above it; being cut itself tells it from a byline or a place of writing.
    """
    if not block.index or block.index + 1 != start or cut_of(block.text) is None:
        return False
    above = cut_of(blocks[block.index - 1].text)
    if above is None:
        return False
    stem, paragraph = fold(above.stem), fold(blocks[start].text)
    return mass(stem) >= OWN_MIN and paragraph.startswith(stem) and len(paragraph) > len(stem)


def _body(blocks: Sequence[Block], start: int) -> list[Block]:
    """The prose that a headline is compared with."""
    few = len(blocks) <= FEW_LINES
    return [
        b
        for b in blocks[start : start + BODY]
        if b.evidence.plain or mass(b.text) >= MIN_PROSE or (few and is_short_sentence(b.text))
    ]


def _of_others(blocks: Sequence[Block], candidates: Sequence[Block], said: Said, start: int) -> set[int]:
    """The headlines that stand in a strip, in a list or above a cut text, and of which the text says hardly anything."""
    found: set[int] = set()
    places = {block.index for block in candidates}
    strip = listed = False
    for line in blocks[: candidates[-1].index + 1]:
        if _heads_lists(line.text):
            listed, strip = True, False
        elif strip_label(line.text):
            strip = True
        elif line.index not in places:
            strip = listed = False
        elif (strip or (listed and line.index + 1 != start) or _above_blurb(blocks, line, said)) and said.is_other(
            line.text
        ):
            found.add(line.index)
    return found


def _heads_lists(text: str) -> bool:
    """Whether a line heads lists of headlines, and no part of an article."""
    return heads_lists(text) and not heads_more(text)


def _above_blurb(blocks: Sequence[Block], block: Block, said: Said) -> bool:
    """Whether the line below a headline is cut off and no copy of the text's own words, or speaks of the same as the headline."""
    for below in blocks[block.index + 1 : block.index + 2]:
        cut = cut_of(below.text)
        if cut is not None and not _begins(blocks, below):
            stem = words_of([cut.stem])
            return said.is_other(cut.stem) or bool(stem & words_of([block.text]))
    return False


def _is_of(headline: str, said: Said) -> bool:
    """Whether a headline that is cut off leads nowhere and says something that the text says, or too little to tell."""
    cut = cut_of(headline)
    own = words_of([headline])
    return (
        (cut is None or not cut.tail)
        and not said.is_other(headline)
        and (len(own) < MIN_TOLD or bool(own & said.words))
    )


def _candidates(blocks: Sequence[Block]) -> tuple[list[Block], int | None]:
    """The lines before the running text that can be its headline, and where that text begins; None when nowhere."""
    start = _first_sentence(blocks)
    start = _start(blocks) if start is None else start
    candidates = [
        block
        for block in blocks[: LOOKED_AT if start is None else start]
        if _can_be_title(block.text)
        and (not is_prose(block.text) or _asks(blocks, block) or _is_framed(blocks, block, start))
        and not (is_fresh(block.text) or is_label(block.text) or _heads_lists(block.text))
        and not (_is_figure(block.text) or lead_line(block.text) or _names_figures(blocks, block))
    ]
    return _set_apart(candidates), start


def _first_sentence(blocks: Sequence[Block]) -> int | None:
    """Index of the first sentence of a text of a few lines, however short; None for a longer text, and for verse, whose lines trail off."""
    if len(blocks) > FEW_LINES:
        return None
    texts = [block.text for block in blocks]
    for place, text in enumerate(texts):
        if (
            is_short_sentence(text)
            and text.rstrip(CLOSING).endswith(FULL_STOPS)
            and not (cut_of(text) or _is_figure(text))
        ):
            if is_prose(text):
                return None  # the rule for long sentences tells whether it is of the text, or a notice above it
            if saying(text, "li") is not None:
                continue
            above = [cut for cut in map(cut_of, texts[:place]) if cut is not None]
            own = [cut for cut in above if any(cut.stem in other for other in texts[place:])]
            return place if len(above) - len(own) < TRAILING else None
    return None


def _start(blocks: Sequence[Block]) -> int | None:
    """Index of the first line of the running text; blurbs in a menu and notices above it are prose too, but little.

    It is the first of the pieces of prose near each other that make up a good part of the longest such run.
    """
    runs: list[list[int]] = []  # index of the first line, characters of each
    last = 0
    looked_at = blocks[:LOOKED_AT]
    sure = GOOD_PART * sum([len(block.text) for block in looked_at])
    for block in looked_at:
        if not block.evidence.plain and (
            not (is_prose(block.text) or _is_unstopped(block.text))
            or _asks(blocks, block)
            or cut_of(block.text) is not None
        ):
            continue
        if not runs or block.index - last > NEAR:
            runs.append([block.index])
        runs[-1].append(len(block.text))
        last = block.index
        if len(runs) == 1 and len(runs[0]) > 2 and sum(runs[0][1:]) >= sure:
            return runs[0][0]  # a good part of all lines is one of the longest run
    most = max((sum(pieces) for _, *pieces in runs), default=0)
    for first, *pieces in runs:
        if sum(pieces) >= (GOOD_PART if len(pieces) > 1 else ALONE) * most:
            return first
    return None


def _is_unstopped(text: str) -> bool:
    """Whether a line is too long for a headline in a script without stops."""
    return len(text) >= UNSTOPPED and UNSPACED.search(text) is not None and not _is_figure(text)


def _set_apart(candidates: Sequence[Block]) -> list[Block]:
    """Leave out the headlines of a strip, which begin with one label."""
    heads = Counter(filter(None, (strip_head(block.text) for block in candidates)))
    return [block for block in candidates if heads[strip_head(block.text)] < ROW]


def _asks(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a line with the end of a sentence is a headline all the same: a question or a call over prose."""
    if len(block.text) > MAX_ASKED or not asks(block.text):
        return False
    after = blocks[block.index + 1 : block.index + 1 + BELOW]
    return any(len(line.text) > len(block.text) and is_prose(line.text) for line in after)


def candidate_features(blocks: Sequence[Block]) -> dict[int, dict[str, float]]:
    """Return ``Top.features`` of the lines that can be the title, by index; the weights are fitted on them."""
    candidates, start, said = _among(blocks)
    top = Top(blocks, {block.index for block in candidates}, start, said)
    return {block.index: top.features(block) for block in candidates}


def _can_be_title(text: str) -> bool:
    if not MIN_TITLE_WIDE <= len(text) <= MAX_TITLE or (len(text) < MIN_TITLE and len(WIDE.findall(text)) < MIN_WIDE):
        return False
    if ITEM.match(text) or CLOCK.match(text) or PRICED.search(text):
        return False
    return not text.rstrip(CLOSING).endswith(STOPS) or text.endswith(("...", "…"))


def _names_figures(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a line is the name of figures, or of those on the line below: ``Exchange rates``, ``Gold``."""
    if heads_figures(block.text) and " " in block.text:
        return True
    if not heads_figures(block.text):
        line = read(block.text) if len(block.text) <= MAX_LABEL else None
        if line is None or line.form is not Form.LABEL or not line.known:
            return False
    return any(_is_figure(below.text) for below in blocks[block.index + 1 : block.index + 2])


def _is_figure(text: str) -> bool:
    if strip_label(text) or strip_lead(text):
        return True
    return len(text) < 200 and read(text).form not in (Form.PROSE, Form.LABEL)
