from __future__ import annotations

import ctypes
import os
import signal
import time
from functools import partial

import pytest

from cleancopy.cli.pool import AHEAD, Guard, ordered
from cleancopy.errors import InputError

Batch = tuple[int, ...]
HANG, EAT, CRASH, KILLED, ERROR = 5, 11, 17, 18, 23
SECONDS = 3.0


def slow_first(batch: Batch) -> tuple[Batch, int]:
    time.sleep(0.2 if 0 in batch else 0)
    return batch, os.getpid()


def hostile(batch: Batch) -> list[tuple[int, str]]:
    """As pages that loop, take 5 GB, or end the parser."""
    if HANG in batch:
        while True:
            pass
    if EAT in batch:
        bytearray(5 * 1024**3)
    if CRASH in batch:
        ctypes.string_at(0)
    if KILLED in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    if ERROR in batch:
        raise LookupError("no such thing")
    return [(number, "") for number in batch]


def refuse(batch: Batch) -> Batch:
    raise InputError(f"task {batch[0]}")


def parts(batch: Batch) -> list[Batch]:
    return [(number,) for number in batch]


def lost(batch: Batch, reason: str) -> list[tuple[int, str]]:
    return [(number, reason) for number in batch]


GUARD = partial(Guard, parts, lost)


def batches(count: int, size: int) -> list[Batch]:
    return [tuple(range(start, start + size)) for start in range(0, count, size)]


def test_order_is_kept_over_processes() -> None:
    done = list(ordered(slow_first, batches(40, 1), 2, GUARD()))  # type: ignore[arg-type]
    assert [batch for batch, _ in done] == batches(40, 1)
    assert os.getpid() not in {process for _, process in done}


def test_tasks_are_taken_only_as_results_are() -> None:
    taken = 0

    def tasks() -> object:
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield (number,)

    results = ordered(slow_first, tasks(), 2, GUARD())  # type: ignore[arg-type]
    for _ in range(10):
        next(results)
    assert taken <= 10 + 2 * AHEAD
    results.close()  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.parametrize("size", [1, 4])
def test_what_hangs_eats_or_crashes_costs_itself_alone(size: int) -> None:
    tasks = batches(28, size)
    done = [pair for pairs in ordered(hostile, tasks, 2, GUARD(seconds=SECONDS)) for pair in pairs]
    assert [number for number, _ in done] == list(range(28))
    assert {number: reason for number, reason in done if reason} == {
        HANG: "it took longer than 3 s",
        EAT: "it took more than 2,048 MB of memory",
        CRASH: "it killed its process (SIGSEGV)",
        KILLED: "it killed its process (SIGKILL)",
        ERROR: "LookupError: no such thing",
    }


def test_error_of_a_caller_is_passed_on() -> None:
    with pytest.raises(InputError, match="task 0"):
        list(ordered(refuse, batches(40, 1), 2, GUARD()))  # type: ignore[arg-type]
