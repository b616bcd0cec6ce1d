"""What a page may take, and how a process that does the work for another is kept to it and answers."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

SECONDS = 30.0
"""The slowest of the pages known takes under one second."""
MEMORY = 2 * 1024**3
"""Bytes; the largest page that is read, of 32 MB, takes less than half of it."""
UNLIMITED = 0
"""Bytes of a process that may take what it wants."""
STATM = Path("/proc/self/statm")


def limit_memory(memory: int) -> None:
    """Keep this process to so many bytes beyond what it has now, on Linux; it gets a ``MemoryError`` for more."""
    if sys.platform != "linux" or memory == UNLIMITED:
        return
    pages = int(STATM.read_text("ascii").split()[0])
    limit = pages * os.sysconf("SC_PAGE_SIZE") + memory
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def reason_of(error: Exception, memory: int) -> str:
    """Return why a page was lost to an error, in a line."""
    if isinstance(error, MemoryError):
        return f"it took more than {memory // 2**20:,} MB of memory"
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"


def ending_of(code: int) -> str:
    """Return how a process ended by itself, by its exit code.

    >>> ending_of(-9), ending_of(1)
    ('it killed its process (SIGKILL)', 'it ended its process')
    """
    return f"it killed its process ({signal.Signals(-code).name})" if code < 0 else "it ended its process"


def answer_all(
    pipe: Connection, work: Callable[[Any], Any], memory: int, passed_on: tuple[type[Exception], ...] = ()
) -> None:
    """Keep this process to so many bytes, say ``ready``, and answer every task that comes through a pipe until it ends.

    The answer is ``done`` with what ``work`` makes of the task, ``raised`` with an error that is to be passed on, or
    ``failed`` with the reason why any other error was raised.
    """
    limit_memory(memory)
    pipe.send(("ready", None))
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(work, task, memory, passed_on))
        del task


def _answer(
    work: Callable[[Any], Any], task: Any, memory: int, passed_on: tuple[type[Exception], ...]
) -> tuple[str, Any]:
    try:
        return "done", work(task)
    except passed_on as error:
        return "raised", error
    except Exception as error:  # noqa: BLE001  whatever it is, it costs this task alone, and is told
        return "failed", reason_of(error, memory)
