"""What stands above another article's cut text where there is no markup to tell a card: its headline, and words that lead there."""

from __future__ import annotations

from .boxes import lead_label
from .cards import MAX_HEADLINE
from .model import COPY, Page
from .scene import RELATED_MIN, STOPS, CutBlock, Scene, mass
from .spoken import of_other_things, spoken, stems

TIED = 2  # words that a headline has in common with the text below it; one where the cut itself is sure


def label_above(page: Page, index: int) -> int | None:
    """Return the index of a line of words that lead to other articles, directly above a block or above a headline over it."""
    for above in (index - 1, index - 2):
        if above < 0 or (above == index - 2 and not _may_be_head(page, index - 1)):
            return None
        if lead_label(page.blocks[above].text):
            return above
    return None


def heads_above(scene: Scene, item: CutBlock) -> list[int]:
    """Return the lines above another article's cut text that belong to it: its headline, and words that lead to it."""
    page, index = scene.page, item.block.index
    label = label_above(page, index)
    if label is not None:
        return list(range(label, index))
    return [index - 1] if scene.headed(item) and _is_own(scene, item) else []


def _may_be_head(page: Page, index: int) -> bool:
    """Whether a line below words that lead to other articles can be a headline: any that is no sentence."""
    text = page.blocks[index].text
    return page.verdicts[index].kind in COPY and len(text) <= MAX_HEADLINE and not text.endswith(STOPS)


def _is_own(scene: Scene, item: CutBlock) -> bool:
    """Whether the headline above a cut text is that of the cut text.

    Within the text, where it may be a heading of the article, and above it, where it may be the title, it has to speak of what
    the cut text speaks of, and the article may not.
    """
    page, above = scene.page, item.block.index - 1
    text = page.blocks[above].text
    names = stems(text)
    if scene.inside(above) or (scene.running and scene.title < above < scene.running[0]):
        sure = item.cut.tail or item.cut.form == "bracketed"
        tied = len(names & stems(item.cut.stem)) >= (1 if sure else TIED)
        return tied and of_other_things(text, spoken(page, (above, *(cut.block.index for cut in scene.cuts))))
    if mass(item.folded) < RELATED_MIN or len(names) < TIED:
        return False
    return not any(names & words for words in scene.paragraphs(above))
