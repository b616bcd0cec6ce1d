"""What a kept block is in the article: title, standfirst, heading, paragraph, list item, quote, table cell, code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import islice

from .evidence.structured import fold
from .evidence.words import bits_of, families
from .model import Block, Container, Kind, Meta, Page, Verdict

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PARTS = HEADINGS - {"h1"}  # of the text
ROLE_OF_TAG = {
    "li": Kind.LIST_ITEM,
    "dt": Kind.LIST_ITEM,
    "dd": Kind.LIST_ITEM,
    "blockquote": Kind.QUOTE,
    "td": Kind.TABLE,
    "th": Kind.TABLE,
    "pre": Kind.CODE,
} | dict.fromkeys(HEADINGS, Kind.HEADING)
PICTURES = frozenset({"figure", "figcaption"})
MAX_KICKER = 14  # letters beside a title in the same line
LEAST_TITLE = 15  # letters of a title that is looked for in a longer headline
HIDDEN = bits_of("hidden")
LEVELS = 4  # containers looked through from the text outwards


def title_index(verdicts: Sequence[Verdict]) -> int:
    """Return the index of the title, the first one; -1 for none."""
    return next((index for index, verdict in enumerate(verdicts) if verdict.kind is Kind.TITLE), -1)


def around(containers: Sequence[Container], index: int) -> Iterator[Container]:
    """Yield a container and those around it, innermost first, without the body."""
    while index > 0:
        yield containers[index]
        index = containers[index].parent


def near(page: Page, block: Block, levels: int) -> Iterator[Container]:
    """Yield so many of the containers around a block, innermost first: the wrappers of whole articles, farther out, mislead."""
    return islice(around(page.containers, block.evidence.container), levels)


@lru_cache(maxsize=10_000)
def unnumbered(words: str) -> str:
    """Return the words of an element without those with a figure: systems number entries, posts and paragraphs in them.

    >>> unnumbered("entry post-4471 type-post")
    'entry type-post'
    """
    return " ".join(word for word in words.split() if word.isalpha() or not any(map(str.isdigit, word)))


def holder(page: Page, block: Block, tags: tuple[str, ...]) -> int:
    """Return the index of the innermost container of one of these elements around a block, -1 when there is none."""
    return next((c.index for c in around(page.containers, block.evidence.container) if c.tag in tags), -1)


def role(block: Block, containers: Sequence[Container], layout: Set[int] = frozenset()) -> Kind:
    """Return the role that the elements around a block give it; cells that lay out the page give none."""
    for level, container in enumerate(around(containers, block.evidence.container)):
        found = ROLE_OF_TAG.get(container.tag)
        if found and container.index not in layout:
            return found
        if level >= LEVELS:
            break
    return Kind.PARAGRAPH


def title_block(page: Page, meta: Meta, folded: Sequence[str], kept: Sequence[bool]) -> int | None:
    """Return the index of the block that shows the title, or None.

    Of the blocks with the words of a title candidate the headline element counts first, then the nearest before the text.
    """
    start = _start(page, kept)
    best: tuple[int, int] | None = None
    place = None
    ranks = {fold(title): rank for rank, title in reversed(list(enumerate(meta.titles)))}
    for block, text in zip(page.blocks, folded, strict=True):
        rank = ranks.get(text)
        if rank is None or not text or block.evidence.hidden == "hidden attribute":
            continue
        around_it = list(near(page, block, 3))
        tags = {container.tag for container in around_it}
        if rank and any(families(container.words) & HIDDEN for container in around_it):
            continue  # "Navigation", for screen readers
        grade = 0 if "h1" in tags else 1 if tags & HEADINGS else 2
        distance = abs(start - block.index) + (1000 if block.index > start else 0)
        second = rank > 0 or grade > 1  # what is told the title, as a heading, comes before a headline that is not
        key = (second * 100 + grade * 10 + min(rank, 9), distance)
        if best is None or key < best:
            best, place = key, block.index
    return _headline_with_kicker(page, folded, ranks, start) if place is None else place


def _headline_with_kicker(page: Page, folded: Sequence[str], titles: Iterable[str], start: int) -> int | None:
    """Return the index of the ``<h1>`` that begins or ends with a title: the subject stands before it, or the section behind.

    Where there is none, that of the last line above the text which does, and holds hardly anything else.
    """
    known = tuple(title for title in titles if len(title) >= LEAST_TITLE)
    found = None
    for block, text in zip(page.blocks, folded, strict=True) if known else ():
        if block.evidence.hidden or not (text.startswith(known) or text.endswith(known)):
            continue
        if block.evidence.tag == "h1":
            return block.index
        if block.index < start and len(text) <= MAX_KICKER + max(len(title) for title in known if title in text):
            found = block.index
    return found


def heads_other(page: Page, heading: int, kept: int) -> bool:
    """Whether a heading belongs to what follows it and is not kept, rather than to the next kept block.

    It does when it shares a nearer container with the text right after it than with the kept one. A sign, the button of a link to the
    heading, and a picture with its caption are no text.
    """
    own = holder(page, page.blocks[heading], tuple(HEADINGS))
    below = next((block.index for block in page.blocks[heading + 1 : kept] if _is_text(page, block, own)), kept)
    if below == kept:
        return False
    holders = [container.index for container in around(page.containers, page.blocks[heading].evidence.container)]
    return _shared(page, holders, below) < _shared(page, holders, kept)


def _is_text(page: Page, block: Block, heading: int) -> bool:
    """Whether a block stands outside of a heading and of pictures, and has a letter or figure."""
    if not any(map(str.isalnum, block.text)):
        return False
    return all(c.index != heading and c.tag not in PICTURES for c in around(page.containers, block.evidence.container))


def _shared(page: Page, holders: list[int], index: int) -> int:
    """How many containers out from a block the first one is that holds another block too."""
    others = {container.index for container in around(page.containers, page.blocks[index].evidence.container)}
    return next((steps for steps, holder in enumerate(holders) if holder in others), len(holders))


def _start(page: Page, kept: Sequence[bool]) -> int:
    """Index of the first longer block that is kept."""
    for block, keep in zip(page.blocks, kept, strict=True):
        if keep and len(block.text) > 100:
            return block.index
    return 0
