"""Which blocks stand so near kept ones that it matters what they are: most of a page are menus and cards, far from its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .model import Block


def within(blocks: Sequence[Block], kept: Iterable[int], above: int = 0, below: int = 0) -> list[Block]:
    """Return the kept blocks with so many above and below each; ``kept`` are the indexes of all kept blocks in order.

    >>> [block.text for block in within([Block(place, text, "p", (0, 1)) for place, text in enumerate("abcdef")], [1, 5], above=2)]
    ['a', 'b', 'd', 'e', 'f']
    """
    near: list[Block] = []
    end = 0
    for index in kept:
        near += blocks[max(end, index - above) : index + below + 1]
        end = max(end, index + below + 1)
    return near
