"""The spider for news sites: finds articles in sitemaps, feeds and links, and fetches them newest first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import scrapy
from cleancopy.pipelines.uncleaned import leave_uncleaned
from scrapy import signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from cleancopy.core.collector import leave_alone_what_is_there
from cleancopy.core.model import Found, Page
from cleancopy.discovery.known import KnownLinks
from cleancopy.discovery.links import canonical_of
from cleancopy.discovery.tags import Tags
from cleancopy.discovery.urls import looks_like_article, same_site
from cleancopy.ledger.recorder import Recorder
from cleancopy.net import asked_to_wait, refusal, trouble

from .choices import check, configs_of, list_of, wanted_of
from .failures import is_not_allowed, reason_of, status_of
from .frontier import WALLS, Frontier, Wanted, site_of
from .listed import HOSTS, ListedFrontier, RecordedList, Turns, read_list
from .names import SiteNames
from .pages import (
    NOT_MODIFIED,
    as_asked,
    asked_for,
    declares_article,
    following_of,
    own_tags_of,
    page_of,
    tags_of,
    whole_of,
)
from .places import PlaceReader
from .recording import open_recorder, record, settle
from .robots import RobotsListener
from .sites import SiteConfig, set_pace

AT_ONCE = 2  # pages of a site asked for, for each that the downloader takes at a time
NOT_FOUND = 404
MAX_PARTS = 20  # pages of one article
SITEMAP_MAXSIZE = 64 * 1024 * 1024


class NewsSpider(RobotsListener, PlaceReader):
    """Crawls news sites and gives every article once.

    Arguments: ``site`` (an address) or ``sites`` (a file with one a line, or a ``sites.toml``, ``docs/sites.md``), or ``urls`` (a file with
    the addresses of the pages that alone are to be fetched, one a line); ``follow`` (0: no links); ``limit`` (articles a site);
    ``since`` (YYYY-MM-DD, by date of publication, else the sitemap's last change; undated articles are kept);
    ``max_age`` (the same, in days); ``section`` (beginning of the path: ``/politics``); ``allow`` and ``deny`` (regular
    expressions searched in addresses, several separated by spaces).
    """

    name = "news"
    cleans = True
    """Whether pages are read for articles; else they are yielded as they came."""

    @classmethod
    def update_settings(cls, settings: Any) -> None:
        """Leave the stages out that clean, where they are switched off."""
        super().update_settings(settings)
        leave_uncleaned(settings)

    def __init__(self, **arguments: Any) -> None:
        check(arguments, lists=False)
        super().__init__(**{key: value for key, value in arguments.items() if key.startswith("_")})
        wanted, path = wanted_of(arguments), list_of(arguments)
        configs = [] if path else configs_of(arguments)
        self.since = wanted.since
        self.recorder: Recorder | None = None
        self._known = KnownLinks()
        self.sites: list[Frontier] = [Frontier(config.start, wanted) for config, wanted in configs]
        if path:
            self.sites += self._listed(path, wanted)
        self.names = SiteNames(self.sites)
        self._turns: Iterable[Frontier] = self.sites
        self._at_once = AT_ONCE
        self.configs = {config.start: config for config, _ in configs}
        named = [site.start for site in self.sites]
        named += [url for config, _ in configs for url in (*config.feeds, *config.sitemaps)]
        self.named_hosts = frozenset((urlsplit(url).hostname or "").lower() for url in named)
        self.proxy_hosts = frozenset((urlsplit(config.proxy).hostname or "").lower() for config, _ in configs) - {""}

    def _listed(self, path: str, wanted: Wanted) -> Iterator[Frontier]:
        """The sites of a list of addresses."""
        sites, unwanted = read_list(path, wanted)
        pages = sum(map(len, sites.values()))
        left = f", left out by section, allow or deny: {unwanted:,}" if unwanted else ""
        self.logger.info("%s: addresses: %s, hosts: %s%s", path, f"{pages:,}", f"{len(sites):,}", left)
        for start, addresses in sites.items():
            yield ListedFrontier(start, replace(wanted, follow=False), addresses)

    @classmethod
    def check_arguments(cls, arguments: Mapping[str, str]) -> None:
        """Raise ``UsageError`` with what to do when an argument is wrong or missing."""
        check(arguments)

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> NewsSpider:
        """Listen to what becomes of the pages."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        connect = crawler.signals.connect
        connect(leave_alone_what_is_there, signals.engine_started)
        connect(spider.on_scraped, signals.item_scraped)
        connect(spider.on_dropped, signals.item_dropped)
        connect(spider.on_dropped, signals.item_error)
        connect(spider.on_spider_error, signals.spider_error)
        connect(spider.on_idle, signals.spider_idle)
        connect(spider.feed, signals.scheduler_empty)
        set_pace(crawler.settings, spider.configs.values())
        spider.recorder = open_recorder(crawler)
        if spider.recorder is not None:
            spider.sites = record(spider, spider.recorder)
            connect(spider.on_closed, signals.spider_closed)
        spider.settle_on(crawler.settings)
        return spider

    def settle_on(self, settings: Any) -> None:
        """Take the sites as they are from here on, and how much is asked for at once."""
        self.names = SiteNames(self.sites)
        self.cleans = settings.getbool("CLEANCOPY_CLEAN", True)
        self.section_pages = settings.getint("CLEANCOPY_SECTION_PAGES", 3)
        self._at_once = AT_ONCE * max(settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"), 1)
        listed = [site for site in self.sites if isinstance(site, (ListedFrontier, RecordedList))]
        self._turns = Turns(listed, HOSTS * settings.getint("CONCURRENT_REQUESTS")) if listed else self.sites

    def site_name(self, url: str) -> str | None:
        """Return the site that an address belongs to, as the stats name it: the nearest of those crawled, or None."""
        return self.names.name(url)

    def site_config(self, url: str) -> SiteConfig | None:
        """Return what the file of sites says about the site that an address belongs to, None for an address of no site."""
        return next((self.configs.get(site.start) for site in self.names.of(self.names.name(url))), None)

    def queued(self) -> dict[str, int]:
        """Return how many addresses wait, by site."""
        return {site.netloc: site.waiting for site in self.sites if site.claimed or isinstance(self._turns, Turns)}

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """Ask for the front page of every site; robots.txt comes before it."""
        for site in self.sites:
            if site.claimed and not site.started and not site.failed:
                yield self._front(site)

    def _front(self, site: Frontier) -> scrapy.Request:
        site.looking += 1
        return self._request(
            site, site.start, self.parse_front, priority=10, headers=site.conditions("front", site.start)
        )

    # --- feeding: nothing is scheduled before it can be fetched soon, so that memory stays flat

    def feed(self) -> None:
        """Schedule what each site is ready for."""
        for site in self._turns:
            for request in self._next_requests(site) if site.claimed else ():
                self.crawler.engine.crawl(request)

    def on_idle(self) -> None:
        """Go on while any site has something left."""
        before = sum(site.in_flight + site.looking for site in self.sites)
        if isinstance(self._turns, Turns):
            self._turns.again()
        else:
            for site in self.sites:
                if not site.claimed and site.claim() and not site.started and not site.failed:
                    self.crawler.engine.crawl(self._front(site))
        if self.recorder is not None and not before:
            self.recorder.tick(now=True)  # with the last commit better may be known of a page, which is then read again
        self.feed()
        if sum(site.in_flight + site.looking for site in self.sites) > before:
            raise DontCloseSpider

    def _next_requests(self, site: Frontier) -> Iterator[scrapy.Request]:
        if not site.started or site.failed or (site.full and not site.in_flight):
            return
        while site.looking < AT_ONCE and not site.full and (place := site.next_place()):
            site.looking += 1
            kind, url = place
            callback = {"sitemap": self.parse_sitemap, "feed": self.parse_feed, "section": self.parse_section}[kind]
            headers, size = site.conditions(kind, url), SITEMAP_MAXSIZE * (kind == "sitemap")
            yield self._request(site, url, callback, priority=5, headers=headers, size=size)
        while not site.looking and site.may_ask(self._at_once) and (article := site.next_article()):
            site.in_flight += 1
            url, found = article
            headers = site.conditions("article", url)
            yield self._request(site, url, self.parse_article, headers=headers, keywords={"found": found, "asked": url})

    def _request(
        self, site: Frontier, url: str, callback: Any, *, keywords: Mapping[str, Any] | None = None, size: int = 0,
        **options: Any,
    ) -> scrapy.Request:  # fmt: skip
        meta: dict[str, Any] = {"download_maxsize": size} if size else {}
        if options.get("headers"):
            meta["handle_httpstatus_list"] = [NOT_MODIFIED]
        keywords = {"site": site, **(keywords or {})}
        return scrapy.Request(
            url, callback=callback, errback=self.on_error, cb_kwargs=keywords, meta=meta, dont_filter=True, **options
        )

    # --- articles

    def parse_article(
        self, response: Response, site: Frontier, found: Found, asked: str, parts: tuple[Page, ...] = (),
        whole: bool = False,
    ) -> Iterator[Page | scrapy.Request]:  # fmt: skip
        """Yield the page, once all pages of a split article are there, or the ``whole`` of it; a section page is only followed."""
        if response.status == NOT_MODIFIED and site.doubts(asked):
            yield self._request(site, asked, self.parse_article, keywords={"found": found, "asked": asked})
            return
        reason = self._unfit(response, site, bool(parts))
        if reason or whole:
            page = page_of(response, found, self.configs.get(site.start)) if whole else None
            yield from self._end(site, parts, reason, asked, page)
            return
        response = as_asked(response, asked)
        tags = self._tags(response, site, bool(parts))
        if not parts and not self._is_first(response, tags, site, found, asked):
            return
        parts = (*parts, page_of(response, found, self.configs.get(site.start)))
        following, whole = None, False
        if self.cleans and len(parts) < MAX_PARTS:
            following, whole = following_of(response, tags, first=len(parts) == 1)
        if following and same_site(following, site.host) and following not in {part.url for part in parts}:
            keywords = {"found": found, "asked": asked, "parts": parts, "whole": whole}
            site.further(following)
            yield self._request(site, following, self.parse_article, keywords=keywords)
        else:
            yield from self._emit(site, parts)

    def _end(
        self, site: Frontier, parts: tuple[Page, ...], reason: str, asked: str, whole: Page | None
    ) -> Iterator[Page]:
        """Yield what is there of an article of which no more comes, or its ``whole``; without either count the page that was asked for."""
        if not parts:
            self._done(site, reason, asked)
        elif reason:
            self._count(site, f"dropped/{reason}")
        yield from self._emit(site, (whole_of(parts[0], whole),) if whole and not reason else parts)

    def _is_first(self, response: Response, tags: Tags, site: Frontier, found: Found, asked: str) -> bool:
        """Follow the links of a page; whether it is an article's that has not come under another address."""
        if site.wanted.follow:
            self._take_links(tags, response.url, site)
        if found.by == "link" and not (looks_like_article(response.url) or declares_article(response)):
            self._done(site, "section_page", asked)
            return False
        if not site.first_time(asked, response.url, canonical_of(tags, response.url)):
            self._done(site, "duplicate_address", asked, noted=True)
            return False
        return True

    def _tags(self, response: Response, site: Frontier, further: bool) -> Tags:
        """What a page says about other addresses, as far as this crawl asks: one of a list that does not clean, nothing."""
        if not (self.cleans or site.wanted.follow):
            return Tags()
        if isinstance(response, HtmlResponse) and (further or not site.wanted.follow):
            return own_tags_of(response)
        return tags_of(response, self._known, site.start, site.host) or Tags()

    def _emit(self, site: Frontier, parts: tuple[Page, ...]) -> Iterator[Page]:
        if parts:
            page = parts[0]
            page.following = parts[1:]
            site.expect(page)
            yield page

    def _unfit(self, response: Response, site: Frontier, further: bool) -> str:
        """Why a response is no page of the site, or an empty string."""
        if response.status == NOT_MODIFIED:
            return "unchanged"
        if not response.body:
            return "empty"
        if not same_site(response.url, site.host):
            return "off_site"
        if site.is_front(response.url) and not site.is_front(asked_for(response)):
            return "gone"
        if not isinstance(response, HtmlResponse):
            return "not_html"
        return "further_page_failed" if further and response.status >= 400 else ""

    def _done(self, site: Frontier, reason: str, asked: str, *, noted: bool = False) -> None:
        """Count a page that gives no article; its place is free. ``noted`` says that the site knows already."""
        site.in_flight -= 1
        if reason == "unchanged":
            site.no_wall()
        elif reason == "gone":
            site.not_fetched(asked, "it redirects to the front page", NOT_FOUND)
        elif reason == "empty":
            site.not_fetched(asked, f"{asked} answers with nothing", None)
        site.done(None if noted else asked, reason)
        self._count(site, f"dropped/{reason}")
        self._tell(asked, reason)

    def _tell(self, url: str | None, reason: str) -> None:
        """Say of a page that the user named why it gives no article."""
        if isinstance(self._turns, Turns) and reason != "not_fetched":  # of that the log has said more
            self.logger.info("No article: %s (%s)", url, reason)

    def _count(self, site: Frontier, name: str) -> None:
        if self.crawler.stats:
            self.crawler.stats.inc_value(f"cleancopy/{name}")
            self.crawler.stats.inc_value(f"cleancopy/site/{site.netloc}/{name}")

    # --- what becomes of pages and requests

    def on_scraped(self, item: Any, response: Any) -> None:
        """Count an article towards the limit of its site."""
        site = site_of(response)
        site.in_flight -= 1
        site.emitted += bool(getattr(item, "is_article", True))
        site.fruitless = 0
        site.no_wall()

    def on_dropped(self, item: Any, response: Any, exception: Any = None) -> None:
        """Free the place of a page that gave no article."""
        site = site_of(response)
        site.in_flight -= 1
        url, reason = getattr(item, "url", None), str(exception or "error")
        kind, _, says = reason.partition(": ")
        if kind in WALLS and url:
            self._fail(site, site.walled(url, kind, f"it {says.removeprefix('the page ')}"))
        else:
            site.no_wall()
            site.done(url, kind)
        self._tell(url, reason)

    def cleaned_elsewhere(self, url: str | None, number: int) -> None:
        """Count a page that is cleaned while others can be asked for: 1 when that begins, -1 when it ends."""
        for site in self.names.of(self.names.name(url or "")):
            site.cleaning += number

    def on_spider_error(self, response: Any) -> None:
        """Free the place of a page that the spider itself stumbled over: an error of ours, which the exit code tells."""
        site = site_of(response)
        if response.request.callback == self.parse_article:
            self._done(site, "error", response.request.cb_kwargs["asked"])
        elif response.request.callback == self.parse_front and not site.started:
            self._fail(site, f"{response.url} could not be read; the log says why")

    def on_closed(self, reason: str) -> None:
        """Let the store know how the crawl went."""
        settle(self, reason)

    def on_error(self, failure: Failure) -> Iterator[Page]:
        """Count a request that failed; a front page that cannot be fetched is the end of its site."""
        request = failure.request  # type: ignore[attr-defined]
        site: Frontier = request.cb_kwargs["site"]
        reason, status = reason_of(failure, request.url), status_of(failure)
        self._refused(site, getattr(failure.value, "response", None))
        if request.callback == self.parse_front:
            site.looking -= 1
            self._fail(site, site.failed or reason)
        elif request.callback == self.parse_article:
            parts: tuple[Page, ...] = request.cb_kwargs.get("parts", ())
            if parts:
                yield from self._emit(site, parts)
                return
            asked = request.cb_kwargs["asked"]
            if status == NOT_MODIFIED and site.has_article(asked):  # said of what was asked for without a condition
                self._done(site, "unchanged", asked)
                return
            self.logger.info("Not fetched: %s", reason)
            if is_not_allowed(failure) and not site.failed:
                site.done(asked, "not_allowed")
            else:
                site.not_fetched(asked, site.failed or reason, status, blame=not site.failed)
            self._done(site, "not_fetched", asked)
        else:
            site.looking -= 1
            if (first := request.cb_kwargs.get("first")) is not None:  # the section's first page was read
                site.place_read("section", asked_for(first), first.status, first.headers)
            else:
                kind = {self.parse_sitemap: "sitemap", self.parse_feed: "feed"}.get(request.callback, "section")
                site.place_read(kind, asked_for(request), status)
            if status not in (404, 410):
                self._complain("place", request.url, reason)

    def _refused(self, site: Frontier, response: Any) -> None:
        """Leave a site alone that refuses or errs again and again; a front page with an error is asked for with the next run."""
        asked, unwell = asked_to_wait(response), trouble(response)
        how = refusal(response) or unwell
        if how and not site.failed and (site.started or asked or not unwell):
            self._fail(site, site.refused(f"it {how}", asked, unwell=bool(unwell)))

    def _fail(self, site: Frontier, reason: str) -> None:
        site.failed = site.failed or reason
        if self.crawler.stats and site.failed:
            self.crawler.stats.set_value(f"cleancopy/site/{site.netloc}/failed", site.failed)
