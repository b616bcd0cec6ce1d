"""What the containers around a block say: how much of the page's prose each holds, how much of it is links.

The share of the page's prose that a container holds is the strongest single evidence there is: the article's container
holds most of it, whatever it is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model import Block, Container
from .text import Column
from .words import NAMES as FAMILIES
from .words import families, purposes

# Elements whose presence around a block is evidence of its own; the bits follow those of the word families.
TAGS = (
    "p", "li", "h1", "h2", "h3", "h4", "td", "div", "figcaption", "figure", "blockquote", "pre", "article", "main", "section",
    "aside", "nav", "header", "footer", "form", "ul", "table", "dl", "address", "button", "body",
)  # fmt: skip
ALIASES = {
    "ol": "ul",
    "th": "td",
    "tr": "table",
    "tbody": "table",
    "h5": "h4",
    "h6": "h4",
    "dd": "dl",
    "dt": "dl",
    "label": "button",
}
TAG_BITS = {tag: 1 << (len(FAMILIES) + bit) for bit, tag in enumerate(TAGS)}
BITS = tuple(FAMILIES) + tuple(f"<{tag}>" for tag in TAGS)
# Families and elements that are evidence as the block's own, and as those of the container around that; all count anywhere around.
OWN = (
    "body", "title", "standfirst", "caption", "author", "control", "box", "quote", "tags", "meta", "media",
    "<p>", "<li>", "<h1>", "<h2>", "<h3>", "<h4>", "<td>", "<div>", "<figcaption>", "<blockquote>", "<pre>",
)  # fmt: skip
PARENT = ("standfirst", "caption", "author", "related", "body", "title", "tags", "<blockquote>", "<li>", "<article>")
SHARES = (0.3, 0.5, 0.8)  # of the page's prose
PARENT_OF = itemgetter(Container._fields.index("parent"))
NAME_AND_WORDS = slice(Container._fields.index("tag"), Container._fields.index("words") + 1)
LEVELS = 6  # containers around a block that are looked at, innermost first

# A block counts as prose when it is long enough to be a sentence and is not mostly links.
PROSE_MASS = 45
PROSE_LINKS = 0.4


@dataclass(frozen=True, slots=True)
class Tree:
    """The containers of a page as arrays, one entry a container unless said otherwise."""

    parent: NDArray[np.int64]
    bits: NDArray[np.int64]
    around: NDArray[np.int64]
    """Bits of all containers around and the container itself."""
    first: NDArray[np.int64]
    """First block inside, and ``last``, the block after the last one."""
    last: NDArray[np.int64]
    levels: NDArray[np.int64]
    """Shape (LEVELS, blocks): containers around each block, innermost first; the body repeats at the end."""
    depth: NDArray[np.int64]
    form: NDArray[np.int64]
    """Number of the container's form: containers of one name and one class have the same."""
    purposes: NDArray[np.int64]
    """Bits of ``words.PURPOSES`` of each container."""


def build(blocks: Sequence[Block], containers: Sequence[Container]) -> Tree:
    """Return the containers as arrays."""
    count = len(containers)
    parents = [parent if parent > 0 else 0 for parent in map(PARENT_OF, containers)]
    forms, form_bits, form_purposes = _forms(containers)
    bits = [form_bits[form] for form in forms]
    around = bits.copy()
    for index in range(1, count):
        around[index] |= around[parents[index]]
    own = [block.evidence.container for block in blocks]
    first, last = [len(blocks)] * count, [0] * count
    for end, index in enumerate(own, 1):
        last[index] = end
        if first[index] >= end:
            first[index] = end - 1
    for index in range(count - 1, 0, -1):
        parent = parents[index]
        if first[index] < first[parent]:
            first[parent] = first[index]
        if last[index] > last[parent]:
            last[parent] = last[index]
    parent_array = np.array(parents, np.int64)
    levels = np.empty((LEVELS, len(blocks)), np.int64)
    levels[0] = own
    for level in range(1, LEVELS):
        levels[level] = parent_array[levels[level - 1]]
    return Tree(
        parent_array,
        np.array(bits, np.int64),
        np.array(around, np.int64),
        np.minimum(np.array(first, np.int64), len(blocks)),
        np.maximum(np.array(last, np.int64), np.minimum(np.array(first, np.int64), len(blocks))),
        levels,
        np.array([container.depth for container in containers], np.int64),
        np.array(forms, np.int64),
        np.array([form_purposes[form] for form in forms], np.int64),
    )


