"""Verse in a bare text: rows of short lines some of which trail off.

A program cuts what is longer than it allows. Where a whole line of a row is as long as the longest that trails off, none of them was cut
by a program; nor was one that is a whole line elsewhere in the row, a refrain. So lines of songs and poems are told from headlines that
were cut off, in any script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, dropwhile

from .figures import width
from .model import Block
from .stops import FULL_STOPS

MAX_LINE = 60  # characters of a line of verse, wide ones counting double
MIN_LINES, MAX_LINES = 4, 40  # of a row; whole pages have rows of hundreds
MIN_CUT = 2  # of them that trail off
OFTEN = 5  # one line of so many trails off at least
EVEN = 0.35  # length of the shortest line beside the longest: in menus, one is a word
SENTENCES = 0.25  # share of the lines that do not that end in a full stop
ELLIPSIS = 1  # letter that it stands for at least
WORD = 4  # letters by which a program may cut earlier than it has to


def stanzas(blocks: Sequence[Block], cut: Mapping[int, str], title: int) -> frozenset[int]:
    """Return the indexes of the lines that trail off in rows of short lines that no program cut.

    ``cut`` are the words before the ellipsis of all lines that do, by their indexes.
    """
    if len(cut) < MIN_CUT:
        return frozenset()
    return frozenset(chain.from_iterable(_trailing(row, cut) for row in _rows(blocks, title)))


def _rows(blocks: Sequence[Block], title: int) -> Iterator[list[Block]]:
    """Yield the rows of short lines below the title."""
    row: list[Block] = []
    for block in blocks:
        if block.index > title and width(block.text) <= MAX_LINE:
            row.append(block)
        elif row:
            yield row
            row = []
    yield row


def _trailing(row: Sequence[Block], cut: Mapping[int, str]) -> list[int]:
    """The lines of a row that trail off, when no program cut them and other lines than sentences stand above and below some."""
    if len(row) > MAX_LINES:
        return []
    row = list(dropwhile(lambda block: block.text.endswith(FULL_STOPS) and block.index not in cut, reversed(row)))[::-1]
    if len(row) < MIN_LINES:
        return []
    trailing = [block.index for block in row if block.index in cut]
    whole = [block.text for block in row if block.index not in cut]
    if len(trailing) < max(MIN_CUT, len(row) / OFTEN) or not whole:
        return []
    if sum(text.endswith(FULL_STOPS) for text in whole) > SENTENCES * len(whole):
        return []
    stems = [cut[index] for index in trailing]
    if not set(stems).isdisjoint(whole):
        return trailing
    # Those of other articles stand one below the other at the end.
    ends = trailing[0] == row[-1].index - len(trailing) + 1
    return trailing if not ends and _unmeasured(stems, whole) else []


def _unmeasured(stems: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether lines were not cut at one length: theirs differ, and a whole line is longer."""
    lengths, longest = list(map(len, stems)), max(map(len, whole))
    if min(*lengths, *map(len, whole)) < EVEN * longest:
        return False
    varied = len(set(stems)) < len(stems) or max(lengths) > min(lengths) + WORD
    return varied and longest >= max(lengths) + ELLIPSIS and longest >= min(lengths) + WORD
