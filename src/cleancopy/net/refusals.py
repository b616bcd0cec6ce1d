"""Sites that refuse: 403, 429 and challenges slow the crawl of that site down, and are not asked again at once."""

from __future__ import annotations

import logging
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

logger = logging.getLogger(__name__)

REFUSED = (403, 429)
CHALLENGED = (403, 429, 503)
CHALLENGE = {b"cf-mitigated": b"challenge", b"x-amzn-waf-action": b"challenge", b"x-datadome": b"protected"}
"""Headers by which the large guards say that a person is to prove to be one (Cloudflare, AWS WAF, DataDome)."""
SLOWEST = 60.0  # seconds between two requests to a site that refuses
FIRST = 2.0


def refusal(response: Any) -> str:
    """Return how a response refuses, or an empty string.

    >>> from scrapy.http import Response
    >>> refusal(Response("https://example.org/", status=429)), refusal(Response("https://example.org/", status=503))
    ('answers 429', '')
    """
    status = getattr(response, "status", None)
    if status is None:
        return ""
    if any((response.headers.get(name) or b"").lower() == value for name, value in CHALLENGE.items()):
        return f"asks for proof that a person reads it ({status})"
    return f"answers {status}" if status in REFUSED else ""


class RefusalMiddleware:
    """Doubles the delay of a site with each refusal, and keeps Scrapy from asking again at once.

    AutoThrottle takes such a delay back while the site answers. Where it is off, or a site keeps a pace of its own, each answer halves
    it here: a few pages for members alone must not leave a whole site at a request a minute.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._throttled = crawler.settings.getbool("AUTOTHROTTLE_ENABLED")
        self._usual: dict[str, float] = {}
        """Delays before the first refusal, by slot of the downloader; of those that are slowed down."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Keep the crawler: its downloader knows the delays."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the response as it is."""
        if refusal(response) and not request.url.endswith("/robots.txt"):
            request.meta["dont_retry"] = True
            self._slow_down(request)
        elif self._usual and response.status < 400:
            self._ease(request)
        return response

    def _slot(self, request: Request) -> tuple[str, Any]:
        engine, name = self._crawler.engine, str(request.meta.get("download_slot"))
        return name, engine.downloader.slots.get(name) if engine else None

    def _ease(self, request: Request) -> None:
        name, slot = self._slot(request)
        usual = self._usual.get(name)
        if slot is None or usual is None:
            return
        if not self._throttled or request.meta.get("autothrottle_dont_adjust_delay"):
            slot.delay = max(slot.delay / 2, usual)
        if slot.delay <= usual:
            del self._usual[name]

    def _slow_down(self, request: Request) -> None:
        name, slot = self._slot(request)
        if slot is None:
            return
        self._usual.setdefault(name, slot.delay)
        slot.delay = min(max(slot.delay * 2, FIRST), SLOWEST)
        if self._crawler.stats:
            self._crawler.stats.inc_value("cleancopy/refused/by_site")
        logger.info("%s refuses: %g s between requests from here", request.meta.get("download_slot"), slot.delay)
