"""Saved pages into a store: the sites of their addresses in the ledger, and the articles as those of one round.

Of an address that was saved several times what was fetched last counts, in whatever order the files are read. A run that was
killed reads all again, and what it had committed is replaced by the same. The next run makes revisions of what newer rules change.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy.statscollectors import StatsCollector

from cleancopy.core.article import Article
from cleancopy.core.model import Found
from cleancopy.discovery.urls import canonical
from cleancopy.errors import StoreError
from cleancopy.ledger.queue import SiteQueue
from cleancopy.ledger.recorder import Recorder
from cleancopy.ledger.taking import Fetched

from .recording import end

FILE = Found(by="file")
PREFIX = "saved:"
"""Before the address of a site whose pages were saved; a crawl of the site into the same store keeps its own round."""
NOWHERE = "files"
"""Stands for the site of pages that name no address."""


class SavedSites:
    """The sites of saved pages, each taken when its first article comes."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self._sites: dict[str, SiteQueue] = {}
        recorder.saved = self.fetched

    def fetched(self, article: Article) -> Fetched:
        """Return the entry of an article: by its address, or by its text where it names none."""
        parts = urlsplit(article.url or "")
        if article.url and parts.netloc:
            site = self._site(f"{parts.scheme}://{parts.netloc}/".lower(), parts.netloc.lower())
            fetch = site.entry(canonical(article.url), FILE)
            return Fetched(site, fetch, older=self.recorder.taker.is_older(article, site, fetch))
        site = self._site(NOWHERE, NOWHERE)
        return Fetched(site, site.entry(f"urn:sha256:{article.content_sha256}", FILE))

    def _site(self, start: str, name: str) -> SiteQueue:
        site = self._sites.get(start)
        if site is None:
            site = SiteQueue(self.recorder.run, PREFIX + start, name)
            if not self.recorder.claim(site):
                raise StoreError(f"{name} is held by another process; one run alone cleans saved pages into a store")
            site.begin("", lambda url: True, None)
            self._sites[start] = site
        return site

    def settle(self, stats: StatsCollector, reason: str) -> None:
        """Note how the run went for every site and for itself, and close the store."""
        state = "complete" if reason == "finished" else "stopped"
        states: dict[str, str] = {}
        for site in self._sites.values():
            prefix = f"cleancopy/site/{site.name}/"
            found = stats.get_stats().items()
            figures = {key.removeprefix(prefix): value for key, value in found if key.startswith(prefix)}
            self.recorder.leave(site, state, "", figures)
            states[site.name] = state
        end(self.recorder, stats, states, reason)
