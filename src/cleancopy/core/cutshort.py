"""Headlines of other articles cut off at a length: ``Ferry hits pier in heavy fo...``, alone between paragraphs or beside each other.

A writer who trails off in a short line speaks of what the article speaks of, or says too little to tell: of 48,000 lines of articles 55 are
cut and so short, and none of those that begin with a capital has four long words of which the article says hardly any.
"""

from __future__ import annotations

from .cuts import Cut, cut_of
from .excerpts import mid_phrase
from .headforms import HEAD, LABEL, bare_headline
from .letters import is_small
from .rows import MIN_NAMES, Row
from .scene import OWN_MIN, mass
from .spoken import MET, stems

NAMES = 4  # long words of a headline, a third of which the article may say
WORDS = 4  # of a headline beside others
TRAILS = 3  # cut paragraphs of a writer who trails off often


def cut_headlines(row: Row) -> list[int]:
    """Return the indexes of the lines of a row that are headlines of other articles cut off."""
    cuts = {index: cut for index in range(row.first, row.last) if (cut := _cut(row, index))}
    if not cuts or row.around.blurbs >= TRAILS:
        return []
    return [
        index
        for index, cut in cuts.items()
        if _is_other(row, index, cut, beside=index - 1 in cuts or index + 1 in cuts)
    ]


def _cut(row: Row, index: int) -> Cut | None:
    """How a line is cut off that can be a headline."""
    text = row.page.blocks[index].text
    if row.signs[index] not in (HEAD, LABEL) or is_small(text):
        return None
    cut = cut_of(text)
    return cut if cut and cut.form != "tail" and text[0].isalnum() and mass(cut.stem) >= OWN_MIN else None


def _is_other(row: Row, index: int, cut: Cut, *, beside: bool) -> bool:
    """Whether a cut line speaks of other things than the article; less is enough of one beside others, or in mid-phrase."""
    whole = bare_headline(cut.stem).rpartition(" ")[0]  # the last word may be half a one
    own = stems(whole)
    met = row.meets(own)
    if not own or met > MET * len(own):
        return False
    if (beside and len(cut.stem.split()) >= WORDS) or (len(own) >= MIN_NAMES and mid_phrase(cut.stem)):
        return True
    return index + 1 < len(row.signs) and len(own) >= NAMES  # an article may end so
