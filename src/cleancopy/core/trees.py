"""Gradient-boosted oblivious trees, evaluated over all blocks of a page at once.

In an oblivious tree all nodes of one level ask the same question, so a block's leaf is the number whose bits are the answers: one
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

    def raw(self, values: Matrix) -> Matrix:
        """Return the sum of the leaves for each block: log-odds; ``values`` has the shape (measures, blocks)."""
        answers = (values.take(self.features, axis=0) > self.borders[:, None]).view(np.uint8)
        bits = answers.reshape(self.trees, self.depth, values.shape[1])
        places = (1 << np.arange(self.depth)).astype(np.uint8)  # a depth of up to eight: the leaf's number fits a byte
        leaf = np.einsum("tdb,d->tb", bits, places).astype(np.intp)
        leaf += (np.arange(self.trees) << self.depth)[:, None]
        return np.asarray(self.leaves.take(leaf).sum(axis=0) + self.bias, np.float32)

    def probability(self, values: Matrix) -> Matrix:
        """Return the probability of yes for each block, shape (blocks)."""
        return np.asarray(1 / (1 + np.exp(-self.raw(values))), np.float32)
