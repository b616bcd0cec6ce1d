"""Copies: clusters of texts that share most of their words, of which the earliest stays.

All documents are put into one order that the order of the input does not change: those of earlier datasets first, then by date, then by
identifier. What shares a band is compared; what is similar is joined; the first of each cluster stays. Of each document
only the identifier and the hash of one band are in memory, about 100 bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .config import Duplicates
from .index import Index
from .minhash import similarity, sketch
from .shingles import Codes, shingles, word_hashes
from .work import Work

CACHED = 8192  # sketches in memory, 4 kB each
CHUNK = 4096

EARLIER = "duplicate_earlier"
NEAR = "duplicate_near"


class Clusters:
    """Disjoint sets of numbers; each set is known by its smallest."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def first(self, number: int) -> int:
        """Return the smallest number of a number's set."""
        root = number
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(number, number)) != root:
            self._parent[number] = root
            number = above
        return root

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.first(one), self.first(other)))
        self._parent[high] = low

    def members(self) -> Iterator[tuple[int, int]]:
        """Yield each number that is not the smallest of its set, with the smallest, in order."""
        for number in sorted(self._parent):
            first = self.first(number)
            if first != number:
                yield number, first


def settle_copies(work: Work, wanted: Duplicates, index: Index | None, report: Callable[[int, int], None]) -> None:
    """Leave out the copies among the documents of a build, and copies of what the index holds.

    ``report`` is called with how many of the bands are done, and how many there are.
    """
    if wanted.exact:
        if index is not None:
            work.drop(_in_index(work, index))
        work.settle_same()
    if wanted.near:
        _near(work, wanted, index, report)
    work.follow_copies()


def _in_index(work: Work, index: Index) -> Iterator[tuple[str, str, str]]:
    """Copies, word for word, of documents of earlier datasets: an article there, or the same one once more.

    An article is no copy of its own older revision.
    """
    again = {
        name for name, digest in index.of_others() if work.count("id = ? AND digest = ? AND reason = ''", name, digest)
    }
    for name in sorted(again):
        yield name, EARLIER, name
    query = "SELECT id FROM documents WHERE digest = ? AND reason = '' AND id != ?"
    for name, digest, _ in index.bands():
        if digest and (name in again or not work.count("id = ?", name)):
            for (copy,) in work.connection.execute(query, (digest, name)).fetchall():
                yield copy, EARLIER, name


def _earlier(work: Work, index: Index | None) -> Iterator[tuple[str, bytes]]:
    """Identifier and bands of what earlier datasets hold and this one does not hold anew."""
    for name, _, bands in index.bands() if index else ():
        if bands and not work.count("id = ? AND reason != ?", name, EARLIER):
            yield name, bands


def _near(work: Work, wanted: Duplicates, index: Index | None, report: Callable[[int, int], None]) -> None:
    names, old = _order(work, index)
    if len(names) > 1:
        table = _table(work, index, (wanted.bands, len(names)))
        clusters = _joined(table, old, _comparing(work, index, names, old, wanted.similarity), report)
        del table
        _path(work).unlink()
        copies = ((number, first) for number, first in clusters.members() if number >= old)
        work.drop((names[number], EARLIER if first < old else NEAR, names[first]) for number, first in copies)


def _order(work: Work, index: Index | None) -> tuple[list[str], int]:
    """The identifiers in order, and how many of them are of earlier datasets."""
    old = [name for name, _ in _earlier(work, index)]
    query = "SELECT id FROM documents WHERE reason = '' AND length(bands) > 0 ORDER BY first, id"
    return old + [name for (name,) in work.connection.execute(query)], len(old)


def _table(work: Work, index: Index | None, shape: tuple[int, int]) -> NDArray[np.uint64]:
    """Write the hashes to a file, one band behind the other, so that one band can be read alone."""
    table = np.lib.format.open_memmap(_path(work), "w+", np.uint64, shape)
    column = 0
    for chunk in _chunks(work, index):
        table[:, column : column + len(chunk)] = np.frombuffer(b"".join(chunk), np.uint64).reshape(len(chunk), -1).T
        column += len(chunk)
    return table


def _path(work: Work) -> Path:
    return work.path.with_name("bands.npy")


def _chunks(work: Work, index: Index | None) -> Iterator[list[bytes]]:
    query = "SELECT bands FROM documents WHERE reason = '' AND length(bands) > 0 ORDER BY first, id"
    chunk: list[bytes] = []
    old = (bands for _, bands in _earlier(work, index))
    for source in (old, (bands for (bands,) in work.connection.execute(query))):
        for bands in source:
            chunk.append(bands)
            if len(chunk) == CHUNK:
                yield chunk
                chunk = []
    if chunk:
        yield chunk


def _joined(
    table: NDArray[np.uint64], old: int, alike: Callable[[int, int], bool], report: Callable[[int, int], None]
) -> Clusters:
    """Compare what shares a band, and join what is similar. Which pairs are spared by earlier ones does not change the sets."""
    clusters = Clusters()
    for done, band in enumerate(table, 1):
        for group in _groups(np.array(band)):
            _join_group(group, old, alike, clusters)
        report(done, len(table))
    return clusters


def _groups(hashes: NDArray[np.uint64]) -> Iterator[list[int]]:
    """Numbers, in order, of documents with the same hash, where there is more than one."""
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    edges = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1], [True])))
    for place in np.flatnonzero(np.diff(edges) > 1):
        yield order[edges[place] : edges[place + 1]].tolist()


def _join_group(group: list[int], old: int, alike: Callable[[int, int], bool], clusters: Clusters) -> None:
    for place, number in enumerate(group):
        if number < old:
            continue
        for other in group[:place]:
            if clusters.first(number) != clusters.first(other) and alike(other, number):
                clusters.join(other, number)


def _comparing(
    work: Work, index: Index | None, names: list[str], old: int, threshold: float
) -> Callable[[int, int], bool]:
    @lru_cache(CACHED)
    def sketch_of(number: int) -> Codes:
        if number < old:
            assert index is not None
            return index.sketch(names[number])
        return sketch_of_row(work.row(names[number]))

    def alike(one: int, other: int) -> bool:
        return similarity(sketch_of(one), sketch_of(other)) >= threshold

    return alike


def sketch_of_row(row: str) -> Codes:
    """Return the sketch of the text of a row in JSON."""
    return sketch(shingles(word_hashes(json.loads(row)["text"])))
