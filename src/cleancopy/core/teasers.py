"""Teasers: texts cut off to lure the reader on, the page's own words or another article's, and whole copies of the page's words.

A cut text is compared with everything else the page says. When its words go on elsewhere it is a copy, and nothing is
lost with it. When they do not, it is another article's only if more than the cut speaks for that: words that lead on,
a bracketed ellipsis, several cut alike. An article's own last paragraph, cut by a paywall, stays and marks the
article as truncated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .cards import card_of
from .cuts import Cut, cut_of
from .evidence.structured import fold, fold_all
from .lines import is_prose
from .model import COPY, Block, Kind, Meta, Options, Page, Verdict

VAGUE = frozenset({Kind.NAVIGATION, Kind.RELATED, Kind.OTHER, Kind.TAGS})
WHOLE = COPY - {Kind.TITLE}
OWN_MIN = 16  # folded characters of a stem that are not met elsewhere by chance; wide ones count double
RELATED_MIN = 45  # characters of a stem below which cut lines in a row can be verse or dialogue
DUPLICATE_MIN = 40  # folded characters from which two equal blocks are a copy, not a refrain
COPIES = 3  # kept blocks from the top that can be copies of what follows
TOP = 2  # lines that can be copies of the text below; a line that stands three times is a refrain
NEAR = 6  # blocks between two cut texts that count as neighbours
ALIKE = 12  # difference in length of texts that are cut at a fixed length
OPENING = "\"'“„«»‘’‹›「『—–-•*"
LINKED = 0.5
STRICTLY_ALIKE = 4  # difference in length of headlines cut at a fixed length, which are shorter than RELATED_MIN
HEADLINE_MIN = 24  # characters of such a headline
ROW = 2  # others that are cut so
BEYOND = re.compile("[\u3040-\U0010ffff]")  # a script whose characters say more


@dataclass(frozen=True, slots=True)
class CutBlock:
    """A block that is cut off."""

    block: Block
    cut: Cut
    folded: str


def teasers(page: Page, options: Options) -> Page:
    """Return the page with the verdicts on teasers and copies."""
    if page.following:
        page = replace(page, following=tuple(teasers(part, options) for part in page.following))
    cuts = [_cut_block(block) for block in _open_blocks(page)]
    found: dict[int, Verdict] = {}
    there = [cut for cut in cuts if cut is not None]
    if there:
        _own(page, there, found)
        _related(page, [cut for cut in there if cut.block.index not in found], found)
    _copies(page, found)
    if not found:
        return page
    verdicts = tuple(found.get(index, verdict) for index, verdict in enumerate(page.verdicts))
    return replace(page, verdicts=verdicts)


def truncation(page: Page) -> str | None:
    """Say what shows that the article ends before its text does, or return None."""
    kept = [b for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind in COPY and v.kind is not Kind.TITLE]
    if not kept:
        return None
    last = kept[-1].text
    cut = cut_of(last) if len(last) > RELATED_MIN else None
    walls = [
        b
        for b, v in zip(page.blocks, page.verdicts, strict=True)
        if v.kind is Kind.PAYWALL and b.index > kept[-1].index
    ]
    closed = page.meta is not None and page.meta.paywalled is True
    # An ellipsis alone ends cliff-hangers too; something else has to say that there is more.
    if cut is not None and (closed or walls or cut.tail or cut.form == "bracketed" or _goes_on(page, cut)):
        return f"the last paragraph is cut off: “…{last[-60:]}”"
    if closed and walls:
        return f"the page says that it is not free, and a paywall follows the text: “{walls[0].text[:60]}”"
    return None


def _goes_on(page: Page, cut: Cut) -> bool:
    """Whether the body in the page's data goes on after the words before a cut."""
    stem = fold(cut.stem)
    return any(stem in body and not body.endswith(stem) for body in map(fold, page.meta.bodies)) if page.meta else False


