"""A ledger in a database server: its address, and which folder it belongs to.

``CLEANCOPY_LEDGER`` is often set for all commands, and names one database. A second folder crawled with it would be taken for the first:
everything counts as fetched, and nothing is written. So folder and database know each other by a number that stands in both.
"""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, insert, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from cleancopy.errors import StoreError, UsageError

from .schema import meta

NUMBER = "ledger.id"  # the file in the folder
STORE = "store"  # the same in the database
PLACE = "folder"  # where the folder was when the database was made, for people
NAMES = ("postgres", "postgresql", "postgresql+psycopg")


def engine(address: str) -> Engine:
    """Return the database under an address; raises ``UsageError`` for one that is none, without repeating it: it may hold a password."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise _misnamed("it is no address") from None
    if url.drivername not in NAMES:
        raise _misnamed(f"{url.drivername} is no PostgreSQL")
    try:
        return create_engine(_complete(url), pool_pre_ping=True)
    except ImportError as error:
        raise StoreError(f"{error.name} is not installed: pip install 'cleancopy[postgres]'") from None


def _complete(url: URL) -> URL:
    return url.set(drivername=NAMES[-1])


def _misnamed(why: str) -> UsageError:
    return UsageError(
        f"the ledger's database (CLEANCOPY_LEDGER or --ledger): {why}; write it like postgresql+psycopg://user@host/name"
    )


def bind(connection: Connection, folder: Path, *, create: bool) -> None:
    """Make sure that database and folder belong together, and with ``create`` see to it; raises ``StoreError`` when they do not."""
    facts = {row.name: row.value for row in connection.execute(select(meta))}
    number = number_of(folder)
    if STORE not in facts:
        if create:
            number = number or _give_number(folder)
            rows = [{"name": STORE, "value": number}, {"name": PLACE, "value": str(folder.absolute())}]
            connection.execute(insert(meta), rows)
        return
    if number != facts[STORE]:
        raise StoreError(
            f"the ledger's database belongs to {facts.get(PLACE)}, and not to {folder}: give each store a database of its own"
        )


def number_of(folder: Path) -> str:
    """Return the number of a folder whose ledger is in a database, or an empty string."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return (folder / NUMBER).read_text("utf-8").strip()
    return ""


def _give_number(folder: Path) -> str:
    number = uuid.uuid4().hex
    temporary = folder / f".{NUMBER}"
    with temporary.open("w", encoding="utf-8") as file:
        file.write(f"{number}\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, folder / NUMBER)
    return number
