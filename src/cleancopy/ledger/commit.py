"""Commits: a batch of articles is written to a part and synced, then one transaction makes it count.

A crash before the transaction leaves bytes behind the committed end of a part, which nobody reads and the next run cuts off; after it
the batch is there. There is no moment between. What became of pages without an article, and the addresses that pages named, wait for
the same transaction, so that a page never counts as done while what it led to is lost.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from cleancopy.core.model import Found
from cleancopy.errors import LeaseLost, StoreError

from . import findings
from .parts import ENDINGS, PartFile, known_format, pack
from .queue import SiteQueue
from .runs import HEARTBEAT, Run
from .schema import parts, revisions, urls


@dataclass(frozen=True)
class Batching:
    """How large batches and parts become."""

    form: str = "zst"
    """Format of the parts: ``zst``, ``gz`` or ``jsonl``."""
    count: int = 50
    """Articles after which a batch is committed."""
    seconds: float = 2.0
    """Age of its oldest article after which a batch is committed."""
    part_bytes: int = 128 * 1024 * 1024
    """Size from which a new part is begun."""


@dataclass(slots=True)
class Line:
    """An article on its way to the disk."""

    site: SiteQueue
    data: bytes
    row: dict[str, Any]
    """Columns of ``revisions``."""
    replaces: bool
    """Whether an earlier line of the same round is replaced."""


@dataclass(slots=True)
class Note:
    """What became of an address."""

    site: SiteQueue
    key: int
    values: dict[str, Any]
    drop_lines: bool = False
    """Whether its lines of this round are replaced by another address'."""
    used: Found | None = None
    """What was known of it when it was read."""


class Committer:
    """Gathers lines and notes, and commits them."""

    def __init__(self, run: Run, batching: Batching) -> None:
        known_format(batching.form)
        self.run = run
        self.store = run.store
        self.batching = batching
        self.sites: dict[int, SiteQueue] = {}
        """The sites this process holds, by number."""
        self.broken = False
        """Whether a commit failed: nothing more is taken."""
        self._lines: list[Line] = []
        self._notes: list[Note] = []
        self._names: set[tuple[int, str]] = set()
        self._began = 0.0
        self._beaten = time.monotonic()
        self._part: PartFile | None = None
        self._part_row: dict[str, Any] = {}

    def reached(self, step: str) -> None:
        """Called at each step of a commit: ``begin``, ``written``, ``synced``, ``noted``, ``committed``. For tests to stop at."""

    # --- taking

    def line(self, line: Line, names: set[str], note: Note) -> None:
        """Take an article; ``names`` are the addresses it goes by."""
        self._start()
        self._lines.append(line)
        self.note(note, names)

    def note(self, note: Note, names: Iterable[str] = ()) -> None:
        """Take what became of an address; ``names`` are those that the next article must not go by before the commit."""
        self._start()
        self._notes.append(note)
        self._names |= {(note.site.id, name) for name in names}

    def holds(self, site: SiteQueue, names: set[str]) -> bool:
        """Whether something is to be noted of one of these addresses with the next commit."""
        return any((site.id, name) in self._names for name in names)

    @property
    def due(self) -> bool:
        """Whether the batch is full or old enough, or the leases have to be renewed."""
        if len(self._lines) >= self.batching.count or len(self._notes) >= 20 * self.batching.count:
            return True
        waiting = bool(self._lines or self._notes)
        now = time.monotonic()
        return (waiting and now - self._began >= self.batching.seconds) or now - self._beaten >= HEARTBEAT

    def _start(self) -> None:
        if not self._lines and not self._notes:
            self._began = time.monotonic()

    # --- committing

    def commit(self) -> None:
        """Make all that was taken durable; raises ``StoreError`` when it cannot, and nothing of it counts then."""
        if self.broken:
            raise StoreError(f"an earlier commit to {self.store.folder} failed")
        try:
            self.reached("begin")
            placed = self._write() if self._lines else {}
            self._count(placed)
        except BaseException:
            self.broken = True
            raise
        self._lines, self._notes = [], []
        self._names.clear()
        self._beaten = time.monotonic()

    def close(self) -> None:
        """Commit the rest and close the part."""
        if not self.broken:
            self.commit()
        self._close_part()

    def _write(self) -> dict[str, Any]:
        """Write the lines to the part; on failure the part is cut back, as far as that can be done."""
        batch = pack([line.data for line in self._lines], self.batching.form)
        part = self._open_part(len(batch))
        offset = self._part_row["bytes"]
        try:
            with self.store.named_errors("cannot be written"):
                part.write(batch)
                self.reached("written")
                part.sync()
                self.reached("synced")
        except BaseException:
            with self.store.named_errors("cannot be cut back"):
                part.cut(offset)
            raise
        return {"part_id": self._part_row["id"], "offset": offset, "size": len(batch)}

    def _count(self, placed: dict[str, Any]) -> None:
        """Make it count. Of a lease that was lost it is certain that nothing does, and nobody else cuts the part back any more.

        After any other error the transaction may be there all the same; the next run knows.
        """
        try:
            self._note(placed)
        except LeaseLost:
            if placed and self._part is not None:
                with self.store.named_errors("cannot be cut back"):
                    self._part.cut(placed["offset"])
            raise

    def _note(self, placed: dict[str, Any]) -> None:
        """Make it count: one transaction."""
        now = time.time()
        with self.store.writing() as connection:
            self.run.beat(connection, self.sites)
            for site in self.sites.values():
                site.flush(connection)
                site.flush_counts(connection)
            self._write_notes(connection)
            findings.read_again(connection, {note.key: note.used for note in self._notes if note.used})
            if placed:
                rows = [self._revision(connection, row, line, placed, now) for row, line in enumerate(self._lines)]
                connection.execute(insert(revisions), rows)
                size = {"bytes": placed["offset"] + placed["size"], "rows": self._part_row["rows"] + len(rows)}
                connection.execute(update(parts).where(parts.c.id == self._part_row["id"]).values(size))
            self.reached("noted")
        if placed:
            self._part_row |= size
        for note in self._notes:
            note.site.out.discard(note.key)
        self.reached("committed")

    def _write_notes(self, connection: Connection) -> None:
        """Write the notes in their order, those with the same columns at once."""
        for columns, group in groupby(self._notes, lambda note: tuple(note.values)):
            notes = list(group)
            values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns}
            rows = [{f"new_{name}": value for name, value in note.values.items()} | {"key": note.key} for note in notes]
            connection.execute(update(urls).where(urls.c.id == bindparam("key")).values(values), rows)
        for note in self._notes:
            if note.drop_lines:
                _replace(connection, note.key, note.site.cycle)

    def _revision(
        self, connection: Connection, row: int, line: Line, placed: dict[str, Any], now: float
    ) -> dict[str, Any]:
        if line.replaces:
            _replace(connection, line.row["url_id"], line.site.cycle)
        return {
            **line.row,
            "site_id": line.site.id,
            "run_id": self.run.number,
            "cycle": line.site.cycle,
            **placed,
            "row": row,
            "line_sha256": hashlib.sha256(line.data).hexdigest(),
            "committed_at": now,
            "replaced": False,
        }

    # --- parts

    def _open_part(self, size: int) -> PartFile:
        day = datetime.now(UTC).date().isoformat()
        full = self._part_row.get("bytes", 0) and self._part_row["bytes"] + size > self.batching.part_bytes
        if self._part is not None and (full or self._part_row["day"] != day):
            self._close_part()
        if self._part is None:
            self._part_row, self._part = new_part(self.run, day, self.batching.form)
        return self._part

    def _close_part(self) -> None:
        if self._part is None:
            return
        self._part.close()
        self._part = None
        if not self.broken:
            with self.store.writing() as connection:
                mine = parts.c.id == self._part_row["id"]
                connection.execute(update(parts).where(mine).values(state="closed", holder=""))