def _forms(containers: Sequence[Container]) -> tuple[list[int], list[int], list[int]]:
    """The number of each container's form, which is its name with its words, and the bits and purposes of each form."""
    numbers: dict[Any, int] = {}
    forms = [numbers.setdefault(container[NAME_AND_WORDS], len(numbers)) for container in containers]
    found = [_of_form(tag, words) for tag, words in numbers]
    return forms, [bits for bits, _ in found], [purpose for _, purpose in found]


@lru_cache(maxsize=20_000)
def _of_form(tag: str, words: str) -> tuple[int, int]:
    """The bits and purposes of one form; the pages of a site share most of theirs."""
    return families(words) | TAG_BITS.get(ALIASES.get(tag, tag), 0), purposes(words)


def inside(tree: Tree, values: Column) -> NDArray[np.float64]:
    """Return the sum of a column over the blocks inside each container."""
    total = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    return np.asarray(total[tree.last] - total[tree.first])


def columns(tree: Tree, mass: Column, links: Column, sentence: Column) -> dict[str, Column]:
    """Return the columns of this family; ``links`` is the share of each block that is links."""
    prose = np.where((mass >= PROSE_MASS) & (links < PROSE_LINKS), mass, 0).astype(np.float32)
    long = (prose > 0) & (sentence > 0)
    prose_in, mass_in = inside(tree, prose), inside(tree, mass)
    link_in = inside(tree, mass * links)
    long_in = inside(tree, long.astype(np.float32))
    count_in = tree.last - tree.first
    whole = max(float(prose_in[0]), 1.0)
    out: dict[str, Column] = {"prose": prose}
    of_container = {
        "prose_share": prose_in / whole,
        "prose_of_parent": prose_in / np.maximum(prose_in[tree.parent], 1),
        "link_share": link_in / np.maximum(mass_in, 1),
        "blocks": np.log1p(count_in),
        "long": np.log1p(long_in),
    }
    by_level = {name: values[tree.levels] for name, values in of_container.items()}
    by_level["place"] = (np.arange(len(mass)) - tree.first[tree.levels]) / np.maximum(count_in[tree.levels], 1)
    for level in range(LEVELS):
        out.update((f"{name}_{level}", values[level]) for name, values in by_level.items())
    own = tree.levels[0]
    out["depth"] = tree.depth[own].astype(np.float32)
    for share, steps in zip(SHARES, _steps_up(tree, prose_in / whole), strict=True):
        out[f"up_to_{share}"] = steps[own].astype(np.float32)
    out.update(_flags("own", OWN, tree.bits[own]))
    out.update(_flags("parent", PARENT, tree.bits[tree.levels[1]]))
    out.update(_flags("in", BITS, tree.around[own]))
    return out


def _flags(prefix: str, names: Sequence[str], bits: NDArray[np.int64]) -> dict[str, Column]:
    """One column for each name: whether its bit is set."""
    columns_of, places = _flag_names(prefix, names)
    flags = (bits[None, :] >> places & 1).astype(np.float32)
    return dict(zip(columns_of, flags, strict=True))


@cache
def _flag_names(prefix: str, names: Sequence[str]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """The columns of some families and elements, and the place of each one's bit, shape (names, 1)."""
    return tuple(f"{prefix}_{name}" for name in names), np.array([[BITS.index(name)] for name in names], np.int64)


def _steps_up(tree: Tree, shares: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return how many containers up from each one the nearest stands that holds each of ``SHARES``; shape (SHARES, containers).

    Few containers hold even the least share; from all others it is as far as to the nearest of these, and on from there.
    """
    parents, count = tree.parent.tolist(), len(shares)
    big = shares >= SHARES[0]
    big[0] = True
    nearest = list(range(count))
    for index in np.flatnonzero(~big).tolist():
        nearest[index] = nearest[parents[index]]
    rows = []
    for share in SHARES:
        steps = [0] * count
        for index in np.flatnonzero(big & (shares < share)).tolist():
            if index:
                steps[index] = steps[parents[index]] + 1
        rows.append(steps)
    return np.array(rows)[:, nearest] + tree.depth - tree.depth[nearest]
