"""Progress of a crawl: a line now and then in a log, a view on a real terminal."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleancopy.demo.server import serving
from cleancopy.report.live import Facts, Rate, line, view

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


def test_the_view_has_a_row_for_each_site() -> None:
    from rich.console import Console

    console = Console(width=120, record=True, file=io.StringIO())
    console.print(view(Facts(STATS, 600, 3.0, 65.0), {"a.example": 600}))
    shown = console.export_text()
    (row,) = [text for text in shown.splitlines() if text.startswith("a.example")]
    assert row.split() == ["a.example", "100", "90", "600", "8", "2"]
    assert "b.example  b.example does not resolve" in shown


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


@pytest.mark.slow
def test_a_terminal_gets_a_view_and_is_left_as_it_was(demo_server: str, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command(demo_server, tmp_path / "o.jsonl"), cwd=ROOT, stderr=theirs, stdout=theirs)
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
    assert process.wait(60) == 0, shown.decode()[-2000:]
    assert b"pages a second" in shown
    assert b"\x1b[" in shown  # drawn over and over in one place
    assert shown.rstrip().endswith(b"(finished)") or b"\x1b[?25h" in shown  # the cursor is back
