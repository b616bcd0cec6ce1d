"""Results above the title of a bare text whose cells stand on lines of their own: ``Rangers``, ``2``, ``Celtic``, ``1``, ``FT``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .forms import small_letters, words
from .model import COPY, Block, Page

MAX_LINES = 60  # above the title
MAX_NAME = 24  # characters of a side
# How far a match is, alone on a line: "3rd Qtr 4:12", "78'", "Q3", "2. Drittel".
STATE = re.compile(
    r"(?:\d(?:st|nd|rd|th)|\d\.)\s[^\W\d_]{2,8}\.?(?:\s\d{1,2}:\d\d)?|\d{1,3}(?:\+\d{1,2})?['′’]|[QP]\d(?:\s\d{1,2}:\d\d)?|\d{1,2}:\d\d\s[QP]\d",
    re.I,
)
SIDE = re.compile(r"[^\W\d_][^\d]{1,22}\s\d{1,3}")
NAME = re.compile(r"[^\W\d_][^\d]{1,22}")
POINTS = re.compile(r"\d{1,3}")
SHAPES = ((SIDE, SIDE), (NAME, POINTS, NAME, POINTS), (NAME, NAME, POINTS, POINTS))
CELLS = "a result whose cells stand one below the other, with the state of its match"


def score_cells(page: Page, title: int) -> list[int]:
    """Return the lines above a title that are the sides, the points and the state of matches.

    The state tells them from lists of figures; it stands below the sides, or above them.
    """
    if page.markup or not 0 < title <= MAX_LINES:
        return []
    above = [block for block in page.blocks[:title] if page.verdicts[block.index].kind in COPY]
    found: set[int] = set()
    for place, block in enumerate(above):
        if not is_state(block.text):
            continue
        rows = next((rows for rows in _beside(above, place) if found.isdisjoint(row.index for row in rows)), ())
        if rows:
            found |= {block.index, *(row.index for row in rows)}
    return sorted(found)


def _beside(lines: Sequence[Block], place: int) -> Iterator[Sequence[Block]]:
    """Yield the lines above a line, then those below it, that have the shape of a result."""
    for shape in SHAPES:
        if _fits(rows := lines[max(0, place - len(shape)) : place], shape):
            yield rows
    for shape in SHAPES:
        if _fits(rows := lines[place + 1 : place + 1 + len(shape)], shape):
            yield rows


def is_state(text: str) -> bool:
    """Whether a line says how far a match is, and nothing else.

    >>> is_state("FT"), is_state("3rd Qtr 4:12"), is_state("78'"), is_state("Final approach")
    (True, True, True, False)
    """
    if len(text) > MAX_NAME:
        return False
    low = small_letters(text).rstrip(".")
    return low in words()["match"] or STATE.fullmatch(text) is not None


def _fits(rows: Sequence[Block], shape: Sequence[re.Pattern[str]]) -> bool:
    """Whether lines one below the other have a shape."""
    return len(rows) == len(shape) and all(
        len(row.text) <= MAX_NAME + 4 and form.fullmatch(row.text) for row, form in zip(rows, shape, strict=True)
    )
