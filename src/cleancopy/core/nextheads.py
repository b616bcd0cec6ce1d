"""The next article of a page that goes on and on: a further headline and date, in elements of the same form as the page's own.

A page that loads the next article below its own shows it in the same template. Where neither is an ``<article>``, the template tells: a
heading in an element of the title's class, and below it a date in one of the class of its own; or a dated heading of the title's rank in an
element beside that of the title, of the same kind and with a class in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from .evidence.signs import ABOVE, BELOW, SHORT, YEAR
from .metadata.dates import read
from .model import Block, Container, Kind, Page, Verdict
from .roles import HEADINGS, around

Form = tuple[str, str]
MOST_TRIED = 20  # headings that might begin the next article: each is held against all that is kept


def next_heads(page: Page, kept: Sequence[int], title: int | None) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks from the next article's headline on; none where a part of the first goes on below it."""
    if title is None:
        return {}
    head = page.blocks[title]
    words = _form(page, head)[1]
    text = [index for index in kept if index > title]
    further = [
        block
        for block in (page.blocks[text[0] + 1 :] if text else ())
        if block.evidence.tag in HEADINGS
        and block.text != head.text
        and (block.evidence.tag == head.evidence.tag or (words and _form(page, block)[1] == words))
    ]
    if not further:
        return {}
    own = _dated(page.blocks[max(0, title - ABOVE) : title + BELOW + 1])
    dates = _named_forms(page, own) if words else set()
    starts = (_start(page, block, head, dates) for block in further if own)
    for start in islice((start for start in starts if start >= 0), MOST_TRIED):
        if _ended(page, text, title, start):
            verdict = Verdict(
                Kind.NEXT_ARTICLE, "below a further headline and date of the same form", "judge.next_head"
            )
            return {index: verdict for index in kept if index >= start}
    return {}


def _start(page: Page, block: Block, head: Block, dates: set[Form]) -> int:
    """Where the article begins that a heading may be the headline of, or -1; ``dates`` are the forms of those near the page's own."""
    below = page.blocks[block.index + 1 : block.index + BELOW + 1]
    if dates and _form(page, block)[1] == _form(page, head)[1] and dates & _named_forms(page, _dated(below)):
        return block.index
    return _start_beside(page, block, head) if block.evidence.tag == head.evidence.tag else -1


def _start_beside(page: Page, block: Block, head: Block) -> int:
    """Where an element begins that stands beside that of the title, of the same kind and with a class in common, or -1.

    The heading stands in it, and near it a date.
    """
    first = _outwards(page, head)
    second = _outwards(page, block)
    while first and second and first[-1] == second[-1]:
        first.pop()
        second.pop()
    if not first or not second:
        return -1
    one, other = first[-1], second[-1]
    if one.tag != other.tag or (one.words != other.words and not set(one.words.split()) & set(other.words.split())):
        return -1
    near = page.blocks[max(0, block.index - ABOVE) : block.index + BELOW + 1]
    inside = [each for each in near if other in _outwards(page, each)]
    return inside[0].index if _dated(inside) else -1


def _ended(page: Page, text: Sequence[int], title: int, start: int) -> bool:
    """Whether a block stands in no part of the text above it, and no element of that text goes on below it."""
    own = _holders(page, [start])
    above = _holders(page, [index for index in text if index < start])
    if own & above - _holders(page, [title]):
        return False
    return not (above - own) & _holders(page, [index for index in text if index > start])


def _holders(page: Page, indexes: Sequence[int]) -> set[int]:
    return {container.index for index in indexes for container in _outwards(page, page.blocks[index])}


def _outwards(page: Page, block: Block) -> list[Container]:
    return list(around(page.containers, block.evidence.container))


def _dated(blocks: Sequence[Block]) -> list[Block]:
    """The short lines with a date."""
    return [block for block in blocks if len(block.text) < SHORT and YEAR.search(block.text) and read(block.text)]


def _named_forms(page: Page, blocks: Sequence[Block]) -> set[Form]:
    """The forms of lines; an element without a name is of no form."""
    return {form for form in (_form(page, block) for block in blocks) if form[1]}


def _form(page: Page, block: Block) -> Form:
    """The tag of the element around a block, and its class, or that of an inline element in it."""
    own = page.containers[block.evidence.container]
    return own.tag, own.words or block.evidence.words
