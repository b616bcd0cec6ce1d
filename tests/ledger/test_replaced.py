"""Articles that another address turns out to have: the table at the end tells of as many as the store has."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleancopy.ledger import articles

Crawl = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow


def test_the_table_counts_each_article_once(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    page = spiders.article("The old bridge is closed", "2026-11-20")
    paths = [f"/{letter}/2026/11/the-old-bridge-is-closed" for letter in "dcba"]  # each better than those before it
    front = "".join(f"<a href='{path}'>Bridge</a>" for path in paths).encode()
    with spiders.serve({"/": (200, "text/html", front), **dict.fromkeys(paths, page)}) as site:
        done = crawl(site.base, "-s", "CLEANCOPY_BATCH_COUNT=1")
    assert [line["url"] for line in articles(tmp_path / "data")] == [site.base + paths[-1]]
    (row,) = re.findall(r"^127\.0\.0\.1:\d+ +(\d+) +(\d+) +(\d+) ", done.stderr, re.M)
    assert row == ("4", "1", "3")


def test_the_table_tells_of_what_came_out(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    page = spiders.article("The old bridge is closed", "2026-11-20")
    front = b"<a href='/town/2026/11/the-old-bridge-is-closed'>Bridge</a>"
    with spiders.serve({"/": (200, "text/html", front), "/town/2026/11/the-old-bridge-is-closed": page}) as site:
        told = [crawl(site.base, "-s", "CLEANCOPY_RECHECK_SOONEST=0").stderr for _ in range(2)]
    rows = [re.findall(r"^127\.0\.0\.1:\d+ +(\d+) +(\d+) +(\d+) ", text, re.M) for text in told]
    assert rows == [[("1", "1", "0")], [("1", "0", "1")]]
    assert "dropped: unchanged 1" in told[1]
