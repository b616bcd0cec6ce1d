"""What the file of sites says about how a site is asked: headers, cookies, proxy, pace. It holds for robots.txt too."""

from __future__ import annotations

from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler

APPLIED = "cleancopy_site_headers"


class SiteMiddleware:
    """Puts a site's own headers and proxy on its requests, and takes them off where a redirect leaves the site."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Keep the crawler: its spider knows the sites."""
        return cls(crawler)

    def process_request(self, request: Request, spider: Any = None) -> None:
        """Change the request as its site's table says."""
        config_of = getattr(self._crawler.spider, "site_config", None)
        config = config_of(request.url) if config_of else None
        headers = dict(config.headers) if config else {}
        for name in request.meta.pop(APPLIED, ()):
            if name not in headers:
                request.headers.pop(name, None)
                request.meta.pop("proxy", None)
        if config is None:
            return
        for name, value in headers.items():
            request.headers[name] = value
        if headers:
            request.meta[APPLIED] = tuple(headers)
        if config.proxy:
            request.meta.setdefault("proxy", config.proxy)
        if config.delay is not None:
            request.meta["autothrottle_dont_adjust_delay"] = True
