"""What is left to fetch on one site, kept in a store: the frontier of a crawl that can be stopped at any instant."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import Any

from cleancopy.core.model import Found, Page
from cleancopy.discovery.entries import Entry
from cleancopy.discovery.urls import canonical, is_page, same_site
from cleancopy.ledger.due import any_new, is_announced, is_same
from cleancopy.ledger.findings import ORDER as SOURCES
from cleancopy.ledger.pace import DAY
from cleancopy.ledger.queue import WINDOW, Fetch, SiteQueue, conditions
from cleancopy.ledger.recorder import Recorder
from cleancopy.ledger.taking import DUPLICATE, Fetched
from cleancopy.net import SLOWEST

from .frontier import FEW, MAX_PLACES, REFUSALS, Frontier, Wanted

COUNT_EVERY = 5.0  # seconds
FIRST = ("feed", "sitemap")
NOT_FOUND = 404
MAX_ROBOTS = 512_000  # bytes; RFC 9309 asks for 500 KiB at least
FEED = SOURCES.index("feed")
LINK = SOURCES.index("link")


class RecordedFrontier(Frontier):
    """The state of one site, in the ledger.

    The same interface as ``Frontier``. Places are looked at before articles as long as few are known; what only links lead to waits
    until all sitemaps and feeds are read. An address that is given out is not given out again until the commit that says what
    became of it.
    """

    def __init__(self, start: str, wanted: Wanted, recorder: Recorder) -> None:
        super().__init__(start, wanted)
        self.recorder = recorder
        self.claimed = False
        self.paused = False
        self._front = canonical(start)
        self._under_way: dict[str, Fetch] = {}
        self._unread: dict[str, deque[str]] = {kind: deque() for kind in MAX_PLACES}
        self._more = dict.fromkeys(MAX_PLACES, True)
        self._asked: set[tuple[str, str]] = set()
        self._known: dict[str, set[str]] = {kind: set() for kind in MAX_PLACES}
        self._counted = (-COUNT_EVERY, 0)

    # --- beginning and end

    @cached_property
    def queue(self) -> SiteQueue:
        """The site in the ledger, entered when it is first asked for."""
        return SiteQueue(self.recorder.run, self._key(), self.netloc)

    def _key(self) -> str:
        """What the ledger knows the site by."""
        return self.start

    def _begin(self) -> None:
        """Go on with the site's round, or begin the next."""
        self.queue.begin(self.wanted.name, self.wanted.takes, self.wanted.since)

    def claim(self) -> bool:
        """Take the site for this crawl; False when another worker has it, or it is left alone for a while."""
        if not self.recorder.claim(self.queue):
            return False
        queue, recorder = self.queue, self.recorder
        self.claimed = True
        with recorder.guarded():
            self._begin()
            self._known = {kind: queue.places_known(kind) for kind in MAX_PLACES}
            front = queue.place_of("front", self.start)
            self.started = front is not None and front.cycle == queue.cycle
            reason = queue.waits_until()
            if reason:
                self.failed, self.paused = reason, True
        return not recorder.error

    def leave(self, state: str, figures: dict[str, Any]) -> str:
        """Note how the crawl of the site went, and give it back; returns the state that was noted."""
        self.no_wall()
        if self.failed:
            state = "paused" if self.paused else "failed"
        elif state == "complete" and self.queue.failures:
            state = "partial"
        self.recorder.leave(self.queue, state, self.failed, figures)
        return state

    # --- finding

    @property
    def waiting(self) -> int:
        """How many articles and places wait to be asked for; articles are counted now and then, and of places those that come next."""
        if time.monotonic() - self._counted[0] > COUNT_EVERY and not self.recorder.error:
            with self.recorder.guarded():
                self._counted = (time.monotonic(), self.queue.waiting())
        return self._counted[1] + sum(map(len, self._unread.values()))

    @property
    def knows_sitemaps(self) -> bool:
        """Whether any sitemap is known."""
        return bool(self._known["sitemap"])

    def add(self, entry: Entry, by: str) -> bool:
        """Take an article's address; returns whether it is wanted and on the site, known or new."""
        if not same_site(entry.url, self.host):
            return False
        url = canonical(entry.url)
        if not is_page(url) or not self.wanted.takes(url) or url == self._front:
            return False
        day = entry.day
        if self.wanted.since and day and day < self.wanted.since:
            return False
        self.queue.add(url, Found(by, entry.title, entry.date, entry.lastmod))
        if self.queue.full:
            with self.recorder.guarded():
                self.queue.save()
        return True

    def place(self, kind: str, url: str, lastmod: str | None = None, *, named: bool = False) -> None:
        """Take the address of a sitemap, feed or section page; one that is known takes no room of the others."""
        known = self._known[kind]
        if not (named or same_site(url, self.host)) or (url not in known and len(known) >= MAX_PLACES[kind]):
            return
        self.queue.place(kind, url, lastmod)
        known.add(url)
        self._more[kind] = True

    def brings_new(self, found: Mapping[str, bool]) -> bool:
        """Whether any of these addresses of articles is new in this round: whoever named it first in it, and in which run."""
        with self.recorder.guarded():
            self.queue.save()
            return any_new(self.recorder.store, self.queue.id, [canonical(url) for url in found])
        return False

    # --- what comes next

    def next_place(self) -> tuple[str, str] | None:
        """Return the next place to look at, feeds and sitemaps before sections; None while enough is known."""
        place = None
        with self.recorder.guarded():
            if any(map(self._has, FIRST)) and self.queue.few(FEW, FEED):
                kind = next(kind for kind in FIRST if self._has(kind))
                # One sitemap at a time: the first may name more than there is time for.
                if kind != "sitemap" or not any(asked == kind for asked, _ in self._asked):
                    place = kind, self._unread[kind].popleft()
            elif not self.looking and not self._has_article() and self._has("section"):
                place = "section", self._unread["section"].popleft()
        if place:
            self._asked.add(place)
        return place

    def _has(self, kind: str) -> bool:
        """Whether places of a kind are to be looked at in this round."""
        while not self._unread[kind] and self._more[kind]:
            rows = self.queue.next_places(kind)
            same = [row.id for row in rows if is_same(row)]
            if kind == "section" and self.wanted.follow:  # else the links of articles are not taken
                same += self.queue.read_as_articles(rows)
            new = [row.url for row in rows if row.id not in same and (kind, row.url) not in self._asked]
            self._unread[kind].extend(new)
            if kind == "sitemap" and same and (new or any(asked == kind for asked, _ in self._asked)):
                break  # an index that is still to be read may know of a change in them
            if same:
                self.queue.pass_over(same)
            self._more[kind] = bool(same) or (
                bool(new) and len(rows) == WINDOW
            )  # there may be more than one window of them
        return bool(self._unread[kind])

    def _has_article(self) -> bool:
        return not self.queue.few(1)

    def next_article(self) -> tuple[str, Found] | None:
        """Return the newest address that is due, or None."""
        fetch = None
        if not self.full:
            with self.recorder.guarded():
                left = any(map(self._has, FIRST))
                fetch = self.queue.next(FEED if left or self.trapped else LINK)
        if fetch is None:
            return None
        self._under_way[fetch.url] = fetch
        when, count = self._counted
        self._counted = when, max(count - 1, 0)  # until they are counted again
        return fetch.url, fetch.found

    def conditions(self, kind: str, url: str) -> dict[str, str]:
        """Return the headers that ask for a page or place only if it has changed."""
        if kind == "article":
            fetch = self._under_way.get(url)
            return fetch.conditions if fetch else {}
        with self.recorder.guarded():
            row = self.queue.place_of(kind, url)
            if kind == "robots":
                self.robots = row.body.encode() if row and row.body is not None else None
                row = row if self.robots is not None else None
            return conditions(row.etag, row.last_modified) if row else {}
        return {}

    # --- what became of it

    def place_read(self, kind: str, url: str, status: int | None, headers: Any = None) -> None:
        """Note that a place was looked at, with all that was found there."""
        self._asked.discard((kind, url))
        with self.recorder.guarded():
            if status is None or (status >= 400 and status not in (404, 410)):
                self.queue.counts["failed"] += 1
            self.queue.place_read(kind, url, status, validators(headers) if headers is not None else None)

    def first_time(self, *urls: str | None) -> bool:
        """Whether a page is to be read: not when the address it was asked under led to one that is done with or under way.

        ``urls`` are the address that was asked for, the one that answered, and further names, which the ledger looks at itself.
        """
        asked, answered = (canonical(url) for url in urls[:2] if url)
        fetch = self._under_way.get(asked)
        if fetch is None or answered == asked:
            return fetch is not None
        del self._under_way[asked]
        with self.recorder.guarded():
            if fetch.revision and not self.recorder.taker.is_settled(self.queue, answered):
                return self._renamed(fetch, answered, urls[1] or "")
            self.recorder.moved(self.queue, fetch, answered)
            target = self.queue.fetch_for(answered, fetch.found)
            if target is None:
                return False
            self._under_way[answered] = target
            return True
        return False

    def _renamed(self, fetch: Fetch, answered: str, url: str) -> bool:
        """Take what an article's new address says for its revision; whether its page is to be read, or is on its way already.

        An address that is new to this round has no article of its own, also where it was asked for before it was known to be another's.
        """
        expected = self.recorder.expected.get(url)
        other = expected.fetch if expected else self._under_way.get(answered)
        if other is not None:
            self.recorder.no_article(self.queue, other, DUPLICATE, canonical=answered)
        if expected:
            self.recorder.expected[url] = replace(expected, fetch=fetch)
            return False
        self._under_way[answered] = fetch
        return True

    def further(self, url: str) -> None:
        """Nothing: the ledger learns of further pages with the article."""

    def expect(self, page: Page) -> None:
        """Let the ledger know a page whose article may come."""
        fetch = self._under_way.pop(canonical(page.url), None) if page.url else None
        if fetch is not None and page.url:
            names = tuple(canonical(part.url) for part in page.following if part.url)
            self.recorder.expected[page.url] = Fetched(self.queue, fetch, validators(page.headers), names)
            self.refusals = 0

    def done(self, url: str | None, reason: str) -> None:
        """Note a page that gave no article."""
        expected = self.recorder.expected.pop(url or "", None)
        fetch = expected.fetch if expected else self._under_way.pop(canonical(url or ""), None)
        if url and not (
            fetch and fetch.cycle
        ):  # of an address that was read before it is known; sites without end have new ones
            super().done(url, reason)
        if fetch is None:
            return
        self.refusals = 0
        if reason == "unchanged":
            self.recorder.unchanged(self.queue, fetch)
        elif reason == "not_found" and fetch.revision:  # whatever its status says
            self.recorder.gone(self.queue, fetch, NOT_FOUND)
        else:
            self.recorder.no_article(self.queue, fetch, reason)

    def doubts(self, url: str) -> bool:
        """Whether an answer that a page has not changed is to be doubted: its sitemap says that it has. It is doubted once."""
        fetch = self._under_way.get(canonical(url))
        if fetch is None or not fetch.conditions:
            return False
        with self.recorder.guarded():
            self._under_way[fetch.url] = replace(fetch, etag=None, last_modified=None)
            return is_announced(self.recorder.store, self.queue.id, fetch)
        return False

    def has_article(self, url: str) -> bool:
        """Whether a page that is asked for gave an article before."""
        fetch = self._under_way.get(canonical(url))
        return fetch is not None and fetch.revision > 0

    def not_fetched(self, url: str, reason: str, status: int | None, *, blame: bool = True) -> None:
        """Note a page that could not be fetched; without ``blame`` it is the site's fault, not the page's."""
        expected = self.recorder.expected.pop(url, None)
        fetch = expected.fetch if expected else self._under_way.pop(canonical(url), None)
        if fetch is None:
            return
        if status in (404, 410):
            self.recorder.gone(self.queue, fetch, status)
        else:
            self.recorder.failed(self.queue, fetch, reason, status, blame=blame and status != 429)

    def refused(self, reason: str, asked: float, *, unwell: bool = False) -> str:
        """Count a refusal or an error of the server; returns why the site is left alone now, or an empty string.

        One that asks for a longer wait than the slowest pace is left alone at once.
        """
        self.refusals += 1
        if self.refusals < REFUSALS and asked <= SLOWEST and (self.started or unwell):
            return ""
        if not self.paused:
            self.paused = True
            self.recorder.pause(self.queue, reason, asked, unwell=unwell)
        return self.queue.waits_until() or reason

    def remember_robots(self, response: Any) -> None:
        """Keep robots.txt and its validators, so that the next crawl asks for it only if it has changed."""
        with self.recorder.guarded():
            body = response.body[:MAX_ROBOTS].decode("utf-8", "replace") if response.status == 200 else None
            self.queue.robots_read(self.netloc, response.status, validators(response.headers), body)


def validators(headers: Any) -> dict[str, str | None]:
    """Return ``etag`` and ``last_modified`` of an answer; those of a page, whose names are in small letters, too."""
    names = {"etag": ("ETag", "etag"), "last_modified": ("Last-Modified", "last-modified")}
    found = {key: _text(headers.get(name) or headers.get(small)) for key, (name, small) in names.items()}
    if found["last_modified"] and not found["etag"] and _is_to_come(found["last_modified"]):
        found["last_modified"] = None
    return found


def _is_to_come(moment: str) -> bool:
    """Whether a time is still to come: no page was changed then (RFC 9110, 8.8.2.1), and none would have been since."""
    try:
        return parsedate_to_datetime(moment).timestamp() > time.time() + DAY
    except (ValueError, OverflowError):
        return False


def _text(value: Any) -> str | None:
    text = value.decode("latin-1") if isinstance(value, bytes) else value
    return re.sub(r"[\r\n]", "", text)[:1000] if text else None
