"""Validators that stay the same when the page does not: what a sitemap says of its last change counts more."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from cleancopy.ledger import articles

Crawl = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow
PATHS = [f"/2026/11/20/number-{number}-of-the-old-bridge" for number in range(12)]
DAY = "2026-11-20T08:{:02}:10+00:00"


class Stale:
    """A site whose pages have an ETag that never changes."""

    def __init__(self, spiders: Any) -> None:
        self._spiders = spiders
        self.asked: list[tuple[str, bool]] = []
        """Articles that were asked for, and whether with a condition."""
        self.pages: dict[str, Any] = {
            "/robots.txt": (200, "text/plain", b"Sitemap: {base}/s.xml"),
            "/": (200, "text/html", b"<p>x"),
        }
        for path in PATHS:
            self.write(path, "as it was")
        self.tell({})

    def write(self, path: str, words: str) -> None:
        """Have an article say something, and its page that it has not changed."""
        _, kind, body = self._spiders.article(f"Bridge {path[-20:]}", "2026-11-20", part=words)

        def answer(headers: Mapping[str, str]) -> Any:
            self.asked.append((path, "if-none-match" in headers))
            return (304 if "if-none-match" in headers else 200), kind, body, {"ETag": '"1"'}

        self.pages[path] = answer

    def tell(self, changed: Mapping[str, str]) -> None:
        """Have the sitemap name the last changes."""
        days = {path: DAY.format(number) for number, path in enumerate(PATHS)} | dict(changed)
        self.pages["/s.xml"] = (200, "text/xml", self._spiders.urlset(*days.items()))


def test_a_change_that_a_sitemap_tells_is_found(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    stale = Stale(spiders)
    changed, same = PATHS[3], PATHS[4]
    with spiders.serve(stale.pages) as site:
        assert crawl(site.base).returncode == 0
        stale.write(changed, "after the flood")
        stale.tell({changed: "2026-11-26T08:03:10+00:00", same: "2026-11-26T08:04:10+00:00"})
        stale.asked.clear()
        assert crawl(site.base).returncode == 0
        assert sorted(stale.asked) == [(changed, False), (changed, True), (same, False), (same, True)]
        stale.tell(dict.fromkeys(PATHS, "2026-11-26T12:00:10+00:00"))  # the time at which the sitemap was made
        stale.asked.clear()
        assert crawl(site.base).returncode == 0
        assert sorted(stale.asked) == [(path, True) for path in sorted(PATHS)]
    lines = list(articles(tmp_path / "data", latest=False))
    assert len(lines) == len(PATHS) + 1
    assert (lines[-1]["revision"], lines[-1]["changed"]) == (2, ["text", "content_sha256"])
    assert "after the flood" in lines[-1]["text"]
