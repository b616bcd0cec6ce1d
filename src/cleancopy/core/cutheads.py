"""What stands above another article's cut text where there is no markup to tell a card: its headline, and words that lead there."""

from __future__ import annotations

import re
from bisect import bisect_right

from .boxes import lead_label
from .cards import MAX_HEADLINE
from .model import COPY, Kind, Page
from .scene import HEADLINE_MIN, STOPS, CutBlock, Scene, cuts_near, is_headline, mass
from .spoken import WINDOW, of_other_things, spoken, stems

TIED = 2  # words that a headline has in common with the text below it; one where the cut itself is sure
LARGE = 100  # different words of an article against which a headline can be held
NEXT = 3  # paragraphs that a heading heads
LONGEST = 95  # characters of a headline that nothing ties to the text below it; most have fewer
SHORTEST = 12  # characters of a headline, wide ones counting double
LONGER = 40  # characters that a headline may have more than the cut text
STOPLESS = re.compile("[\u0e00-\u0eff]")  # Thai, Lao
HEADS = (COPY | {Kind.RELATED}) - {Kind.TITLE}


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
    if (
        index == 0
        or index - 1 == scene.title
        or not is_headline(page.blocks[index - 1].text, item.block.text, SHORTEST, LONGER)
    ):
        return []
    return [index - 1] if _is_own(scene, item) else []


def _may_be_head(page: Page, index: int) -> bool:
    """Whether a line below words that lead to other articles can be a headline: any that is no sentence, taken out for them or not."""
    text, kind = page.blocks[index].text, page.verdicts[index].kind
    return kind in HEADS and len(text) <= MAX_HEADLINE and not text.endswith(STOPS)


def _is_own(scene: Scene, item: CutBlock) -> bool:
    """Whether the headline above a cut text is that of the cut text.

    Above and within the text it may also be the title, or a heading of the article. It is neither when the article says hardly
    anything of it, and the next paragraphs, which it would head, say nothing; in a short article it has to speak of what the cut text
    speaks of.
    """
    page, above = scene.page, item.block.index - 1
    text = page.blocks[above].text
    names = stems(text)
    if _is_nearer(scene, item, names):
        return True
    said = spoken(page, (above, *(cut.block.index for cut in cuts_near(scene.cuts, above, WINDOW))), above)
    if not of_other_things(text, said):
        return False
    tied = len(names & stems(item.cut.stem))
    if tied >= TIED or (tied and (item.cut.tail or item.cut.form == "bracketed")):
        return True
    if not HEADLINE_MIN <= mass(text) <= LONGEST or STOPLESS.search(text):
        return False  # where sentences have no stops, a short one looks like a headline
    within = scene.inside(above) or (scene.running and scene.title < above < scene.running[0])
    if not within:
        return True
    return len(said) >= LARGE and not any(names & stems(other) for other in _below(scene, above))


def _is_nearer(scene: Scene, item: CutBlock, names: frozenset[str]) -> bool:
    """Whether the words of a headline over a cut text are those of the cut text, and not of the text below both, if there is any."""
    tied = len(names & stems(item.cut.stem))
    said: frozenset[str] = frozenset().union(*map(stems, _below(scene, item.block.index)))
    return tied >= TIED and tied > len(names & said)


def _below(scene: Scene, index: int) -> list[str]:
    """The next paragraphs below a line."""
    place = bisect_right(scene.running, index)
    return [scene.page.blocks[other].text for other in scene.running[place : place + NEXT]]
