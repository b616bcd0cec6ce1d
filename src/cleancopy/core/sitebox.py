"""Small elements within an article in which the site speaks for itself: sign-up boxes, appeals, polls.

Rules and weights tell some of their lines, and the others are like any line of the article: "By signing up you agree to our terms", "How do
you like the new bridge?". What tells them is the element that holds them all: it is small, no other element of its name holds text of the
article, and the site speaks in it and has a button or a link alone in a line, or nothing else is left of it
than a question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .evidence import Table
from .evidence.text import Column
from .invitations import invites
from .model import Block, Container, Kind, Page, Verdict
from .phrases import said
from .roles import around
from .sayings import saying
from .stops import QUESTIONS

OFFERS = {"newsletter": Kind.NEWSLETTER, "paywall": Kind.PAYWALL, "appeal": Kind.APPEAL}
SPOKEN = frozenset({*OFFERS.values(), Kind.SHARE, Kind.COMMENT})
# Elements that are one paragraph, cell or item, and those that hold whole articles.
NO_BOXES = frozenset(
    "body main article p li td th tr tbody table ul ol dl dd dt blockquote figure pre h1 h2 h3 h4 h5 h6".split()
)
MOST_BLOCKS, MOST_CHARS = 8, 500
MOST_SHARE = 0.25  # of all that is kept: where more of it speaks so, the article is on subscriptions or letters
LONGEST = 220  # characters of a line of such a box
BESIDE = 2  # paragraphs of the article in the element around it, outside of it
SPEAKING = 0.15  # share of a line that words of the site make up, where a box asks for something
ALL_LINK = 0.9
SURE = 0.9  # the judge's opinion from which a question is the article's
ANSWERS, LEFT, MAX_LABEL = 2, 2, 24  # lines; lines; characters of the label over a question


def site_boxes(
    page: Page, kept: Sequence[int], evidence: Table, score: Column, title: int | None
) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks in such boxes; ``kept`` are the indexes of all kept blocks but the title."""
    there = frozenset(kept)
    found: dict[int, Verdict] = {}
    for box in _boxes(page, kept, evidence, title):
        blocks = page.blocks[int(evidence.tree.first[box]) : int(evidence.tree.last[box])]
        stay = [block.index for block in blocks if block.index in there]
        verdict = _asks(blocks, evidence) or _left_over(page, blocks, stay, score)
        if verdict:
            found |= dict.fromkeys(stay, verdict)
    chars = [len(page.blocks[index].text) for index in kept]
    return found if sum(len(page.blocks[index].text) for index in found) <= MOST_SHARE * sum(chars) else {}


def _boxes(page: Page, kept: Sequence[int], evidence: Table, title: int | None) -> Iterator[int]:
    """The outermost small elements around kept blocks, as indexes of containers."""
    tree, prose = evidence.tree, evidence.columns["prose"]
    holding = {c.index for index in kept for c in around(page.containers, page.blocks[index].evidence.container)}
    forms = Counter(int(tree.form[index]) for index in holding)
    paragraphs: Counter[int] = Counter()
    for index in kept:
        if prose[index] > 0:
            paragraphs.update(c.index for c in around(page.containers, page.blocks[index].evidence.container))
    taken: set[int] = set()
    for index in sorted(holding):  # an element stands before those in it
        container = page.containers[index]
        if container.parent in taken:
            taken.add(index)
        elif (
            forms[int(tree.form[index])] == 1
            and _is_small(page, container, evidence, title)
            and paragraphs[container.parent] - paragraphs[index] >= BESIDE
        ):
            taken.add(index)
            yield index


def _is_small(page: Page, container: Container, evidence: Table, title: int | None) -> bool:
    first, last = int(evidence.tree.first[container.index]), int(evidence.tree.last[container.index])
    if container.tag in NO_BOXES or container.parent < 0 or last - first > MOST_BLOCKS:
        return False
    if title is not None and first <= title < last:
        return False
    lengths = [len(block.text) for block in page.blocks[first:last]]
    return max(lengths) <= LONGEST and sum(lengths) <= MOST_CHARS


def _asks(blocks: Sequence[Block], evidence: Table) -> Verdict | None:
    """The verdict on a box in which the site speaks and has a button, or a link alone in a line."""
    links = evidence.columns["links"]
    asks = any(block.evidence.control or links[block.index] >= ALL_LINK for block in blocks)
    kind = next((kind for block in blocks if (kind := _spoken(block, SPEAKING if asks else 1.0))), None)
    if kind is None or not (asks or len(blocks) > 1):
        return None
    return Verdict(kind, "in a small box in which the site speaks for itself", "judge.site_box")


def _spoken(block: Block, share: float) -> Kind | None:
    """What the site speaks of in a line, if it does."""
    kind = saying(block.text, block.evidence.tag)
    if kind in SPOKEN:
        return kind
    words = said(block.text)
    if words.share >= share:
        return next((kind for name, kind in OFFERS.items() if words.families.get(name)), None)
    return Kind.SHARE if invites(block.text) else None


def _left_over(page: Page, blocks: Sequence[Block], stay: Sequence[int], score: Column) -> Verdict | None:
    """The verdict on a box of which nothing is left but a question, or a label and one: it is put to readers, and its answers are chaff."""
    if (
        not 1 <= len(stay) <= LEFT
        or blocks[-1].index - stay[-1] < ANSWERS
        or any(score[index] >= SURE for index in stay)
    ):
        return None
    asked = page.blocks[stay[-1]].text.rstrip().endswith(QUESTIONS)
    if not asked or any(len(page.blocks[index].text) > MAX_LABEL for index in stay[:-1]):
        return None
    return Verdict(Kind.CONTROL, "a question to the readers, above answers to choose from", "judge.poll")
