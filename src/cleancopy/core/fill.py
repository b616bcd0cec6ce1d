"""Revision in context: what the judge left out between blocks that it kept, and of one kind with them, is kept too.

A list, a table, a text broken by ``<br>`` and paragraphs of one form in one element are the article's as a whole or not
at all. (jusText revises short and near-good paragraphs by their neighbours; here the element counts, not the distance.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence, Set
from functools import partial
from itertools import groupby

import numpy as np

from .between import between
from .boxes import NEWS, lead_label
from .evidence import Table
from .evidence.text import Column
from .evidence.words import bits_of, families
from .figures import width
from .kinds import NAMING_BITS
from .layouttables import CELLS
from .model import Block, Page
from .roles import HEADINGS, around, holder, unnumbered
from .textboxes import text_boxes
from .texttables import text_tables

THRESHOLD = 0.5
LOWEST = 0.2
# The threshold follows the surest prose of a page: where the judge is sure of nothing, half as sure is enough.
OF_BEST = 0.5
BEST_SHARE = 0.7  # of the page's mass that counts as prose lies below the best
ENOUGH_OF_FORM = 0.34  # the same for elements of one name and class in one place, which are hardly ever of two kinds
ENOUGH = 0.5  # share of a group's mass that is kept, from which all of it is
ALL_LINKS = 0.5
HOPELESS = 0.02  # probability below which a block is in no group
# Of items of lists and sentences of one form with less, which were filled up on pages whose sites the judge had not seen, 7 were in the
# gold and 67 were not: cards and menus among the rest of a list.
DOUBTFUL_ITEM, DOUBTFUL_FORM = 0.2, 0.1
SENTENCE = 30  # characters, wide ones counting double: shorter ones are labels
WHOLE = frozenset({"ul", "ol", "dl", "table"})
CODE = ("pre",)
TABLES = ("table",)
LISTS = ("ul", "ol", "table")
# Share of the mass of a table of nothing but cells, its first one kept, from which the rest is kept as well.
ENOUGH_OF_TABLE = 0.3
COLONS = (":", "：")
INTRODUCED = 0.15  # mean probability from which a list after a colon is what it introduces
ANNOUNCING = 0.75  # the judge's opinion of a line from which a list of links below it can be what it introduces
MAX_BETWEEN = 12  # blocks
# A name that no text of an article has of itself. Where most of it wears it, it is the prefix of a system ("cmp-text"), not a purpose.
# With five other such families, of pages that may be looked at one alone changed, by thirteen lines of which none is in its gold.
WEARABLE = bits_of("consent")
MOST_WORN = 0.5  # of the mass that is kept
# Of 170 lines kept there with a lower probability, 24 were in the gold (sites that the judge had not seen).
MOST, SURE_REST = 0.8, 0.96
COLUMN = frozenset("p blockquote li ul ol dl dt dd pre h2 h3 h4 cite table thead tbody tr th td caption".split())
LIVE = "liveblogposting"
ENTRY_DEPTHS = (2, 3, 4)  # elements from a line outwards to that of the entry of a live page
SECTIONS = frozenset({"section", "div"})
WRAPPERS = frozenset({"div", "section", "p", "blockquote", "span"})
NOT_TEXT = frozenset({"figcaption", "figure", "nav", "footer", "aside", "form", "button"})


def threshold(score: Column, evidence: Table) -> float:
    """Return the probability from which a block of this page is kept."""
    prose = evidence.columns["prose"] * (evidence.columns["ends_sentence"] > 0)
    if not prose.any():
        return THRESHOLD
    order = np.argsort(score)
    reached = np.cumsum(prose[order] * score[order])
    best = float(score[order][np.searchsorted(reached, BEST_SHARE * reached[-1])])
    return min(THRESHOLD, max(LOWEST, OF_BEST * best))


def lower_threshold(score: Column) -> float:
    """Return the probability for a page that says that it is an article, and of which nothing reaches ``threshold``: a few short lines."""
    return max(LOWEST, OF_BEST * float(score.max()))


def fill(page: Page, evidence: Table, score: Column, kept: Sequence[bool], layout: Set[int]) -> list[bool]:
    """Return which blocks are kept, with the gaps of groups filled; ``layout`` are the cells that lay out the page."""
    out = list(kept)
    likely = score.tolist()
    links, mass = evidence.columns["links"].tolist(), evidence.columns["mass"].tolist()
    groupable = [
        (block, likely[block.index])
        for block in page.blocks
        if links[block.index] <= ALL_LINKS and not block.evidence.control and not block.evidence.hidden
    ]
    naming = NAMING_BITS & ~_worn(evidence, out, mass)
    column_of, section_of = partial(_column_of, layout, naming), partial(_section_of, layout, naming)
    items = [(block, p) for block, p in groupable if not (layout and _in_layout(page, block, layout))]
    hopeful, hopeful_items = (
        [(block, p) for block, p in blocks if p >= HOPELESS or out[block.index]] for blocks in (groupable, items)
    )
    for key in (_line_of, _item_of, _form_of, column_of, section_of, partial(_wrapper_of, evidence)):
        _fill_groups(page, hopeful_items if key is _item_of else hopeful, mass, out, key)
    if page.meta and LIVE in page.meta.types:
        for depth in ENTRY_DEPTHS:
            _fill_groups(page, hopeful, mass, out, partial(_entry_of, depth))
    _fill_tables(page, evidence, items, out)
    for index in text_tables(page, evidence, score, out, layout) | text_boxes(page, evidence, score, out):
        out[index] = True
    _fill_code(page, evidence, out)
    _fill_introduced(page, evidence, score, out)
    _leave_rest(evidence, score, out)
    between(page, evidence, score, out, {block.index for block, _ in items})
    return out


def _leave_rest(evidence: Table, score: Column, kept: list[bool]) -> None:
    """Leave out what follows the element that holds nearly all that is kept, where the judge is not sure of it: forms, further texts.

    What follows it at once in an element beside it belongs to it as often as not, and stays.
    """
    tree = evidence.tree
    sizes = np.concatenate(
        ([0.0], np.cumsum(evidence.columns["mass"] * np.array(kept) * score**2))
    )  # doubts count for less
    holding = sizes[tree.last] - sizes[tree.first]
    most = np.flatnonzero(holding >= MOST * sizes[-1])  # each within the one before
    if sizes[-1] <= 0 or not len(most):
        return
    start, parent = int(tree.last[most[-1]]), int(tree.parent[most[-1]])
    beside = int(tree.last[parent]) if parent >= 0 else start
    while start < beside and kept[start]:
        start += 1
    for index in range(start, len(kept)):
        kept[index] = kept[index] and float(score[index]) >= SURE_REST


def _fill_introduced(page: Page, evidence: Table, score: Column, kept: list[bool]) -> None:
    """Keep the list or table that a kept line ending in a colon introduces; a widget may have been set between the two."""
    links = evidence.columns["links"]
    for index in [i for i, keep in enumerate(kept) if keep and page.blocks[i].text.endswith(COLONS)]:
        after = page.blocks[index + 1 : index + 1 + MAX_BETWEEN]
        start = next((b.index for b in after if kept[b.index] or _list_of(page, b) >= 0), -1)
        if start < 0 or kept[start]:
            continue
        place = _list_of(page, page.blocks[start])
        members = range(start, int(evidence.tree.last[place]))
        likely = float(np.mean(score[start : members.stop])) >= INTRODUCED
        own = max(links[start : members.stop]) <= ALL_LINKS or _announces(page, index, start, score)
        if likely and own and not any(kept[i] for i in members):
            for i in members:
                kept[i] = True


def _announces(page: Page, index: int, start: int, score: Column) -> bool:
    """Whether a line that the judge is sure of announces the links directly below it as the article's own: what to read on a subject.

    Of such lists on pages whose sites the judge has learned from 17 items are in the gold and none is not; those of news lead to other
    articles.
    """
    text = page.blocks[index].text
    news = page.meta is not None and bool(page.meta.types & NEWS)
    return start == index + 1 and not news and float(score[index]) >= ANNOUNCING and not lead_label(text)


def _fill_tables(page: Page, evidence: Table, groupable: Sequence[tuple[Block, float]], kept: list[bool]) -> None:
    """Keep the other cells of a table that begins among what is kept; the figures of a cell alone tell the judge nothing."""
    mass, may = evidence.columns["mass"].tolist(), {block.index for block, _ in groupable}
    begun = [block for block, _ in groupable if block.evidence.tag in CELLS and kept[block.index]]
    for place in dict.fromkeys(holder(page, block, TABLES) for block in begun):
        first, last = (int(evidence.tree.first[place]), int(evidence.tree.last[place])) if place >= 0 else (0, 0)
        cells = range(first, last)
        if not cells or not kept[first] or any(i not in may or page.blocks[i].evidence.tag not in CELLS for i in cells):
            continue
        if _sum(mass, [i for i in cells if kept[i]]) >= ENOUGH_OF_TABLE * _sum(mass, cells):
            for i in cells:
                kept[i] = True


def _list_of(page: Page, block: Block) -> int:
    """Index of the list or table that holds a block, -1 for none."""
    return holder(page, block, LISTS)


def _fill_code(page: Page, evidence: Table, kept: list[bool]) -> None:
    """Keep the lines of preformatted text that stands between kept blocks, or is kept in part."""
    if not evidence.columns["in_<pre>"].any():
        return
    places = [holder(page, block, CODE) if "/pre[" in block.path else -1 for block in page.blocks]
    for place, run in groupby(range(len(places)), key=places.__getitem__):
        lines = list(run)
        before, after = lines[0] - 1, lines[-1] + 1
        between = before >= 0 and kept[before] and after < len(kept) and kept[after]
        if place >= 0 and (between or any(kept[index] for index in lines)):
            for index in lines:
                kept[index] = True


def _fill_groups(
    page: Page,
    hopeful: Sequence[tuple[Block, float]],
    mass: Sequence[float],
    kept: list[bool],
    key: Callable[[Page, Block], Hashable],
) -> None:
    """Fill the groups that ``key`` names; ``hopeful`` are the blocks that can be in one, each with its probability."""
    least = DOUBTFUL_ITEM if key is _item_of else DOUBTFUL_FORM if key is _form_of else HOPELESS
    groups: dict[Hashable, list[int]] = defaultdict(list)
    doubtful: set[int] = set()
    for block, likely in hopeful:
        name = key(page, block)
        if name is not None:
            groups[name].append(block.index)
            if likely < least:
                doubtful.add(block.index)
    for members in groups.values():
        there = [index for index in members if kept[index]]
        enough = ENOUGH_OF_FORM if key is _form_of else ENOUGH
        if 0 < len(there) < len(members) and _sum(mass, there) >= enough * _sum(mass, members):
            for index in members:
                kept[index] = kept[index] or index not in doubtful


def _sum(values: Sequence[float], indexes: Sequence[int]) -> float:
    return sum(values[index] for index in indexes)


def _line_of(page: Page, block: Block) -> Hashable:
    """Lines of one element."""
    return block.evidence.container or None


def _item_of(page: Page, block: Block) -> Hashable:
    """Items of one list, cells of one table."""
    for level, container in enumerate(around(page.containers, block.evidence.container)):
        if container.tag in WHOLE:
            return container.index
        if level >= 3:
            break
    return None


def _in_layout(page: Page, block: Block, layout: Set[int]) -> bool:
    """Whether the innermost list or cell around a block is a cell that lays out the page."""
    inside = (c for c in around(page.containers, block.evidence.container) if c.tag in WHOLE or c.tag in CELLS)
    found = next(inside, None)
    return found is not None and found.index in layout


def _column_of(layout: Set[int], naming: int, page: Page, block: Block) -> Hashable:
    """Paragraphs, quotes, headings and lists that stand directly in one element, none of them named for anything else.

    A cell that lays out the page is such an element.
    """
    for level, container in enumerate(around(page.containers, block.evidence.container)):
        if container.tag not in COLUMN or container.index in layout:
            return container.index if level and container.tag not in NOT_TEXT else None
        if families(container.words) & naming or families(block.evidence.words) & naming:
            return None
    return None


def _section_of(layout: Set[int], naming: int, page: Page, block: Block) -> Hashable:
    """The same over elements of one name and class side by side: a body that is split over several."""
    index = _column_of(layout, naming, page, block)
    if not isinstance(index, int):
        return None
    section = page.containers[index]
    if section.tag not in SECTIONS or families(section.words) & naming:
        return None
    return (section.tag, unnumbered(section.words).partition(" ")[0], section.parent)


def _worn(evidence: Table, kept: Sequence[bool], mass: Sequence[float]) -> int:
    """``WEARABLE`` where the elements around most of what is kept wear it: a name of the text itself tells nothing of the rest."""
    tree = evidence.tree
    wearing = (tree.bits[tree.levels[:2]] & WEARABLE).any(axis=0)
    if not wearing.any():
        return 0
    whole = np.array(mass) * np.array(kept)
    return WEARABLE if float(whole[wearing].sum()) > MOST_WORN * float(whole.sum()) else 0


def _wrapper_of(evidence: Table, page: Page, block: Block) -> Hashable:
    """Blocks that each have wrappers to themselves, by the element that holds the wrappers."""
    tree = evidence.tree
    top = block.evidence.container
    known = evidence.columns
    sentence = known["prose"][block.index] > 0 and known["ends_sentence"][block.index] > 0
    if not (page.containers[top].tag in HEADINGS or (page.containers[top].tag in WRAPPERS and sentence)):
        return None
    for container in around(page.containers, top):
        alone = tree.last[container.index] - tree.first[container.index] == 1
        if not alone:
            return (
                container.index
                if container.index != block.evidence.container and container.tag not in NOT_TEXT
                else None
            )
        if container.tag in NOT_TEXT or families(container.words) & NAMING_BITS:
            return None
    return None


def _entry_of(depth: int, page: Page, block: Block) -> Hashable:
    """Lines of one form in the entries of a live page, which are its text all or none."""
    forms = []
    for container in around(page.containers, block.evidence.container):
        if container.tag in NOT_TEXT or families(container.words) & NAMING_BITS:
            return None
        forms.append((container.tag, unnumbered(container.words)))
        if len(forms) == depth:
            return (*forms, container.parent)
    return None


def _form_of(page: Page, block: Block) -> Hashable:
    """Sentences in elements of the same name and class, below the same element two steps up."""
    own = page.containers[block.evidence.container]
    if own.tag in NOT_TEXT or own.parent < 0 or width(block.text) < SENTENCE:
        return None
    parent = page.containers[own.parent]
    if parent.tag in NOT_TEXT:
        return None
    return (own.tag, unnumbered(own.words), parent.tag, unnumbered(parent.words), parent.parent)
