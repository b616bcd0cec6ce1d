from __future__ import annotations

import io
import re
import sys

import pytest

from cleancopy.cli import progress
from cleancopy.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_silent_for_two_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("pages", 10) as shown:
        for done in range(10):
            shown.step(1, done + 1)
    assert capsys.readouterr().err == ""


def test_plain_line_with_rate_and_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("records", 4000) as shown:
        shown.started -= 10  # ten seconds ago
        shown._next -= 10
        shown.step(500, 1000)
        shown.step(1, 1001)  # not another line so soon
    assert capsys.readouterr().err == "500 records, 25%, 50 records/s, 0:30 left\n"


def test_of_a_few_no_pace_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("pages", 1000) as shown:
        shown.started -= 3
        shown._next -= 3
        shown.step(1, 1)
        assert capsys.readouterr().err == ""
        shown.step(59, 60)
    assert capsys.readouterr().err == "60 pages, 6%, 20 pages/s, 0:47 left\n"


def test_a_run_that_goes_on_tells_its_own_pace(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("pages", 1000) as shown:
        shown.go_on(500, 500)
        shown.started -= 10
        shown._next -= 10
        shown.step(200, 700)
    assert capsys.readouterr().err == "700 pages, 70%, 20 pages/s, 0:15 left\n"


def test_no_time_left_where_the_end_is_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("records", None) as shown:
        shown.started -= 10
        shown._next -= 10
        shown.step(500, 0)
    assert capsys.readouterr().err == "500 records, 50 records/s\n"


def test_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with Progress("pages", 10) as shown:
        shown.started -= 10
        shown.step(5, 5)
        shown.note("left out: [b]x.html")
    assert re.search(
        r"5 pages, 50%, 0\.[45] pages/s, 0:1[0-3] left", terminal.getvalue()
    )  # the clock goes on while it is drawn
    assert "left out: [b]x.html" in terminal.getvalue()
