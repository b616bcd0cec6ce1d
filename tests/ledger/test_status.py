"""How a store is: after a real crawl, and with a past of its own, as table, JSON, metrics, page, and one file of articles."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import delete, insert, select, update

from cleancopy.cli.status import table
from cleancopy.ledger import Store
from cleancopy.ledger.health import Day, status, warnings
from cleancopy.ledger.schema import runs, site_runs, sites

Crawl = Callable[..., subprocess.CompletedProcess[str]]
DAY = 86400
ROBOTS = (200, "text/plain", b"User-agent: *\nDisallow: /private/\nSitemap: {base}/s.xml\n")
GOOD = {
    "pages": 12,
    "articles": 10,
    "with/title": 10,
    "with/date": 9,
    "with/authors": 8,
    "lengths": {"400": 6, "500": 4},
}
WORSE = {"pages": 12, "articles": 10, "with/title": 10, "with/date": 1, "with/authors": 8, "lengths": {"80": 10}}


def run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cleancopy", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def make_store(folder: Path, last: dict[str, Any]) -> Path:
    """A store with a site that was well for six days, and what its last day gave."""
    now = time.time()
    with Store(folder, create=True) as store, store.writing() as connection:
        known = insert(sites).values(url="https://a.example/", name="a.example")
        site = connection.execute(known).inserted_primary_key[0]
        for ago, figures in [*((n, GOOD) for n in range(6, 0, -1)), (0, last)]:
            began = now - ago * DAY - 60
            values = {"started": began, "finished": began + 30, "state": "complete", "reason": ""}
            number = connection.execute(insert(runs).values(**values, exit_code=0)).inserted_primary_key[0]
            connection.execute(
                insert(site_runs).values(
                    run_id=number, site_id=site, **values, new=10, changed=1, figures={**figures, "removed/ticker": 4}
                )
            )
    return folder


@pytest.fixture
def well(tmp_path: Path) -> Path:
    return make_store(tmp_path / "well", GOOD)


@pytest.fixture
def ill(tmp_path: Path) -> Path:
    return make_store(tmp_path / "ill", WORSE)


def test_a_fall_is_said_and_told_by_the_exit_code_when_asked(well: Path, ill: Path) -> None:
    done = run("status", well, "--check")
    assert (done.returncode, "fallen" in done.stdout) == (0, False)
    done = run("status", ill)
    assert done.returncode == 0
    assert "fallen: articles of 80 words, usually 400" in done.stdout
    assert "fallen: date on 10% of the articles, usually 90%" in done.stdout
    assert run("status", ill, "--check").returncode == 3


@pytest.mark.slow
@pytest.mark.parametrize(("check", "code"), [((), 0), (("--check",), 3)])
def test_a_crawl_by_several_workers_tells_of_a_fall_too(
    spiders: Any, ill: Path, tmp_path: Path, check: tuple[str, ...], code: int
) -> None:
    pace = ("-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0")
    with spiders.serve({**spiders.SITE, "/robots.txt": ROBOTS}) as site:
        words = ("crawl", site.base, "--into", ill, "--workers", 2, "-s", f"CLEANCOPY_METRICS={tmp_path / 'c.prom'}")
        done = run(*words, *pace, *check)
    assert "Overridden settings" not in done.stderr
    assert "Enabled" not in done.stderr
    assert "Spider closed (finished)" in done.stderr
    assert "cleancopy: a.example has fallen: articles of 80 words" in done.stderr
    assert done.returncode == code
    assert (tmp_path / "c.prom").exists()


def test_json_has_every_day(ill: Path) -> None:
    (site,) = json.loads(run("status", ill, "--json").stdout)
    assert len(site["days"]) == 7
    assert site["days"][0]["words"] == 400
    assert site["days"][-1]["shares"] == {"title": 1.0, "date": 0.1, "authors": 0.8}
    assert site["days"][-1]["removed"] == {"ticker": 4}
    assert (site["state"], site["new"], site["paused_until"]) == ("complete", 10, None)


def test_a_pause_is_said_with_its_reason(well: Path) -> None:
    with Store(well) as store, store.writing() as connection:
        connection.execute(update(sites).values(paused_until=time.time() + 3600, paused_reason="it answers 429"))
    done = run("status", well, "--check")
    assert done.returncode == 3
    assert "it answers 429" in done.stdout
    (site,) = json.loads(run("status", well, "--json").stdout)
    assert site["next_due"] == site["paused_until"]  # no page of it is looked at before


def test_a_site_that_names_no_article_is_told(tmp_path: Path) -> None:
    with Store(make_store(tmp_path, {})) as store:
        with store.writing() as connection:
            connection.execute(delete(site_runs).where(site_runs.c.run_id < 7))
        (site,) = status(store, now=time.time())
    assert site.warnings == ["no article is named on its front page, nor in feeds or sitemaps"]


def test_the_table_fits_a_terminal_of_80_columns(well: Path) -> None:
    with Store(well) as store:
        found = status(store, now=time.time())
    for width, columns in ((80, 9), (115, 9), (116, 10), (200, 10)):
        head, row, end = table(found, width).splitlines()
        assert len(head.replace("last run", "last").split()) == columns
        assert row.startswith("a.example ")
        assert len(row) <= width
        assert end.startswith("1 site, 0 not well")


def test_a_run_that_was_killed_is_not_said_to_be_running(well: Path) -> None:
    with Store(well) as store:
        store.lock()
        with store.writing() as connection:
            connection.execute(update(site_runs).values(state="running", finished=None))
        assert "running" in run("status", well, "--check").stdout
    done = run("status", well, "--check")
    assert done.returncode == 3
    assert "killed: the run could not note how it ended; the next one goes on" in done.stdout


def test_metrics_are_read_by_prometheus(ill: Path, tmp_path: Path) -> None:
    file = tmp_path / "cleancopy.prom"
    assert run("status", ill, "--metrics", file).returncode == 0
    found = {family.name: family for family in text_string_to_metric_families(file.read_text("utf-8"))}
    assert found["cleancopy_unhealthy"].samples[0].value == 2
    assert found["cleancopy_unhealthy"].samples[0].labels == {"site": "a.example"}
    assert found["cleancopy_removed_blocks"].samples[0].labels == {"site": "a.example", "kind": "ticker"}
    done = run("status", ill, "--metrics", tmp_path / "cleancopy.txt")
    assert done.returncode == 2
    assert done.stderr.endswith("does not end in .prom: the node exporter would not read it\n")
    done = run("status", file)
    assert done.returncode == 1
    assert done.stderr == f"cleancopy: {file} is a file: a store is a folder, name one\n"
    done = run("status", ill, "--metrics", tmp_path / "nowhere" / "x.prom")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (Day("2026-11-09", pages=20, articles=20, words=400, shares={"title": 1.0}), []),
        (Day("2026-11-09", pages=20, articles=6, words=400, shares={"title": 1.0}), ["30% of the pages are articles, usually 100%"]),
        (Day("2026-11-09", pages=20, articles=2), ["2 of 20 pages are articles, usually 100%"]),
        (Day("2026-11-09", pages=1, articles=1), []),
    ],
)  # fmt: skip
def test_what_falls_is_named(last: Day, said: list[str]) -> None:
    past = [Day(f"2026-11-0{n}", pages=20, articles=20, words=400, shares={"title": 1.0}) for n in range(1, 7)]
    assert warnings([*past, last]) == said
    assert warnings([*past[:2], last]) == []  # too short a past


def test_a_site_whose_pages_cannot_be_fetched_is_not_well_from_the_first_day() -> None:
    assert warnings([Day("2026-11-06", failed=40)]) == ["40 of 40 pages could not be fetched"]
    assert warnings([Day("2026-11-06", failed=9, unchanged=12)]) == []
    assert warnings([Day("2026-11-06", failed=4)]) == []


def test_silence_is_named() -> None:
    past = [Day(f"2026-11-0{n}", pages=9, articles=9, words=400) for n in range(1, 7)]
    quiet = [Day("2026-11-07"), Day("2026-11-08")]
    assert warnings([*past, quiet[0]]) == []
    assert warnings([*past, *quiet]) == ["no article for 2 days, usually 9 a day"]


def test_the_report_shows_the_sites_in_a_browser(ill: Path, tmp_path: Path, chromium: Any) -> None:
    file = tmp_path / "report.html"
    assert run("report", ill, "-o", file).returncode == 0
    root = lxml.html.fromstring(file.read_text("utf-8"))
    assert [section.get("id") for section in root.cssselect("section")] == ["site-a-example"]
    chromium.get(file.as_uri())
    assert chromium.find_element("css selector", ".warning").text.startswith("Fallen: articles of 80 words")
    bars = chromium.execute_script(
        "return [...document.querySelectorAll('svg')].map(s => [...s.querySelectorAll('rect')].filter("
        "r => r.getBoundingClientRect().height > 1).length)"
    )
    assert bars == [14, 7, 21, 0]
    assert chromium.get_log("browser") == []


@pytest.mark.parametrize("width", [400, 1000, 1100, 1300])
def test_the_report_has_every_column_within_the_window(ill: Path, tmp_path: Path, chromium: Any, width: int) -> None:
    file = tmp_path / "report.html"
    assert run("report", ill, "-o", file).returncode == 0
    chromium.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    try:
        chromium.get(file.as_uri())
        edges = chromium.execute_script(
            "return [...document.querySelectorAll('td')].map(cell => cell.getBoundingClientRect().right)"
        )
        rows = chromium.execute_script(
            "return ['s0', 's1', 's2'].map(name => document.querySelectorAll('.plots svg')[2].querySelector('rect.' + name)"
            ".getBoundingClientRect()).map(box => [box.top, box.bottom])"
        )
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert 0 < max(edges) <= width
    assert rows[0][1] < rows[1][0] < rows[1][1] < rows[2][0]  # a share that falls is not hidden between the others


def test_what_is_no_store_is_one_line(tmp_path: Path) -> None:
    for command in ("status", "report", "export"):
        done = run(command, tmp_path)
        assert done.returncode == 1
        assert done.stderr.startswith(f"cleancopy: {tmp_path} is no store")
        assert done.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_crawl_is_told_and_exported(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    metrics = tmp_path / "c.prom"
    with spiders.serve({**spiders.SITE, "/robots.txt": ROBOTS}) as site:
        done = crawl(site.base, "-s", f"CLEANCOPY_METRICS={metrics}")
        assert done.returncode == 0, done.stderr[-2000:]
    assert "cleancopy_articles{" in metrics.read_text("utf-8")
    data = tmp_path / "data"
    with Store(data) as store:
        (told,) = status(store, now=time.time())
    assert (told.state, told.committed, told.failed) == ("complete", 5, 0)
    assert told.days[-1].articles >= 5
    assert told.days[-1].shares["title"] == 1.0
    lines = [json.loads(line) for line in run("export", data).stdout.splitlines()]
    assert len(lines) == 5
    assert run("export", data, "-o", tmp_path / "x.csv.gz", "--fields", "url,title").returncode == 0
    rows = list(csv.reader(io.StringIO(gzip.decompress((tmp_path / "x.csv.gz").read_bytes()).decode())))
    assert rows[0] == ["url", "title"]
    assert sorted(row[1] for row in rows[1:]) == sorted(line["title"] for line in lines)
    assert run("export", data, "--since", "2100-01-01").stdout == ""
    assert run("export", data, "--site", "other.example").stdout == ""
    assert run("export", data, "--fields", "nonsense").returncode == 2
    assert run("export", data, "-o", tmp_path / "x.doc").returncode == 2


def test_every_site_of_the_ledger_is_there(well: Path) -> None:
    with Store(well) as store, store.reading() as connection:
        assert len(connection.execute(select(sites)).all()) == len(status(store, now=time.time())) == 1