def _open_blocks(page: Page) -> list[Block]:
    """Blocks that may be teasers: copy but the title, and chaff with dots whose kind says little."""
    return [
        block
        for block, verdict in zip(page.blocks, page.verdicts, strict=True)
        if verdict.kind in WHOLE or (verdict.kind in VAGUE and ("…" in block.text or "..." in block.text))
    ]


def _cut_block(block: Block) -> CutBlock | None:
    cut = cut_of(block.text)
    return CutBlock(block, cut, fold(cut.stem)) if cut else None


def _mass(folded: str) -> int:
    return len(folded) if folded.isascii() else len(folded) + len(BEYOND.findall(folded))


def _own(page: Page, cuts: Sequence[CutBlock], found: dict[int, Verdict]) -> None:
    """Cut texts whose words go on elsewhere on the page."""
    meta = page.meta or Meta()
    copies = [b for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind in COPY]
    whole = [(b.index, text) for b, text in zip(copies, fold_all([b.text for b in copies]), strict=True)]
    told = [fold(text) for text in (*meta.bodies, *meta.descriptions)]
    copy = {index for index, _ in whole}
    for item in cuts:
        stem = item.folded
        if _mass(stem) < OWN_MIN:
            continue
        on_page = any(index != item.block.index and stem in text and len(text) > len(stem) for index, text in whole)
        elsewhere = item.block.index in copy and any(stem in text and len(text) > len(stem) + 20 for text in told)
        if item.cut.form == "tail" and any(fold(item.block.text) in text for text in told):
            continue  # the words that seem to lead on are the article's
        if on_page:
            found[item.block.index] = _teaser("own", "the words before the cut stand whole elsewhere in the text")
        elif elsewhere and item.cut.tail:
            found[item.block.index] = _teaser("own", "the words before the cut stand whole in the page's own data")


def _teaser(subkind: str, reason: str) -> Verdict:
    return Verdict(Kind.TEASER, reason, "teasers", subkind)


def _related(page: Page, cuts: Sequence[CutBlock], found: dict[int, Verdict]) -> None:
    """Cut texts of other articles."""
    last = _last_kept(page)
    for item in cuts:
        block, cut = item.block, item.cut
        if not page.verdicts[block.index].kind.is_copy:
            if _mass(item.folded) >= OWN_MIN and cut.form != "tail":
                found[block.index] = _teaser("related", "a cut text outside the article")
                _take_heads(_card(page, item), found)
            continue
        card = _card(page, item)
        reason = _reason(page, item, cuts, last) or (
            "cut off, below a headline in an element of its own" if card else ""
        )
        if reason:
            found[block.index] = _teaser("related", reason)
            _take_heads(card, found)


def _take_heads(card: Sequence[int], found: dict[int, Verdict]) -> None:
    for index in card:
        found.setdefault(index, _teaser("related", "the headline of a teaser that is cut off"))


def _card(page: Page, item: CutBlock) -> list[int]:
    """The blocks of the card that a cut text of some length is part of."""
    if not page.markup or item.cut.form == "tail" or _mass(item.folded) < RELATED_MIN:
        return []
    return [] if item.block.text.startswith(tuple(OPENING)) else card_of(page, item.block)


def _reason(page: Page, item: CutBlock, cuts: Sequence[CutBlock], last: int) -> str:
    """Why a kept cut text is another article's, or an empty string."""
    block, cut = item.block, item.cut
    text = block.text
    if cut.tail and (cut.form != "tail" or _led_on(cut)):
        return f"cut off, with words that lead on: “{cut.tail}”"
    if cut.form == "tail" or text.startswith(tuple(OPENING)):
        return ""
    if _mass(item.folded) >= RELATED_MIN and _apart(page, block):
        return "cut off, and set apart from the text by other lines"
    linked = page.markup and block.evidence.link_chars > LINKED * len(text)
    if linked and _mass(item.folded) >= OWN_MIN:
        return "cut off, and a link to another page"
    kept = [o for o in cuts if page.verdicts[o.block.index].kind.is_copy]
    alike = [o for o in kept if o is not item and abs(o.block.index - block.index) <= NEAR and _alike(o, item)]
    if _mass(item.folded) >= RELATED_MIN and alike:
        return f"cut off like {len(alike)} others near by"
    if _in_row(item, cuts):
        return "a headline cut at the same length as others beside it"
    if cut.form == "bracketed" and block.index != last:
        return "cut off with an ellipsis in brackets, like an excerpt"
    return ""


