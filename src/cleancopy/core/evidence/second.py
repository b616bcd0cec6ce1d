"""What the first opinion on the blocks around says: a second look takes the whole page into account."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .table import Table
from .text import Column
from .tree import inside

NEAR = 5  # neighbours on each side


def columns(first: Column, table: Table) -> dict[str, Column]:
    """Return columns made of the first probabilities ``first`` of a page's blocks."""
    known, tree = table.columns, table.tree
    mass = known["mass"]
    count = len(first)
    kept = first * mass
    whole = max(float(kept.sum()), 1e-6)
    out: dict[str, Column] = {"first": first}
    for step in range(1, NEAR + 1):
        for sign, name in ((1, "before"), (-1, "after")):
            column = np.full(count, -1, np.float32)
            if step < count:
                if sign > 0:
                    column[step:] = first[:-step]
                else:
                    column[:-step] = first[step:]
            out[f"first_{name}_{step}"] = column
    kept_in, mass_in = inside(tree, kept), inside(tree, mass)
    part, share = (kept_in / np.maximum(mass_in, 1))[tree.levels], (kept_in / whole)[tree.levels]
    for level in range(len(tree.levels)):
        out[f"kept_part_{level}"] = part[level]
        out[f"kept_share_{level}"] = share[level]
    total = np.cumsum(kept)
    out["kept_before"] = (total - kept) / whole
    out["kept_after"] = (whole - total) / whole
    out["log_kept"] = np.full(count, np.log1p(whole), np.float32)
    out.update(_distances(first))
    return out


def stack(table: Table, more: dict[str, Column], chosen: NDArray[np.intp] | None = None) -> NDArray[np.float32]:
    """Return the values of a table with the further columns below them, of all or of the chosen blocks: shape (measures, blocks)."""
    if chosen is None:
        chosen = np.arange(table.values.shape[1])
    out = np.empty((len(table.values) + len(more), len(chosen)), np.float32)
    table.values.take(chosen, axis=1, out=out[: len(table.values)])
    for row, column in enumerate(more.values(), len(table.values)):
        out[row] = column[chosen]
    return out


def _distances(first: Column) -> dict[str, Column]:
    """Distance in blocks to the nearest block that looks kept, before and after, and to the first and last of them."""
    count = len(first)
    place = np.arange(count)
    there = first > 0.5
    last = np.maximum.accumulate(np.where(there, place, -100))
    coming = np.minimum.accumulate(np.where(there, place, count + 100)[::-1])[::-1]
    before = np.concatenate(([100], place[1:] - last[:-1])) if count > 1 else np.array([100])
    after = np.concatenate((coming[1:] - place[:-1], [100])) if count > 1 else np.array([100])
    return {
        "since_kept": np.clip(before, 0, 100).astype(np.float32),
        "until_kept": np.clip(after, 0, 100).astype(np.float32),
    }
