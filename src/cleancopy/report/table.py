"""A short table at the end of a crawl: by site, what came in, what came out, what was dropped and removed."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler

from cleancopy.core.wordcount import median
from cleancopy.terminal import columns

PREFIX = "cleancopy/site/"
WIDTH = 100  # columns where the output is no terminal
FIGURES = {"pages": 8, "articles": 10, "dropped": 9, "removed": 9, "median words": 14}
"""The columns beside the site's name, and how wide they are; on a narrow terminal the last ones are left out."""
LEAST, LONGEST = 12, 32  # columns of the name
MOST = 6  # reasons or kinds named in one cell


class CrawlTable:
    """Prints the table to standard error when the spider closes."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._start = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Wait for the spider to close."""
        table = cls(crawler)
        crawler.signals.connect(table.spider_closed, signal=signals.spider_closed)
        return table

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Print what the stats hold."""
        stats = self._crawler.stats.get_stats() if self._crawler.stats else {}
        width = columns(sys.stderr, WIDTH)
        queued = getattr(spider, "queued", None)
        quiet = len({*queued()} - {*by_site(stats)}) if queued and reason == "finished" else 0
        print(render(stats, time.monotonic() - self._start, width, quiet), file=sys.stderr)


def by_site(stats: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the figures of each site by name: ``{"example.org": {"pages": 3, "dropped/no_text": 1}}``."""
    sites: dict[str, dict[str, Any]] = defaultdict(dict)
    for key, value in stats.items():
        if key.startswith(PREFIX):
            site, _, name = key.removeprefix(PREFIX).partition("/")
            sites[site][name] = value
    return dict(sorted(sites.items()))


def render(stats: Mapping[str, Any], seconds: float, width: int = WIDTH, quiet: int = 0) -> str:
    """Return the table as text of so many columns; ``quiet`` is the number of sites that gave no page, of which there are no figures."""
    shown = dict(FIGURES)
    while len(shown) > 1 and LEAST + sum(shown.values()) > width:
        shown.popitem()
    room = min(max(width - sum(shown.values()), LEAST), LONGEST)
    lines = ["", f"{'site':{room}}" + "".join(f"{name:>{wide}}" for name, wide in shown.items())]
    for site, figures in by_site(stats).items():
        dropped, removed = _part(figures, "dropped/"), _part(figures, "removed/")
        cells = {
            "pages": figures.get("pages", 0),
            "articles": max(figures.get("articles", 0) - figures.get("no_item", 0), 0),
            "dropped": sum(dropped.values()),
            "removed": sum(removed.values()),
            "median words": median(figures.get("lengths", {})),
        }
        lines.append(f"{site[: room - 1]:{room}}" + "".join(f"{cells[name]:{wide}}" for name, wide in shown.items()))
        lines += _detail("dropped", dropped, width) + _detail("removed", removed, width)
        if "failed" in figures:
            lines.append(f"  failed: {figures['failed']}"[:width])
    if quiet:
        lines.append(f"nothing new on {quiet} site{'s' * (quiet != 1)}")
    lines.append(f"{seconds:.1f} s")
    return "\n".join(lines)


def _part(figures: Mapping[str, Any], prefix: str) -> dict[str, int]:
    return {name.removeprefix(prefix): int(value) for name, value in figures.items() if name.startswith(prefix)}


def _detail(label: str, counts: Mapping[str, int], width: int) -> list[str]:
    if not counts:
        return []
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    for shown in range(min(MOST, len(ranked)), 0, -1):
        text = ", ".join(f"{name} {number}" for name, number in ranked[:shown])
        more = f", and {len(ranked) - shown} more" if len(ranked) > shown else ""
        if len(row := f"  {label}: {text}{more}") <= width:
            return [row]
    return [row[:width]]
