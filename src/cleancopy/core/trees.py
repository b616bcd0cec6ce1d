"""Gradient-boosted oblivious trees, evaluated over all blocks of a page at once.

In an oblivious tree all nodes of one level ask the same question, so a block's leaf is the number whose bits are the answers: one
comparison of a matrix and one table look-up for the whole page. (Prokhorenkova et al., CatBoost, NeurIPS 2018.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """One ensemble. Trees ask many of their questions more than once; each is answered once."""

    features: NDArray[np.intp]
    """Column each question looks at, shape (questions)."""
    borders: Matrix
    """Answer is yes above it, shape (questions, 1)."""
    asked: NDArray[np.intp]
    """Questions of each level of the trees, shape (depth, trees); a depth of up to eight: the leaf's number fits a byte."""
    leaves: Matrix
    """Values, shape (trees * 2 ** depth)."""
    bias: float

    @classmethod
    def of(cls, features: NDArray[Any], borders: NDArray[Any], leaves: NDArray[Any], bias: float, depth: int) -> Self:
        """Return the ensemble of trees whose questions stand one tree after the other, shape (trees * depth)."""
        questions, which = np.unique(np.stack((features, borders)).astype(np.float64), axis=1, return_inverse=True)
        return cls(
            questions[0].astype(np.intp),
            questions[1].astype(np.float32)[:, None],
            np.ascontiguousarray(which.reshape(-1, depth).T),
            leaves.astype(np.float32),
            bias,
        )

    def raw(self, values: Matrix) -> Matrix:
        """Return the sum of the leaves for each block: log-odds; ``values`` has the shape (measures, blocks)."""
        answers = (values.take(self.features, axis=0) > self.borders).view(np.uint8)
        depth, trees = self.asked.shape
        leaf = answers.take(self.asked[-1], axis=0)
        for level in reversed(range(depth - 1)):
            leaf += leaf  # quicker than a shift of bytes, for which processors have no instruction
            leaf += answers.take(self.asked[level], axis=0)
        place = leaf.astype(np.intp)
        place += (np.arange(trees) << depth)[:, None]
        return np.asarray(self.leaves.take(place).sum(axis=0) + self.bias, np.float32)

    def probability(self, values: Matrix) -> Matrix:
        """Return the probability of yes for each block, shape (blocks)."""
        return np.asarray(1 / (1 + np.exp(-self.raw(values))), np.float32)
