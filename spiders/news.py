"""The spider for news sites: finds articles in sitemaps, feeds and links, and fetches them newest first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

import scrapy
from scrapy import signals
from scrapy.exceptions import DontCloseSpider, IgnoreRequest
from scrapy.http import HtmlResponse, Response
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from cleancopy.core.model import Found, Page
from cleancopy.discovery import feeds, sitemaps
from cleancopy.discovery.entries import Malformed
from cleancopy.discovery.known import KnownLinks
from cleancopy.discovery.links import canonical_of, feeds_of, links_of
from cleancopy.discovery.tags import Tags
from cleancopy.discovery.urls import looks_like_article, same_site
from cleancopy.ledger.recorder import Recorder
from cleancopy.net import refusal

from .choices import check, configs_of, wanted_of
from .frontier import Frontier
from .pages import asked_for, declares_article, following_of, page_of, tags_of
from .recording import open_recorder, record, retry_after, settle
from .robots import RobotsListener
from .sites import SiteConfig, set_pace

AT_ONCE = 2  # pages of a site asked for ahead of the downloader, which takes one at a time
MAX_PARTS = 20  # pages of one article
SITEMAP_MAXSIZE = 64 * 1024 * 1024
NOT_MODIFIED = 304
MAX_NAMES = 10_000  # hosts whose site is remembered


class NewsSpider(RobotsListener, scrapy.Spider):
    """Crawls news sites and gives every article once.

    Arguments: ``site`` (an address) or ``sites`` (a file with one a line, or a ``sites.toml``, ``docs/sites.md``); ``limit`` (articles
    a site); ``since`` (YYYY-MM-DD, by date of publication, else the sitemap's last change; undated articles are kept);
    ``max_age`` (the same, in days); ``section`` (beginning of the path: ``/politics``); ``allow`` and ``deny`` (regular
    expressions searched in addresses, several separated by spaces).
    """

    name = "news"

    def __init__(self, **arguments: Any) -> None:
        check(arguments)
        super().__init__(**{key: value for key, value in arguments.items() if key.startswith("_")})
        configs = configs_of(arguments)
        self.since = wanted_of(arguments).since
        self.recorder: Recorder | None = None
        self._names: dict[str, str | None] = {}
        self._known = KnownLinks()
        self.sites: list[Frontier] = [Frontier(config.start, wanted) for config, wanted in configs]
        self.configs = {config.start: config for config, _ in configs}
        self.named_hosts = frozenset((urlsplit(site.start).hostname or "").lower() for site in self.sites)
        self.proxy_hosts = frozenset((urlsplit(config.proxy).hostname or "").lower() for config, _ in configs) - {""}

    @classmethod
    def check_arguments(cls, arguments: Mapping[str, str]) -> None:
        """Raise ``UsageError`` with what to do when an argument is wrong or missing."""
        check(arguments)

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> NewsSpider:
        """Listen to what becomes of the pages."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        connect = crawler.signals.connect
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
        return spider

    def site_name(self, url: str) -> str | None:
        """Return the site that an address belongs to, as the stats name it: the nearest of those crawled, or None."""
        head, _, rest = url.partition("//")  # asked some twenty times a page, for one of maybe a thousand sites
        start = f"{head}//{rest.partition('/')[0]}/"
        if start not in self._names:
            if len(self._names) >= MAX_NAMES:
                self._names.clear()
            self._names[start] = self._nearest(start)
        return self._names[start]

    def _nearest(self, start: str) -> str | None:
        near = [site for site in self.sites if same_site(start, site.host)]
        same = [site for site in near if f"//{site.netloc}/" in start]
        return max(same or near, key=lambda site: len(site.host)).netloc if near else None

    def site_config(self, url: str) -> SiteConfig | None:
        """Return what the file of sites says about the site that an address belongs to, None for an address of no site."""
        name = self.site_name(url)
        return next((self.configs[site.start] for site in self.sites if site.netloc == name), None)

    def queued(self) -> dict[str, int]:
        """Return how many addresses wait, by site."""
        return {site.netloc: site.waiting for site in self.sites if site.claimed}

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
        for site in self.sites:
            for request in self._next_requests(site) if site.claimed else ():
                self.crawler.engine.crawl(request)

    def on_idle(self) -> None:
        """Go on while any site has something left."""
        before = sum(site.in_flight + site.looking for site in self.sites)
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
        while not site.looking and site.may_ask(AT_ONCE) and (article := site.next_article()):
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

    # --- places

    def parse_front(self, response: Response, site: Frontier) -> None:
        """Take sitemaps, feeds and links from the front page."""
        site.looking -= 1
        site.started = True
        if not same_site(response.url, site.host):
            self._fail(site, f"it redirects to {response.url}: name that address as the site")
            return
        self._take_named(site)
        if response.status == NOT_MODIFIED:
            site.place_read("front", site.start, response.status)
            return
        if not site.knows_sitemaps:
            for path in sitemaps.USUAL:
                site.place("sitemap", urljoin(response.url, path))
        tags = tags_of(response)
        announced = feeds_of(tags, response.url) if tags else []
        for url in announced or [urljoin(response.url, path) for path in feeds.USUAL]:
            site.place("feed", url)
        self._take_links(tags, response.url, site)
        site.place_read("front", site.start, response.status, response.headers)

    def _take_named(self, site: Frontier) -> None:
        """Take the places that the file of sites names."""
        config = self.configs[site.start]
        for kind, named in (("sitemap", config.sitemaps), ("feed", config.feeds), ("section", config.sections)):
            for url in named:
                site.place(kind, url)

    def parse_section(self, response: Response, site: Frontier) -> None:
        """Take the links of a section page."""
        site.looking -= 1
        if response.status != NOT_MODIFIED:
            self._take_links(tags_of(response), response.url, site)
        site.place_read("section", asked_for(response), response.status, response.headers)

    def parse_sitemap(self, response: Response, site: Frontier) -> None:
        """Take the addresses of a sitemap, or the sitemaps of an index, newest first."""
        site.looking -= 1
        children = []
        if response.status == NOT_MODIFIED:
            site.place_read("sitemap", asked_for(response), response.status)
            return
        try:
            for entry in sitemaps.read(response.body, response.url):
                if not entry.sitemap:
                    self._take(site, entry, "sitemap")
                elif not (site.wanted.since and entry.lastmod and entry.day and entry.day < site.wanted.since):
                    children.append(entry)
        except Malformed as error:
            self._complain("sitemap", response.url, str(error))
        for entry in sorted(children, key=lambda child: child.lastmod or "", reverse=True):
            site.place("sitemap", entry.url, entry.lastmod)
        site.place_read("sitemap", asked_for(response), response.status, response.headers)

    def parse_feed(self, response: Response, site: Frontier) -> None:
        """Take the entries of a feed."""
        site.looking -= 1
        try:
            for entry in feeds.read(response.body, response.url) if response.status != NOT_MODIFIED else ():
                self._take(site, entry, "feed")
        except Malformed as error:
            self._complain("feed", response.url, str(error))
        site.place_read("feed", asked_for(response), response.status, response.headers)

    def _take_links(self, tags: Tags | None, url: str, site: Frontier) -> None:
        if tags is None:
            return
        articles, sections = links_of(tags, url, site.host)
        for entry in articles:
            self._take(site, entry, "link")
        for section in sections:
            if not site.wanted.section or site.wanted.takes(section):
                site.place("section", section)

    def _take(self, site: Frontier, entry: Any, by: str) -> None:
        if site.add(entry, by) and self.crawler.stats:
            self.crawler.stats.inc_value(f"cleancopy/discovery/{by}")

    def _complain(self, kind: str, url: str, reason: str) -> None:
        self.logger.warning("Left out the %s %s: %s", kind, url, reason)
        if self.crawler.stats:
            self.crawler.stats.inc_value(f"cleancopy/discovery/malformed_{kind}")

    # --- articles

    def parse_article(
        self, response: Response, site: Frontier, found: Found, asked: str, parts: tuple[Page, ...] = ()
    ) -> Iterator[Page | scrapy.Request]:
        """Yield the page, once all pages of a split article are there; a section page is only followed."""
        reason = self._unfit(response, site, bool(parts))
        if reason:
            if parts:
                self._count(site, f"dropped/{reason}")
            else:
                self._done(site, reason, asked)
            yield from self._emit(site, parts)
            return
        tags = tags_of(response, None if parts else self._known, site.start, site.host) or Tags()
        if not parts:
            self._take_links(tags, response.url, site)
            if found.by == "link" and not (looks_like_article(response.url) or declares_article(response)):
                self._done(site, "section_page", asked)
                return
            if not site.first_time(asked, response.url, canonical_of(tags, response.url)):
                self._done(site, "duplicate_address", asked)
                return
        parts = (*parts, page_of(response, found, self.configs[site.start]))
        following = following_of(response, tags) if len(parts) < MAX_PARTS else None
        if following and same_site(following, site.host) and following not in {part.url for part in parts}:
            keywords = {"found": found, "asked": asked, "parts": parts}
            site.further(following)
            yield self._request(site, following, self.parse_article, keywords=keywords)
        else:
            yield from self._emit(site, parts)

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
        if not same_site(response.url, site.host):
            return "off_site"
        if not isinstance(response, HtmlResponse):
            return "not_html"
        return "further_page_failed" if further and response.status >= 400 else ""

    def _done(self, site: Frontier, reason: str, asked: str) -> None:
        """Count a page that gives no article; its place is free."""
        site.in_flight -= 1
        site.done(asked, reason)
        self._count(site, f"dropped/{reason}")

    def _count(self, site: Frontier, name: str) -> None:
        if self.crawler.stats:
            self.crawler.stats.inc_value(f"cleancopy/{name}")
            self.crawler.stats.inc_value(f"cleancopy/site/{site.netloc}/{name}")

    # --- what becomes of pages and requests

    def on_scraped(self, item: Any, response: Any) -> None:
        """Count an article towards the limit of its site."""
        site = _site_of(response)
        site.in_flight -= 1
        site.emitted += bool(getattr(item, "is_article", True))

    def on_dropped(self, item: Any, response: Any, exception: Any = None) -> None:
        """Free the place of a page that gave no article."""
        site = _site_of(response)
        site.in_flight -= 1
        site.done(getattr(item, "url", None), str(exception or "error").partition(":")[0])

    def cleaned_elsewhere(self, url: str | None, number: int) -> None:
        """Count a page that is cleaned while others can be asked for: 1 when that begins, -1 when it ends."""
        name = self.site_name(url or "")
        for site in (site for site in self.sites if site.netloc == name):
            site.cleaning += number

    def on_spider_error(self, response: Any) -> None:
        """Free the place of a page that the spider itself stumbled over: an error of ours, which the exit code tells."""
        site = _site_of(response)
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
        reason, status = _reason(failure, request.url), _status(failure)
        if (how := refusal(getattr(failure.value, "response", None))) and not site.failed:
            self._fail(site, site.refused(f"it {how}", retry_after(failure)))
        if request.callback == self.parse_front:
            site.looking -= 1
            self._fail(site, site.failed or reason)
        elif request.callback == self.parse_article:
            parts: tuple[Page, ...] = request.cb_kwargs.get("parts", ())
            if parts:
                yield from self._emit(site, parts)
                return
            self.logger.info("Not fetched: %s", reason)
            asked = request.cb_kwargs["asked"]
            if status is None and isinstance(failure.value, IgnoreRequest) and not site.failed:
                site.done(asked, "not_allowed")
            else:
                site.not_fetched(asked, site.failed or reason, status, blame=not site.failed)
            self._done(site, "not_fetched", asked)
        else:
            site.looking -= 1
            kind = {self.parse_sitemap: "sitemap", self.parse_feed: "feed"}.get(request.callback, "section")
            site.place_read(kind, asked_for(request), status)
            if status not in (404, 410):
                self._complain("place", request.url, reason)

    def _fail(self, site: Frontier, reason: str) -> None:
        site.failed = site.failed or reason
        if self.crawler.stats and site.failed:
            self.crawler.stats.set_value(f"cleancopy/site/{site.netloc}/failed", site.failed)


def _site_of(response: Any) -> Frontier:
    """The site that asked for a response; in its place stands the failure of a request whose earlier pages were emitted."""
    return response.request.cb_kwargs["site"]  # type: ignore[no-any-return]


def _reason(failure: Failure, url: str) -> str:
    """What went wrong, in a line that says what to do."""
    if isinstance(failure.value, DNSLookupError):
        return f"{urlsplit(url).hostname} does not resolve: check the address ({failure.getErrorMessage()})"
    status = _status(failure)
    if status is not None:
        return f"{url} answers {status}"
    return f"{url} could not be fetched: {' '.join(failure.getErrorMessage().split()) or type(failure.value).__name__}"


def _status(failure: Failure) -> int | None:
    """The status of the answer that was taken for a failure, None where there was no answer."""
    status: int | None = getattr(getattr(failure.value, "response", None), "status", None)
    return status
