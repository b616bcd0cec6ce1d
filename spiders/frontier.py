"""What is left to fetch on one site: articles found, newest first, and the places where more can be found."""

from __future__ import annotations

import heapq
import logging
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from sys import intern
from typing import Any
from urllib.parse import urlsplit

from cleancopy.core.model import Found, Page
from cleancopy.discovery.entries import Entry
from cleancopy.discovery.urls import canonical, host_of, is_page, same_site

logger = logging.getLogger(__name__)

REFUSALS = 5  # in a row, after which a site is left alone
FEW = 50  # candidates below which more places are looked at
MAX_PLACES = {"sitemap": 20_000, "feed": 100, "section": 100}
MAX_CANDIDATES = 500_000
TRAP = 300
"""Pages in a row that give nothing new, after which links are followed no further in this crawl: some sites make new ones for ever."""
WALLS = frozenset({"challenge", "consent"})
"""Reasons of pages that stand before all others, as the judge names them: who answers with them refuses, whatever the status."""
FRUIT = frozenset({"unchanged", "older_capture", "before_since", "quality", "not_allowed", "store_failed", "error"})
"""Reasons that say nothing about whether an address is one of those."""
MAX_CLEANING = 16  # pages cleaned beside the crawl while others are asked for: no more wait for their turn than that
KINDS = ("sitemap", "feed", "link")
ORDER = {kind: place for place, kind in enumerate(KINDS)}
PLACE_BITS = 32
Facts = tuple[str | None, str | None, str | None]
"""Title, date of publication and last change, as found."""
NO_FACTS: Facts = (None, None, None)


@dataclass(frozen=True)
class Wanted:
    """Which articles a crawl is for."""

    limit: int = 0
    """Articles a site; 0 for all."""
    since: date | None = None
    section: str = ""
    """Beginning of the path."""
    allow: tuple[re.Pattern[str], ...] = ()
    deny: tuple[re.Pattern[str], ...] = ()
    follow: bool = True
    """Whether links of pages are followed; those of sections that the user names always are."""

    @property
    def name(self) -> str:
        """The choices in one string: the same for the same choices. Limit and day aside, which each run may have its own of."""
        return repr((self.section, [p.pattern for p in self.allow], [p.pattern for p in self.deny]))

    def takes(self, url: str) -> bool:
        """Whether an address is wanted."""
        if self.section and not f"{urlsplit(url).path}/".startswith(self.section):
            return False
        if self.allow and not any(pattern.search(url) for pattern in self.allow):
            return False
        return not any(pattern.search(url) for pattern in self.deny)


