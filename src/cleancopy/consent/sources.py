"""Fetches the files of signals in a crawl: once a host, by Scrapy's own downloader, so under the guards that pages are under.

robots.txt is taken from the very answer that Scrapy got; feeds with licences are seen as they pass. The others are asked for when the
first page of a host comes, and kept as long as they say (``max-age``), within bounds.
"""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred

from . import rsl
from .cache import Cache, stamp
from .model import MAX_FILE, File, tokens
from .site import MAX_LICENCES, TOKEN, Site

logger = logging.getLogger(__name__)

MAX_REDIRECTS = 5
NOT_MODIFIED = 304
TIMEOUT = 30.0  # seconds
ROBOTS = "/robots.txt"
MAX_ROBOTS = 4 * 1024 * 1024
MAX_HOSTS = 5_000  # whose files are kept in memory; some kilobytes each
MAX_FEEDS = 50
# How long an answer is kept: what the server says, but no less than an hour and no more than a month; a day when it says nothing.
SHORTEST, USUAL, LONGEST = timedelta(hours=1), timedelta(days=1), timedelta(days=30)
AGAIN = timedelta(minutes=15)  # until a host whose answer failed is asked once more
MAX_AGE = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,10})", re.I)
NAMESPACES = tuple(name.encode() for name in rsl.WORDS["namespaces"])
FEED_HEAD = 512  # bytes in which XML shows that it is


