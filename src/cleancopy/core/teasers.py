"""Teasers: texts cut off to lure the reader on, the page's own words or another article's, and whole copies of the page's words.

A cut text is compared with everything else the page says. When its words go on elsewhere it is a copy, and nothing is
lost with it. When they do not, it is another article's only if more than the cut speaks for that: words that lead on,
a bracketed ellipsis, several cut alike. An article's own last paragraph, cut by a paywall, stays and marks the
article as truncated.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, islice
from operator import itemgetter

from .cuts import Cut, cut_of, led_of
from .databody import is_declared_only
from .elsewhere import led_elsewhere, repeated
from .evidence.structured import fold, fold_all
from .headlines import headlines
from .leadlines import around_cuts, beginnings
from .model import COPY, Block, Kind, Meta, Options, Page, Subkind, Verdict
from .placeholders import is_placeholder
from .related import related
from .reprints import reprints
from .scene import OWN_MIN, RELATED_MIN, CutBlock, folded_mass, mass
from .sentences import is_plain_prose, is_prose
from .uncleaned import uncleaned

VAGUE = frozenset({Kind.NAVIGATION, Kind.RELATED, Kind.OTHER, Kind.TAGS})
WHOLE = COPY - {Kind.TITLE}
CUT_ONES = WHOLE - {Kind.CODE}  # what is shown as it was written is quoted, dots and all
DUPLICATE_MIN = 40  # folded characters from which two equal blocks are a copy, not a refrain
# Different cut texts whose words are looked for: each costs a look through the whole text, and no page for readers has so many.
MAX_STEMS = 2_000
COPIES = 3  # kept blocks from the top that can be copies of what follows
TEXT = Block._fields.index("text")
TOP = 2  # lines that can be copies of the text below; a line that stands three times is a refrain


def teasers(page: Page, options: Options) -> Page:
    """Return the page with the verdicts on teasers and copies."""
    if page.following:
        page = replace(page, following=tuple(teasers(part, options) for part in page.following))
    found: dict[int, Verdict] = {}
    open_blocks = _open_blocks(page)
    there = [cut for cut in map(_cut_block, open_blocks) if cut is not None]
    led = [] if page.markup else [cut for cut in map(_led_block, open_blocks) if cut is not None]
    if there or led:
        _own(page, [*there, *led], found)
        related(page, there, found)
        _placeholders(there, found)
    beginnings(page, found)
    around_cuts(page, found)
    led_elsewhere(page, found)
    repeated(page, found)
    reprints(page, found)
    _copies(page, found)
    headlines(page, found)
    if found and not page.markup:
        _nothing_left(page, there, found)
    verdicts = (
        tuple(found.get(index, verdict) for index, verdict in enumerate(page.verdicts)) if found else page.verdicts
    )
    left = uncleaned(page, verdicts)
    if left:
        verdicts = tuple(left.get(index, verdict) for index, verdict in enumerate(verdicts))
    return page.with_values(verdicts=verdicts) if found or left else page


def _nothing_left(page: Page, cuts: Sequence[CutBlock], found: dict[int, Verdict]) -> None:
    """Give a text of which nothing would be left the cut line back that a shorter cut line repeats, and the one above it as its title.

    That is what an article looks like of which no more is shown than its beginning.
    """
    if any(found.get(index, verdict).kind in COPY for index, verdict in enumerate(page.verdicts)):
        return
    own = [item.folded for item in cuts if item.block.index in found and found[item.block.index].subkind is Subkind.OWN]
    cut_ones = {item.block.index for item in cuts}
    for item in cuts:
        index = item.block.index
        given = found.get(index)
        if given and given.subkind is Subkind.RELATED and any(stem in item.folded for stem in own):
            del found[index]
            if index - 1 in cut_ones and found.get(index - 1) and found[index - 1].subkind is Subkind.RELATED:
                found[index - 1] = Verdict(Kind.TITLE, "the line above the only text that is left", "teasers.rest")
            return


def truncation(page: Page) -> str | None:
    """Say what shows that the article ends before its text does, or return None."""
    end = next((place for place in range(len(page.blocks) - 1, -1, -1) if page.verdicts[place].kind in WHOLE), -1)
    if end < 0:
        return None
    last = page.blocks[end].text
    cut = cut_of(last) if len(last) > RELATED_MIN and not is_plain_prose(page.blocks[end]) else None
    closed = page.meta is not None and page.meta.paywalled is True
    if cut is None and not closed:
        return None
    below = zip(page.blocks[end + 1 :], page.verdicts[end + 1 :], strict=True)
    walls = [block for block, verdict in below if verdict.kind is Kind.PAYWALL]
    # An ellipsis alone ends cliff-hangers too; something else has to say that there is more. Systems end what they cut in data so.
    more = closed or walls or is_declared_only(page)
    if cut is not None and (more or cut.tail or cut.form == "bracketed" or _goes_on(page, cut)):
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
    verdicts = page.verdicts
    return [
        block
        for block in page.looked_at
        if (kind := verdicts[block.index].kind) in CUT_ONES
        or (kind in VAGUE and ("…" in block.text or "..." in block.text))
    ]


def _cut_block(block: Block) -> CutBlock | None:
    cut = cut_of(block.text)
    return CutBlock(block, cut, fold(cut.stem)) if cut else None


def _led_block(block: Block) -> CutBlock | None:
    """A line of a bare text with an ellipsis and a few words behind it, which lead on in a language whose words for that are not known."""
    cut = led_of(block.text)
    return CutBlock(block, cut, fold(cut.stem)) if cut and mass(cut.stem) >= RELATED_MIN else None


def _own(page: Page, cuts: Sequence[CutBlock], found: dict[int, Verdict]) -> None:
    """Cut texts whose words go on elsewhere on the page."""
    meta = page.meta or Meta()
    whole = _Whole([b for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind in COPY])
    told = [fold(text) for text in (*meta.bodies, *meta.descriptions)]
    for item in cuts:
        stem = item.folded
        if folded_mass(stem) < OWN_MIN:
            continue
        on_page = whole.goes_on(stem, item.block.index)
        elsewhere = item.block.index in whole and any(stem in text and len(text) > len(stem) + 20 for text in told)
        if item.cut.form == "tail" and (_one_word(item.cut) or any(fold(item.block.text) in text for text in told)):
            continue  # the words that seem to lead on are the article's
        if on_page:
            found[item.block.index] = _teaser(Subkind.OWN, "the words before the cut stand whole elsewhere in the text")
        elif elsewhere and item.cut.tail:
            found[item.block.index] = _teaser(
                Subkind.OWN, "the words before the cut stand whole in the page's own data"
            )


class _Whole:
    """The folded texts of the kept blocks, one below the other."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._indexes = [block.index for block in blocks]
        texts = fold_all([block.text for block in blocks])
        self._text = "\n".join(texts)
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self._holders: dict[str, list[int]] = {}

    def __contains__(self, index: int) -> bool:
        place = bisect_right(self._indexes, index) - 1
        return place >= 0 and self._indexes[place] == index

    def goes_on(self, stem: str, index: int) -> bool:
        """Whether a block other than the one with this index holds a stem, and more."""
        if stem not in self._holders:  # a page may repeat one cut line a thousand times
            self._holders[stem] = list(islice(self._longer(stem), 2)) if len(self._holders) < MAX_STEMS else []
        return any(holder != index for holder in self._holders[stem])

    def _longer(self, stem: str) -> Iterator[int]:
        """The indexes of the blocks that hold a stem, and more."""
        at = self._text.find(stem)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            after = self._starts[place + 1]
            if after - self._starts[place] - 1 > len(stem):
                yield self._indexes[place]
            at = self._text.find(stem, after)


