"""The next article of a page that goes on and on: a further headline and date, in elements of the same form as the page's own.

A page that loads the next article below its own shows it in the same template. Where neither is an ``<article>``, the template tells: a
heading in an element of the title's class, and below it a date in one of the class of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from .evidence.signs import ABOVE, BELOW, SHORT, YEAR
from .metadata.dates import read
from .model import Block, Kind, Page, Verdict
from .roles import HEADINGS, around

Form = tuple[str, str]


def next_heads(page: Page, kept: Sequence[int], title: int | None) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks from the next article's headline on; none where a part of the first goes on below it."""
    if title is None:
        return {}
    words = _form(page, page.blocks[title])[1]
    dates = _dated_forms(page, page.blocks[max(0, title - ABOVE) : title + BELOW + 1])
    text = [index for index in kept if index > title]
    if not words or not dates or not text:
        return {}
    for block in page.blocks[text[0] + 1 :]:
        if _is_next(page, block, title, words, dates) and _ended(page, text, title, block.index):
            verdict = Verdict(
                Kind.NEXT_ARTICLE, "below a further headline and date of the same form", "judge.next_head"
            )
            return {index: verdict for index in kept if index >= block.index}
    return {}


def _is_next(page: Page, block: Block, title: int, words: str, dates: set[Form]) -> bool:
    tag, own = _form(page, block)
    if own != words or tag not in HEADINGS or block.text == page.blocks[title].text:
        return False
    return bool(dates & _dated_forms(page, page.blocks[block.index + 1 : block.index + BELOW + 1]))


def _ended(page: Page, text: Sequence[int], title: int, start: int) -> bool:
    """Whether a block stands in no part of the text above it, and no element of that text goes on below it."""
    own = _holders(page, [start])
    above = _holders(page, [index for index in text if index < start])
    if own & above - _holders(page, [title]):
        return False
    return not (above - own) & _holders(page, [index for index in text if index > start])


def _holders(page: Page, indexes: Sequence[int]) -> set[int]:
    return {c.index for index in indexes for c in around(page.containers, page.blocks[index].evidence.container)}


def _dated_forms(page: Page, blocks: Sequence[Block]) -> set[Form]:
    """The forms of short lines with a date; an element without a name is of no form."""
    lines = (block for block in blocks if len(block.text) < SHORT and YEAR.search(block.text) and read(block.text))
    return {form for form in (_form(page, block) for block in lines) if form[1]}


def _form(page: Page, block: Block) -> Form:
    """The tag of the element around a block, and its class, or that of an inline element in it."""
    own = page.containers[block.evidence.container]
    return own.tag, own.words or block.evidence.words
