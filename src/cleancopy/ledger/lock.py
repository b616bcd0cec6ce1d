"""The one lock that keeps two runs apart: the kernel's or the database server's, so that it ends with its holders and knows no clock."""

from __future__ import annotations

import fcntl
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol

from sqlalchemy import Connection, Engine, text

PATIENCE = 0.5  # seconds that a run waits for the lock: who only looks whether one is at work holds it for a moment
OFTEN = 0.05
RUN = 0x636C6561  # number of the lock of a run in PostgreSQL: "clea"
WORKERS = RUN + 1  # the lock that its workers share
HELD = (
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND classid = 0"
    " AND objid IN (:run, :workers) AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


class Lock(Protocol):
    """What a store needs of its lock."""

    def take(self) -> bool:
        """Keep other runs away; whether none is at work, nor a worker of one that has died."""

    def join(self) -> None:
        """Hold the lock on as a worker of the run that has it, whatever becomes of its leader."""

    def taken(self) -> bool:
        """Whether somebody has it."""

    def free(self) -> None:
        """Let others in, or the other holders hold it on."""

    @property
    def number(self) -> int | None:
        """File descriptor that children inherit; None where they have to join."""


class FileLock:
    """A lock on a file. Processes that inherit its number hold it on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Take it, and wait a little if need be."""
        file = self._path.open("ab")
        end = time.monotonic() + PATIENCE
        while not _locked(file, fcntl.LOCK_EX):
            if time.monotonic() >= end:
                file.close()
                return False
            time.sleep(OFTEN)
        self._file = file
        return True

    def join(self) -> None:
        """Nothing: the number was inherited."""

    def taken(self) -> bool:
        """Look, also without the right to write; a file that cannot be opened is nobody's."""
        try:
            with self._path.open("rb") as file:
                return not _locked(file, fcntl.LOCK_SH)
        except OSError:
            return False

    def free(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    @property
    def number(self) -> int | None:
        """The number of the open file."""
        return None if self._file is None else self._file.fileno()


def _locked(file: IO[bytes], how: int) -> bool:
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class ServerLock:
    """Advisory locks of sessions in PostgreSQL: the leader's own, and one that its workers share, who live on when it is killed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._session: Connection | None = None

    def take(self) -> bool:
        """Take the leader's, and have the workers' for a moment, which nobody may hold then."""
        end = time.monotonic() + PATIENCE
        while True:
            session = self._open()
            if _try(session, "pg_try_advisory_lock", RUN) and _try(session, "pg_try_advisory_lock", WORKERS):
                _try(session, "pg_advisory_unlock", WORKERS)
                session.commit()  # the lock is the session's, and no transaction stays open for days
                self._session = session
                return True
            session.close()
            if time.monotonic() >= end:
                return False
            time.sleep(OFTEN)

    def join(self) -> None:
        """Share the workers'; a run that tries to begin has it for a moment at most."""
        self._session = self._open()
        self._session.execute(text(f"SELECT pg_advisory_lock_shared({WORKERS})"))
        self._session.commit()

    def taken(self) -> bool:
        """Read the server's list of locks."""
        with self._engine.connect() as connection:
            return bool(connection.execute(text(HELD), {"run": RUN, "workers": WORKERS}).scalar_one())

    def free(self) -> None:
        """End the session."""
        if self._session is not None:
            with suppress(Exception):  # the server may have gone, and the lock with it
                self._session.close()
            self._session = None

    @property
    def number(self) -> int | None:
        """None: a session belongs to one process."""
        return None

    def _open(self) -> Connection:
        session = self._engine.connect()
        session.detach()  # closing it ends the session, and its locks with it
        return session


def _try(session: Connection, function: str, number: int) -> bool:
    return bool(session.execute(text(f"SELECT {function}({number})")).scalar_one())
