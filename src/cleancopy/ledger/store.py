"""The store: a folder with the ledger and the parts, and the one lock that keeps two runs apart."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from cleancopy.errors import StoreBusy, StoreError

from .schema import migrate, version

LEDGER = "ledger.sqlite"
ARTICLES = "articles"
LOCK = "ledger.lock"
BUSY = 60  # seconds that a writer waits for another one's transaction
ADVISORY = 0x636C6561  # number under which a run is locked in PostgreSQL: "clea"
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY * 1000}")


class Store:
    """An open store.

    ``folder`` holds ``ledger.sqlite`` and ``articles/date=YYYY-MM-DD/part-*``. ``ledger`` names another database, as
    SQLAlchemy writes it (``postgresql+psycopg://...``); where it is not given, the environment variable ``CLEANCOPY_LEDGER`` is
    looked at, so that every command finds the same one. Without ``create`` a folder that is no store is a ``StoreError``.
    """

    def __init__(self, folder: Path | str, *, create: bool = False, ledger: str = "") -> None:
        self.folder = Path(folder).expanduser()
        self.articles = self.folder / ARTICLES
        path = self.folder / LEDGER
        ledger = ledger or os.environ.get("CLEANCOPY_LEDGER", "")
        if not create and not ledger and not path.is_file():
            raise StoreError(
                f"{self.folder} is no store: it has no {LEDGER}; cleancopy crawl SITE --into {self.folder} makes one"
            )
        with self.named_errors("cannot be opened"):
            if create:
                self.folder.mkdir(parents=True, exist_ok=True)
                self.articles.mkdir(exist_ok=True)
            self.engine = (
                _engine(ledger) if ledger else _sqlite(path, writable=create or os.access(self.folder, os.W_OK))
            )
            if create:
                with self.writing() as connection:
                    migrate(connection)
                sync_folder(self.folder)
        if not create:
            self._look_for_tables()
        self._lock: IO[bytes] | Connection | None = None

    def _look_for_tables(self) -> None:
        """Raise ``StoreError`` for a ledger without them: the run that was making it was killed, or the database is another one."""
        try:
            with self.reading() as connection:
                made = version(connection) is not None
        except BaseException:
            self.engine.dispose()
            raise
        if not made:
            where = "its ledger is empty" if self.engine.dialect.name == "sqlite" else "the ledger's database is empty"
            self.engine.dispose()
            raise StoreError(
                f"{self.folder} is no store yet: {where}; cleancopy crawl SITE --into {self.folder} makes one"
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
        """Keep other runs away until ``unlock`` or the end of the process and its children; raises ``StoreBusy``.

        The lock is the kernel's or the database server's, so it ends with its holder and knows no clock.
        """
        if self.engine.dialect.name == "postgresql":
            connection = self.engine.connect()
            connection.detach()  # closing it ends the session, and the lock with it
            if not connection.execute(text(f"SELECT pg_try_advisory_lock({ADVISORY})")).scalar_one():
                connection.close()
                raise StoreBusy(self._busy())
            connection.commit()  # the lock is the session's, and no transaction stays open for days
            self._lock = connection
            return
        with self.named_errors("cannot be written"):
            file = (self.folder / LOCK).open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise StoreBusy(self._busy()) from None
        self._lock = file

    @property
    def lock_number(self) -> int | None:
        """File descriptor of the lock, for children that hold it on; None without one."""
        return None if self._lock is None or isinstance(self._lock, Connection) else self._lock.fileno()

    def unlock(self) -> None:
        """Let other runs in."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _busy(self) -> str:
        return f"another run is working on {self.folder}: this one stops, and nothing was changed"


def _engine(url: str) -> Engine:
    """A database on a server."""
    try:
        return create_engine(make_url(url), pool_pre_ping=True)
    except ImportError as error:
        raise StoreError(f"{error.name} is not installed: pip install 'cleancopy[postgres]'") from None


def _sqlite(path: Path, *, writable: bool) -> Engine:
    """The file, which may lie on a disk that cannot be written to."""
    where = path.absolute().as_uri()
    mode = "" if writable else "?mode=ro&immutable=1"
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
