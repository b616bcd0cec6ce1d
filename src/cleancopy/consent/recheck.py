"""Asks again for the signals of documents that were taken once, and tells which of them are refused now.

A Scrapy spider without pipelines: pages and files are fetched under the same guards, at the same pace, as in a crawl. A page that
can no longer be fetched is judged by the files of its site alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings

from cleancopy.core.headers import combined
from cleancopy.core.model import Page

from .cache import stamp
from .head import read as read_head
from .judge import Choice, Consent, judge, licences_of
from .model import Verdict
from .options import choice_from
from .sources import Sources

AT_ONCE = 64  # documents asked for ahead, so that memory stays flat
PAUSE = 0.02  # seconds between two looks whether there is room
GONE = (404, 410)
# Of the project's own settings these are not for this: nothing is emitted, and the log is for what goes wrong.
OVERRIDES: dict[str, Any] = {
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {},
    "LOG_LEVEL": "ERROR",
    "HTTPERROR_ALLOW_ALL": True,
    "FEEDS": {},
}


@dataclass(frozen=True, slots=True)
class Document:
    """A document to ask about."""

    id: str
    url: str
    before: str = ""
    """Verdict when it was taken, or empty."""
    position: int = 0
    """How far the reading had come, for progress."""


@dataclass(frozen=True, slots=True)
class Result:
    """What is known about a document now."""

    document: Document
    consent: Consent
    problem: str = ""
    """Why its page could not be asked for, or empty."""
    checked_at: str = field(default_factory=lambda: stamp(datetime.now(UTC)))

    @property
    def withdrawn(self) -> bool:
        """Whether it is refused now."""
        return self.consent.verdict is Verdict.DISALLOW

    @property
    def known(self) -> bool:
        """Whether everything that counts could be read, or what could be read refuses."""
        return self.withdrawn or not (self.problem or self.consent.failed)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types: a line of the list of withdrawn documents."""
        refusing = [e.to_dict() for e in self.consent.evidence if e.counts and e.verdict is Verdict.DISALLOW]
        return {
            "id": self.document.id,
            "url": self.document.url,
            "signal": refusing[0]["signal"] if refusing else "",
            "reason": self.consent.reason,
            "before": self.document.before,
            "checked_at": self.checked_at,
            "evidence": refusing,
        }


class RecheckSpider(scrapy.Spider):
    """Asks for the signals of documents; ``report`` gets a result for each."""

    name = "recheck"

    def __init__(
        self, documents: Iterable[Document], report: Callable[[Result], None], pages: bool, hosts: Iterable[str]
    ) -> None:
        super().__init__()
        self._documents = documents
        self._report = report
        self._pages = pages
        self.named_hosts = frozenset(host.lower() for host in hosts)
        self._open = 0
        self.choice = Choice()
        self.sources: Sources | None = None

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> RecheckSpider:
        """Read which signals count, and listen to what is fetched."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.choice = choice_from(crawler.settings)
        spider.sources = Sources(crawler, spider.choice.wanted)
        return spider

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """Yield a request for each document, or ask for the files of its site alone."""
        waiting: set[asyncio.Task[None]] = set()
        for document in self._documents:
            while self._open >= AT_ONCE:
                await asyncio.sleep(PAUSE)
            self._open += 1
            if self._pages:
                request = self._request(document)
                if request is not None:
                    yield request
            else:
                task = asyncio.ensure_future(self._judge(document, Page(b"", document.url)))
                waiting.add(task)
                task.add_done_callback(waiting.discard)
        if waiting:
            await asyncio.gather(*waiting)

    def _request(self, document: Document) -> scrapy.Request | None:
        """The request of a document's page; None when its address is none."""
        known = {"document": document}
        try:
            return scrapy.Request(document.url, self.parse, errback=self.failed, dont_filter=True, cb_kwargs=known)
        except ValueError as error:
            problem = f"its address is malformed: {error}"
            self._open -= 1
            self._report(Result(document, Consent(Verdict.UNKNOWN, problem, ()), problem))
            return None

    async def parse(self, response: Response, document: Document) -> None:
        """Judge a page."""
        pairs = ((n.decode("latin-1"), v.decode("latin-1")) for n, values in response.headers.items() for v in values)
        if response.status == 200:
            page = Page(response.body, response.url, combined(pairs), 200, stamp(datetime.now(UTC)))
            await self._judge(document, page)
        else:
            problem = "it is gone" if response.status in GONE else f"it answers {response.status}"
            await self._judge(document, Page(b"", document.url), problem)

    async def failed(self, failure: Any) -> None:
        """Judge by the files of the site."""
        document = failure.request.cb_kwargs["document"]
        problem = " ".join(failure.getErrorMessage().split())[:200] or type(failure.value).__name__
        await self._judge(document, Page(b"", document.url), problem)

    async def _judge(self, document: Document, page: Page, problem: str = "") -> None:
        assert self.sources is not None
        assert page.url is not None
        try:
            marks = read_head(page, self.choice.wanted)
            named = [url for url, _ in licences_of(page, marks, self.choice.wanted)]
            consent = judge(page, await self.sources.site(page.url, named), self.choice, marks)
        except Exception as error:  # one document costs itself
            self.logger.exception("The signals of %s could not be read", document.url)
            problem = f"{type(error).__name__}: {error}"
            consent = Consent(Verdict.UNKNOWN, problem, ())
        finally:
            self._open -= 1
        self._report(Result(document, consent, problem))


def settings_for(changes: Mapping[str, str]) -> Settings:
    """Return the project's settings for such a crawl, with a user's changes."""
    settings = Settings()
    settings.setmodule("cleancopy.settings", priority="project")
    settings.setdict(OVERRIDES, priority="project")
    settings.setdict(dict(changes), priority="cmdline")
    return settings


def recheck(
    documents: Iterable[Document],
    report: Callable[[Result], None],
    settings: Settings,
    *,
    pages: bool = True,
    hosts: Iterable[str] = (),
) -> str:
    """Ask for the signals of all documents; returns why it ended, ``finished`` when nothing went wrong.

    ``pages`` is whether each page is asked for, too; ``hosts`` are those that may stand at private addresses. Starts and stops Scrapy's
    reactor: once a process.
    """
    choice_from(settings)  # a wrong name is told before anything is opened
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(RecheckSpider)
    process.crawl(crawler, documents=documents, report=report, pages=pages, hosts=hosts)
    process.start()
    return str(crawler.stats.get_value("finish_reason") or "it did not start") if crawler.stats else ""
