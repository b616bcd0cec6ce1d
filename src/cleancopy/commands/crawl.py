"""``scrapy crawl`` that checks its arguments before anything is opened, and whose exit code tells how it went."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError

from cleancopy.commands.health import look_back
from cleancopy.commands.slips import refuse_slips
from cleancopy.errors import CleancopyError, StoreBusy, StoreError
from cleancopy.errors import UsageError as WrongSetting
from cleancopy.ledger.ending import BUSY, PARTIAL, STORE

logger = logging.getLogger(__name__)

EXIT_FAILED = 1
"""A site could not be crawled, an item could not be written, or the crawl was cut short."""
EXIT_USAGE = 2
"""A setting is wrong; nothing was opened."""


SETUP = ("scrapy.utils.log", "scrapy.addons", "scrapy.middleware", "scrapy.extensions.memusage")
OVERRIDDEN = "Overridden settings"
"""What Scrapy logs before a crawl: loggers that say nothing else, and how a message of another begins."""


class Command(ScrapyCrawl):
    """Crawl with one of the project's spiders."""

    _refusal = False

    def long_desc(self) -> str:
        """Return the text of ``scrapy crawl --help``."""
        return (
            "Crawl news sites or saved pages and write clean articles.\n\n"
            "  scrapy crawl news -a site=https://www.example.org -O articles.jsonl\n"
            "  scrapy crawl news -a sites=sites.txt -a limit=200 -a since=2026-11-01 -O articles.jsonl\n"
            "  scrapy crawl news -a urls=list.txt -O articles.jsonl    (exactly these articles, an address a line)\n"
            "  scrapy crawl stored -a path=pages/ -O articles.jsonl\n"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options; a log that cannot be written is told here, since Scrapy opens it before anything is run."""
        super().process_options(args, opts)
        if self.settings is not None and str(self.settings.get("CLEANCOPY_LOG_SETUP")).lower() in ("0", "false"):
            _leave_out_setup()
        log = self.settings.get("LOG_FILE") if self.settings is not None else None
        if log and not Path(log).absolute().parent.is_dir():
            raise UsageError(
                f"LOG_FILE: the folder {Path(log).absolute().parent} does not exist; make it first", print_help=False
            )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check, crawl, and set the exit code."""
        if len(args) != 1:
            raise UsageError("name one spider: scrapy crawl news -a site=https://www.example.org -O articles.jsonl")
        assert self.crawler_process is not None
        try:
            self._check(args[0], dict(opts.spargs))
        except UsageError as error:
            self._log(str(error))
            raise
        try:
            refuse_slips(self.crawler_process.settings)
        except WrongSetting as error:
            self._refused(error)
            return
        crawler = self._create_crawler(args[0])
        done: Any = self.crawler_process.crawl(crawler, **opts.spargs)
        if hasattr(done, "addErrback"):
            done.addErrback(lambda failure: self._refused(failure.value))
        else:
            done.add_done_callback(lambda task: self._refused(None if task.cancelled() else task.exception()))
        self.crawler_process.start()
        if self.crawler_process.bootstrap_failed:
            self.exitcode = self.exitcode or EXIT_FAILED
        if not self._refusal:
            self._judge(crawler)

    def _refused(self, error: BaseException | None) -> None:
        """Say in one line why the crawl could not begin."""
        if error is not None:
            self._refusal = True
            self._say(str(error), _code(error))

    def _check(self, name: str, arguments: dict[str, str]) -> None:
        assert self.crawler_process is not None
        loader: Any = self.crawler_process.spider_loader
        try:
            spider = loader.load(name)
        except KeyError:
            known = sorted(loader.list())
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise UsageError(f"no spider is called {name!r}: {hint}") from None
        check = getattr(spider, "check_arguments", None)
        try:
            if check is not None:
                check({key: value for key, value in arguments.items() if not key.startswith("_")})
        except CleancopyError as error:
            raise UsageError(str(error)) from None
        for uri in self.settings.getdict("FEEDS") if self.settings else ():
            _check_output(str(uri))

    def _judge(self, crawler: Crawler) -> None:
        stats = crawler.stats.get_stats() if crawler.stats else {}
        if crawler.settings.get("CLEANCOPY_STORE"):
            self._judge_store(stats)
        failed = {
            key.split("/", 3)[2]: value
            for key, value in stats.items()
            if key.startswith("cleancopy/site/") and key.endswith("/failed")
        }
        for site, reason in sorted(failed.items()):
            self._say(f"{site}: {reason}")
        if lost := stats.get("cleancopy/export_failed"):
            self._say(f"{lost} articles could not be written; the log names them")
        if reason := stats.get("cleancopy/warc/failed"):
            self._say(
                f"the archive could not be written: {reason}; the articles are complete, {folder_of(crawler)} is not"
            )
        if unread := stats.get("cleancopy/dropped/unreadable"):
            files = "1 file" if unread == 1 else f"{unread} files"
            self._say(f"{files} could not be read, or not all of it; the log names them", PARTIAL)
        if errors := stats.get("spider_exceptions/count"):
            self._say(f"pages lost to an error in the spider: {errors}; the log shows where")
        feeds = list(crawler.settings.getdict("FEEDS"))
        stored = sum(value for key, value in stats.items() if key.startswith("feedexport/success_count/"))
        if stats.get("item_scraped_count") and stored < len(feeds):
            self._say(f"not written: {', '.join(map(str, feeds))}; the log says why")
        if (reason := stats.get("finish_reason")) not in ("finished", "limit") and not self.exitcode:
            self._say(f"the crawl did not finish: {reason or 'it did not start'}")

    def _judge_store(self, stats: Mapping[str, Any]) -> None:
        """Say how a crawl into a store went; its exit code is more exact than that of other crawls."""
        code = stats.get("cleancopy/store/exit_code", PARTIAL)
        if code:
            began = "at once: what was committed is kept, and the same command goes on from here"
            default = f"stopped {began if 'start_time' in stats else 'before it began; nothing is lost'}"
            self._say(str(stats.get("cleancopy/store/reason", default)), code)
        if self.settings is not None and not self.settings.getint("CLEANCOPY_RUN"):  # who leads a run of several looks
            self.exitcode = self.exitcode or look_back(self.settings)

    def _say(self, line: str, code: int = EXIT_FAILED) -> None:
        self.exitcode = self.exitcode or code
        print(f"cleancopy: {line}", file=sys.stderr)
        self._log(line)

    def _log(self, line: str) -> None:
        if self.settings is not None and self.settings.get("LOG_FILE"):  # of a job of scrapyd nobody sees anything else
            logger.error("%s", line)


def _leave_out_setup() -> None:
    """Let the log begin with the crawl, not with what Scrapy is set up with. By filters: Scrapy sets the levels anew."""
    for name in SETUP:
        logging.getLogger(name).addFilter(lambda record: record.levelno > logging.INFO)
    logging.getLogger("scrapy.crawler").addFilter(lambda record: not str(record.msg).startswith(OVERRIDDEN))


def folder_of(crawler: Crawler) -> str:
    """The folder of the archive, as the user wrote it."""
    return str(crawler.settings.get("CLEANCOPY_WARC"))


def _code(error: object) -> int:
    """The exit code of an error that kept the crawl from beginning."""
    if isinstance(error, WrongSetting):
        return EXIT_USAGE
    if isinstance(error, StoreBusy):
        return BUSY
    return STORE if isinstance(error, StoreError) else EXIT_FAILED


def _check_output(uri: str) -> None:
    """Raise ``UsageError`` when a feed in the file system cannot be written."""
    parts = urlsplit(uri)
    if parts.scheme not in ("", "file"):
        return
    path = Path(unquote(parts.path) if parts.scheme else uri)
    if path.is_dir():
        raise UsageError(f"{path} is a folder: name a file to write to, such as {path / 'articles.jsonl'}")
    folder = path.absolute().parent
    while not folder.exists():
        folder = folder.parent
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise UsageError(f"{path} cannot be written: choose a place you may write to")
