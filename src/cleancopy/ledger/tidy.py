"""Parts without lines that stand for nothing: what was replaced in a round is taken out before the round ends.

Of two addresses with one canonical one the larger may have come first, and what a link led to may stand in a sitemap that was read
later. Such lines are left out, or put right, in a new file; one transaction puts it in the place of the old one, and only then the old
one is deleted. A crash leaves one of the two states, and a file that the next run deletes.
"""

from __future__ import annotations

import hashlib
import json
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, or_, select, update

from .commit import as_line, new_part
from .findings import ORDER
from .parts import PartFile, pack, unpack
from .runs import Run
from .schema import parts, revisions, sites, urls
from .store import sync_folder

_FOUND_BETTER = and_(
    revisions.c.discovered_by > urls.c.discovered_by,
    revisions.c.cycle == sites.c.cycle,
    revisions.c.replaced.is_(False),
)
_LINES = (
    select(revisions, urls.c.discovered_by.label("best"), sites.c.cycle.label("current"))
    .join(urls, urls.c.id == revisions.c.url_id)
    .join(sites, sites.c.id == revisions.c.site_id)
)


def tidy(run: Run) -> int:
    """Write anew all closed parts with lines that are replaced or found better since; returns how many there were."""
    wrong = _LINES.with_only_columns(revisions.c.part_id).where(or_(revisions.c.replaced.is_(True), _FOUND_BETTER))
    query = select(parts).where(parts.c.id.in_(wrong), parts.c.state == "closed").order_by(parts.c.id)
    with run.store.reading() as connection:
        rows = connection.execute(query).all()
    for row in rows:
        _rewrite(run, row)
    return len(rows)


def _rewrite(run: Run, part: Row[Any]) -> None:
    with run.store.reading() as connection:
        of_part = _LINES.where(revisions.c.part_id == part.id).order_by(revisions.c.offset, revisions.c.row)
        lines = connection.execute(of_part).all()
    old = run.store.folder / part.path
    kept = [line for line in lines if not line.replaced]
    row, file = new_part(run, part.day, part.format) if kept else ({}, None)
    moved: list[dict[str, Any]] = []
    if file is not None:
        with run.store.named_errors("cannot be written"):
            moved = _copy(old, part.format, kept, file)
            file.sync()
            file.close()
        for line in moved:
            line["part"] = row["id"]
    with run.store.writing() as connection:
        if moved:
            connection.execute(_MOVE, moved)
            last = moved[-1]
            new = {"bytes": last["offset_"] + last["size_"], "rows": len(moved), "state": "closed", "holder": ""}
            connection.execute(update(parts).where(parts.c.id == row["id"]).values(new))
        connection.execute(delete(revisions).where(revisions.c.part_id == part.id, revisions.c.replaced.is_(True)))
        connection.execute(update(parts).where(parts.c.id == part.id).values(state="dropped"))
    with run.store.named_errors("cannot be written"):
        old.unlink(missing_ok=True)
        if old.parent.exists():
            sync_folder(old.parent)
    with run.store.writing() as connection:
        connection.execute(delete(parts).where(parts.c.id == part.id))


_MOVE = (
    update(revisions)
    .where(revisions.c.id == bindparam("key"))
    .values(
        part_id=bindparam("part"), offset=bindparam("offset_"), size=bindparam("size_"), row=bindparam("row_"),
        line_sha256=bindparam("sha"), discovered_by=bindparam("by"),
    )
)  # fmt: skip


def _copy(old: Path, form: str, kept: list[Row[Any]], new: PartFile) -> list[dict[str, Any]]:
    """Copy the lines that are kept, batch by batch, and return where they stand."""
    moved: list[dict[str, Any]] = []
    offset = 0
    with old.open("rb") as source:
        for (begin, size), group in groupby(kept, lambda line: (line.offset, line.size)):
            source.seek(begin)
            batch = unpack(source.read(size), form)
            rows = list(group)
            lines = [_put_right(batch[row.row], row) for row in rows]
            packed = pack(lines, form)
            new.write(packed)
            for number, (row, line) in enumerate(zip(rows, lines, strict=True)):
                by = row.best if _found_better(row) else row.discovered_by
                sha = hashlib.sha256(line).hexdigest()
                moved.append(
                    {"key": row.id, "offset_": offset, "size_": len(packed), "row_": number, "sha": sha, "by": by}
                )
            offset += len(packed)
    return moved


def _found_better(row: Row[Any]) -> bool:
    return bool(row.best < row.discovered_by and row.cycle == row.current)


def _put_right(line: bytes, row: Row[Any]) -> bytes:
    """The line with the first of the sources that led to it."""
    if not _found_better(row):
        return line
    return as_line({**json.loads(line), "discovered_by": ORDER[row.best]})
