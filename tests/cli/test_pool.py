from __future__ import annotations

import os
import signal
import time

import pytest

from cleancopy.cli.pool import AHEAD, FEW, ordered
from cleancopy.errors import InputError


def slow_first(number: int) -> tuple[int, int]:
    time.sleep(0.2 if number == 0 else 0)
    return number, os.getpid()


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def refuse(number: int) -> int:
    raise InputError(f"task {number}")


def test_order_is_kept_over_processes() -> None:
    done = list(ordered(slow_first, range(40), 2))
    assert [number for number, _ in done] == list(range(40))
    assert os.getpid() not in {process for _, process in done}


def test_few_tasks_need_no_processes() -> None:
    assert {process for _, process in ordered(slow_first, range(FEW), 2)} == {os.getpid()}
    assert {process for _, process in ordered(slow_first, range(40), 1)} == {os.getpid()}


def test_tasks_are_taken_only_as_results_are() -> None:
    taken = 0

    def tasks() -> object:
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield number

    results = ordered(slow_first, tasks(), 2)  # type: ignore[arg-type]
    for _ in range(10):
        next(results)
    assert taken <= 10 + 2 * AHEAD + FEW + 1
    results.close()  # type: ignore[attr-defined]


def test_killed_worker_is_said_so() -> None:
    with pytest.raises(InputError, match="a worker process was killed"):
        list(ordered(die, range(40), 2))


def test_error_of_a_task_is_passed_on() -> None:
    with pytest.raises(InputError, match="task 0"):
        list(ordered(refuse, range(40), 2))
