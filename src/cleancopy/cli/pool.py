"""All cores, with the order kept and only a few tasks in memory at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TypeVar

from cleancopy.errors import InputError

Task = TypeVar("Task")
Result = TypeVar("Result")

# So many tasks are done in this process before others are started: starting costs about half a second.
FEW = 8
AHEAD = 4  # tasks in flight for each process


def ordered(work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int) -> Iterator[Result]:
    """Yield ``work(task)`` for each task, in the order of the tasks, computed by ``jobs`` processes.

    ``work`` and the tasks have to be picklable. Tasks are taken from the iterable only as results are taken, so memory
    stays bounded. Few tasks are done without other processes.

    Raises:
        InputError: a process was killed, by want of memory most likely.
    """
    source = iter(tasks)
    if jobs == 1:
        yield from map(work, source)
        return
    first = list(islice(source, FEW + 1))
    if len(first) <= FEW:
        yield from map(work, first)
        return
    yield from _spread(work, chain(first, source), jobs)


def _spread(work: Callable[[Task], Result], tasks: Iterator[Task], jobs: int) -> Iterator[Result]:
    # Spawned, not forked: a fork beside the threads of progress and executor can hang.
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_begin)
    flying: deque[Future[Result]] = deque()
    try:
        flying.extend(pool.submit(work, task) for task in islice(tasks, jobs * AHEAD))
        while flying:
            done = flying.popleft().result()
            flying.extend(pool.submit(work, task) for task in islice(tasks, 1))
            yield done
    except BrokenProcessPool:
        raise InputError("a worker process was killed, probably for want of memory; try fewer --jobs") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """Prepare a worker: Ctrl-C is the parent's business, and no worker outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