class Sources:
    """The files of all hosts of a crawl."""

    def __init__(self, crawler: Any, wanted: Mapping[str, bool], cache: Cache | None = None) -> None:
        self._crawler = crawler
        self._wanted = wanted
        self._cache = cache
        self._sites: dict[str, Site] = {}
        self._seen: dict[str, File] = {}
        """robots.txt by host and port, as Scrapy's middleware keeps its rules: whatever the scheme."""
        self._feeds: dict[str, dict[str, File]] = {}
        self._files: dict[str, tuple[File, datetime]] = {}
        self._waiting: dict[str, list[Deferred[File]]] = {}
        agent = crawler.settings.get("ROBOTSTXT_USER_AGENT") or crawler.settings.get("USER_AGENT") or TOKEN
        self.token = str(agent).partition("/")[0].strip() or TOKEN
        crawler.signals.connect(self.on_response, signals.response_received)

    # --- what passes by

    def on_response(self, response: Response, request: Request) -> None:
        """Keep robots.txt as it was fetched, and feeds that carry licences."""
        first = request.meta.get("redirect_urls", [request.url])[0]
        parts = urlsplit(first)
        if parts.path == ROBOTS:
            _make_room(self._seen)
            self._seen[parts.netloc] = self._robots(first, parts.netloc, response)
        elif (
            self._wanted["rsl"]
            and b"<?xml" in response.body[:FEED_HEAD]
            and any(n in response.body for n in NAMESPACES)
        ):
            _make_room(self._feeds)
            feeds = self._feeds.setdefault(parts.netloc, {})
            if len(feeds) < MAX_FEEDS and len(response.body) <= MAX_FILE and response.status == 200:
                feeds[first] = _file(first, response)

    def _robots(self, url: str, netloc: str, response: Response) -> File:
        """robots.txt of an answer; "not modified" means what the spider remembers of an earlier crawl."""
        remembered = getattr(self._crawler.spider, "robots_body", None) if response.status == NOT_MODIFIED else None
        body = remembered(netloc) if remembered else None
        return _file(url, response) if body is None else File(url, body, 200, stamp(datetime.now(UTC)))

    # --- what is asked for

    async def site(self, url: str, licences: list[str]) -> Site:
        """Return the files of a page's host, with the licence documents the page names."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        site = await self._fixed(host)
        site.feeds = self._feeds.get(parts.netloc, {})
        for address in dict.fromkeys([*(site.licence_urls() if self._wanted["rsl"] else ()), *licences]):
            if address in site.licences or len(site.licences) < MAX_LICENCES:
                site.licences[address] = await self.get(address)
        return site

    async def _fixed(self, host: str) -> Site:
        """The site of a host with the files that stand at fixed places; a new one when one of them is."""
        robots = self._seen.get(host.partition("//")[2]) or await self.get(host + ROBOTS)
        found = {
            name: await self.get(host + tokens()[name]["path"]) for name in ("tdmrep", "ai_txt") if self._wanted[name]
        }
        known = self._sites.get(host)
        if (
            known is None
            or known.robots is not robots
            or any(getattr(known, name) is not file for name, file in found.items())
        ):
            _make_room(self._sites)
            known = self._sites[host] = Site(robots, found.get("tdmrep"), found.get("ai_txt"), token=self.token)
        return known

    async def get(self, url: str) -> File:
        """Return a file: from memory or the cache while it is fresh, else from its server; never raises."""
        now = datetime.now(UTC)
        known = self._files.get(url) or self._remembered(url, now)
        if known and known[1] > now:
            self._files[url] = known
            return known[0]
        if url in self._waiting:
            waiter: Deferred[File] = Deferred()
            self._waiting[url].append(waiter)
            return await maybe_deferred_to_future(waiter)
        self._waiting[url] = []
        file = File(url, status=None, error="it could not be asked for")
        try:
            file = await self._fetch(url)
        finally:
            for waiter in self._waiting.pop(url):
                waiter.callback(file)
        self._keep(file, now)
        return file

    def _remembered(self, url: str, now: datetime) -> tuple[File, datetime] | None:
        if self._cache is None:
            return None
        try:
            return self._cache.get(url, now)
        except sqlite3.Error as error:
            self._do_without(error)
            return None

    def _keep(self, file: File, now: datetime) -> None:
        _make_room(self._files)
        expires = now + (AGAIN if file.problem else _age(file))
        self._files[file.url] = (file, expires)
        if self._cache and not file.problem:
            try:
                self._cache.put(file, expires)
            except sqlite3.Error as error:
                self._do_without(error)

    def _do_without(self, error: Exception) -> None:
        """Go on without the cache: a full disk is no reason to leave the pages waiting that asked for a file."""
        assert self._cache is not None
        logger.warning("Signals are no longer kept in %s: %s", self._cache.path, error)
        self._cache = None

    async def _fetch(self, url: str) -> File:
        is_robots = urlsplit(url).path == ROBOTS
        meta = {
            "download_maxsize": MAX_ROBOTS if is_robots else MAX_FILE,
            "download_timeout": TIMEOUT,
            "redirect_ttl": MAX_REDIRECTS,
            "max_retry_times": 1,
            "dont_obey_robotstxt": is_robots,
        }
        stats = self._crawler.stats
        if stats:
            stats.inc_value("cleancopy/consent/files_asked")
        try:
            response = await self._crawler.engine.download_async(Request(url, callback=NO_CALLBACK, meta=meta))
        except Exception as error:  # noqa: BLE001  whatever went wrong, the file is not known
            if stats:
                stats.inc_value("cleancopy/consent/files_failed")
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            logger.info("Not known what %s says: %s", url, reason)
            return File(url, status=None, fetched_at=stamp(datetime.now(UTC)), error=reason)
        return _file(url, response)


def _make_room(kept: dict[str, Any]) -> None:
    """Let go of what was kept first, so that memory stays flat."""
    if len(kept) >= MAX_HOSTS:
        kept.pop(next(iter(kept)))


def _file(url: str, response: Response) -> File:
    control = (response.headers.get("Cache-Control") or b"").decode("latin-1")
    age = MAX_AGE.search(control)
    return File(
        url,
        response.body,
        response.status,
        stamp(datetime.now(UTC)),
        float(age[1]) if age else None,
    )


def _age(file: File) -> timedelta:
    """How long an answer is kept; a licence says so itself, in days."""
    if file.found and any(name in file.body for name in NAMESPACES):
        try:
            return max(SHORTEST, timedelta(seconds=rsl.read(file.body).max_age))
        except rsl.Malformed:
            return USUAL
    return min(max(timedelta(seconds=file.max_age), SHORTEST), LONGEST) if file.max_age is not None else USUAL
