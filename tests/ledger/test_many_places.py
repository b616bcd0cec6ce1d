"""A site with more sitemaps than the ledger hands out at once is read to its last one, in one run."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleancopy.ledger import articles
from cleancopy.ledger.queue import WINDOW

pytestmark = pytest.mark.slow
COUNT = WINDOW * 2 + 3


def test_all_sitemaps_of_a_long_index_are_read(
    spiders: Any, crawl: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    names = [f"/town/the-story-of-the-sitemap-number-{number}" for number in range(COUNT)]
    index = "".join(f"<sitemap><loc>{{base}}/part-{number}.xml</loc></sitemap>" for number in range(COUNT))
    pages = {
        "/robots.txt": (200, "text/plain", b"User-agent: *\nAllow: /\nSitemap: {base}/s.xml\n"),
        "/": (200, spiders.HTML, b"<html><body><h1>The paper</h1></body></html>"),
        "/s.xml": (200, spiders.XML, f"<sitemapindex>{index}</sitemapindex>".encode()),
        **{f"/part-{n}.xml": (200, spiders.XML, spiders.urlset((name, "2026-11-20"))) for n, name in enumerate(names)},
        **{name: spiders.article(f"Story {n}", "2026-11-20", part=f"of {n}") for n, name in enumerate(names)},
    }
    with spiders.serve(pages) as site:
        done = crawl(site.base)
        assert done.returncode == 0, done.stderr[-2000:]
        assert sorted(line["url"] for line in articles(tmp_path / "data")) == sorted(site.base + name for name in names)
