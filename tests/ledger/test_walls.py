"""Pages that stand before all others, with status 200: the site refuses, and what is behind them is not lost."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from cleancopy.ledger import Store, articles

Crawl = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow
PATHS = [f"/2026/11/2{number}/number-{number}-of-the-old-bridge" for number in range(8)]
CONSENT = (
    200,
    "text/html",
    b"<html><head><title>Your privacy</title></head><body><h1>Before you continue</h1><p>We and our 842 partners store and "
    b"access personal data on your device, such as cookies, for personalised ads.</p><button>Accept all</button></body></html>",
)
GONE = (
    200,
    "text/html",
    b"<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>Sorry.</p></body></html>",
)


def paper(spiders: Any, paths: list[str]) -> dict[str, Any]:
    return {
        "/robots.txt": (200, "text/plain", b"Sitemap: {base}/s.xml"),
        "/": (200, "text/html", b"<html><body><h1>The Paper</h1></body></html>"),
        "/s.xml": (200, "text/xml", spiders.urlset(*((path, path[1:11].replace("/", "-")) for path in paths))),
    } | {path: spiders.article(f"Bridge {path[12:20]}", "2026-11-20") for path in paths}


def let_in(folder: Path) -> None:
    """Let the time pass for which the site is left alone, and its articles are."""
    with Store(folder / "data") as store, store.writing() as connection:
        connection.execute(text("UPDATE sites SET paused_until = 0"))
        connection.execute(text("UPDATE urls SET next_due = 0 WHERE revision > 0"))


@pytest.mark.parametrize("redirects", [False, True])
def test_a_site_that_asks_for_consent_is_left_alone_and_then_read(
    redirects: bool, spiders: Any, crawl: Crawl, tmp_path: Path
) -> None:
    pages = paper(spiders, PATHS)
    walls: dict[str, Any] = dict.fromkeys(PATHS, CONSENT)
    if redirects:
        doors = {path: f"/consent?next=%2F{path[1:].replace('/', '%2F')}" for path in PATHS}
        walls = {path: (302, "text/html", b"", {"Location": door}) for path, door in doors.items()}
        walls |= dict.fromkeys(doors.values(), CONSENT)
    with spiders.serve(pages | walls) as site:
        done = crawl(site.base)
        assert done.returncode == 3, done.stderr
        assert "it asks for consent" in done.stderr.strip().splitlines()[-1]
        assert not any(path in site.paths for path in PATHS[:1])  # the oldest: it was left alone before
        site.pages |= pages
        let_in(tmp_path)
        assert crawl(site.base).returncode == 0
    assert len(list(articles(tmp_path / "data"))) == len(PATHS)


def test_one_page_that_asks_for_consent_is_only_that(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    with spiders.serve(paper(spiders, PATHS) | {PATHS[4]: CONSENT}) as site:
        assert crawl(site.base).returncode == 0
        assert crawl(site.base).returncode == 0
        assert site.paths.count(PATHS[4]) == 1
    assert len(list(articles(tmp_path / "data"))) == len(PATHS) - 1


def test_an_article_whose_page_says_that_it_is_not_there_is_gone(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    with spiders.serve(paper(spiders, PATHS[:2])) as site:
        assert crawl(site.base).returncode == 0
        site.pages[PATHS[0]] = GONE
        let_in(tmp_path)
        assert crawl(site.base).returncode == 0
    with Store(tmp_path / "data") as store, store.reading() as connection:
        states = (
            connection.execute(text("SELECT state FROM urls WHERE url LIKE '%bridge' ORDER BY url")).scalars().all()
        )
        assert states == ["gone", "committed"]
        assert connection.execute(text("SELECT gone FROM site_runs ORDER BY run_id DESC")).scalars().first() == 1