def new_part(run: Run, day: str, form: str) -> tuple[dict[str, Any], PartFile]:
    """Begin a part: first its row, so that no file stands there that the ledger does not know, then the file."""
    folder = run.store.articles / f"date={day}"
    row: dict[str, Any] = {
        "day": day, "format": form, "run_id": run.number, "holder": run.holder, "bytes": 0, "rows": 0,
        "state": "open", "created": time.time(),
    }  # fmt: skip
    with run.store.writing() as connection:
        number = int(
            connection.execute(insert(parts).values(path=f"new {run.holder}", **row).returning(parts.c.id)).scalar_one()
        )
        path = free_name(folder, number, ENDINGS[form])
        row["path"] = path.relative_to(run.store.folder).as_posix()
        connection.execute(update(parts).where(parts.c.id == number).values(path=row["path"]))
    with run.store.named_errors("cannot be written"):
        return {**row, "id": number}, PartFile(path)


def free_name(folder: Path, number: int, ending: str) -> Path:
    """Return a name that no file has; another ledger's parts, or those of one that was lost, are left as they are."""
    path = folder / f"part-{number:06}{ending}"
    copy = 0
    while path.exists():
        copy += 1
        path = folder / f"part-{number:06}-{copy}{ending}"
    return path


def _replace(connection: Connection, key: int, cycle: int) -> None:
    """Note that the lines of an address in a round stand for nothing any more."""
    lines = (revisions.c.url_id == bindparam("url"), revisions.c.cycle == bindparam("round"))
    connection.execute(update(revisions).where(*lines).values(replaced=True), {"url": key, "round": cycle})


def as_line(article: dict[str, Any]) -> bytes:
    """Return an article as a line; what is no Unicode text (a lone half of a pair) becomes a question mark."""
    return json.dumps(article, ensure_ascii=False).encode("utf-8", "replace")
