"""Whether the parts of a store are what the ledger says: sizes, rows, and the hash of every line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, case, func, select, text, update

from cleancopy.errors import StoreError

from .findings import CHUNK
from .parts import cut_back, unpack
from .runs import Run
from .schema import parts, revisions, urls
from .store import Store
from .tidy import tidy


@dataclass
class Finding:
    """Something that is not as it was committed."""

    path: str
    """Below the store."""
    problem: str
    lost: list[int] = field(default_factory=list)
    """Numbers in ``revisions`` of committed lines that cannot be read."""
    torn: int = 0
    """Bytes behind the committed end, which nobody reads."""


@dataclass
class Report:
    """What was looked at, and what was found."""

    parts: int = 0
    lines: int = 0
    findings: list[Finding] = field(default_factory=list)
    repaired: bool = False

    @property
    def lost(self) -> int:
        """Committed lines that cannot be read."""
        return sum(len(finding.lost) for finding in self.findings)


def verify(store: Store, *, repair: bool = False, step: Callable[[int, int], None] | None = None) -> Report:
    """Compare the parts with the ledger; ``step`` is told of lines and bytes read.

    With ``repair`` torn tails are cut off, and what is lost is put back in the queue, so that the next crawl fetches it again; raises
    ``StoreBusy`` while a run is at work. Files that the ledger does not know are named and left alone.
    """
    if repair:
        store.lock()
    report = Report()
    with store.reading() as connection:
        rows = connection.execute(select(parts).where(parts.c.state != "dropped").order_by(parts.c.id)).all()
        report.findings += _ledger(connection)
        for row in rows:
            lines = _lines_of(connection, row.id)
            report.findings += _part(store.folder / row.path, row, lines, live=lambda: not repair and store.at_work())
            report.parts += 1
            report.lines += len(lines)
            if step:
                step(len(lines), row.bytes)
    report.findings += _unknown(store, {row.path for row in rows})
    if repair:
        _repair(store, report, rows)
    return report


def size_of(store: Store) -> int:
    """Return how many bytes are committed."""
    with store.reading() as connection:
        return int(connection.execute(select(func.coalesce(func.sum(parts.c.bytes), 0))).scalar_one())


def _ledger(connection: Connection) -> list[Finding]:
    if connection.dialect.name != "sqlite":
        return []
    said = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    return [] if said == ["ok"] else [Finding("ledger.sqlite", f"the database is damaged: {said[0]}")]


def _lines_of(connection: Connection, part: int) -> list[Row[Any]]:
    query = select(revisions).where(revisions.c.part_id == part).order_by(revisions.c.offset, revisions.c.row)
    return list(connection.execute(query))


def _part(path: Path, row: Row[Any], lines: list[Row[Any]], *, live: Callable[[], bool]) -> Iterator[Finding]:
    if len(lines) != row.rows:
        yield Finding(row.path, f"the ledger names {len(lines)} lines and counts {row.rows}")
    if not path.exists():
        if row.bytes:
            yield Finding(row.path, "it is not there", [line.id for line in lines])
        return
    size = path.stat().st_size
    if size > row.bytes and not live():
        yield Finding(row.path, f"{size - row.bytes:,} bytes behind its committed end", torn=size - row.bytes)
    if size < row.bytes:
        yield Finding(row.path, f"it has {size:,} bytes, and {row.bytes:,} were committed")
    lost = []
    with path.open("rb") as file:
        for (offset, length), group in groupby(lines, lambda line: (line.offset, line.size)):
            file.seek(offset)
            lost += _damaged(file.read(length), row.format, list(group))
    if lost:
        yield Finding(row.path, f"{len(lost)} of its lines cannot be read as they were committed", lost)


def _damaged(data: bytes, form: str, lines: list[Row[Any]]) -> list[int]:
    """The lines of a batch that are not what was committed."""
    try:
        batch = unpack(data, form)
    except StoreError:
        return [line.id for line in lines]
    return [
        line.id
        for line in lines
        if line.row >= len(batch) or hashlib.sha256(batch[line.row]).hexdigest() != line.line_sha256
    ]


def _unknown(store: Store, known: set[str]) -> Iterator[Finding]:
    for path in sorted(store.articles.rglob("*")):
        name = path.relative_to(store.folder).as_posix()
        if path.is_file() and name not in known:
            yield Finding(name, "the ledger does not know it")


# --- repair


def _repair(store: Store, report: Report, rows: Sequence[Row[Any]]) -> None:
    lost = [number for finding in report.findings for number in finding.lost]
    with store.writing() as connection:
        for start in range(0, len(lost), CHUNK):
            _give_back(connection, lost[start : start + CHUNK])
        for row in rows:
            path = store.folder / row.path
            there = path.stat().st_size if path.exists() else 0
            if there < row.bytes:
                connection.execute(update(parts).where(parts.c.id == row.id).values(bytes=there))
    torn = {finding.path for finding in report.findings if finding.torn}
    for row in rows:
        if row.path in torn:
            with store.named_errors("cannot be written"):
                cut_back(store.folder / row.path, row.bytes)
    store.unlock()
    run = Run(store)
    try:
        tidy(run)
    finally:
        run.finish("complete", 0, f"repair: {len(lost)} lines were lost and are fetched again")
        store.unlock()
    report.repaired = True


def _give_back(connection: Connection, lost: list[int]) -> None:
    """Take lines out of the ledger and put their addresses back in the queue; what is left of older revisions counts again."""
    of_lines = select(revisions.c.url_id).where(revisions.c.id.in_(lost), revisions.c.replaced.is_(False))
    keys = connection.execute(of_lines).scalars().all()
    connection.execute(update(revisions).where(revisions.c.id.in_(lost)).values(replaced=True))
    newest = (
        select(func.coalesce(func.max(revisions.c.revision), 0))
        .where(revisions.c.url_id == urls.c.id, revisions.c.replaced.is_(False))
        .scalar_subquery()
    )
    again = {
        "queued": 1, "next_due": 0.0, "etag": None, "last_modified": None, "text_hash": None, "revision": newest,
        "state": case((newest > 0, "committed"), else_="found"),
    }  # fmt: skip
    connection.execute(update(urls).where(urls.c.id.in_(keys)).values(again))
