"""Articles whose address changes, that are named before they are there, and that vanish to the front page and come back."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small import BASE, Crawl, Page
from sqlalchemy import text

from cleancopy.ledger import Store, articles
from cleancopy.ledger.pace import DAY, HOUR, NEVER

Crawled = Callable[..., subprocess.CompletedProcess[str]]
OLD = "/2026/11/harbour-bridge-opens-today"
NEW = "/2026/11/harbour-bridge-open-after-all"
STAYS = "/2026/11/the-ferry-sails-again"
HTML = "text/html; charset=utf-8"


def later(folder: Path, seconds: float = 0.0) -> None:
    """Let time pass: all that waits less than that is due."""
    with Store(folder) as store, store.writing() as connection:
        connection.execute(
            text(f"UPDATE urls SET next_due = next_due - {seconds or NEVER / 2} WHERE next_due < {NEVER}")
        )


def front(*paths: str) -> tuple[int, str, bytes]:
    return 200, HTML, "".join(f"<a href='{path}'>The whole story of it</a>" for path in paths).encode()


@pytest.mark.slow
def test_an_article_whose_address_changes_stands_there_once(spiders: Any, crawl: Crawled, tmp_path: Path) -> None:
    pages = {
        "/": front(OLD, STAYS),
        OLD: spiders.article("Bridge", "2026-11-20"),
        STAYS: spiders.article("Ferry", "2026-11-20"),
    }
    with spiders.serve(pages) as site:
        assert crawl(site.base).returncode == 0
        pages |= {"/": front(NEW, STAYS), NEW: spiders.article("Bridge after all", "2026-11-20")}
        pages |= {OLD: (301, HTML, b"", {"Location": NEW}), STAYS: (302, HTML, b"", {"Location": "/"})}
        for _ in range(2):
            later(tmp_path / "data")
            assert crawl(site.base).returncode == 0
        pages[STAYS] = spiders.article("Ferry", "2026-11-20")
    lines = {line["title"]: line for line in articles(tmp_path / "data")}
    assert {title: (line["url"].removeprefix(site.base), line["revision"]) for title, line in lines.items()} == {
        "Bridge after all": (NEW, 2), "Ferry": (STAYS, 1),
    }  # fmt: skip
    with Store(tmp_path / "data") as store, store.reading() as connection:
        states = dict(connection.execute(text("SELECT url, state FROM urls")).all())
    assert states[site.base + STAYS] == "gone"


def test_what_is_named_before_it_is_there_is_looked_for_again(tmp_path: Path) -> None:
    page = Page(f"{BASE}/a")
    for pages, passed, outcome in (([], HOUR, ["gone"]), ([], HOUR, ["gone"]), ([], DAY - HOUR, []), ([page], 0, [""])):
        crawl = Crawl(tmp_path, pages)
        crawl.find(page.url, "sitemap")
        assert crawl.read_all() == outcome
        crawl.finish()
        later(tmp_path, passed + 1)
    assert [line["url"] for line in articles(tmp_path)] == [page.url]


@pytest.mark.slow
def test_a_304_that_nobody_asked_for_says_that_nothing_has_changed(
    spiders: Any, crawl: Crawled, tmp_path: Path
) -> None:
    pages = {"/": front(STAYS), STAYS: spiders.article("Ferry", "2026-11-20")}
    with spiders.serve(pages) as site:
        assert crawl(site.base).returncode == 0
        pages[STAYS] = (304, HTML, b"")
        later(tmp_path / "data")
        done = crawl(site.base)
    assert (done.returncode, "Not fetched" in done.stderr) == (0, False), done.stderr[-1000:]
