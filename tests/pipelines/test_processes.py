"""Cleaning in processes beside the crawl: the same articles, and a page that hangs or kills its process costs itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cleancopy.pipelines import STAGES, ProcessesPipeline
from cleancopy.pipelines.processes import LOOK_EVERY, Busy
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from benchmarks.loopback import Answer, serve
from cleancopy.cleaners import Cleaners, LostPage, processes_of
from cleancopy.cleaning import Work
from cleancopy.core.model import Page
from cleancopy.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
PLANTED = """
import os, signal, time
from cleancopy.cleaning import Work
as_it_is = Work.__call__

def call(self, page):
    if b"PLANTED-HANG" in page.body:
        time.sleep(3600)
    if b"PLANTED-KILL" in page.body:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"PLANTED-EAT" in page.body:
        bytearray(5 * 1024**3)
    if b"PLANTED-RAISE" in page.body:
        raise ValueError("of the page")
    return as_it_is(self, page)

Work.__call__ = call
"""


def page(number: int, extra: str = "") -> bytes:
    texts = [
        f"The council of town {number} said on Monday that the work on the bridge would go on until the spring, whatever comes.",
        f"Residents of the northern bank told reporter {number} that they had heard of the closure only from their neighbours.",
        f"“We know that it is a burden,” the mayor of town {number} said, “but the old stones will not wait any longer than that.”",
    ]
    body = "".join(f"<p>{text}</p>" for text in texts)
    return (
        f"<html lang=en><head><title>Bridge {number} stays closed</title></head><body><main><article><h1>Bridge {number} stays closed"
        f"</h1>{body}</article></main><!-- {extra} --></body></html>"
    ).encode()


@contextmanager
def paper(pages: dict[str, bytes]) -> Iterator[str]:
    """A newspaper on 127.0.0.1; yields its address."""

    def answer(path: str, base: str) -> Answer:
        if path == "/sitemap.xml":
            entries = "".join(f"<url><loc>{base}{page}</loc></url>" for page in pages)
            return "application/xml", f"<urlset>{entries}</urlset>".encode()
        if path == "/robots.txt":
            return "text/plain", f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n".encode()
        body = {"/": b"<html><body><h1>The paper</h1></body></html>", **pages}.get(path, b"")
        return ("text/html; charset=utf-8" if body else ""), body

    with serve(answer, "/town/") as served:
        yield served.base


def crawl(base: str, out: Path, *settings: str, python_path: str = "") -> tuple[list[dict[str, Any]], str, int]:
    quick = ["AUTOTHROTTLE_ENABLED=False", "DOWNLOAD_DELAY=0", "CONCURRENT_REQUESTS_PER_DOMAIN=8", *settings]
    words = [word for setting in quick for word in ("-s", setting)]
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"site={base}/", "-O", str(out), *words],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False, env={**os.environ, "PYTHONPATH": python_path},
    )  # fmt: skip
    items = [json.loads(line) for line in out.read_text("utf-8").splitlines()] if out.exists() else []
    return items, done.stderr, done.returncode


def plain(items: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps({**item, "fetched_at": ""}, sort_keys=True) for item in items)


@pytest.mark.slow
def test_the_same_articles_with_and_without(tmp_path: Path) -> None:
    asked = ("CLEANCOPY_LANGUAGE=True", "CLEANCOPY_QUALITY=annotate", "CLEANCOPY_RECORD=True")
    with paper({f"/town/the-bridge-is-closed-{n}": page(n) for n in range(40)}) as base:
        without, quiet, _ = crawl(base, tmp_path / "0.jsonl", "CLEANCOPY_PROCESSES=0", *asked)
        beside, said, code = crawl(base, tmp_path / "2.jsonl", "CLEANCOPY_PROCESSES=2", *asked)
    assert plain(beside) == plain(without)
    assert len(beside) == 40
    assert all(item["language_detected"] == "en" and item["quality"] is not None for item in beside)
    assert "Cleaning in 2 processes of their own" in said
    assert "of their own" not in quiet
    assert code == 0
    assert table_of(said) == table_of(quiet)


@pytest.mark.slow
def test_the_same_spans_with_and_without(tmp_path: Path) -> None:
    footer = "<footer><p>© 2026 The Bridge Paper. All rights reserved.</p></footer></body>".encode()
    pages = {f"/town/the-bridge-is-closed-{n}": page(n).replace(b"</body>", footer) for n in range(6)}
    with paper(pages) as base:
        for name in ("0", "2"):
            file = f"CLEANCOPY_RECORD_FILE={tmp_path / f'{name}.spans'}"
            items, _, _ = crawl(base, tmp_path / f"{name}.jsonl", f"CLEANCOPY_PROCESSES={name}", file)
            assert all(item["removed"].keys() == {"counts", "blocks", "edits"} for item in items)
    with_none, beside = (sorted((tmp_path / f"{name}.spans").read_text("utf-8").splitlines()) for name in ("0", "2"))
    assert with_none == beside
    assert len(beside) == 6
    assert all('"cleancopy__' in line for line in beside)


def table_of(log: str) -> list[str]:
    """The line of the site in the table of the crawl."""
    return [line for line in log.splitlines() if "127.0.0.1" in line and "100" in line][-1:]


@pytest.mark.slow
def test_a_page_that_hangs_kills_or_eats_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(PLANTED)
    pages = {f"/town/the-bridge-is-closed-{n}": page(n) for n in range(12)}
    for word in ("HANG", "KILL", "EAT", "RAISE"):
        pages[f"/town/the-planted-page-of-{word.lower()}"] = page(0, f"PLANTED-{word}")
    with paper(pages) as base:
        items, said, _ = crawl(
            base, tmp_path / "out.jsonl", "CLEANCOPY_PROCESSES=2", "CLEANCOPY_PAGE_SECONDS=2", python_path=str(tmp_path)
        )
    assert sorted(item["url"] for item in items) == sorted(base + path for path in pages if "planted" not in path)
    lost = {line.split("/town/the-planted-page-of-")[1] for line in said.splitlines() if "could not clean" in line}
    assert lost == {
        "hang: it took longer than 2 s",
        "kill: it killed its process (SIGSEGV)",
        "eat: it took more than 2,048 MB of memory",
        "raise: ValueError: of the page",
    }


@pytest.mark.slow
def test_a_script_without_a_guard_is_not_run_again(tmp_path: Path) -> None:
    """As multiprocessing starts its processes, each would begin the crawl of the script anew."""
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\nfrom scrapy.crawler import CrawlerProcess\nfrom scrapy.utils.project import get_project_settings\n"
        "print('begun')\nsettings = get_project_settings()\nsettings.setdict({'CLEANCOPY_PROCESSES': 2, 'DOWNLOAD_DELAY': 0})\n"
        "process = CrawlerProcess(settings)\nprocess.crawl('news', site=sys.argv[1])\nprocess.start()\n"
    )
    with paper({f"/town/the-bridge-is-closed-{n}": page(n) for n in range(3)}) as base:
        done = subprocess.run(
            [sys.executable, str(script), f"{base}/"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
            env={**os.environ, "SCRAPY_SETTINGS_MODULE": "cleancopy.settings"},
        )  # fmt: skip
    assert done.stdout.count("begun") == 1
    assert "Cleaning in 2 processes" in done.stderr
    assert "could not clean" not in done.stderr


def running(marker: str) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if any(marker.encode() in word for word in words):
            found.append(parent)
    return found


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_process_outlives_a_killed_crawl(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import time\nfrom cleancopy.cleaners import Cleaners\nfrom cleancopy.cleaning import Work\n"
        "cleaners = Cleaners(Work(), 2)\ncleaners.start()\n"
        "while cleaners._started < 2:\n    time.sleep(0.01)\nprint('ready', flush=True)\ntime.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "ready\n"
    children = [pid for pid in running("cleancopy.cleaning") if pid == parent.pid]
    assert len(children) == 2
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and len(running("cleancopy.cleaning")) > len(children) - 2:
        time.sleep(0.05)
    assert parent.pid not in running("cleancopy.cleaning")


def test_pages_of_a_crawl_that_ended_are_lost() -> None:
    cleaners = Cleaners(Work(), 1)
    cleaners.start()
    assert cleaners.clean(Page(body=page(1), url="https://example.org/a")).article.is_article
    cleaners.close()
    with pytest.raises(LostPage, match="has ended"):
        cleaners.clean(Page(body=page(1)))


def test_without_an_interpreter_the_crawl_cleans_itself(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    cleaners = Cleaners(Work(), 1)
    cleaners.start()
    with pytest.raises(LostPage, match="no process"):
        cleaners.clean(Page(body=page(1)))
    assert not cleaners.ready
    assert "pages are cleaned by the crawl itself" in caplog.text


@pytest.mark.parametrize("value", ["many", "-1", "1.5"])
def test_a_wrong_number_is_said(value: str) -> None:
    with pytest.raises(UsageError, match="CLEANCOPY_PROCESSES"):
        processes_of(value)


def test_the_workers_of_a_crawl_share_the_cores() -> None:
    assert processes_of("auto", workers=10_000) == (0, False)
    assert processes_of("0") == (0, True)
    assert processes_of(3) == (3, True)


def test_no_value_is_the_usual_one() -> None:
    assert processes_of(None) == processes_of(" Auto ")


@pytest.mark.parametrize(("limit", "number"), [("max 100000", 4), ("250000 100000", 2), ("20000 100000", 0), ("", 4)])
def test_a_container_has_fewer_cores(limit: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cpu.max").write_text(limit)
    monkeypatch.setattr("cleancopy.cleaners.CGROUP", tmp_path / "cpu.max")
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(64)))
    assert processes_of("auto").number == number


class Foreign:
    def process_item(self, item: Any) -> Any:
        return item


def test_none_where_other_stages_stand_between() -> None:
    stages = {**STAGES, "cleancopy.pipelines.ConsentPipeline": None}
    settings = {"CLEANCOPY_PROCESSES": 1, "ITEM_PIPELINES": stages}
    assert ProcessesPipeline.from_crawler(get_crawler(settings_dict=settings))
    for changed in ({**stages, Foreign: 525}, {**stages, "cleancopy.pipelines.TickersPipeline": None}):
        with pytest.raises(NotConfigured):
            ProcessesPipeline.from_crawler(get_crawler(settings_dict={**settings, "ITEM_PIPELINES": changed}))
    assert ProcessesPipeline.from_crawler(
        get_crawler(settings_dict={**settings, "ITEM_PIPELINES": {**stages, Foreign: 545}})
    )


@pytest.mark.parametrize(("worked", "busy"), [(0.1, False), (0.9, True)])
def test_busy_is_a_crawl_that_works_most_of_the_time(worked: float, busy: bool) -> None:
    clocks = iter([0.0, 0.0, 1.0, worked, 2.0, 2 * worked])
    crawl = Busy(clocks.__next__, clocks.__next__)
    assert [crawl() for _ in range(2 * LOOK_EVERY)] == ([False] * (LOOK_EVERY - 1) + [busy]) * 2
