"""Gradient-boosted oblivious trees, evaluated over all blocks of a page at once.

In an oblivious tree all nodes of one level ask the same question, so a row's leaf is the number whose bits are the answers: one
comparison of a matrix and one table look-up for the whole page. (Prokhorenkova et al., CatBoost, NeurIPS 2018.)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """One ensemble; ``trees`` trees of ``depth`` questions each."""

    features: NDArray[np.int64]
    """Column each question looks at, shape (trees * depth)."""
    borders: Matrix
    """Answer is yes above it, shape (trees * depth)."""
    leaves: Matrix
    """Values, shape (trees * 2 ** depth)."""
    bias: float
    trees: int
    depth: int

    def raw(self, rows: Matrix) -> Matrix:
        """Return the sum of the leaves for each row: log-odds; shape (rows)."""
        answers = rows[:, self.features] > self.borders
        powers = (1 << np.arange(self.depth)).astype(np.float32)
        leaf = (answers.reshape(-1, self.depth).astype(np.float32) @ powers).astype(np.int64)
        offsets = np.arange(self.trees, dtype=np.int64) << self.depth
        chosen = self.leaves[leaf.reshape(len(rows), self.trees) + offsets]
        return np.asarray(chosen.sum(axis=1) + self.bias, np.float32)

    def probability(self, rows: Matrix) -> Matrix:
        """Return the probability of yes for each row, shape (rows)."""
        return np.asarray(1 / (1 + np.exp(-self.raw(rows))), np.float32)
