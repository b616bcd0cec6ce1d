"""Near-duplicates: MinHash, bands of a locality-sensitive hash, and the similarity that settles what they propose.

Two texts whose sets of shingles have the Jaccard similarity s share a band of r hashes with the chance s^r, and at least one of b
bands with 1 - (1 - s^r)^b. Twenty-two bands of five find .99 of the pairs at .72, FineWeb's fourteen of eight .65. What more they
propose costs a comparison: a pair counts only when the shingles themselves are as similar as asked.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from .shingles import STEP, Codes, mixed

SEED = 1
KEPT = 512  # shingles of a sketch: all of a text of 516 words; of a longer one a sample, right to .02 at .72
FORMAT = 1  # of what is stored: counted up when hashes, bands or sketches change
LIBRARY = f"rensa {RMinHash.ALGORITHM_VERSION}"

Bands = NDArray[np.uint64]


def band_hashes(shingles: Codes, bands: int, rows: int) -> Bands:
    """Return one number for each band; texts that have one in common, at the same place, may be copies.

    Neither the order of the shingles nor how often one is there makes a difference.
    """
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(shingles, [0, len(shingles)], bands * rows, SEED)
    signature = np.fromiter(matrix.to_rows()[0], np.uint64, bands * rows).reshape(bands, rows)
    value: Bands = signature @ _steps(rows)
    return mixed(value)


@cache
def _steps(rows: int) -> Bands:
    """Powers of a multiplier modulo 2^64."""
    return np.array([pow(int(STEP), row, 1 << 64) for row in range(rows)], np.uint64)


def sketch(shingles: Codes) -> Codes:
    """Return the smallest shingles; ``shingles`` is sorted."""
    return shingles[:KEPT]


def similarity(one: Codes, other: Codes) -> float:
    """Return the Jaccard similarity of two texts by their sketches: exact where neither was cut."""
    ends = [each[-1] for each in (one, other) if len(each) == KEPT]
    if ends:  # beyond the end of a cut sketch nothing is known
        end = min(ends)
        one, other = (each[: np.searchsorted(each, end, "right")] for each in (one, other))
    places = one.searchsorted(other)
    both = int(np.count_nonzero(one.take(places, mode="clip") == other)) if len(one) else 0
    together = len(one) + len(other) - both
    return both / together if together else 0.0
