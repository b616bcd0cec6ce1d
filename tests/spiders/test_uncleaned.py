"""Crawls that do not clean: pages as they were fetched, nothing read of them that need not be, and `cleancopy clean` takes them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cleancopy.pipelines import UncleanedPipeline
from cleancopy.spiders.news import NewsSpider
from loopback import serve
from scrapy.crawler import Crawler
from scrapy.settings import Settings
from test_news_crawl import ROOT, SITE

from cleancopy import clean

STORIES = (
    "/town/the-oldest-story-of-them-all",
    "/town/the-long-story-in-two-parts",
    "/town/the-story-that-only-links-know",
)


class Own:
    """A stage of somebody else's."""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    quick = ("-s", "AUTOTHROTTLE_ENABLED=False", "-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_ENABLED=False")
    command = [sys.executable, "-m", "scrapy", "crawl", *words, *quick, "-s", "CLEANCOPY_CLEAN=0"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=90, check=False)


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.slow
def test_pages_come_as_they_are_and_are_cleaned_later(tmp_path: Path) -> None:
    names, out = tmp_path / "list.txt", tmp_path / "pages.jsonl"
    with serve(dict(SITE)) as site:
        names.write_text("\n".join(site.base + story for story in STORIES))
        done = run("news", "-a", f"urls={names}", "-O", str(out))
        assert done.returncode == 0, done.stderr
        asked = [path for path in site.paths if path != "/robots.txt"]
        bodies = {path: site.pages[path][2].replace(b"{base}", site.base.encode()) for path in STORIES}  # type: ignore[index]
    assert sorted(asked) == sorted(STORIES)  # and no further page of the story in two parts
    rows = {row["url"]: row for row in rows_of(out)}
    assert {url: row["html"].encode() for url, row in rows.items()} == {
        site.base + path: bodies[path] for path in STORIES
    }
    assert all(row["status"] == 200 and row["discovered_by"] == "list" and row["fetched_at"] for row in rows.values())

    articles = tmp_path / "articles.jsonl"
    words = [sys.executable, "-m", "cleancopy", "clean", str(out), "-o", str(articles)]
    assert subprocess.run(words, cwd=ROOT, capture_output=True, timeout=90, check=False).returncode == 0
    for row in rows_of(articles):
        assert row["text"] == clean(rows[row["url"]]["html"], url=row["url"]).text


@pytest.mark.slow
def test_a_search_gives_the_pages_that_its_articles_are_made_of(tmp_path: Path) -> None:
    out, again = tmp_path / "pages.jsonl", tmp_path / "again.jsonl"
    with serve(dict(SITE)) as site:
        done = run("news", "-a", f"site={site.base}/", "-O", str(out), "-s", f"CLEANCOPY_WARC={tmp_path / 'warc'}")
    found = {row["url"].removeprefix(site.base): row for row in rows_of(out)}
    assert set(STORIES) <= set(found), done.stderr
    assert done.returncode == run("stored", "-a", f"path={tmp_path / 'warc'}", "-O", str(again)).returncode == 0
    saved = {row["url"]: row["html"] for row in rows_of(again)}
    assert all(saved[row["url"]] == row["html"] for row in found.values())


def test_what_is_for_articles_only_is_refused(tmp_path: Path) -> None:
    done = run("news", "-a", "site=http://127.0.0.1:9/", "-s", f"CLEANCOPY_STORE={tmp_path / 'data'}")
    assert done.returncode == 2
    assert "CLEANCOPY_STORE is for articles" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("how", ["project", "cmdline"])
def test_stages_of_others_stay_and_consent_where_it_is_asked_to_leave_out(how: str) -> None:
    ours = dict.fromkeys(("cleancopy.pipelines.ConsentPipeline", "cleancopy.pipelines.ExtractPipeline"), 500)
    for consent, expected in (("record", {Own, UncleanedPipeline}), ("skip", {Own, UncleanedPipeline, "Consent"})):
        settings = Settings({"CLEANCOPY_CLEAN": False, "CLEANCOPY_CONSENT": consent})
        settings.set("ITEM_PIPELINES", {**ours, Own: 600}, priority=how)
        stages = Crawler(NewsSpider, settings).settings.getdict("ITEM_PIPELINES")
        names = {getattr(stage, "__name__", str(stage).rpartition(".")[2]) for stage in stages}
        assert names == {getattr(stage, "__name__", f"{stage}Pipeline") for stage in expected}
