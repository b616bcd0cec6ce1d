"""The spider over saved pages: files, folders, globs and WARC, without the network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import scrapy
from cleancopy.pipelines.uncleaned import leave_uncleaned
from scrapy import signals

from cleancopy.core.model import Page
from cleancopy.errors import UsageError
from cleancopy.ledger.recorder import Recorder

from .archived import SavedSites
from .arguments import refuse_unknown
from .files import Unreadable, files_of, in_short, pages_of
from .recording import open_recorder, stop_of
from .saved import SavedFiles
from .warc import Reading


class StoredSpider(scrapy.Spider):
    """Cleans pages that were saved earlier.

    Argument ``path``: files, folders (searched with all that is in them for ``.html``, ``.htm``, ``.xhtml``, ``.warc``, each also with
    ``.gz`` or ``.zst``, and ``.wacz``) and globs, separated by commas. A saved page has no address of its own: its ``url`` is the
    canonical address it names, if any; WARC records have theirs. A file that cannot be read costs that file: it is
    counted in ``cleancopy/dropped/unreadable`` and named in the log. With ``CLEANCOPY_STORE`` the articles go into a store.
    """

    name = "stored"
    sites: SavedSites
    """The sites of the pages in the store, where there is one."""
    custom_settings = {"ROBOTSTXT_OBEY": False, "AUTOTHROTTLE_ENABLED": False}  # noqa: RUF012 (Scrapy's own way)

    def __init__(self, path: str = "", **arguments: Any) -> None:
        self.check_arguments({"path": path, **arguments})
        super().__init__(**{key: value for key, value in arguments.items() if key.startswith("_")})
        self.path = path
        self.recorder: Recorder | None = None
        self.saved = SavedFiles()
        self.saved_site = self.saved.site

    @classmethod
    def update_settings(cls, settings: Any) -> None:
        """Leave the stages out that clean, where they are switched off."""
        super().update_settings(settings)
        leave_uncleaned(settings)

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> StoredSpider:
        """Open the store, if there is to be one."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.recorder = open_recorder(crawler)
        if spider.recorder is not None:
            spider.recorder.on_error = stop_of(spider)
            spider.sites = SavedSites(spider.recorder)
            crawler.signals.connect(spider.on_closed, signals.spider_closed)
        return spider

    def on_closed(self, reason: str) -> None:
        """Let the store know how it went."""
        if self.crawler.stats is not None:
            self.sites.settle(self.crawler.stats, reason)

    @classmethod
    def check_arguments(cls, arguments: Mapping[str, str]) -> None:
        """Raise ``UsageError`` when an argument is unknown or ``path`` names nothing."""
        refuse_unknown(cls.name, arguments, ["path"])
        path = arguments.get("path", "").strip()
        if not path:
            raise UsageError("say where the saved pages are: scrapy crawl stored -a path=pages/ -O articles.jsonl")
        try:
            first = next(iter(files_of(path)), None)
        except OSError as error:
            raise UsageError(f"{error.filename or path} cannot be read: {error.strerror}") from None
        if first is None:
            raise UsageError(f"no .html, .html.gz or .warc.gz file at {path}: name files, a folder or a glob in quotes")

    async def start(self) -> AsyncIterator[Page]:
        """Yield the pages of all files, one file open at a time."""
        for path in files_of(self.path):
            reading = Reading()
            whole = True
            try:
                for page in pages_of(path, self.saved, reading=reading):
                    whole = self._tell(path, reading) and whole
                    yield page
                    await asyncio.sleep(0)  # lets the stages work, so that pages do not gather in memory
            except Unreadable as error:
                self._tell(path, reading)
                self.logger.warning("Not read: %s", error)
                whole = False
            if not whole and self.crawler.stats:
                self.crawler.stats.inc_value("cleancopy/dropped/unreadable")
                self.crawler.stats.inc_value("cleancopy/site/-/dropped/unreadable")

    def _tell(self, path: Path, reading: Reading) -> bool:
        """Name what could not be read ahead of a page; say whether there is nothing of it."""
        damages, reading.damages = reading.damages, []
        for damage in damages:
            self.logger.warning("Not read: %s: %s", path, in_short(damage.reason))
        return not damages