@dataclass
class Frontier:
    """The state of one site."""

    start: str
    wanted: Wanted
    host: str = ""
    netloc: str = ""
    sitemaps: deque[str] = field(default_factory=deque)
    feeds: deque[str] = field(default_factory=deque)
    sections: deque[str] = field(default_factory=deque)
    emitted: int = 0
    in_flight: int = 0
    """Articles asked for and not yet emitted or dropped."""
    cleaning: int = 0
    """Those of them that a process beside the crawl has: meanwhile others can be asked for."""
    looking: int = 0
    """Sitemaps, feeds and section pages asked for and not yet answered."""
    started: bool = False
    failed: str = ""
    refusals: int = 0
    """Refusals and errors of the server in a row: 403, 429, challenges, 5xx."""
    walls: dict[str, str] = field(default_factory=dict)
    """Pages in a row that are walls, with the reason."""
    fruitless: int = 0
    """Pages in a row that gave no article, or one that was there already."""
    robots: bytes | None = None
    """robots.txt as it was in an earlier crawl."""
    claimed: bool = True
    """Whether this process crawls the site; another may hold it in a store."""
    _heap: list[tuple[int, str, Facts]] = field(default_factory=list)
    """Candidates, the best first: a number of day, kind and place, the address, what was found with it. There may be half a million."""
    _reading: bool = False
    """Whether a sitemap is asked for and not yet read."""
    _seen: set[str] = field(default_factory=set)
    _places: dict[str, set[str]] = field(default_factory=dict)
    _emitted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.host = host_of(self.start)
        self.netloc = urlsplit(self.start).netloc.rpartition("@")[2].lower()
        self._front = canonical(self.start)
        self._seen.add(self._front)

    @property
    def full(self) -> bool:
        """Whether as many articles as wanted are emitted or under way."""
        return bool(self.wanted.limit) and self.emitted + self.in_flight >= self.wanted.limit

    def may_ask(self, at_once: int) -> bool:
        """Whether one more article may be asked for, when so many are at once."""
        return self.in_flight < at_once + min(self.cleaning, MAX_CLEANING)

    def add(self, entry: Entry, by: str) -> bool:
        """Take an article's address; returns whether it is new, wanted and on the site."""
        if len(self._heap) >= MAX_CANDIDATES or not same_site(entry.url, self.host):
            return False
        url = canonical(entry.url)
        if url in self._seen or not is_page(url) or not self.wanted.takes(url):
            return False
        day = entry.day
        if self.wanted.since and day and day < self.wanted.since:
            return False
        self._seen.add(url)
        rank = ORDER[by] - len(KINDS) * (day.toordinal() if day else 0)
        heapq.heappush(self._heap, ((rank << PLACE_BITS) + len(self._seen), url, _facts(entry)))
        return True

    def brings_new(self, found: Mapping[str, bool]) -> bool:
        """Whether any of these addresses of articles, each with what ``add`` said of it, is new."""
        return any(found.values())

    @property
    def waiting(self) -> int:
        """How many articles wait to be asked for, and places that may name more: towards the end of a crawl there is nothing else."""
        return len(self._heap) + len(self.sitemaps) + len(self.feeds) + len(self.sections)

    @property
    def knows_sitemaps(self) -> bool:
        """Whether any sitemap is known."""
        return bool(self.sitemaps)

    def place(self, kind: str, url: str, lastmod: str | None = None, *, named: bool = False) -> None:
        """Take the address of a sitemap, feed or section page, once.

        It has to be on the site, unless the site or the user names it: many papers have their feeds and sitemaps with a service.
        """
        queue: deque[str] = {"sitemap": self.sitemaps, "feed": self.feeds, "section": self.sections}[kind]
        taken = self._places.setdefault(kind, set())
        if url not in taken and len(taken) < MAX_PLACES[kind] and (named or same_site(url, self.host)):
            taken.add(url)
            queue.append(url)

    def next_place(self) -> tuple[str, str] | None:
        """Return the next place to look at, sitemaps and feeds before sections; None while enough is known."""
        if len(self._heap) >= FEW:
            return None
        if self.sitemaps and not self._reading:  # one at a time: each may name 50,000 articles
            self._reading = True
            return "sitemap", self.sitemaps.popleft()
        if self.feeds:
            return "feed", self.feeds.popleft()
        if not self._heap and not self.looking:
            while self.sections and self.wanted.follow and canonical(self.sections[0]) in self._seen:
                self.sections.popleft()  # it was asked for as an article, and the links of those are taken
            if self.sections:
                return "section", self.sections.popleft()
        return None

    @property
    def trapped(self) -> bool:
        """Whether so many pages gave nothing new that links are followed no further."""
        return self.wanted.follow and self.fruitless >= TRAP

    def next_article(self) -> tuple[str, Found] | None:
        """Return the newest candidate, or None."""
        while self._heap and not self.full:
            rank, url, facts = heapq.heappop(self._heap)
            by = KINDS[(rank >> PLACE_BITS) % len(KINDS)]
            if by != "link" or not self.trapped:
                return url, Found(by, *facts)
        return None

    def first_time(self, *urls: str | None) -> bool:
        """Whether an article is new under the address asked for, the one that answered and the one it names; all are remembered."""
        names = {canonical(url) for url in urls if url}
        new = not names & self._emitted
        self._emitted |= names
        self._seen |= names
        return new

    def is_front(self, url: str) -> bool:
        """Whether an address is that of the front page, or of the host's."""
        return canonical(url) == self._front or not urlsplit(url)._replace(scheme="", netloc="").geturl().strip("/")

    def further(self, url: str) -> None:
        """Note that an address is a further page of an article: it is no article of its own."""
        self.first_time(url)

    # --- what only a store remembers

    def claim(self) -> bool:
        """Take the site for this crawl; a store may say that another worker has it."""
        return True

    def conditions(self, kind: str, url: str) -> dict[str, str]:
        """Return the headers that ask for a page or place only if it has changed."""
        return {}

    def place_read(self, kind: str, url: str, status: int | None, headers: Any = None) -> None:
        """Note that a place was looked at; ``status`` is None when it did not answer."""
        if kind == "sitemap":
            self._reading = False

    def remember_robots(self, response: Any) -> None:
        """Take robots.txt, for the next crawl."""

    def expect(self, page: Page) -> None:
        """Note that a page is on its way through the stages."""
        self.refusals = 0

    def done(self, url: str | None, reason: str) -> None:
        """Note a page that gave no article."""
        if reason in FRUIT or reason.startswith("consent"):
            return
        self.fruitless += 1
        if self.fruitless == TRAP and self.wanted.follow:
            logger.warning(
                "%s: %d pages in a row gave nothing new: its links are followed no further for now", self.netloc, TRAP
            )

    def doubts(self, url: str) -> bool:
        """Whether an answer that a page has not changed is to be doubted, and the page asked for without a condition."""
        return False

    def walled(self, url: str, kind: str, reason: str) -> str:
        """Note a page that is a wall; returns why the site is left alone now, or an empty string.

        One alone may be a page of its own. Of several in a row each is asked for again later.
        """
        self.walls[url] = kind
        if len(self.walls) < REFUSALS and not self.failed:
            return ""
        for behind in self.walls:
            self.not_fetched(behind, reason, None, blame=False)
        self.walls.clear()
        self.refusals = max(self.refusals, REFUSALS - 1)
        return self.failed or self.refused(reason, 0.0)

    def no_wall(self) -> None:
        """Note that the site gives its pages: those that looked like walls give no article, and that is all."""
        if not self.walls:
            return
        walls, self.walls = self.walls, {}
        for url, kind in walls.items():
            self.done(url, kind)

    def has_article(self, url: str) -> bool:
        """Whether a page that is asked for gave an article before."""
        return False

    def not_fetched(self, url: str, reason: str, status: int | None, *, blame: bool = True) -> None:
        """Note a page that could not be fetched; without ``blame`` it is the site's fault, not the page's."""

    def refused(self, reason: str, asked: float, *, unwell: bool = False) -> str:
        """Count a refusal, or with ``unwell`` an error of the server; returns why the site is left alone now, or an empty string.

        ``asked`` is its Retry-After in seconds.
        """
        self.refusals += 1
        return reason if self.refusals >= REFUSALS else ""


def _facts(entry: Entry) -> Facts:
    """What was found with an address; equal dates are one object."""
    if entry.title is None and entry.date is None and entry.lastmod is None:
        return NO_FACTS
    return entry.title, entry.date and intern(entry.date), entry.lastmod and intern(entry.lastmod)


def site_of(response: Any) -> Frontier:
    """Return the site that asked for a response; in its place stands the failure of a request whose earlier pages were emitted."""
    return response.request.cb_kwargs["site"]  # type: ignore[no-any-return]
