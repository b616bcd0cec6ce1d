"""What a page may take, and how a process is kept to it."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

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