def _placeholders(cuts: Sequence[CutBlock], found: dict[int, Verdict]) -> None:
    for item in cuts:
        if not item.cut.tail and is_placeholder(item.cut.stem):
            reason = "a placeholder that a script replaces"
            found[item.block.index] = Verdict(Kind.CONTROL, reason, "teasers.placeholder")


def _one_word(cut: Cut) -> bool:
    """Whether one word without an ellipsis seems to lead on, as in ``What It Costs and More``."""
    return " " not in cut.tail and cut.tail.isascii() and cut.stem.rstrip()[-1:] not in (".", "!", "?", "|")


def _teaser(subkind: Subkind, reason: str) -> Verdict:
    return Verdict(Kind.TEASER, reason, "teasers", subkind)


def _copies(page: Page, found: dict[int, Verdict]) -> None:
    """Kept blocks that a later kept block repeats word for word.

    Without markup only prose at the very top: further down, and in verse, a repeated line is a refrain.
    """
    kept = (
        b
        for b, v in zip(page.blocks, page.verdicts, strict=True)
        if v.kind in COPY and v.kind is not Kind.TITLE and b.index not in found and len(b.text) >= DUPLICATE_MIN
    )
    first = list(islice(kept, COPIES if page.markup else TOP))
    if not any(is_prose(block.text) for block in first):
        return
    if not page.markup:
        texts = list(map(itemgetter(TEXT), page.blocks))
        if all(texts.count(block.text) == 1 for block in first):
            return
    every = [*first, *kept]
    if page.markup:
        texts = fold_all([block.text for block in every])
        last = {text: block.index for text, block in zip(texts, every, strict=True)}
        # Only prose over the text: within it, lists and summaries repeat what is said, and mean to.
        again = [(b, text) for b, text in zip(first, texts, strict=False) if last[text] > b.index]
        copies = [b.index for b, text in again if mass(text) >= DUPLICATE_MIN and is_prose(b.text)]
    else:
        lines = [block.text for block in every]
        copies = [b.index for b in first if lines.count(b.text) == 2 and is_prose(b.text)]
    for index in copies:
        found[index] = Verdict(Kind.DUPLICATE, "the same words stand again further down", "teasers.copies")
