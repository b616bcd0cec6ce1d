"""Stage: articles older than the crawl is for, which only the page itself can tell."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from cleancopy.core.article import Article

from .stage import Counts


class SincePipeline:
    """Drops articles published before the spider's ``since``; undated ones are kept."""

    def __init__(self, crawler: Crawler | None, counts: Counts) -> None:
        self._crawler = crawler
        self._counts = counts

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Keep the crawler: its spider knows the day."""
        return cls(crawler, Counts(crawler))

    def process_item(self, item: Any) -> Any:
        """Return the item, or drop it."""
        since = getattr(self._crawler.spider, "since", None) if self._crawler else None
        if since is None or not isinstance(item, Article) or not item.date_published:
            return item
        if datetime.fromisoformat(item.date_published).date() < since:
            self._counts.no_item("before_since", item.url)
            raise DropItem(f"before_since: published {item.date_published}", log_level="DEBUG")
        return item
