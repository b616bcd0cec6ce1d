"""Cards of other articles within the text: a headline, or words that lead on, and a cut text below it, in an element of their own."""

from __future__ import annotations

from collections.abc import Sequence

from .boxes import lead_in
from .model import COPY, Block, Container, Kind, Page
from .roles import HEADINGS, around
from .stops import FULL_STOPS

LEVELS = 3  # elements around a cut text that can be its card
MAX_BLOCKS = 4
MAX_HEADLINE = 220  # characters
LINKED = 0.5


def card_of(page: Page, block: Block) -> list[int]:
    """Return the kept blocks that make up a card with a cut text, itself among them, in order; none when it is in no card."""
    before = page.blocks[block.index - 1] if block.index else None
    if before is not None and lead_in(before.text) and len(before.text) <= MAX_HEADLINE and _is_apart(page, before):
        return [other.index for other in (before, block) if _kept(page, other)]
    for level, container in enumerate(around(page.containers, block.evidence.container)):
        inside = _inside(page, block, container)
        if level > LEVELS or len(inside) > MAX_BLOCKS:
            return []
        heads = [other for other in inside if other.index < block.index]
        if heads and _are_heads(heads) and not _one_of_several(page, container, inside):
            return [other.index for other in inside if _kept(page, other)]
    return []


def _kept(page: Page, block: Block) -> bool:
    kind = page.verdicts[block.index].kind
    return kind in COPY and kind is not Kind.TITLE


def _inside(page: Page, block: Block, container: Container) -> list[Block]:
    """The neighbouring blocks within an element; one more than a card has, when there are more."""
    first = last = block.index
    while first > 0 and last - first < MAX_BLOCKS and _within(page, page.blocks[first - 1], container):
        first -= 1
    while last + 1 < len(page.blocks) and last - first < MAX_BLOCKS and _within(page, page.blocks[last + 1], container):
        last += 1
    return list(page.blocks[first : last + 1])


def _within(page: Page, block: Block, container: Container) -> bool:
    return any(other.index == container.index for other in around(page.containers, block.evidence.container))


def _is_apart(page: Page, block: Block) -> bool:
    """Whether a block with words that lead on is kept, or was taken out for them."""
    return _kept(page, block) or page.verdicts[block.index].kind is Kind.RELATED


def _are_heads(heads: Sequence[Block]) -> bool:
    """Whether blocks can be the head of a card; below words that lead on any line that is no sentence is a headline."""
    if all(map(_is_head, heads)):
        return True
    led = lead_in(heads[0].text) > 0
    return led and all(len(b.text) <= MAX_HEADLINE and not b.text.endswith(FULL_STOPS) for b in heads[1:])


def _is_head(block: Block) -> bool:
    """Whether a block can be the headline of a card: a heading, a link, or words that lead on."""
    if len(block.text) > MAX_HEADLINE:
        return False
    linked = block.evidence.link_chars > LINKED * len(block.text)
    return linked or block.evidence.tag in HEADINGS or lead_in(block.text) > 0


def _one_of_several(page: Page, container: Container, inside: Sequence[Block]) -> bool:
    """Whether the element is one of several of one form with kept blocks: a section of the article."""
    own = {block.index for block in inside}
    form = (container.parent, container.tag, container.words)
    alike = {c.index for c in page.containers if (c.parent, c.tag, c.words) == form and c.index != container.index}
    return any(
        _kept(page, block) and any(c.index in alike for c in around(page.containers, block.evidence.container))
        for block in page.blocks
        if block.index not in own
    )
