"""Sitemaps that an index names: what is new in them is found in the run in which the index says so."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cleancopy.ledger import articles

Crawl = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow
TODAY = datetime.now(UTC).date().isoformat()
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Index:
    """A site whose index of sitemaps names one of articles."""

    def __init__(self, spiders: Any) -> None:
        self._spiders = spiders
        self.pages: dict[str, Any] = {
            "/robots.txt": (200, "text/plain", b"Sitemap: {base}/sitemap.xml"),
            "/": (200, "text/html", b"<html><body><h1>The Paper</h1></body></html>"),
        }

    def show(self, count: int, told: str, cut: int | None = None) -> None:
        """Have so many articles, and the index say when there were more; with ``cut`` the sitemap ends there."""
        paths = [f"/2026/11/2{number}/the-story-of-the-bridge-{number}" for number in range(count)]
        for number, path in enumerate(paths):
            self.pages[path] = self._spiders.article(f"Number {number} of the bridge", "2026-11-20")
        entries = "".join(f"<url><loc>{{base}}{path}</loc></url>" for path in paths)
        listed = f"<urlset {NS}>{entries}</urlset>".encode()[:cut]
        index = (
            f"<sitemapindex {NS}><sitemap><loc>{{base}}/a.xml</loc><lastmod>{told}</lastmod></sitemap></sitemapindex>"
        )
        self.pages |= {
            "/sitemap.xml": (200, "text/xml", index.encode()),
            "/a.xml": (200, "text/xml", listed, {"ETag": f'"{told}"'}),
        }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-11-27T08:01:10+00:00", "2026-11-27T09:03:20+00:00"),
        (TODAY, TODAY),  # a day that is not over tells nothing of what came later on it
        (f"{TODAY}T00:00:00+01:00", f"{TODAY}T00:00:00+01:00"),
    ],
)
def test_a_sitemap_that_has_changed_is_read_in_the_same_run(
    first: str, second: str, spiders: Any, crawl: Crawl, tmp_path: Path
) -> None:
    index = Index(spiders)
    index.show(2, first)
    with spiders.serve(index.pages) as site:
        assert crawl(site.base).returncode == 0
        index.show(4, second)
        assert crawl(site.base).returncode == 0
        assert len(list(articles(tmp_path / "data"))) == 4


def test_one_that_has_not_changed_is_not_asked_for(spiders: Any, crawl: Crawl) -> None:
    index = Index(spiders)
    index.show(2, "2026-11-27T08:01:10+00:00")
    with spiders.serve(index.pages) as site:
        assert crawl(site.base).returncode == 0
        site.asked.clear()
        assert crawl(site.base).returncode == 0
        assert "/sitemap.xml" in site.paths
        assert "/a.xml" not in site.paths


def test_one_that_was_cut_off_is_read_again(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    index = Index(spiders)
    index.show(4, "2026-11-27T08:01:10+00:00", cut=200)
    with spiders.serve(index.pages) as site:
        assert crawl(site.base).returncode == 0
        assert len(list(articles(tmp_path / "data"))) < 4
        index.show(4, "2026-11-27T08:01:10+00:00")
        assert crawl(site.base).returncode == 0
        assert len(list(articles(tmp_path / "data"))) == 4
