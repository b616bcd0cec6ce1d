"""Several cut lines one below the other with which a bare text ends: headlines of other articles, each of its own things.

A paywall cuts one paragraph. Who trails off in line after line writes verse, in short lines, or goes on about one thing; the headlines of
other articles have hardly a word in common with the article, and none with each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from .letters import is_small
from .model import COPY
from .scene import CutBlock, Scene, cuts_near
from .shortsentences import is_short_sentence
from .spoken import WINDOW, names_in
from .stops import FULL_STOPS

FEWEST = 2  # lines
MOST = 12
LENGTH, LONGEST_LENGTH = 24, 34  # characters before the cut of each, and of one, those of dense scripts counting double
SENTENCES = 3  # of the article
LETTERS = 4  # of a word that is not in every text
NAMES = 2  # such words of each line
SAID = 30  # different words of the article
MET = 0.2  # share of a line's words that the article says too
CLOSING = tuple('"”’»」』')
QUOTES = tuple("\"'“”„«»‘’‹›「」『』—–-•*")


def last_cuts(scene: Scene) -> frozenset[int]:
    """Return the indexes of the cut lines of other articles with which a bare text ends, when there are several."""
    row = [] if scene.page.markup or scene.title < 0 else _row(scene)
    if len(row) < FEWEST or not all(map(_may_be_headline, row)) or max(item.mass for item in row) < LONGEST_LENGTH:
        return frozenset()
    indexes = frozenset(item.block.index for item in row)
    above = _above(scene, min(indexes))
    if not scene.verses.isdisjoint(indexes) or not _is_article(above):
        return frozenset()
    said = frozenset().union(*map(names_in, above))
    names = [names_in(item.cut.stem, LETTERS) for item in row]
    if len(said) < SAID or any(len(own) < NAMES or len(own & said) > MET * len(own) for own in names):
        return frozenset()
    return indexes if len(frozenset().union(*names)) == sum(map(len, names)) else frozenset()


def _row(scene: Scene) -> Sequence[CutBlock]:
    """The cut lines that end a text, from the first of them on."""
    row: list[CutBlock] = []
    for item in reversed(cuts_near(scene.kept, scene.last, MOST)):
        if item.block.index != scene.last - len(row):
            break
        row.insert(0, item)
    return row


def _may_be_headline(item: CutBlock) -> bool:
    text, stem = item.block.text, item.cut.stem
    if item.cut.form == "tail" or item.mass < LENGTH or text.startswith(QUOTES) or text.endswith(QUOTES):
        return False
    return not (is_small(text) or "…" in stem or "..." in stem)


def _above(scene: Scene, first: int) -> list[str]:
    """The title and the lines of an article above one, cut ones aside."""
    page, start = scene.page, max(scene.title, first - WINDOW)
    return [
        block.text
        for block, verdict in zip(page.blocks[start:first], page.verdicts[start:first], strict=True)
        if verdict.kind in COPY and block.index not in scene.cut_indexes
    ]


def _is_article(lines: Sequence[str]) -> bool:
    """Whether lines are those of an article that ends with a sentence."""
    if not lines or not lines[-1].endswith((*FULL_STOPS, *CLOSING)):
        return False
    return is_short_sentence(lines[-1]) and sum(map(is_short_sentence, lines)) >= SENTENCES
