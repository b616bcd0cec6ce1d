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
    """Doubles the delay of a site with each refusal, and keeps Scrapy from asking again at once."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Keep the crawler: its downloader knows the delays."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the response as it is."""
        if refusal(response) and not request.url.endswith("/robots.txt"):
            request.meta["dont_retry"] = True
            self._slow_down(request)
        return response

    def _slow_down(self, request: Request) -> None:
        engine = self._crawler.engine
        slot = engine.downloader.slots.get(str(request.meta.get("download_slot"))) if engine else None
        if slot is None:
            return
        slot.delay = min(max(slot.delay * 2, FIRST), SLOWEST)
        if self._crawler.stats:
            self._crawler.stats.inc_value("cleancopy/refused/by_site")
        logger.info("%s refuses: %g s between requests from here", request.meta.get("download_slot"), slot.delay)
