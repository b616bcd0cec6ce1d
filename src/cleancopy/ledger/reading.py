"""Reading what is committed: never a torn line, and none that the ledger does not know."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Row, select

from cleancopy.errors import StoreError

from .parts import unpack
from .schema import parts, revisions, urls
from .store import Store


class Line(NamedTuple):
    """A committed line and what the ledger says about it."""

    data: bytes
    """JSON without the line break."""
    url: str
    revision: int
    part: str
    """Path below the store."""
    offset: int
    """Where its batch begins."""
    row: int
    """Which line of the batch, from 0."""


def articles(
    store: Path | str, *, since: date | None = None, latest: bool = True, ledger: str = ""
) -> Iterator[dict[str, Any]]:
    """Yield the committed articles of a store as ``Article.to_dict()`` gives them, in the order of their commits.

    ``since`` leaves out what was committed before that day (UTC). ``latest`` yields of each URL the newest revision only.
    ``ledger`` is the address of its database, where that is not the folder's own nor in ``CLEANCOPY_LEDGER``.
    A run may be writing meanwhile: what it commits later is not seen. Raises ``NoStore`` for a folder that is none, and
    ``StoreError`` for a part that is damaged.
    """
    for line in lines(store, since=since, latest=latest, ledger=ledger):
        yield json.loads(line.data)


def lines(store: Path | str, *, since: date | None = None, latest: bool = True, ledger: str = "") -> Iterator[Line]:
    """Yield the committed lines as they stand in the parts; arguments and order are those of ``articles``."""
    with Store(store, ledger=ledger) as opened, opened.reading() as connection:
        for part in connection.execute(_parts()).all():
            wanted = connection.execute(_lines_of(part.id, since, latest)).all()
            yield from _read(opened.folder / part.path, part, wanted)


def _parts() -> Any:
    return select(parts).where(parts.c.bytes > 0, parts.c.state != "dropped").order_by(parts.c.id)


def _lines_of(part: int, since: date | None, latest: bool) -> Any:
    query = (
        select(revisions.c.offset, revisions.c.size, revisions.c.row, revisions.c.revision, urls.c.url)
        .join(urls, urls.c.id == revisions.c.url_id)
        .where(revisions.c.part_id == part, revisions.c.replaced.is_(False))
        .order_by(revisions.c.offset, revisions.c.row)
    )
    if latest:
        query = query.where(revisions.c.revision == urls.c.revision)
    if since:
        query = query.where(revisions.c.committed_at >= datetime.combine(since, time(), UTC).timestamp())
    return query


def _read(path: Path, part: Row[Any], wanted: Sequence[Any]) -> Iterator[Line]:
    if not wanted:
        return
    try:
        with path.open("rb") as file:
            for (offset, size), group in groupby(wanted, lambda row: (row.offset, row.size)):
                file.seek(offset)
                batch = unpack(file.read(size), part.format)
                for row in group:
                    yield Line(batch[row.row], row.url, row.revision, part.path, offset, row.row)
    except FileNotFoundError:
        raise StoreError(
            f"{path} is not there, and the ledger knows it: run cleancopy verify {path.parents[2]}"
        ) from None
    except (StoreError, IndexError) as error:
        raise StoreError(f"{path} is damaged ({error}): run cleancopy verify {path.parents[2]}") from None
