"""Stage in place of those from extraction to assembly: the page is cleaned by a process beside the crawl."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured
from scrapy.settings import BaseSettings
from scrapy.utils.conf import build_component_list
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy.utils.misc import load_object
from twisted.internet.threads import deferToThreadPool
from twisted.python.threadpool import ThreadPool

from cleancopy.cleaners import Cleaners, LostPage, processes_of
from cleancopy.cleaning import Cleaned, Work
from cleancopy.core.model import Page

from .assemble import AssemblePipeline
from .extract import ExtractPipeline
from .foreign import CleanedPage, wrap
from .language import LanguagePipeline
from .quality import config_from
from .spans import SpansPipeline
from .stage import Counts, options_from
from .teasers import TeasersPipeline
from .tickers import TickersPipeline

logger = logging.getLogger(__name__)
REPLACED = (ExtractPipeline, TickersPipeline, TeasersPipeline, AssemblePipeline)
FOREIGN = "an item of another spider"  # what a process is told of it: that there is one
LOOK_EVERY = 20  # pages between two looks at how busy the crawl is
BUSY = 0.6  # share of a core from which cleaning is what a crawl waits for


class ProcessesPipeline:
    """Gives pages to processes; with ``auto`` only from when the crawl is kept busy by cleaning, which most polite crawls never are."""

    def __init__(self, crawler: Crawler, cleaners: Cleaners, fields: tuple[str, str], *, eager: bool) -> None:
        self._crawler = crawler
        self._cleaners = cleaners
        self._counts = Counts(crawler)
        self._fields = fields
        self._eager = eager
        self._threads: ThreadPool | None = None
        self._busy = Busy()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read how many processes there may be; there are none where other stages stand between ours."""
        settings = crawler.settings
        number, eager = processes_of(settings.get("CLEANCOPY_PROCESSES"), settings.getint("CLEANCOPY_WORKERS"))
        if not number or not _uninterrupted(settings):
            raise NotConfigured
        work = Work(
            options_from(settings),
            LanguagePipeline.wanted(settings),
            config_from(settings),
            spans=SpansPipeline in _stages(settings) and SpansPipeline.alone(settings),
        )
        fields = settings.get("CLEANCOPY_HTML_FIELD", "html"), settings.get("CLEANCOPY_RESPONSE_FIELD", "response")
        seconds = settings.getfloat("CLEANCOPY_PAGE_SECONDS", 30.0)
        return cls(crawler, Cleaners(work, number, seconds=seconds), fields, eager=eager)

    def close_spider(self) -> None:
        """End the processes."""
        self._cleaners.close()
        if self._threads is not None:
            self._threads.stop()

    async def process_item(self, item: Any) -> Any:
        """Return what a process made of a page; any other item, and every item while there is no process, untouched."""
        if not self._started() or not (self._eager or self._cleaners.ready) or self._cleaners.broken:
            return item
        page = item if isinstance(item, Page) else wrap(item, *self._fields)
        if page is None:
            return item
        try:
            cleaned = await self._elsewhere(replace(page, origin=None if page.origin is None else FOREIGN))
        except LostPage as error:
            if self._cleaners.broken:
                return item
            self._counts.page(page)
            self._counts.add("dropped/error", page.url)
            logger.error("cleancopy could not clean %s: %s", page.url, error)
            raise DropItem(f"error: {error}") from None
        self._counts.page(page)
        return CleanedPage(page.url, page.origin, cleaned.article, cleaned.kept)

    async def _elsewhere(self, page: Page) -> Cleaned:
        from twisted.internet import reactor

        assert self._threads is not None
        clean: Callable[[Page], Cleaned] = self._cleaners.clean
        self._tell(page.url, 1)
        try:
            cleaned: Cleaned = await maybe_deferred_to_future(deferToThreadPool(reactor, self._threads, clean, page))
        finally:
            self._tell(page.url, -1)
        return cleaned

    def _tell(self, url: str | None, number: int) -> None:
        """Let a spider that feeds its pages one by one know of a page that it need not wait for."""
        tell = getattr(self._crawler.spider, "cleaned_elsewhere", None)
        if tell is not None:
            tell(url, number)

    def _started(self) -> bool:
        if self._threads is None and (self._eager or self._busy()):
            self._threads = ThreadPool(0, self._cleaners.number, "cleaners")
            self._threads.start()
            self._cleaners.start()
            logger.info("Cleaning in %d processes of their own", self._cleaners.number)
        return self._threads is not None


class Busy:
    """Whether this process has kept a core busy over the last pages."""

    def __init__(
        self, passed: Callable[[], float] = time.monotonic, worked: Callable[[], float] = time.process_time
    ) -> None:
        self._pages = 0
        self._clocks = passed, worked
        self._since = passed(), worked()

    def __call__(self) -> bool:
        """Count a page, and answer now and then."""
        self._pages += 1
        if self._pages % LOOK_EVERY:
            return False
        before, self._since = self._since, (self._clocks[0](), self._clocks[1]())
        passed, worked = (now - then for now, then in zip(self._since, before, strict=True))
        return worked > BUSY * passed


def _stages(settings: BaseSettings) -> list[Any]:
    """The stages in order."""
    return [load_object(stage) for stage in build_component_list(settings.getwithbase("ITEM_PIPELINES"))]


def _uninterrupted(settings: BaseSettings) -> bool:
    """Whether the four stages stand next to one another, as they are."""
    stages = _stages(settings)
    if not all(stage in stages for stage in REPLACED):
        return False
    first = stages.index(REPLACED[0])
    return tuple(stages[first : first + len(REPLACED)]) == REPLACED and ProcessesPipeline in stages[:first]
