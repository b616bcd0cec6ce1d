"""All cores, where a task that hangs, eats the memory or kills its process costs itself alone.

Each process has one task at a time, so it is known which one it was. A task of several parts that fails is done again part by
part; a part that fails again gives ``Guard.lost`` with the reason, and the rest goes on in a fresh process.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from cleancopy.errors import CleancopyError, InputError, Stopped
from cleancopy.limits import MEMORY, SECONDS, UNLIMITED, answer_all, ending_of

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 4  # tasks in memory for each process

LONG = 1e6
"""Seconds of a task that may take what it wants."""


@dataclass(frozen=True)
class Limits:
    """What a page, or a record of a corpus, may take."""

    seconds: float = SECONDS
    memory: int = MEMORY


USUAL = Limits()


@dataclass(frozen=True)
class Guard(Generic[Task, Result]):
    """What a task may take, and what becomes of one that takes more."""

    parts: Callable[[Task], Sequence[Task]]
    """Cuts a task into its smallest ones."""
    lost: Callable[[Task, str], Result]
    """Gives the result for a part that failed, from the part and the reason."""
    seconds: float = SECONDS
    """Time for a task, and for each part when it is done again."""
    memory: int = MEMORY
    """Bytes a process may take beyond what it has at its start, on Linux; ``UNLIMITED`` for no limit."""


@dataclass
class _Slot:
    """A task, in its place in the order."""

    task: Any
    whole: bool = True
    """Whether it may be cut into parts."""
    results: list[Any] = field(default_factory=list)
    parts: list[_Slot] = field(default_factory=list)
    done: bool = False
    error: CleancopyError | None = None
    """What ends the work once it is this task's turn, so that the same tasks end with the same error whoever is quicker."""

    def ready(self) -> bool:
        return self.done or (bool(self.parts) and all(part.done for part in self.parts))

    def taken(self) -> Iterator[Any]:
        for slot in self.parts or [self]:
            if slot.error is not None:
                raise slot.error
            yield from slot.results


class _Worker:
    """A process with at most one task."""

    def __init__(self, work: Callable[[Any], Any], memory: int) -> None:
        context = multiprocessing.get_context("spawn")  # a fork beside the threads of progress can hang
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other, work, memory), daemon=True)
        self.process.start()
        other.close()
        self.started = False
        self.slot: _Slot | None = None
        self.since = 0.0

    def give(self, slot: _Slot) -> None:
        self.slot, self.since = slot, time.monotonic()
        with suppress(BrokenPipeError, ConnectionResetError):  # when it is gone, the pipe's end says so in a moment
            self.pipe.send(slot.task)

    def left(self, seconds: float) -> float:
        return max(self.since + seconds - time.monotonic(), 0) if self.slot else seconds

    def end(self) -> str:
        """Kill the process and say how it had ended by itself."""
        self.process.join(0.5)
        code = self.process.exitcode
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return ending_of(code or 0)


class _Pool(Generic[Task, Result]):
    def __init__(self, work: Callable[[Task], Result], jobs: int, guard: Guard[Task, Result]) -> None:
        self.work, self.jobs, self.guard = work, jobs, guard
        self.workers: list[_Worker] = []
        self.waiting: deque[_Slot] = deque()

    def results(self, tasks: Iterable[Task]) -> Iterator[Result]:
        order: deque[_Slot] = deque()
        source = iter(tasks)
        while True:
            fresh = [_Slot(task) for task in islice(source, self.jobs * AHEAD - len(order))]
            order.extend(fresh)
            self.waiting.extend(fresh)
            if not order:
                return
            self._hand_out()
            self._listen()
            while order and order[0].ready():
                yield from order.popleft().taken()

    def _hand_out(self) -> None:
        idle = [worker for worker in self.workers if worker.started and worker.slot is None]
        starting = sum(not worker.started for worker in self.workers)
        for worker in idle[: len(self.waiting)]:
            worker.give(self.waiting.popleft())
        for _ in range(min(self.jobs - len(self.workers), len(self.waiting) - starting)):
            self.workers.append(_Worker(self.work, self.guard.memory))

    def _listen(self) -> None:
        limit = self.guard.seconds
        pipes = {worker.pipe: worker for worker in self.workers if worker.slot or not worker.started}
        patience = min((worker.left(limit) for worker in pipes.values()), default=0)
        for pipe in wait(list(pipes), patience):
            self._hear(pipes[pipe])  # type: ignore[index]  # only connections were given
        for worker in list(self.workers):
            if worker.slot and not worker.left(limit) and not worker.pipe.poll():
                worker.process.kill()
                self._failed(worker, f"it took longer than {limit:g} s")

    def _hear(self, worker: _Worker) -> None:
        try:
            kind, value = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            if not worker.started:
                raise Stopped("a worker process could not start; try fewer --jobs") from None
            self._failed(worker, "")
            return
        slot = worker.slot
        if kind == "ready":
            worker.started = True
        elif kind == "failed":
            self._failed(worker, value)
        elif slot is not None:
            slot.done, worker.slot = True, None
            if kind == "raised":
                slot.error = value
            else:
                slot.results = [value]

    def _failed(self, worker: _Worker, reason: str) -> None:
        slot = worker.slot
        self.workers.remove(worker)
        ended = worker.end()
        if slot is None:
            return
        parts = self.guard.parts(slot.task) if slot.whole else ()
        if len(parts) > 1:
            slot.parts = [_Slot(part, whole=False) for part in parts]
            self.waiting.extendleft(reversed(slot.parts))
        else:
            slot.results, slot.done = [self.guard.lost(slot.task, reason or ended)], True

    def close(self) -> None:
        for worker in self.workers:
            worker.process.kill()
            worker.end()


def ordered(
    work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int, guard: Guard[Task, Result] | None = None
) -> Iterator[Result]:
    """Yield ``work(task)`` for each task in order, or the results of its parts; at most ``AHEAD`` tasks a process in memory.

    ``work``, tasks and results have to be picklable. Errors of our own end it, any other costs its part. Without a guard nothing may be
    lost: any error ends it, tasks may take what they want, and one process is this one.

    Raises:
        InputError: a process cannot be started; without a guard, also: a task failed.
    """
    if guard is None and jobs == 1:
        yield from map(work, tasks)
        return
    pool: _Pool[Task, Result] = _Pool(work, jobs, guard or Guard(_no_parts, _give_up, LONG, UNLIMITED))
    try:
        yield from pool.results(tasks)
    finally:
        pool.close()


def _no_parts(_: Task) -> Sequence[Task]:
    return ()


def _give_up(_: Any, reason: str) -> Any:
    raise InputError(f"a worker process failed, {reason}; if it was for want of memory, try fewer --jobs")


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


def _serve(pipe: Connection, work: Callable[[Any], Any], memory: int) -> None:
    _begin()
    answer_all(pipe, work, memory, (CleancopyError,))
