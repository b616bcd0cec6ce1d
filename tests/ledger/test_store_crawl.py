"""Crawls into a store: what comes out, and what the next run does."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from cleancopy.ledger import Store, articles
from cleancopy.ledger.schema import runs, site_runs, urls

Crawl = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow

ROBOTS = (200, "text/plain", b"User-agent: *\nDisallow: /private/\nSitemap: {base}/s.xml\n")


def titles(folder: Path, **choices: Any) -> list[tuple[str, str, int]]:
    found = articles(folder / "data", **choices)
    return sorted((line["title"], line["discovered_by"], line["revision"]) for line in found)


def rows(folder: Path, query: Any) -> list[Any]:
    with Store(folder / "data") as store, store.reading() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_a_site_gives_in_a_store_what_it_gives_without(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    with spiders.serve({**spiders.SITE, "/robots.txt": ROBOTS}) as site:
        out = tmp_path / "out.jsonl"
        done = crawl(site.base, "-O", str(out))
        assert done.returncode == 0, done.stderr[-2000:]
        assert "Traceback" not in done.stderr
        assert len(site.paths) == len(set(site.paths))
        assert titles(tmp_path) == [
            ("Feeds", "feed", 1), ("Links", "link", 1), ("Long", "sitemap", 1), ("Names", "sitemap", 1), ("Oldest", "sitemap", 1),
        ]  # fmt: skip
        lines = {line["url"]: line for line in map(json.loads, out.read_text("utf-8").splitlines())}
        # The feed may hold an article under two addresses, when the smaller one came second: it is outside the promise.
        assert all(lines[line["url"]] == line for line in articles(tmp_path / "data"))
        states = dict(rows(tmp_path, select(urls.c.url, urls.c.state)))
        assert states[f"{site.base}/town/the-story-that-is-gone-for-good"] == "gone"
        assert states[f"{site.base}/town/the-story-with-two-names"] == "committed"
        assert rows(tmp_path, select(runs.c.state, runs.c.exit_code)) == [("complete", 0)]

        asked = len(site.paths)
        assert crawl(site.base).returncode == 0
        again = site.paths[asked:]
    assert len(titles(tmp_path, latest=False)) == 5
    assert set(again) <= {
        "/robots.txt", "/", "/s.xml", "/feed.xml", "/town/", "/town/the-story-that-only-feeds-know", "/town/the-story-that-only-links-know",
    }  # fmt: skip
    assert rows(tmp_path, select(site_runs.c.new, site_runs.c.changed, site_runs.c.unchanged)) == [(5, 0, 0), (0, 0, 2)]


def test_why_a_run_stopped_stands_in_its_log_file_too(crawl: Crawl, tmp_path: Path) -> None:
    # Where scrapyd starts the runs, nobody sees their standard error.
    log = tmp_path / "job.log"
    with Store(tmp_path / "data", create=True) as store:
        store.lock()
        done = crawl("http://127.0.0.1:9", "-s", f"LOG_FILE={log}")
    assert done.returncode == 4
    told = "another run is working on"
    assert told in done.stderr
    assert next(line for line in log.read_text("utf-8").splitlines() if told in line).split()[2] == "ERROR"


def test_articles_that_links_show_as_sections_are_asked_for_once(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    """An address and a link of few words may be those of a section; the sitemap knows better."""
    names = [f"/news/story-{n}" for n in range(12)]
    links = "".join(f"<a href='{name}'>Story {n}</a>" for n, name in enumerate(names))
    pages = {
        "/robots.txt": ROBOTS,
        "/": (
            200,
            spiders.HTML,
            f"<html><body><h1>The paper</h1>{links}<a href='/sport/'>Sport</a></body></html>".encode(),
        ),
        "/sport/": (200, spiders.HTML, b"<html><body><a href='/news/story-0'>Story 0</a></body></html>"),
        "/s.xml": (200, spiders.XML, spiders.urlset(*((name, "2026-11-20") for name in names))),
        **{name: spiders.article(f"Story {n}", "2026-11-20", part=f"of {n}") for n, name in enumerate(names)},
    }
    with spiders.serve(pages) as site:
        done = crawl(site.base, "-O", str(tmp_path / "out.jsonl"))
        assert done.returncode == 0, done.stderr[-2000:]
        assert "/sport/" in site.paths
        assert sorted(path for path in site.paths if "story" in path) == sorted(names)
        asked = len(site.paths)
        assert crawl(site.base).returncode == 0
        assert "/sport/" in site.paths[asked:]
        assert not [path for path in site.paths[asked:] if "story" in path]  # their lastmods have not changed
        asked = len(site.paths)
        assert crawl(site.base, "-s", "CLEANCOPY_STORE=", "-O", str(tmp_path / "out.jsonl")).returncode == 0
        assert sorted(path for path in site.paths[asked:] if "story" in path) == sorted(names)
    assert len(titles(tmp_path)) == 12


FULL = """
from cleancopy.errors import StoreError
from cleancopy.ledger.queue import SiteQueue

def begin(*_):
    raise StoreError("the ledger of data cannot be written: database or disk is full")

SiteQueue.begin = begin
"""


def test_a_disk_that_is_full_before_the_crawl_begins_is_one_line(crawl: Crawl, tmp_path: Path) -> None:
    done = crawl("http://127.0.0.1:9", code=FULL)
    assert done.returncode == 5
    assert done.stderr.splitlines()[-1] == "cleancopy: the ledger of data cannot be written: database or disk is full"
    assert "Traceback" not in done.stderr
    assert rows(tmp_path, select(runs.c.state, runs.c.exit_code)) == [("failed", 5)]
