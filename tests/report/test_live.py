"""Progress of a crawl: a line now and then in a log, a view on a real terminal."""

from __future__ import annotations

import io
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console

from cleancopy.demo.server import serving
from cleancopy.report.live import Facts, Progress, Rate, line, view

ROOT = Path(__file__).resolve().parents[2]
STATS = {
    "response_received_count": 120,
    "cleancopy/articles": 90,
    "cleancopy/site/a.example/pages": 100,
    "cleancopy/site/a.example/articles": 90,
    "cleancopy/site/a.example/dropped/no_text": 8,
    "cleancopy/site/a.example/dropped/not_fetched": 2,
    "cleancopy/site/b.example/failed": "b.example does not resolve",
}


def test_a_line_says_how_it_goes() -> None:
    rate = Rate()
    for second in range(40):
        rate.add(float(second), 3 * second)
    assert rate.now == 3.0
    assert line(Facts(STATS, 600, rate.now, 65.0)) == (
        "1:05: 120 pages, 90 articles, 3.0 pages a second, 600 queued, 3:20 left for these, 2 not fetched"
    )
    assert "left" not in line(Facts(STATS, 600, 0.0, 65.0))


def test_the_first_line_of_a_log_knows_the_pace(caplog: pytest.LogCaptureFixture) -> None:
    crawler: Any = SimpleNamespace(stats=SimpleNamespace(get_stats=lambda: STATS), spider=None)
    progress = Progress(crawler, live=False, every=60.0)
    progress._loop = SimpleNamespace(start=lambda *_, **__: None)
    progress.begin()
    with caplog.at_level("INFO", "cleancopy.report.live"):
        progress._look()
    assert "120 pages" in caplog.messages[0]
    assert " 0.0 pages a second" not in caplog.messages[0]


def drawn(width: int) -> list[str]:
    """The view as the lines of a terminal of so many columns."""
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(view(Facts(STATS, 600, 3.0, 65.0), {"a.example": 600}, width))
    lines = console.export_text().splitlines()
    assert max(map(len, lines)) <= width
    return [text.rstrip() for text in lines]


@pytest.mark.parametrize(
    ("width", "head", "row"),
    [
        (120, "site pages articles queued dropped not fetched", "a.example 100 90 600 8 2"),
        (80, "site pages articles queued dropped not fetched", "a.example 100 90 600 8 2"),
        (70, "site pages articles queued dropped lost", "a.example 100 90 600 8 2"),
        (60, "site pages articles queued lost", "a.example 100 90 600 2"),
        (40, "site pages queued lost", "a.example 100 600 2"),
    ],
)
def test_the_view_has_a_row_for_each_site_that_fits_the_terminal(width: int, head: str, row: str) -> None:
    lines = [" ".join(text.split()) for text in drawn(width)]
    assert head in lines
    assert row in lines
    # One line says why a site failed, below the table, and is cut where there is no room for all of it.
    assert next(text for text in lines if text.startswith("b.example: ")).startswith("b.example: b.example does not ")
    assert len([text for text in lines if "resolve" in text or "does not" in text]) == 1


@pytest.fixture
def demo_server() -> Iterator[str]:
    with serving() as server:
        yield f"http://127.0.0.1:{server.server_port}"


def command(base: str, out: Path, *settings: str) -> list[str]:
    words = [word for setting in settings for word in ("-s", setting)]
    quick = ("-s", "AUTOTHROTTLE_ENABLED=False", "-s", "DOWNLOAD_DELAY=0.05")
    return [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"site={base}/", "-O", str(out), *quick, *words]


@pytest.mark.slow
def test_a_log_gets_lines(demo_server: str, tmp_path: Path) -> None:
    done = subprocess.run(
        command(demo_server, tmp_path / "o.jsonl", "CLEANCOPY_PROGRESS_SECONDS=0.3"),
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    lines = [text for text in done.stderr.splitlines() if "pages a second" in text]
    assert len(lines) > 1
    assert "cleancopy.report.live" in lines[0]
    done = subprocess.run(
        command(demo_server, tmp_path / "o.jsonl", "CLEANCOPY_PROGRESS=off", "CLEANCOPY_PROGRESS_SECONDS=0.3"),
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert "pages a second" not in done.stderr


def on_terminal(words: list[str], signals: int = 0) -> tuple[int, bytes]:
    """Run a command on a terminal, interrupt it once it shows how it goes; returns exit code and all that was drawn."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(words, cwd=ROOT, stderr=theirs, stdout=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
        if signals and b"pages a second" in shown:
            for _ in range(signals):
                process.send_signal(signal.SIGINT)
                time.sleep(0.05)
            signals = 0
    os.close(ours)
    return process.wait(60), shown


HIDDEN, BACK = b"\x1b[?25l", b"\x1b[?25h"


@pytest.mark.slow
def test_a_crawl_that_is_stopped_at_once_leaves_the_terminal_as_it_was(demo_server: str, tmp_path: Path) -> None:
    words = command(demo_server, tmp_path / "o.jsonl", f"CLEANCOPY_STORE={tmp_path / 'data'}")
    code, shown = on_terminal(words, signals=2)
    assert code == 3, shown.decode()[-2000:]
    assert shown.rindex(BACK) > shown.rindex(HIDDEN)
    after = shown[shown.rindex(BACK) :].decode()
    # On a busy machine the crawl may have come to its end before the second signal.
    assert "cleancopy: stopped at once: what was committed is kept" in after or "stopped before the end" in after
    assert "pages a second" not in after


@pytest.mark.slow
def test_a_terminal_gets_a_view_and_is_left_as_it_was(demo_server: str, tmp_path: Path) -> None:
    code, shown = on_terminal(command(demo_server, tmp_path / "o.jsonl"))
    assert code == 0, shown.decode()[-2000:]
    assert b"pages a second" in shown
    assert b"\x1b[" in shown  # drawn over and over in one place
    assert shown.rindex(BACK) > shown.rindex(HIDDEN)
