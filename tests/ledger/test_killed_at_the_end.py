"""A run that is killed when all its sites are gone through: the next one begins anew, it does not go on with what is done."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleancopy.ledger import articles

Crawl = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow
DIE = "import os, cleancopy.ledger.recorder as recorder; recorder.wind_up = lambda run: os._exit(9)"
OLD, NEW = "/2026/11/20/the-old-bridge-is-closed", "/2026/11/21/the-new-bridge-is-open"


def test_what_is_new_then_is_found_by_the_next_run(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    pages = {
        "/robots.txt": (200, "text/plain", b"Sitemap: {base}/s.xml"),
        "/": (200, "text/html", b"<p>x"),
        "/s.xml": (200, "text/xml", spiders.urlset((OLD, "2026-11-20"))),
        OLD: spiders.article("The old bridge is closed", "2026-11-20"),
        NEW: spiders.article("The new bridge is open", "2026-11-21"),
    }
    with spiders.serve(pages) as site:
        assert crawl(site.base, code=DIE).returncode == 9
        site.pages["/s.xml"] = (200, "text/xml", spiders.urlset((OLD, "2026-11-20"), (NEW, "2026-11-21")))
        assert crawl(site.base).returncode == 0
    assert [line["url"].removeprefix(site.base) for line in articles(tmp_path / "data")] == [OLD, NEW]
