"""What robots.txt says, to the sites it is about."""

from __future__ import annotations

from scrapy.http import Response

from cleancopy.discovery.urls import join

from .frontier import Frontier
from .names import SiteNames


class RobotsListener:
    """The part of a spider that the middleware for robots.txt speaks to."""

    names: SiteNames

    def robots_known(self, netloc: str, found: list[str]) -> None:
        """Take the sitemaps that robots.txt names."""
        for site in self.names.of(netloc):
            for url in filter(None, (join(site.start, name) for name in found)):
                site.place("sitemap", url, named=True)

    def robots_conditions(self, netloc: str) -> dict[str, str]:
        """Return the headers that ask for robots.txt only if it has changed."""
        return next((site.conditions("robots", netloc) for site in self.names.of(netloc)), {})

    def robots_body(self, netloc: str) -> bytes | None:
        """Return robots.txt as it was when it was last fetched."""
        return next((site.robots for site in self.names.of(netloc)), None)

    def robots_answered(self, netloc: str, response: Response) -> None:
        """Let the site remember robots.txt."""
        for site in self.names.of(netloc):
            site.remember_robots(response)

    def robots_failed(self, netloc: str, reason: str, asked: float = 0.0) -> None:
        """Give up a site whose robots.txt gives no answer; leave it alone as long as it asks for."""
        for site in self.names.of(netloc):
            self._fail(site, site.refused(reason, asked, unwell=True) or reason if asked else reason)

    def _fail(self, site: Frontier, reason: str) -> None:
        raise NotImplementedError
