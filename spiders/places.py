"""The places where a site names its articles: the front page, sections, sitemaps and feeds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import scrapy
from scrapy.http import Headers, HtmlResponse, Response

from cleancopy.discovery import feeds, scripts, sitemaps
from cleancopy.discovery.entries import Malformed, Torn
from cleancopy.discovery.links import feeds_of, further_of, links_of
from cleancopy.discovery.tags import Tags
from cleancopy.discovery.urls import host_of, same_site

from .frontier import Frontier
from .pages import NOT_MODIFIED, asked_for, tags_of
from .sites import SiteConfig


class PlaceReader(scrapy.Spider):
    """The part of a spider that reads places."""

    configs: dict[str, SiteConfig]
    """What the file of sites says, by the address a site starts at."""
    section_pages = 1
    """Pages of a section that are looked at, while they bring new articles."""

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
            site.place("feed", url, named=bool(announced))
        if site.wanted.follow and len(self._take_links(tags, response.url, site)) < scripts.FEW:
            self._take_written(response, site)
        site.place_read("front", site.start, response.status, response.headers)

    def _take_named(self, site: Frontier) -> None:
        """Take the places that the file of sites names."""
        config = self.configs[site.start]
        for kind, named in (("sitemap", config.sitemaps), ("feed", config.feeds), ("section", config.sections)):
            for url in named:
                site.place(kind, url, named=kind != "section")

    def parse_section(
        self, response: Response, site: Frontier, first: Response | None = None, number: int = 1
    ) -> Iterator[scrapy.Request]:
        """Take the links of a section page, and of the pages that follow it while they bring new articles.

        The section counts as read when the last of them is: a crawl that dies before that begins with its first page again.
        """
        site.looking -= 1
        first = first or response
        if response.status != NOT_MODIFIED:
            tags = tags_of(response)
            found = self._take_links(tags, response.url, site)
            if len(found) < scripts.FEW:
                self._take_written(response, site)
            further = further_of(tags, response.url, site.host) if tags and number < self.section_pages else None
            if further and not site.full and site.brings_new(found):
                site.looking += 1
                keywords = {"first": first, "number": number + 1}
                yield self._request(site, further, self.parse_section, priority=5, keywords=keywords)
                return
        site.place_read("section", asked_for(first), first.status, first.headers)

    def parse_sitemap(self, response: Response, site: Frontier) -> None:
        """Take the addresses of a sitemap, or the sitemaps of an index, newest first."""
        site.looking -= 1
        children = []
        headers: Headers | None = response.headers
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
            headers = None if isinstance(error, Torn) else headers
        for entry in sorted(children, key=lambda child: child.lastmod or "", reverse=True):
            site.place("sitemap", entry.url, entry.lastmod, named=same_site(entry.url, host_of(response.url)))
        site.place_read("sitemap", asked_for(response), response.status, headers)

    def parse_feed(self, response: Response, site: Frontier) -> None:
        """Take the entries of a feed."""
        site.looking -= 1
        try:
            for entry in feeds.read(response.body, response.url) if response.status != NOT_MODIFIED else ():
                self._take(site, entry, "feed")
        except Malformed as error:
            self._complain("feed", response.url, str(error))
        site.place_read("feed", asked_for(response), response.status, response.headers)

    def _take_links(self, tags: Tags | None, url: str, site: Frontier) -> dict[str, bool]:
        """Take the links of a page; returns those that lead to articles, and what the site said of each."""
        if tags is None:
            return {}
        articles, sections = links_of(tags, url, site.host)
        found = {entry.url: self._take(site, entry, "link") for entry in articles}
        for section in sections if site.wanted.follow else ():
            if not site.wanted.section or site.wanted.takes(section):
                site.place("section", section)
        return found

    def _take_written(self, response: Response, site: Frontier) -> None:
        """Take the addresses of articles from which a script would make the links of a page."""
        if isinstance(response, HtmlResponse):
            for entry in scripts.entries(response.text, response.url, site.host):
                self._take(site, entry, "link")

    def _take(self, site: Frontier, entry: Any, by: str) -> bool:
        taken = site.add(entry, by)
        if taken and self.crawler.stats:
            self.crawler.stats.inc_value(f"cleancopy/discovery/{by}")
        return taken

    def _complain(self, kind: str, url: str, reason: str) -> None:
        self.logger.warning("Left out the %s %s: %s", kind, url, reason)
        if self.crawler.stats:
            self.crawler.stats.inc_value(f"cleancopy/discovery/malformed_{kind}")

    def _request(
        self, site: Frontier, url: str, callback: Any, *, keywords: Any = None, size: int = 0, **options: Any
    ) -> scrapy.Request:
        raise NotImplementedError

    def _fail(self, site: Frontier, reason: str) -> None:
        raise NotImplementedError
