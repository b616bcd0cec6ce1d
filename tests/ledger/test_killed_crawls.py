"""Real crawls that are killed, stopped, and starved of disk, then started again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from cleancopy.ledger import Store, articles
from cleancopy.ledger.schema import sites

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.crash import QUICK, Crawl, disk_full, judge, kill, set_back, store_folder  # noqa: E402  (the folder is not installed)
from benchmarks.newspaper import serve  # noqa: E402

pytestmark = pytest.mark.slow
NOTHING_WRONG = {"lost": 0, "twice": 0, "torn": 0}
PAGES = 120
WHOLE = 3.0  # seconds that a crawl of so many pages takes or longer, so that it does not end before it is disturbed


def test_five_kills_lose_nothing() -> None:
    """One store, killed five times at random moments, then left to come to its end."""
    seed = random.randrange(2**32)
    chance = random.Random(seed)
    with serve(PAGES) as paper, store_folder() as folder:
        crawl = Crawl(paper, folder)
        for _ in range(5):
            kill(crawl, chance, WHOLE)
        crawl.resume()
        assert judge(crawl) == NOTHING_WRONG, f"seed {seed}"


def test_a_full_disk_and_a_clock_set_back_lose_nothing() -> None:
    chance = random.Random(4)
    with serve(PAGES) as paper, store_folder() as folder:
        crawl = Crawl(paper, folder)
        disk_full(crawl, chance, WHOLE)
        set_back(crawl, chance, WHOLE)
        crawl.resume()
        assert judge(crawl) == NOTHING_WRONG


def test_sigterm_ends_within_its_bound_also_when_a_page_never_comes(tmp_path: Path) -> None:
    with serve(PAGES) as paper:
        paper.slow = 20.0
        crawl = Crawl(paper, tmp_path / "data")
        process = crawl.start(CLEANCOPY_STOP_SECONDS=2, CLEANCOPY_BATCH_COUNT=1000)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not paper.stuck:
            time.sleep(0.1)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        errors = process.communicate(timeout=30)[1].decode()
        assert time.monotonic() - begun < 6
        assert process.returncode == 3, errors
        assert "stopped before the end" in errors.strip().splitlines()[-1]
        assert "eprecat" not in errors
        paper.slow = 0.0
        crawl.resume()
        assert judge(crawl) == NOTHING_WRONG


def test_a_second_run_says_that_another_is_at_work(tmp_path: Path) -> None:
    with serve(PAGES) as paper:
        crawl = Crawl(paper, tmp_path / "data")
        first = crawl.start(DOWNLOAD_DELAY=0.1)  # it is at work for longer than a second one takes to begin
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and len(paper.asked) < 5:
            time.sleep(0.05)
        code, errors = crawl.finish()
        assert code == 4, errors
        assert "another run is working on" in errors.strip().splitlines()[-1]
        assert "Traceback" not in errors
        assert first.communicate(timeout=60)[0] is None or first.returncode == 0
        assert judge(crawl) == NOTHING_WRONG


def test_a_disk_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    with serve(3) as paper, store_folder() as folder:
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=4m,ro", "tmpfs", str(folder)]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("a read-only file system needs the right to mount one")
        code, errors = Crawl(paper, folder).finish()
    assert code == 5
    assert "Traceback" not in errors
    assert "cannot be opened: Read-only file system" in errors.strip().splitlines()[-1]


def test_a_killed_worker_is_replaced_and_the_run_comes_to_its_end(tmp_path: Path) -> None:
    """The worker that takes its place goes on with its sites in the same run."""
    folder = tmp_path / "data"
    with serve(60) as one, serve(60) as two:
        settings = [word for setting in QUICK for word in ("-s", setting)]
        command = [sys.executable, "-m", "cleancopy", "crawl", f"{one.base}/", f"{two.base}/", "--into", str(folder)]
        command += ["--workers", "2", *settings, "-s", "DOWNLOAD_DELAY=0.1"]  # so that no site is done before the kill
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as leader:
            try:
                wait_until(lambda: len(one.asked) > 15 and worker_of(folder, one.base) > 0)
                os.kill(worker_of(folder, one.base), signal.SIGKILL)
                errors = leader.communicate(timeout=120)[1].decode()
            finally:
                leader.kill()
        assert leader.returncode == 0, errors
        assert "Traceback" not in errors
        for paper in (one, two):
            found = Counter(line["url"] for line in articles(folder) if line["url"].startswith(f"{paper.base}/"))
            assert found == Counter(paper.base + story.path for story in paper.stories)


def worker_of(folder: Path, base: str) -> int:
    """The process that holds a site, 0 for none."""
    with Store(folder) as store, store.reading() as connection:
        holder = connection.execute(select(sites.c.holder).where(sites.c.url == f"{base}/")).scalar_one()
    return int(holder.split()[2]) if holder else 0


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.02)
