"""Processes that clean pages beside a crawl, which goes on fetching; a page that hangs or kills its process costs itself."""

from __future__ import annotations

import logging
import os
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import NamedTuple

from cleancopy.cleaning import Cleaned, Work
from cleancopy.core.model import Page
from cleancopy.errors import UsageError
from cleancopy.limits import MEMORY, SECONDS, ending_of

logger = logging.getLogger(__name__)
MOST = 4  # of one crawl: fetching and finding links leave room for no more
CGROUP = Path("/sys/fs/cgroup/cpu.max")
START = 60.0  # seconds a process may take until it is ready


class Processes(NamedTuple):
    """How many processes clean beside a crawl, and from when."""

    number: int
    """0 for none."""
    eager: bool
    """Whether they begin with the first page, and not only when the crawl is busy."""


def processes_of(wanted: object, workers: int = 1) -> Processes:
    """Return how many processes there may be, and from when.

    ``wanted`` is a number, or ``auto``, with which ``workers`` processes that crawl share the cores, up to ``MOST`` each. None on Windows.

    Raises:
        UsageError: it is neither ``auto`` nor a number.
    """
    value = str("auto" if wanted is None else wanted).strip().lower()
    if value != "auto" and not value.isdigit():
        raise UsageError(f"CLEANCOPY_PROCESSES: {value!r} is neither a number nor 'auto'")
    eager = value != "auto"
    if os.name != "posix":
        return Processes(0, eager)
    if eager:
        return Processes(int(value), eager)
    share = min(_cores() // max(workers, 1), MOST)
    return Processes(share if share > 1 else 0, eager)


def _cores() -> int:
    """How many cores this process may use: in a container fewer than the machine has."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = CGROUP.read_text("ascii").split()
        return min(cores, max(int(quota) // int(period), 1))
    except (OSError, ValueError):  # no control groups, or none that limits: "max"
        return cores


class LostPage(Exception):
    """A page that could not be cleaned; the message says why."""


class Cleaners:
    """Some processes, each with one page at a time. ``clean`` is called from threads; all else from the one that made the object."""

    def __init__(
        self,
        work: Work,
        number: int,
        *,
        seconds: float = SECONDS,
        memory: int = MEMORY,
    ) -> None:
        self.number = number
        self.broken = ""
        """Why no process could be started, or empty."""
        self._work = work
        self._seconds, self._memory = seconds, memory
        self._idle: queue.SimpleQueue[_Cleaner | None] = queue.SimpleQueue()
        self._all: set[_Cleaner] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._started = 0

    @property
    def ready(self) -> bool:
        """Whether a process has been ready."""
        return self._started > 0 and not self.broken

    def start(self) -> None:
        """Start the processes, and return at once."""
        for _ in range(self.number):
            threading.Thread(target=self._start, daemon=True).start()

    def clean(self, page: Page) -> Cleaned:
        """Return what becomes of a page; waits for a process.

        Raises:
            LostPage: it could not be cleaned.
        """
        cleaner = self._idle.get()
        if cleaner is None or self._closed:
            self._idle.put(None)
            raise LostPage(self.broken or "the crawl has ended")
        try:
            kind, value = cleaner.ask(page, self._seconds)
        except BaseException:
            self._end(cleaner)
            self._start()
            raise
        self._idle.put(cleaner)
        if kind == "failed":
            raise LostPage(str(value))
        return value  # type: ignore[return-value]  # what belongs to "done"

    def close(self) -> None:
        """End all processes; pages that are under way are lost."""
        self._closed = True
        with self._lock:
            for cleaner in self._all:
                cleaner.end()
            self._all.clear()
        self._idle.put(None)

    def _start(self) -> None:
        if self._closed:
            return
        try:
            cleaner = _Cleaner()
        except OSError as error:
            self._break(str(error))
            return
        with self._lock:
            self._all.add(cleaner)
        if self._closed:
            self._end(cleaner)
            return
        try:
            cleaner.begin(self._work, self._memory)
        except LostPage as error:
            self._end(cleaner)
            if not self._closed:
                self._break(str(error))
            return
        self._started += 1
        self._idle.put(cleaner)

    def _end(self, cleaner: _Cleaner) -> None:
        with self._lock:
            self._all.discard(cleaner)
        cleaner.end()

    def _break(self, reason: str) -> None:
        if not self.broken:
            self.broken = f"no process for cleaning could be started: {reason}"
            logger.warning("%s; pages are cleaned by the crawl itself", self.broken)
        if not self._all:
            self._idle.put(None)


class _Cleaner:
    """One process."""

    def __init__(self) -> None:
        self._pipe, other = Pipe()
        life, self._life = os.pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603  this interpreter, and two numbers
                [sys.executable, "-c", f"from cleancopy.cleaning import serve; serve({other.fileno()}, {life})"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(other.fileno(), life),
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        except BaseException:
            self._close()
            raise
        finally:
            other.close()
            os.close(life)

    def begin(self, work: Work, memory: int) -> None:
        """Say what the work is, and wait until the process is ready."""
        self._talk((work, memory), START)

    def ask(self, page: Page, seconds: float) -> tuple[str, Cleaned | str]:
        """Return the answer to a page."""
        return self._talk(page, seconds)

    def _talk(self, message: object, seconds: float) -> tuple[str, Cleaned | str]:
        pipe: Connection = self._pipe
        try:
            pipe.send(message)
            if not pipe.poll(seconds):
                raise LostPage(f"it took longer than {seconds:g} s")
            answer: tuple[str, Cleaned | str] = pipe.recv()
        except (OSError, EOFError):
            raise LostPage(self._ending()) from None
        return answer

    def _ending(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            return ending_of(self._process.wait(0.5))
        return "its process does not answer"

    def end(self) -> None:
        """Kill the process."""
        self._process.kill()
        self._process.wait()
        self._close()

    def _close(self) -> None:
        with suppress(OSError):
            self._pipe.close()
        with suppress(OSError):
            os.close(self._life)
            self._life = -1
