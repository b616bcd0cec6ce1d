"""A site with more sitemaps than the ledger hands out at once, or whose sections all name each other, is read whole in one run."""

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


def test_sections_that_every_page_names_leave_room_for_those_that_one_names(
    spiders: Any, crawl: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """A menu is read again on each section page; were its links counted each time, the fourth page would fill the store's hundred."""
    many = 30
    menu = "".join(f"<a href='/part-{n}/'>Part {n}</a>" for n in range(many))
    names = [f"/part-{n}/of/the-story-below-the-section-number-{n}" for n in range(many)]
    pages = {
        "/robots.txt": (200, "text/plain", b"User-agent: *\nAllow: /\n"),
        "/": (200, spiders.HTML, f"<html><body><h1>The paper</h1>{menu}</body></html>".encode()),
    }
    for n, name in enumerate(names):
        below, link = f"<a href='/part-{n}/sub/'>Below</a>", f"<a href='{name}'>The story below section {n}</a>"
        pages[f"/part-{n}/"] = (200, spiders.HTML, f"<html><body>{menu}{below}</body></html>".encode())
        pages[f"/part-{n}/sub/"] = (200, spiders.HTML, f"<html><body>{menu}{link}</body></html>".encode())
        pages[name] = spiders.article(f"Story {n}", "2026-11-20", part=f"of {n}")
    with spiders.serve(pages) as site:
        done = crawl(site.base)
        assert done.returncode == 0, done.stderr[-2000:]
        assert sorted(line["url"] for line in articles(tmp_path / "data")) == sorted(site.base + name for name in names)
