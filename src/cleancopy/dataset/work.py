"""The workshop of a build: documents sorted and counted on disk, so that memory stays small and a killed build goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .prepare import Document

TABLES = """
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, newest TEXT NOT NULL, first TEXT NOT NULL, split TEXT NOT NULL,
    digest TEXT NOT NULL, bands BLOB NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, url TEXT NOT NULL, row TEXT NOT NULL,
    cluster TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS shards (
    name TEXT PRIMARY KEY, split TEXT NOT NULL, record TEXT NOT NULL, last TEXT NOT NULL
) WITHOUT ROWID;
"""
INDEXES = (
    "CREATE INDEX IF NOT EXISTS by_id ON documents (id, newest)",
    "CREATE INDEX IF NOT EXISTS by_digest ON documents (digest, first, id) WHERE reason = ''",
)
INSERT = """
INSERT INTO documents (id, newest, first, split, digest, bands, reason, detail, url, row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# Of the lines with one identifier the newest counts, whatever becomes of it. Without a URL the identifier is that of the text: such lines
# are copies.
OLDER = """
UPDATE documents SET row = '',
    reason = CASE url WHEN '' THEN 'duplicate_exact' ELSE 'older_revision' END,
    detail = CASE url WHEN '' THEN id ELSE '' END,
    cluster = CASE url WHEN '' THEN id ELSE '' END
WHERE number IN (
    SELECT number FROM (
        SELECT number, row_number() OVER (PARTITION BY id ORDER BY newest DESC, number) AS place FROM documents WHERE id != ''
    ) WHERE place > 1
)
"""
# The same words in the same order: the earliest stays.
SAME = """
UPDATE documents SET reason = 'duplicate_exact', cluster = kept.id, detail = kept.id FROM (
    SELECT number, first_value(id) OVER (PARTITION BY digest ORDER BY first, id) AS id,
        row_number() OVER (PARTITION BY digest ORDER BY first, id) AS place
    FROM documents WHERE reason = '' AND digest != ''
) AS kept WHERE kept.number = documents.number AND kept.place > 1
"""
# A copy of a copy belongs to the one that stays.
FOLLOW = """
UPDATE documents SET cluster = root.cluster, detail = root.cluster FROM documents AS root
WHERE documents.reason = 'duplicate_exact' AND root.id = documents.cluster AND root.reason LIKE 'duplicate_%'
    AND root.number != documents.number AND root.cluster != root.id
"""


class Work:
    """The database of a build. Every batch is one transaction: after a crash the reading goes on behind the last one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=NORMAL")  # a cut of power may undo the last batches, no more
        self.connection.execute("PRAGMA temp_store=FILE")
        self.connection.executescript(TABLES)

    def close(self) -> None:
        """Close the database."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def state(self, name: str) -> str:
        """Return a note; empty when it was not made."""
        row = self.connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def note(self, name: str, value: str) -> None:
        """Make or change a note."""
        self.connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))

    def add(self, documents: Sequence[Document], batches: int) -> None:
        """Add the documents of a batch and note how many batches are done."""
        with self.transaction() as connection:
            connection.executemany(INSERT, map(_values, documents))
            self.note("batches", str(batches))

    def settle_revisions(self) -> None:
        """Leave out what is not the newest of its URL."""
        for index in INDEXES:
            self.connection.execute(index)
        self.connection.execute(OLDER)

    def settle_same(self) -> None:
        """Leave out texts that are another's, word for word."""
        self.connection.execute(SAME)

    def drop(self, copies: Iterable[tuple[str, str, str]]) -> None:
        """Leave out documents, given as identifier, reason and the identifier of what they copy."""
        self.connection.executemany(
            "UPDATE documents SET reason = ?2, cluster = ?3, detail = ?3 WHERE id = ?1 AND reason = ''", copies
        )

    def follow_copies(self) -> None:
        """Let copies of copies point to what stays."""
        self.connection.execute(FOLLOW)

    def count(self, where: str = "1", *values: Any) -> int:
        """Count documents."""
        query = f"SELECT count(*) FROM documents WHERE {where}"  # noqa: S608  conditions are ours
        return int(self.connection.execute(query, values).fetchone()[0])

    def dropped(self) -> dict[str, int]:
        """Return how many documents were left out, by reason."""
        query = "SELECT reason, count(*) FROM documents WHERE reason != '' GROUP BY reason ORDER BY 2 DESC, 1"
        return dict(self.connection.execute(query).fetchall())

    def kept(self, split: str, after: str) -> Iterator[tuple[str, str, int]]:
        """Yield identifier, row and number of copies of what is kept in a split, in the order of the identifiers."""
        query = """
            SELECT id, row, 1 + coalesce(copies, 0) FROM documents
            LEFT JOIN (SELECT cluster AS root, count(*) AS copies FROM documents WHERE cluster != '' GROUP BY cluster) ON root = id
            WHERE reason = '' AND split = ? AND id > ? ORDER BY id
        """
        yield from self.connection.execute(query, (split, after))

    def refused(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield identifier, URL, reason and detail of what was left out, in an order that the input's does not change."""
        query = "SELECT id, url, reason, detail FROM documents WHERE reason != '' ORDER BY reason, id, detail, url"
        yield from self.connection.execute(query)

    def row(self, name: str) -> str:
        """Return the row of a document."""
        query = "SELECT row FROM documents WHERE id = ? AND row != '' ORDER BY newest DESC LIMIT 1"
        return str(self.connection.execute(query, (name,)).fetchone()[0])


def _values(document: Document) -> tuple[Any, ...]:
    each = document
    return (
        each.id,
        each.newest,
        each.first,
        each.split,
        each.digest,
        each.bands,
        each.reason,
        each.detail,
        each.url,
        each.row,
    )
