"""Files of signals kept between runs in SQLite, each until it is too old."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from cleancopy.errors import InputError

from .model import File

TABLE = """create table if not exists file (
    url text primary key, status integer, body blob not null, fetched_at text not null, expires_at text not null
)"""
WAIT = 10.0  # seconds for another process that writes


class Cache:
    """Answers of servers by address; failures are not kept."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as base, base:
                base.execute(TABLE)
        except (OSError, sqlite3.Error) as error:
            raise InputError(f"{self.path} cannot be used to keep signals: {error}; name another file") from None

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=WAIT)

    def get(self, url: str, now: datetime) -> tuple[File, datetime] | None:
        """Return a file that is not too old, and when it will be; None without one."""
        with closing(self._open()) as base:
            row = base.execute(
                "select status, body, fetched_at, expires_at from file where url = ? and expires_at > ?",
                (url, stamp(now)),
            ).fetchone()
        return (File(url, row[1], row[0], row[2]), datetime.fromisoformat(row[3])) if row else None

    def put(self, file: File, expires: datetime) -> None:
        """Keep a file until a moment."""
        row = (file.url, file.status, file.body, file.fetched_at or stamp(datetime.now(UTC)), stamp(expires))
        with closing(self._open()) as base, base:
            base.execute("insert or replace into file values (?, ?, ?, ?, ?)", row)


def stamp(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC, to the second.

    >>> stamp(datetime(2026, 11, 24, 4, tzinfo=UTC))
    '2026-11-24T04:00:00+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds")
