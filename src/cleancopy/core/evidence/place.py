"""Where a block stands: in the page, before or after the headline, beside what, and among which blocks of its own form."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .text import Column
from .tree import Tree

NEAR = 3  # neighbours looked at on each side
SHARED = ("mass", "links", "ends_sentence", "prose", "own_<p>", "own_title", "bold", "is_title", "ends_ellipsis")


def columns(tree: Tree, known: dict[str, Column]) -> dict[str, Column]:
    """Return the columns of this family, from the containers and the columns that are ``known`` already."""
    count = tree.levels.shape[1]
    prose = known["prose"].astype(np.float64)
    whole = max(float(prose.sum()), 1.0)
    before = np.cumsum(prose) - prose
    headings = np.flatnonzero((known["is_title"] == 1) & (known["own_<h1>"] + known["own_title"] > 0))
    if not len(headings):
        headings = np.flatnonzero((known["is_title"] == 1) | (known["own_<h1>"] == 1))
    head = int(headings[0]) if len(headings) else -1
    place = np.arange(count, dtype=np.float32)
    out: dict[str, Column] = {
        "index": place,
        "index_share": place / count,
        "prose_before": before / whole,
        "prose_after": (whole - before - prose) / whole,
        "has_headline": np.full(count, head >= 0, np.float32),
        "from_headline": np.clip(place - head, -50, 200),
        "log_blocks": np.full(count, np.log1p(count), np.float32),
        "log_prose": np.full(count, np.log1p(whole), np.float32),
    }
    out.update(_form(tree, known, whole))
    out.update(_neighbours(known, count))
    out.update(_runs(prose))
    return out


def _neighbours(known: dict[str, Column], count: int) -> dict[str, Column]:
    """Columns of the blocks up to ``NEAR`` before and after; -1 where there is none."""
    padded = np.full((len(SHARED), count + 2 * NEAR), -1, np.float32)
    for row, name in enumerate(SHARED):
        padded[row, NEAR : NEAR + count] = known[name]
    out: dict[str, Column] = {}
    for row, name in enumerate(SHARED):
        for step in range(1, NEAR + 1):
            out[f"{name}_before_{step}"] = padded[row, NEAR - step : NEAR - step + count]
            out[f"{name}_after_{step}"] = padded[row, NEAR + step : NEAR + step + count]
    return out


def _form(tree: Tree, known: dict[str, Column], whole: float) -> dict[str, Column]:
    """Columns on all blocks of the page whose element and parent have the same name and class."""
    pairs = tree.form[tree.levels[0]] * len(tree.form) + tree.form[tree.levels[1]]
    form = np.unique(pairs, return_inverse=True)[1]
    size = np.bincount(form)
    prose: Column = np.bincount(form, weights=known["prose"])
    mass: Column = np.bincount(form, weights=known["mass"])
    linked: Column = np.bincount(form, weights=known["mass"] * known["links"])
    return {
        "form_size": np.log1p(size[form]),
        "form_prose": prose[form] / whole,
        "form_links": linked[form] / np.maximum(mass[form], 1),
        "form_mean": np.log1p(mass[form] / size[form]),
    }


def _runs(prose: NDArray[np.float64]) -> dict[str, Column]:
    """Distance in blocks to the nearest prose before and after, and the prose within ten blocks on each side."""
    count = len(prose)
    place: NDArray[np.int64] = np.arange(count)
    there = prose > 0
    last = np.maximum.accumulate(np.where(there, place, -100))
    coming = np.minimum.accumulate(np.where(there, place, count + 100)[::-1])[::-1]
    total = np.concatenate(([0.0], np.cumsum(prose)))
    low, high = np.maximum(place - 10, 0), np.minimum(place + 11, count)
    before = np.concatenate(([100], place[1:] - last[:-1])) if count > 1 else np.array([100])
    after = np.concatenate((coming[1:] - place[:-1], [100])) if count > 1 else np.array([100])
    return {
        "since_prose": np.clip(before, 0, 100).astype(np.float32),
        "until_prose": np.clip(after, 0, 100).astype(np.float32),
        "near_before": np.log1p(total[place] - total[low]).astype(np.float32),
        "near_after": np.log1p(total[high] - total[np.minimum(place + 1, count)]).astype(np.float32),
    }
