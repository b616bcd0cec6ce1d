"""A stop that ends: Scrapy waits for what is in flight as long as DOWNLOAD_TIMEOUT allows, and for what waits its turn without end."""

from __future__ import annotations

import logging
import os
import sys
import time
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.task import LoopingCall

from cleancopy.ledger.ending import PARTIAL, STORE

logger = logging.getLogger(__name__)
OFTEN = 0.25  # seconds between two looks


class StopTimer:
    """Ends a crawl into a store ``CLEANCOPY_STOP_SECONDS`` after it has to stop: on SIGTERM and SIGINT, and when the store has failed.

    What arrived is committed, unless the store has failed.
    """

    def __init__(self, crawler: Crawler, seconds: float) -> None:
        self._crawler = crawler
        self._seconds = seconds
        self._asked: float | None = None
        self._clock = LoopingCall(self._look)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read the bound; there is none without a store."""
        if not crawler.settings.get("CLEANCOPY_STORE"):
            raise NotConfigured
        timer = cls(crawler, crawler.settings.getfloat("CLEANCOPY_STOP_SECONDS", 30.0))
        crawler.signals.connect(timer.opened, signals.spider_opened)
        crawler.signals.connect(timer.closed, signals.spider_closed)
        return timer

    def opened(self) -> None:
        """Begin to look whether a stop was asked for."""
        self._clock.start(OFTEN, now=False)

    def closed(self) -> None:
        """Stop looking."""
        if self._clock.running:
            self._clock.stop()

    def _look(self) -> None:
        if self._crawler.crawling and not self._failed():
            return
        now = time.monotonic()
        if self._asked is None:
            self._asked = now
        elif now - self._asked >= self._seconds:
            self._clock.stop()
            self._give_up()

    def _failed(self) -> bool:
        """Whether the store has failed, which Scrapy does not know as a stop."""
        return bool(getattr(getattr(self._crawler.spider, "recorder", None), "error", ""))

    def _give_up(self) -> None:
        """Close everything that listens to the end of the crawl, and leave what is in flight behind."""
        logger.info("Stopped after %g s with requests in flight: the next run asks again", self._seconds)
        sent = self._crawler.signals.send_catch_log_async(
            signal=signals.spider_closed,
            spider=self._crawler.spider,
            reason="store_failed" if self._failed() else "shutdown",
        )
        deferred_from_coro(sent).addBoth(self._leave)

    def _leave(self, _: Any) -> None:
        stats = self._crawler.stats.get_stats() if self._crawler.stats else {}
        reason = stats.get("cleancopy/store/reason", "stopped before the end")
        print(f"cleancopy: {reason}", file=sys.stderr, flush=True)
        os._exit(int(stats.get("cleancopy/store/exit_code", STORE if self._failed() else PARTIAL)))
