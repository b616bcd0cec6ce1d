"""Last stage: articles into the store."""

from __future__ import annotations

import logging
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured
from twisted.internet.task import LoopingCall

from cleancopy.core.article import Article
from cleancopy.ledger.recorder import Recorder

from .stage import Counts

logger = logging.getLogger(__name__)
OFTEN = 0.25  # seconds between two looks at the clock


class CommitPipeline:
    """Hands articles to the ledger, which commits them in batches; present only with ``CLEANCOPY_STORE``.

    An item is not held back until its commit: Scrapy would stop fetching (``SCRAPER_SLOT_MAX_ACTIVE_SIZE``). The ledger alone says
    what is done.
    """

    def __init__(self, recorder: Recorder, counts: Counts) -> None:
        self._recorder = recorder
        self._counts = counts
        self._clock = LoopingCall(recorder.tick)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Find the recorder that the spider has opened."""
        recorder = getattr(crawler.spider, "recorder", None)
        if recorder is None:
            raise NotConfigured
        return cls(recorder, Counts(crawler))

    def open_spider(self) -> None:
        """Begin to look at the clock."""
        self._clock.start(OFTEN, now=False)

    def close_spider(self) -> None:
        """Commit what is left."""
        if self._clock.running:
            self._clock.stop()
        self._recorder.tick(now=True)

    def process_item(self, item: Any) -> Any:
        """Return the article with its revision, or drop it: unchanged, or another address' article."""
        fetched = self._recorder.fetched(item) if isinstance(item, Article) else None
        if fetched is None:
            return item
        reason = self._recorder.take(item, fetched)
        if reason:
            self._counts.no_item(reason, item.url)
            raise DropItem(reason, log_level="DEBUG")
        return item
