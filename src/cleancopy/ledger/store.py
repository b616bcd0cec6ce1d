"""The store: a folder with the ledger and the parts, and the one lock that keeps two runs apart."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from cleancopy.errors import NoStore, StoreBusy, StoreError

from . import server
from .lock import FileLock, Lock, ServerLock
from .schema import migrate, version

LEDGER = "ledger.sqlite"
ARTICLES = "articles"
LOCK = "ledger.lock"
BUSY = 60  # seconds that a writer waits for another one's transaction
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY * 1000}")


class Store:
    """An open store.

    ``folder`` holds ``ledger.sqlite`` and ``articles/date=YYYY-MM-DD/part-*``. ``ledger`` names another database, as
    SQLAlchemy writes it (``postgresql+psycopg://...``); where it is not given, the environment variable ``CLEANCOPY_LEDGER`` is
    looked at, so that every command finds the same one. Without ``create`` a folder that is no store is ``NoStore``.
    """

    def __init__(self, folder: Path | str, *, create: bool = False, ledger: str = "") -> None:
        self.folder = Path(folder).expanduser()
        self.articles = self.folder / ARTICLES
        ledger = ledger or os.environ.get("CLEANCOPY_LEDGER", "")
        self._check_place(bool(ledger), create)
        with self.named_errors("cannot be opened"):
            if create:
                self.folder.mkdir(parents=True, exist_ok=True)
                self.articles.mkdir(exist_ok=True)
            self.engine = server.engine(ledger) if ledger else self._file(create)
        self._lock: Lock = ServerLock(self.engine) if ledger else FileLock(self.folder / LOCK)
        try:
            self._open(bool(ledger), create)
        except BaseException:
            self.engine.dispose()
            raise

    def _check_place(self, elsewhere: bool, create: bool) -> None:
        """Raise ``StoreError`` where there is no ledger, or where it is not looked for."""
        if self.folder.exists() and not self.folder.is_dir():
            raise StoreError(f"{self.folder} is a file: a store is a folder, name one")
        there = (self.folder / LEDGER).is_file()
        if elsewhere and there:
            raise StoreError(
                f"{self.folder} has a ledger of its own, {LEDGER}: unset CLEANCOPY_LEDGER for it, or name another folder"
            )
        if not elsewhere and not there and server.number_of(self.folder):
            raise StoreError(
                f"the ledger of {self.folder} is in a database: set CLEANCOPY_LEDGER to its address, as it was crawled with"
            )
        if not elsewhere and not there and not create:
            raise NoStore(
                f"{self.folder} is no store: it has no {LEDGER}; cleancopy crawl SITE --into {self.folder} makes one"
            )

    def _file(self, create: bool) -> Engine:
        return _sqlite(self.folder / LEDGER, writable=create or os.access(self.folder, os.W_OK))

    def _open(self, elsewhere: bool, create: bool) -> None:
        """Make the tables, or see that they are there, and those of this folder."""
        if create:
            with self.writing() as connection:
                migrate(connection)
                if elsewhere:
                    server.bind(connection, self.folder, create=True)
            with self.named_errors("cannot be opened"):
                sync_folder(self.folder)
            return
        with self.reading() as connection:
            made = version(connection) is not None
            if made and elsewhere:
                server.bind(connection, self.folder, create=False)
        if not made:  # the run that was making it was killed, or the database is another one
            where = "the ledger's database" if elsewhere else "its ledger"
            raise NoStore(
                f"{self.folder} is no store yet: {where} is empty; cleancopy crawl SITE --into {self.folder} makes one"
            )

    def close(self) -> None:
        """Free the lock and close the database."""
        self.unlock()
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the ledger."""
        with self.named_errors("cannot be read"), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that nobody else writes beside; it is on the disk when the block ends."""
        writer = self.engine.execution_options(cleancopy_writes=True)
        with self.named_errors("cannot be written"), writer.begin() as connection:
            yield connection

    @contextmanager
    def named_errors(self, what: str) -> Iterator[None]:
        """Turn errors of the disk and the database into one line that names the store."""
        try:
            yield
        except OSError as error:
            raise StoreError(f"{error.filename or self.folder} {what}: {error.strerror or error}") from error
        except DBAPIError as error:
            reason = " ".join(str(error.orig).split())
            raise StoreError(f"the ledger of {self.folder} {what}: {reason}") from error

    def lock(self) -> None:
        """Keep other runs away until ``unlock`` or the end of the process and its workers; raises ``StoreBusy``."""
        with self.named_errors("cannot be written"):
            taken = self._lock.take()
        if not taken:
            raise StoreBusy(f"another run is working on {self.folder}: this one stops, and nothing was changed")

    def join(self) -> None:
        """Hold on, as a worker, the lock of the run that is joined."""
        with self.named_errors("cannot be opened"):
            self._lock.join()

    def at_work(self) -> bool:
        """Whether a run is working on the store."""
        with self.named_errors("cannot be read"):
            return self._lock.taken()

    @property
    def lock_number(self) -> int | None:
        """File descriptor of the lock, for children that hold it on; None without one."""
        return self._lock.number

    def unlock(self) -> None:
        """Let other runs in."""
        self._lock.free()


def _sqlite(path: Path, *, writable: bool) -> Engine:
    """The file, which may lie on a disk, or belong to a user, that leaves nothing to write."""
    where = path.absolute().as_uri()
    # What was written last stands beside the file until the last writer has gone, and would be passed over with "immutable"; without
    # it SQLite wants to make that second file, which it cannot here.
    beside = path.with_name(f"{path.name}-wal").exists()
    mode = "" if writable else "?mode=ro" if beside else "?mode=ro&immutable=1"
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(f"{where}{mode}", PRAGMAS if writable else ()), poolclass=_pool()
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("cleancopy_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _connect(address: str, pragmas: tuple[str, ...]) -> Any:
    import sqlite3

    connection = sqlite3.connect(address, uri=True, timeout=BUSY, check_same_thread=False)
    connection.isolation_level = None  # transactions begin where we say so
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _pool() -> Any:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
