"""How wide a table may be."""

from __future__ import annotations

import fcntl
import io
import os
import struct
import termios
from collections.abc import Iterator
from typing import TextIO

import pytest

from cleancopy.terminal import USUAL, columns


def wide(stream: TextIO, number: int) -> None:
    fcntl.ioctl(stream.fileno(), termios.TIOCSWINSZ, struct.pack("HHHH", 24, number, 0, 0))


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[TextIO]:
    monkeypatch.delenv("COLUMNS", raising=False)
    keeper, end = os.openpty()
    with os.fdopen(end, "w") as stream:
        yield stream
    os.close(keeper)


def test_the_terminal_that_is_written_to_is_asked(terminal: TextIO) -> None:
    wide(terminal, 63)
    assert columns(terminal, 100) == 63  # whatever standard output is


def test_the_environment_goes_first(terminal: TextIO, monkeypatch: pytest.MonkeyPatch) -> None:
    wide(terminal, 63)
    monkeypatch.setenv("COLUMNS", "90")
    assert columns(terminal, 100) == 90
    monkeypatch.setenv("COLUMNS", "0")
    assert columns(terminal, 100) == 63


def test_a_terminal_that_does_not_tell_is_a_usual_one(terminal: TextIO) -> None:
    wide(terminal, 0)
    assert columns(terminal, 100) == USUAL


def test_what_is_no_terminal_has_the_width_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    assert columns(io.StringIO(), 100) == 100
