"""Sites that refuse or are not well: 403, 429, challenges and 5xx slow the crawl of that site down."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

logger = logging.getLogger(__name__)

REFUSED = (403, 429)
TOO_MANY = 429
CHALLENGED = (403, 429, 503)
CHALLENGE = {b"cf-mitigated": b"challenge", b"x-amzn-waf-action": b"challenge", b"x-datadome": b"protected"}
"""Headers by which the large guards say that a person is to prove to be one (Cloudflare, AWS WAF, DataDome)."""
SLOWEST = 60.0  # seconds between two requests to a site that refuses
FIRST = 2.0
FIRST_UNWELL = 1.0  # a single page with an error of its own is more frequent than a site that breaks down
SERVER_ERROR = 500


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


def trouble(response: Any) -> str:
    """Return how a response says that the server is not well, or an empty string.

    >>> from scrapy.http import Response
    >>> trouble(Response("https://example.org/", status=503)), trouble(Response("https://example.org/", status=429))
    ('answers 503', '')
    """
    status = getattr(response, "status", None) or 0
    return f"answers {status}" if status >= SERVER_ERROR and not refusal(response) else ""


def asked_to_wait(response: Any) -> float:
    """Return how many seconds an answer asks to wait before the next request, 0 where it does not say (RFC 9110, 10.2.3)."""
    text = (getattr(response, "headers", {}).get("Retry-After") or b"").decode("latin-1").strip()
    if text.isdigit():
        return float(text[:9])
    try:
        return max((parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds(), 0.0)
    except (TypeError, ValueError):
        return 0.0


class RefusalMiddleware:
    """Doubles the delay of a site with each refusal and error, and keeps Scrapy from asking one that refuses again at once.

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
        robots = request.url.endswith("/robots.txt")
        if (refusal(response) and not robots) or trouble(response) or (robots and response.status == TOO_MANY):
            asked = asked_to_wait(response)
            if refusal(response) or asked:
                request.meta["dont_retry"] = True
            self._slow_down(request, response, asked)
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

    def _slow_down(self, request: Request, response: Response, asked: float) -> None:
        name, slot = self._slot(request)
        if slot is None:
            return
        self._usual.setdefault(name, slot.delay)
        refuses = bool(refusal(response))
        slot.delay = min(max(slot.delay * 2, FIRST if refuses else FIRST_UNWELL, asked), SLOWEST)
        if self._crawler.stats and refuses:
            self._crawler.stats.inc_value("cleancopy/refused/by_site")
        does = "refuses" if refuses else trouble(response)
        logger.info("%s %s: %g s between requests from here", request.meta.get("download_slot"), does, slot.delay)