def _led_on(cut: Cut) -> bool:
    """Whether words at the end lead on although no ellipsis precedes them: set off by a capital or the end of a sentence."""
    stem = cut.stem.rstrip()
    several = " " in cut.tail or not cut.tail[:1].isascii()
    return (
        bool(stem) and several and (cut.tail[:1].isupper() or not cut.tail[:1].isascii()) and stem[-1] in ".!?…。！？|"
    )


def _in_row(item: CutBlock, cuts: Sequence[CutBlock]) -> bool:
    """Whether a text is one of several, all different, that a program cut at one length; verse and dialogue vary more."""
    length = len(item.cut.stem)
    if length < HEADLINE_MIN:
        return False
    beside = {
        other.folded
        for other in cuts
        if abs(other.block.index - item.block.index) <= NEAR
        and other.cut.form == item.cut.form
        and abs(len(other.cut.stem) - length) <= STRICTLY_ALIKE
        and not other.block.text.startswith(tuple(OPENING))
    }
    return len(beside - {item.folded}) >= ROW


def _alike(a: CutBlock, b: CutBlock) -> bool:
    """Whether two texts are cut in the same way, at nearly the same length."""
    if a.block.text.startswith(tuple(OPENING)) or _mass(a.folded) < RELATED_MIN:
        return False
    beside = abs(a.block.index - b.block.index) == 1 and not b.block.text.startswith(tuple(OPENING))
    if beside and _mass(b.folded) >= RELATED_MIN:
        return True
    return a.cut.form == b.cut.form and (
        abs(len(a.cut.stem) - len(b.cut.stem)) <= ALIKE or abs(a.block.index - b.block.index) <= 3
    )


def _apart(page: Page, block: Block) -> bool:
    """Whether a block stands outside the running text: above the title, or below the text with another line between."""
    title = next((i for i, verdict in enumerate(page.verdicts) if verdict.kind is Kind.TITLE), -1)
    if block.index < title:
        return True
    running = [b.index for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind in COPY and is_whole(b.text)]
    if not running or running[-1] > block.index:
        return False
    return block.index - running[-1] > 1


def is_whole(text: str) -> bool:
    """Whether a text is prose that is not cut off."""
    return is_prose(text) and cut_of(text) is None


def _last_kept(page: Page) -> int:
    return max((b.index for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind in COPY), default=-1)


def _copies(page: Page, found: dict[int, Verdict]) -> None:
    """Kept blocks that a later kept block repeats word for word.

    Without markup only prose at the very top: further down, and in verse, a repeated line is a refrain.
    """
    kept = [
        b
        for b, v in zip(page.blocks, page.verdicts, strict=True)
        if v.kind in COPY and v.kind is not Kind.TITLE and b.index not in found and len(b.text) >= DUPLICATE_MIN
    ]
    if page.markup:
        texts = fold_all([block.text for block in kept])
        last = {text: block.index for text, block in zip(texts, kept, strict=True)}
        # Only prose over the text: within it, lists and summaries repeat what is said, and mean to.
        first = [(b, text) for b, text in zip(kept[:COPIES], texts, strict=False) if last[text] > b.index]
        copies = [b.index for b, text in first if _mass(text) >= DUPLICATE_MIN and is_prose(b.text)]
    else:
        lines = Counter(block.text for block in kept)
        copies = [b.index for b in kept[:TOP] if lines[b.text] == 2 and is_prose(b.text)]
    for index in copies:
        found[index] = Verdict(Kind.DUPLICATE, "the same words stand again further down", "teasers.copies")
