"""A crawl into a store: opens it, gives each site its frontier there, and says at the end how it went."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector
from scrapy.utils.defer import deferred_from_coro

from cleancopy.errors import StoreError
from cleancopy.ledger.commit import Batching
from cleancopy.ledger.due import due_in
from cleancopy.ledger.ending import STORE, verdict
from cleancopy.ledger.pace import Pace
from cleancopy.ledger.recorder import Recorder
from cleancopy.ledger.store import Store

from .frontier import Frontier
from .listed import ListedFrontier, RecordedList
from .recorded import RecordedFrontier

if TYPE_CHECKING:
    from .news import NewsSpider

logger = logging.getLogger(__name__)


def open_recorder(crawler: Crawler) -> Recorder | None:
    """Open the store that the settings name; None without one."""
    settings = crawler.settings
    folder = settings.get("CLEANCOPY_STORE")
    if not folder:
        return None
    batching = Batching(
        settings.get("CLEANCOPY_PART_FORMAT", "zst"),
        settings.getint("CLEANCOPY_BATCH_COUNT", 50),
        settings.getfloat("CLEANCOPY_BATCH_SECONDS", 2.0),
        settings.getint("CLEANCOPY_PART_BYTES", 134_217_728),
    )
    pace = Pace(
        settings.getfloat("CLEANCOPY_RECHECK_SOONEST", 3600), settings.getfloat("CLEANCOPY_RECHECK_LATEST", 2_592_000)
    )
    store = Store(folder, create=True, ledger=settings.get("CLEANCOPY_LEDGER") or "")
    return Recorder(store, batching, pace, settings.getint("CLEANCOPY_RUN") or None)


def record(spider: NewsSpider, recorder: Recorder) -> list[Frontier]:
    """Return the frontiers of a spider's sites in the store, those claimed that this process is to crawl.

    Raises ``StoreError`` when the store fails before there is a crawl that could be stopped.
    """
    sites = _frontiers(spider, recorder)
    if recorder.error:
        recorder.end("failed", STORE, recorder.error)
        raise StoreError(recorder.error)
    recorder.on_error = stop_of(spider)
    return sites


def _frontiers(spider: NewsSpider, recorder: Recorder) -> list[Frontier]:
    listed = [site for site in spider.sites if isinstance(site, ListedFrontier)]
    if listed:
        return [RecordedList(site, recorder) for site in listed]  # claimed when their turn comes
    due = [site for site in spider.sites if _is_due(recorder, site.start, spider.configs[site.start].every)]
    sites: list[Frontier] = [RecordedFrontier(site.start, site.wanted, recorder) for site in due]
    share = math.ceil(len(sites) / max(spider.crawler.settings.getint("CLEANCOPY_WORKERS"), 1))
    for site in sites:
        if sum(other.claimed for other in sites) < share:
            site.claim()
    return sites


def stop_of(spider: Spider) -> Callable[[str], None]:
    """Return what ends a spider when its store fails."""

    def stop(reason: str) -> None:
        logger.error("The store failed: %s", reason)
        if spider.crawler.engine is not None:
            deferred_from_coro(spider.crawler.engine.close_spider_async(reason="store_failed"))

    return stop


def _is_due(recorder: Recorder, start: str, every: float) -> bool:
    rest = due_in(recorder.store, start, every, time.time()) if every else 0.0
    if rest:
        logger.info("%s is due in %d minutes, as its schedule says", start, rest / 60)
    return not rest


def settle(spider: NewsSpider, reason: str) -> None:
    """Note how the crawl went for every site and for the run, and close the store."""
    recorder, stats = spider.recorder, spider.crawler.stats
    if recorder is None or stats is None:
        return
    whole = reason in ("finished", "limit")
    states: dict[str, str] = {}
    for site in spider.sites:
        if isinstance(site, RecordedFrontier) and site.claimed:
            prefix = f"cleancopy/site/{site.netloc}/"
            figures = {
                key.removeprefix(prefix): value for key, value in stats.get_stats().items() if key.startswith(prefix)
            }
            states[site.netloc] = site.leave("complete" if whole else "stopped", figures)
            for why, count in site.queue.replaced.items():  # the table tells of as many articles as the store has
                for place in (prefix, "cleancopy/"):
                    stats.inc_value(f"{place}no_item", count)
                    stats.inc_value(f"{place}dropped/{why}", count)
    end(recorder, stats, states, reason)


def end(recorder: Recorder, stats: StatsCollector, states: Mapping[str, str], reason: str) -> None:
    """Note how the run went, by the states of its sites, and close the store."""
    recorder.close()
    ending = verdict(states, reason, recorder.error)
    stats.set_value("cleancopy/store/state", ending.state)
    stats.set_value("cleancopy/store/exit_code", ending.exit_code)
    stats.set_value("cleancopy/store/reason", ending.reason)
    recorder.end(ending.state, ending.exit_code, ending.reason)
