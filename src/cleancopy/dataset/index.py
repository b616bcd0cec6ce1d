"""The index: what earlier datasets hold, on disk, so that a new crawl is compared with the old ones.

It holds no text: of each document the digest of its words, the hashes of its bands and a sketch of its shingles.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from cleancopy.errors import UsageError

from .minhash import FORMAT, LIBRARY
from .shingles import Codes

TABLES = """
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL, bands BLOB NOT NULL, sketch BLOB NOT NULL, dataset TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_digest ON documents (digest);
"""


class Index:
    """An open index; made when there is none. ``dataset`` is the folder of the dataset that is built with it."""

    def __init__(self, path: Path, bands: int, rows: int, dataset: Path) -> None:
        self.path = path
        self._dataset = os.path.relpath(
            dataset.absolute(), path.absolute().parent
        )  # so that both can be moved together
        try:
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.executescript(TABLES)
            if "dataset" not in {row[1] for row in self._connection.execute("PRAGMA table_info(documents)")}:
                self._connection.execute("ALTER TABLE documents ADD COLUMN dataset TEXT NOT NULL DEFAULT ''")
        except sqlite3.Error as error:
            raise UsageError(
                f"{path} cannot be opened as an index ({error}); name another file as [duplicates] index"
            ) from None
        made = f"format {FORMAT}, {LIBRARY}, {bands} bands of {rows}"
        self._connection.execute("INSERT OR IGNORE INTO state VALUES ('made', ?)", (made,))
        found = self._connection.execute("SELECT value FROM state WHERE name = 'made'").fetchone()[0]
        if found != made:
            raise UsageError(
                f"{path} was made with {found}, and this build has {made}; use the same [duplicates] settings, or another index"
            )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def bands(self) -> Iterator[tuple[str, str, bytes]]:
        """Yield identifier, digest and bands of each document, in the order of the identifiers."""
        yield from self._connection.execute("SELECT id, digest, bands FROM documents ORDER BY id")

    def of_others(self) -> Iterator[tuple[str, str]]:
        """Yield identifier and digest of the documents of other datasets; of one that was built again its own stay."""
        query = "SELECT id, digest FROM documents WHERE dataset NOT IN ('', ?) AND digest != '' ORDER BY id"
        yield from self._connection.execute(query, (self._dataset,))

    def sketch(self, name: str) -> Codes:
        """Return the sketch of a document."""
        data = self._connection.execute("SELECT sketch FROM documents WHERE id = ?", (name,)).fetchone()[0]
        return np.frombuffer(data, np.uint64)

    def update(self, documents: Iterable[tuple[str, str, bytes, bytes]]) -> None:
        """Add identifier, digest, bands and sketch of documents, or put them in the place of older revisions; all or none."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            rows = ((*document, self._dataset) for document in documents)
            self._connection.executemany("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?)", rows)
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
