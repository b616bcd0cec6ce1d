"""A site without a network: pages are known by heart, and the ledger is told of them as a crawl would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleancopy.core.article import Article
from cleancopy.core.assemble import digest
from cleancopy.core.model import Found
from cleancopy.ledger import Store
from cleancopy.ledger.commit import Batching
from cleancopy.ledger.pace import Pace
from cleancopy.ledger.queue import Fetch, SiteQueue
from cleancopy.ledger.recorder import Recorder
from cleancopy.ledger.taking import Fetched

BASE = "https://example.org"


@dataclass(frozen=True)
class Page:
    """What the site answers under an address."""

    url: str
    text: str = "Text."
    title: str | None = "Title"
    date: str | None = "2026-11-20"
    canonical: str | None = None
    following: tuple[str, ...] = ()

    def article(self, found: Found, fetched_at: str = "2026-11-24T00:00:00+00:00") -> Article:
        """The article as the stages would make it: what the page does not say is taken from where it was found."""
        title = self.title or found.title
        return Article(
            url=self.url, canonical_url=self.canonical, title=title, text=self.text, date_published=self.date or found.date,
            discovered_by=found.by, content_sha256=digest(title, self.text), fetched_at=fetched_at, is_article=True,
            http_status=200, word_count=1,
        )  # fmt: skip


class Crawl:
    """A process that crawls the site, until it is left."""

    def __init__(self, folder: Path, pages: Sequence[Page], batch: int = 1000) -> None:
        self.pages = {page.url: page for page in pages}
        self.recorder = Recorder(Store(folder, create=True), Batching("jsonl", batch, 1000.0), Pace())
        self.recorder.on_error = self._fail
        self.queue = SiteQueue(self.recorder.run, f"{BASE}/", "example.org")
        assert self.recorder.claim(self.queue)
        self.queue.begin("", lambda url: True, None)

    def _fail(self, reason: str) -> None:
        raise AssertionError(reason)

    def find(self, url: str, by: str, title: str | None = None, date: str | None = None) -> None:
        """A source names an address."""
        self.queue.add(url, Found(by, title, date, date))

    def read(self, fetch: Fetch) -> str:
        """Fetch a page and hand its article over; returns why there is no item, or an empty string."""
        page = self.pages.get(fetch.url)
        if page is None:
            self.recorder.gone(self.queue, fetch, 404)
            return "gone"
        return self.recorder.take(page.article(fetch.found), Fetched(self.queue, fetch, {}, page.following))

    def read_next(self, count: int) -> None:
        """Read so many of the pages that are due."""
        for _ in range(count):
            fetch = self.queue.next()
            assert fetch is not None
            self.read(fetch)

    def read_all(self) -> list[str]:
        """Fetch all that is in the queue."""
        reasons = []
        while fetch := self.queue.next():
            reasons.append(self.read(fetch))
        return reasons

    def finish(self, state: str = "complete") -> None:
        """Come to the end."""
        self.recorder.leave(self.queue, state, "", {})
        self.recorder.close()
        self.recorder.end(state, 0, "")

    def die(self) -> None:
        """End without a word: nothing that was not committed is kept."""
        self.recorder.store.close()


def no_fetch_time(line: dict[str, Any]) -> dict[str, Any]:
    """A line without the one field that no two crawls have in common."""
    return {key: value for key, value in line.items() if key != "fetched_at"}
