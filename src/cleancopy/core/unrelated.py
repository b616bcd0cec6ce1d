"""Cut texts that share no word with a short article: of other articles.

Of 550 paragraphs of articles, each cut off behind the first three to five, 2 to 6% share no long word with the title and the paragraphs
above, of as many cut texts of other articles 48 to 64%. A cliff-hanger in one short sentence may speak of anything.
"""

from __future__ import annotations

import math

from .cuts import cut_of
from .headforms import is_label
from .model import COPY, Kind
from .scene import SENTENCE, CutBlock, Scene, is_headline
from .shortsentences import is_short_sentence
from .spoken import stems

SHARED = 2  # long words of a paragraph that goes on; of those measured 80 to 89% share as many, of the others 11 to 18
SHARE = 0.15  # and the share of them, where characters in twos and threes are many
NAMES = 6  # long words of a cut text that can be held against an article
# The same of a short one with which the text ends, cut where no writer breaks off, or hardly one does. Of paragraphs of articles cut so 14
# to 18% share no word with the first three, of those of other articles 80%; and paywalls cut at greater length.
BROKEN_NAMES, LIKELY_NAMES = 4, 5
LIKELY = 50  # characters of the latter: cliff-hangers are shorter
SAID = 20  # long words of such an article
LINES = 3  # of it
NEAR = 50  # lines above and below that are one article with it
NEXT = 3  # lines below one that goes on with its article
LONG = 110  # characters of a cut text that is no cliff-hanger


def is_unrelated(scene: Scene, item: CutBlock) -> bool:
    """Whether the title and the sentences of a bare text share no long word with a cut text that is no short sentence."""
    own = stems(item.cut.stem)
    if scene.page.markup or len(own) < _least_names(scene, item):
        return False
    said = _said(scene, item.block.index)
    words = frozenset().union(*said)
    return len(said) >= LINES and len(words) >= SAID and not own & words


def _least_names(scene: Scene, item: CutBlock) -> float:
    """How many long words a cut text has to have: fewer where it ends all and is cut where no writer breaks off."""
    stem = item.cut.stem
    if len(stem) >= LONG or SENTENCE.search(stem):
        return NAMES
    last = item.block.index == scene.last
    if scene.broken(stem):
        return BROKEN_NAMES if last else NAMES
    return LIKELY_NAMES if last and len(stem) >= LIKELY and scene.broken(stem, True) else math.inf


def speaks_on(scene: Scene, item: CutBlock) -> bool:
    """Whether a cut text below the short sentences that end a bare text can be its last paragraph: it says some words of the text."""
    if not scene.follows(item.block.index):
        return False
    words = frozenset().union(*_said(scene, item.block.index))
    own = stems(item.cut.stem)
    return len(own & words) >= max(SHARED, SHARE * len(own))


def is_within(scene: Scene, index: int) -> bool:
    """Whether the text goes on below a cut line that stands directly below a sentence, however short, or the title."""
    if scene.told_around(index):
        return True
    return scene.told_above(index) and any(
        block.index not in scene.cut_indexes
        and scene.page.verdicts[block.index].kind in COPY
        and block.text[0].isalnum()
        and not is_label(block.text)
        for block in scene.page.blocks[index + 1 : index + 1 + NEXT]
    )


def ends_above_heads(scene: Scene, item: CutBlock) -> bool:
    """Whether a cut text of a bare text is the last paragraph of an article above teasers of another form.

    It stands directly below running text, while the next cut text stands below a headline of its own.
    """
    index, blocks = item.block.index, scene.page.blocks
    if scene.page.markup or not scene.running or scene.running[-1] != index - 1 or item.cut.form == "bracketed":
        return False
    if len(item.cut.stem) < LONG or len(blocks) <= index + 2 or cut_of(blocks[index + 2].text) is None:
        return False
    return is_headline(blocks[index + 1].text, blocks[index + 2].text)


def _said(scene: Scene, index: int) -> list[frozenset[str]]:
    """The long words of the title and of each sentence near a line, cut ones aside."""
    page = scene.page
    near = slice(max(0, index - NEAR), index + NEAR)
    return [
        stems(block.text)
        for block, verdict in zip(page.blocks[near], page.verdicts[near], strict=True)
        if verdict.kind is Kind.TITLE
        or (
            verdict.kind.is_copy
            and block.index != index
            and is_short_sentence(block.text)
            and cut_of(block.text) is None
        )
    ]
