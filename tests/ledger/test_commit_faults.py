"""A process that dies at a step of a commit, a write that fails, a disk that is full: what is there afterwards."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small import BASE, Crawl, Page

from cleancopy.errors import StoreError
from cleancopy.ledger import Store, articles
from cleancopy.ledger.commit import Committer
from cleancopy.ledger.health import status
from cleancopy.ledger.parts import PartFile
from cleancopy.ledger.runs import recover
from cleancopy.ledger.schema import parts

PAGES = [Page(f"{BASE}/{number:02}", text=f"Text {number}.") for number in range(12)]
STEPS = ("begin", "written", "synced", "noted", "committed")
DYING = """
import os, signal, sys
sys.path[:0] = [{tests!r}]
from pathlib import Path
from small import Crawl
from test_commit_faults import PAGES
from cleancopy.ledger.commit import Committer
seen = 0
def reached(self, step):
    global seen
    if step == {step!r}:
        seen += 1
        if seen == 2:
            os.kill(os.getpid(), signal.SIGKILL)
Committer.reached = reached
crawl = Crawl(Path({folder!r}), PAGES, batch=4)
for page in PAGES:
    crawl.find(page.url, "sitemap")
crawl.read_all()
"""


def rest(folder: Path) -> list[str]:
    """Resume, and return the addresses that were still to be fetched."""
    crawl = Crawl(folder, PAGES, batch=4)
    for page in PAGES:
        crawl.find(page.url, "sitemap")
    read = []
    while fetch := crawl.queue.next():
        read.append(fetch.url)
        assert crawl.read(fetch) == ""
    crawl.finish()
    return read


def assert_all_once(folder: Path) -> None:
    wanted = sorted(page.url for page in PAGES)
    assert sorted(line["url"] for line in articles(folder, latest=False)) == wanted
    raw = [
        line
        for path in sorted(folder.glob("articles/*/*"))
        for line in path.read_text("utf-8").splitlines(keepends=True)
    ]
    assert len(raw) == len(wanted)
    assert all(line.endswith("}\n") for line in raw)


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_a_step_of_a_commit_costs_that_batch_or_nothing(step: str, tmp_path: Path) -> None:
    code = DYING.format(tests=str(Path(__file__).parent), step=step, folder=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    committed = 8 if step == "committed" else 4
    assert len(list(articles(tmp_path))) == committed  # before anybody has put anything right
    assert len(rest(tmp_path)) == 12 - committed
    assert_all_once(tmp_path)


@pytest.mark.parametrize("kept", [0.0, 0.5, 1.0])
def test_what_was_not_synced_when_the_power_went_does_not_matter(kept: float, tmp_path: Path) -> None:
    code = DYING.format(tests=str(Path(__file__).parent), step="written", folder=str(tmp_path))
    subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    with Store(tmp_path) as store, store.reading() as connection:
        (row,) = connection.execute(parts.select()).all()
    path = tmp_path / row.path
    torn = path.stat().st_size - row.bytes
    assert torn > 0
    os.truncate(path, row.bytes + int(torn * kept))
    assert len(rest(tmp_path)) == 8
    assert_all_once(tmp_path)


def test_a_write_that_fails_is_one_error_and_leaves_what_was_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, seen = PartFile.write, 0

    def write(self: PartFile, batch: bytes) -> None:
        nonlocal seen
        seen += 1
        whole(self, batch[: len(batch) // 2] if seen == 2 else batch)
        if seen == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path))

    errors: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(PartFile, "write", write)
        crawl = Crawl(tmp_path, PAGES, batch=4)
        crawl.recorder.on_error = errors.append
        for page in PAGES:
            crawl.find(page.url, "sitemap")
        crawl.read_all()
        crawl.recorder.tick(now=True)
        crawl.recorder.close()
        crawl.recorder.end("failed", 5, errors[0])
    assert len(errors) == 1
    assert "cannot be written: No space left on device" in errors[0]
    (path,) = tmp_path.glob("articles/*/*")
    assert len(path.read_text("utf-8").splitlines()) == 4  # cut back at once
    with Store(tmp_path) as store:
        (site,) = status(store, now=time.time())
    assert (site.state, site.reason, site.new) == ("failed", errors[0], 4)
    assert len(rest(tmp_path)) == 8
    assert_all_once(tmp_path)


def test_a_worker_whose_site_was_taken_over_leaves_nothing_behind(tmp_path: Path) -> None:
    # The part it writes to was closed by who took over, and nobody cuts it back any more.
    crawl = Crawl(tmp_path, PAGES, batch=4)
    errors: list[str] = []
    crawl.recorder.on_error = errors.append
    for page in PAGES:
        crawl.find(page.url, "sitemap")
    crawl.read_next(6)
    with Store(tmp_path) as other:
        recover(other)
    crawl.recorder.tick(now=True)
    assert len(errors) == 1
    assert "another worker has taken over a site" in errors[0]
    (path,) = tmp_path.glob("articles/*/*")
    assert len(path.read_text("utf-8").splitlines()) == 4
    crawl.die()
    assert len(rest(tmp_path)) == 8
    assert_all_once(tmp_path)


def test_only_what_was_committed_is_counted(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path, PAGES, batch=4)
    for page in PAGES[:6]:
        crawl.find(page.url, "sitemap")
    crawl.read_all()
    crawl.find(PAGES[6].url, "sitemap")
    crawl.queue.save()  # what was found is written at once, the two articles that wait for their batch are not
    crawl.die()
    with Store(tmp_path) as store:
        (site,) = status(store, now=time.time())
    assert (site.new, site.committed) == (4, 4)


def test_a_commit_after_a_failed_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = Crawl(tmp_path, PAGES)

    def fail(self: Committer, step: str) -> None:
        raise KeyboardInterrupt

    crawl.find(PAGES[0].url, "sitemap")
    crawl.read_all()
    monkeypatch.setattr(Committer, "reached", fail)
    with pytest.raises(KeyboardInterrupt):
        crawl.recorder.committer.commit()
    with pytest.raises(StoreError, match="an earlier commit"):
        crawl.recorder.committer.commit()
    crawl.die()


def test_a_part_that_is_shorter_than_its_commits_is_not_passed_over(tmp_path: Path) -> None:
    code = DYING.format(tests=str(Path(__file__).parent), step="written", folder=str(tmp_path))
    subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    (path,) = tmp_path.glob("articles/*/*")
    os.truncate(path, 10)
    with pytest.raises(StoreError, match="cleancopy verify --repair"):
        Crawl(tmp_path, PAGES)


def test_files_of_another_ledger_are_left_alone(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path, PAGES)
    crawl.find(PAGES[0].url, "sitemap")
    crawl.read_all()
    crawl.finish()
    (path,) = tmp_path.glob("articles/*/*")
    kept = path.read_bytes()
    for name in ("ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    crawl = Crawl(tmp_path, PAGES)
    crawl.find(PAGES[1].url, "sitemap")
    crawl.read_all()
    crawl.finish()
    assert path.read_bytes() == kept
    assert len(list(tmp_path.glob("articles/*/*"))) == 2
    assert [line["url"] for line in articles(tmp_path)] == [PAGES[1].url]


@pytest.mark.parametrize("form", ["zst", "gz", "jsonl"])
def test_all_formats_are_read_back(form: str, tmp_path: Path) -> None:
    from cleancopy.ledger.commit import Batching

    crawl = Crawl(tmp_path, PAGES)
    crawl.recorder.committer.batching = Batching(form, 5, 1000.0, part_bytes=200)
    for page in PAGES:
        crawl.find(page.url, "sitemap")
    crawl.read_all()
    crawl.finish()
    assert sorted(line["text"] for line in articles(tmp_path)) == sorted(page.text for page in PAGES)
    names = [path.name for path in tmp_path.glob("articles/*/*")]
    assert len(names) == 3  # a new part for each batch: they are larger than 200 bytes
    assert all(name.endswith({"zst": ".jsonl.zst", "gz": ".jsonl.gz", "jsonl": ".jsonl"}[form]) for name in names)
