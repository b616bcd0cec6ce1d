"""Stage: without a store, the same text at another address of a site is the same article; a store compares by itself."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured

from cleancopy.core.article import Article
from cleancopy.ledger.taking import DUPLICATE, LONG

from .stage import Counts

BYTES = 12  # of a text that are remembered: enough to tell a billion of them apart


class DuplicatesPipeline:
    """Drops articles whose title and text a page of the same site had before, in crawls that find pages by themselves."""

    def __init__(self, counts: Counts, site_of: Callable[[str], str | None]) -> None:
        self._counts = counts
        self._site_of = site_of
        self._seen: set[bytes] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Ask the spider which site an address belongs to; one that has a store, or knows no sites, needs no such stage."""
        site_of = getattr(crawler.spider, "site_name", None)
        if site_of is None or getattr(crawler.spider, "recorder", None) is not None:
            raise NotConfigured
        return cls(Counts(crawler), site_of)

    def process_item(self, item: Any) -> Any:
        """Return the item, or drop it."""
        if not isinstance(item, Article) or not item.content_sha256 or len(item.text or "") < LONG:
            return item
        name = f"{self._site_of(item.url or '')} {item.content_sha256}"
        key = blake2b(name.encode(), digest_size=BYTES).digest()
        if key in self._seen:
            self._counts.no_item(DUPLICATE, item.url)
            raise DropItem(DUPLICATE, log_level="DEBUG")
        self._seen.add(key)
        return item
