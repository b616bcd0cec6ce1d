"""Rows of headlines of other articles told by what stands with them: times, names of sections, the signs of strips.

None of the 9,177 rows of short lines in articles has a time at every headline that is later than the one below it or says how long ago,
nor the name of a section at two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .headforms import BETWEEN, HEAD, KNOWN, LABEL, OTHER, SEGMENTS, SIGNED, TIMES, TITLE, clock_of
from .rows import GROUP, PAIRS, Row
from .times import BY, DATE, is_fresh

TIMED = 0.5  # the same where a time stands at every headline
MIDNIGHT = 1200  # hours and minutes by which a clock falls where a day ends
ALONG_NAMES = 10  # long words of several headlines on a line
ALONG = 0.42  # share of them that the article says too
PLUSES = "+++ "  # before a headline
CLOCKED_NAMES = 3  # long words of one headline with a clock
SECTIONS = 0.75  # the same where the name of a section does
ENDS = (HEAD, SIGNED, LABEL)
# Headlines and times in turn, with what else stands in a card.
PAIRED = re.compile("[HSL]?(?:[LKXB]?M[LKXB]?[HSL])+(?:[LKXB]?M)?")
SECTIONED = re.compile("[HSB]?(?:K[HSB])+K?")  # names of sections and headlines in turn
TICKED = re.compile("[SX]*S[SX]*")


def marked_rows(whole: Row) -> Iterator[Row]:
    """Yield the parts of a stretch of short lines that are headlines of other articles, with signs of a strip, sections or times."""
    lines = whole.signs[whole.first : whole.last]
    for found in TICKED.finditer(lines):
        row = whole.part(whole.first + found.start(), whole.first + found.end()).without_entry()
        if row.heads and _is_ticked(row):
            yield row
    for found in SECTIONED.finditer(lines):
        row = _below_heading(whole.part(whole.first + found.start(), whole.first + found.end()))
        if len(row.heads) >= PAIRS and row.share() <= SECTIONS:
            yield row
    for found in PAIRED.finditer(lines):
        row = _between_headings(whole.part(whole.first + found.start(), whole.first + found.end()).without_entry())
        if len(row.heads) >= PAIRS and _is_paired(row):
            yield row


def _is_paired(row: Row) -> bool:
    """Whether headlines with times are of other articles."""
    if _falls(row):
        return True
    return not row.introduced and row.share() <= (TIMED if _is_fresh(row) or _is_dated(row) else GROUP)


def _between_headings(row: Row) -> Row:
    """A row of headlines and times without what may be a heading of the article, or its title, above or below it."""
    first, last, signs = row.first, row.last, row.signs
    first += signs[first] in (HEAD, SIGNED) and signs[first + 1] == LABEL
    before, after = signs[first] in ENDS, signs[last - 1] in ENDS
    if before and after:  # a line stands at one end too many: which end, only an entry with its own clock tells
        signed = SIGNED in (signs[first], signs[last - 1])
        return row.part(
            first + (not signed or signs[first] == SIGNED), last - (not signed or signs[last - 1] == SIGNED)
        )
    whole = signs.count(TIMES, first, last) > PAIRS
    if before and not whole and (signs[first] == LABEL or not row.is_other(first)):
        first += 1
    # Below the title the first time may be that of the article, and what was taken for the title the first headline of a strip above it.
    if after and signs[first - 1 : first] == TITLE:
        last -= 1
    return row.part(first, last)


def _below_heading(row: Row) -> Row:
    """A row of sections and headlines without what may be a heading of the article above it: sections stand above headlines."""
    headed = row.signs[row.first] != KNOWN
    return row.part(
        row.first + (headed and (row.signs[row.last - 1] != KNOWN or not row.is_other(row.first))), row.last
    )


def _is_ticked(row: Row) -> bool:
    """Whether lines with the signs of a strip are headlines of other articles; a programme rises from one clock to the next."""
    if len(row.heads) == 1:
        return (row.is_other(row.heads[0]) or _is_clocked(row)) and not _in_programme(row)
    plus = all(row.page.blocks[index].text.startswith(PLUSES) for index in row.heads)
    return plus or (not row.introduced and row.share() <= (GROUP if _rises(row) else TIMED))


def _is_clocked(row: Row) -> bool:
    """Whether a row of one headline has a clock, in a text without such entries, or one of several headlines on a line.

    No article has such a line between paragraphs of which it says no more than so much.
    """
    own, met = row.met(row.heads[0])
    text = row.page.blocks[row.heads[0]].text
    if own >= ALONG_NAMES and len(BETWEEN.split(text)) >= SEGMENTS:
        return met <= ALONG * own
    return clock_of(text) != "" and not row.around.live and own >= CLOCKED_NAMES and met <= TIMED * own


def _in_programme(row: Row) -> bool:
    """Whether a line beside a row begins with a clock too, and is none of a strip: ``10:00 Doors open``."""
    beside = [
        index
        for index in (row.first - 1, row.last)
        if 0 <= index < len(row.signs) and row.signs[index] in (HEAD, LABEL, OTHER)
    ]
    return any(clock_of(row.page.blocks[index].text) for index in beside)


def _is_fresh(row: Row) -> bool:
    """Whether the times of a row are clocks that fall, or say how long ago."""
    times = any(is_fresh(row.page.blocks[index].text) for index in range(row.first, row.last))
    return times and not _rises(row)


def _is_dated(row: Row) -> bool:
    """Whether each headline of a row has its day, or who wrote it; lists of works and events of an article hold other lines too."""
    texts = [row.page.blocks[index].text for index in range(row.first, row.last) if row.signs[index] == TIMES]
    return len(texts) >= PAIRS and all(DATE.search(text) or BY.match(text) for text in texts)


def _falls(row: Row) -> bool:
    """Whether times of a row that no article has beside headlines stand at several: clocks that fall, or how long ago."""
    return _is_fresh(row) and row.signs.count(TIMES, row.first, row.last) >= PAIRS


def _rises(row: Row) -> bool:
    """Whether the clocks of a row rise from line to line, as those of a programme do, past midnight too."""
    clocks = [clock for index in range(row.first, row.last) if (clock := clock_of(row.page.blocks[index].text))]
    later = [after >= before or int(before) - int(after) > MIDNIGHT for before, after in pairwise(clocks)]
    return len(clocks) > 1 and all(later)
