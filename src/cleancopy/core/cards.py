"""Cards of other articles within the text: a headline, or words that lead on, and a cut text below it, in an element of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property

from .boxes import lead_in
from .cuts import cut_of
from .model import COPY, Block, Container, Kind, Page
from .roles import HEADINGS, around, unnumbered
from .sentences import is_prose
from .stops import FULL_STOPS

LEVELS = 3  # elements around a cut text that can be its card
MAX_BLOCKS = 4
MAX_HEADLINE = 220  # characters
LINKED = 0.5


class Cards:
    """The cards of a page, each with a cut text; what is asked of all of them is looked up once."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def of(self, block: Block) -> list[int]:
        """Return the kept blocks that make up a card with a cut text, itself among them, in order; none when it is in no card."""
        page = self._page
        if not page.markup:
            return []
        before = page.blocks[block.index - 1] if block.index else None
        if before is not None and lead_in(before.text) and len(before.text) <= MAX_HEADLINE and _is_apart(page, before):
            return [other.index for other in (before, block) if _kept(page, other)]
        for level, container in enumerate(around(page.containers, block.evidence.container)):
            inside = _inside(page, block, container)
            if level > LEVELS or len(inside) > MAX_BLOCKS:
                return []
            heads = [other for other in inside if other.index < block.index]
            if heads and _are_heads(heads) and not self._one_of_several(container, inside):
                return [other.index for other in inside if _kept(page, other)]
        return []

    def _one_of_several(self, container: Container, inside: Sequence[Block]) -> bool:
        """Whether the element is one of several of one form with kept blocks: a section of the article."""
        beside = self._forms[_form(container)] - (container.index in self._holding)
        return beside > 0 or self._is_section(container, inside)

    def _is_section(self, container: Container, inside: Sequence[Block]) -> bool:
        """Whether an element, or one with nothing else in it, stands beside others of its form, numbers apart, with whole paragraphs."""
        for outer in around(self._page.containers, container.index):
            if outer.parent < 0 or _inside(self._page, inside[0], outer) != list(inside):
                return False
            if outer.words and self._sections[_form(outer, unnumbered)] - (outer.index in self._whole) > 0:
                return True
        return False

    @cached_property
    def _copy(self) -> list[Block]:
        return [block for block in self._page.blocks if _kept(self._page, block)]

    @cached_property
    def _holding(self) -> frozenset[int]:
        """The indexes of the elements that hold kept blocks."""
        return self._around(self._copy)

    @cached_property
    def _whole(self) -> frozenset[int]:
        """The indexes of those that hold whole paragraphs."""
        return self._around([block for block in self._copy if is_prose(block.text) and cut_of(block.text) is None])

    @cached_property
    def _forms(self) -> Counter[Hashable]:
        """How many elements in one place that hold kept blocks have a name and class."""
        return Counter(_form(self._page.containers[index]) for index in self._holding)

    @cached_property
    def _sections(self) -> Counter[Hashable]:
        """The same of whole paragraphs, classes without numbers."""
        return Counter(_form(self._page.containers[index], unnumbered) for index in self._whole)

    def _around(self, blocks: Sequence[Block]) -> frozenset[int]:
        holders = dict.fromkeys(block.evidence.container for block in blocks)
        return frozenset(c.index for holder in holders for c in around(self._page.containers, holder))


def _form(container: Container, words: Callable[[str], str] = str) -> Hashable:
    return container.parent, container.tag, words(container.words)


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
