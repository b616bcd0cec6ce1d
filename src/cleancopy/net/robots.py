"""robots.txt as RFC 9309 has it: a server error, or 429, means that nothing may be fetched for now, and the delay it asks for is kept."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from inspect import signature
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from .redirects import LED, Circle
from .refusals import TOO_MANY, asked_to_wait

logger = logging.getLogger(__name__)

SERVER_ERROR = 500
CLIENT_ERROR = 400
NOT_MODIFIED = 304
# A delay that a site asks for is a least one: Scrapy's random part would go below it. Scrapy 2.19 renamed the option.
STEADY: dict[str, float] = (
    {"jitter": 0.0} if "jitter" in signature(Slot.__init__).parameters else {"randomize_delay": False}
)
MAX_DELAY = 300.0  # seconds; a longer Crawl-delay is kept as this one


class Unknown(IgnoreRequest):
    """A page that is not asked for because nobody knows what robots.txt says; it may be allowed another time."""


class Closed(RobotParser):
    """Rules that allow nothing, because they are not known."""

    reason = ""

    @classmethod
    def from_crawler(cls, crawler: Any, robotstxt_body: bytes) -> Closed:
        """Take nothing from the body."""
        return cls()

    def allowed(self, url: str | bytes, user_agent: str | bytes) -> bool:
        """Allow nothing."""
        return False


def _handed_on(rules: RobotParser | None, waiting: Deferred[RobotParser | None]) -> RobotParser | None:
    """Give the rules to one who waits, and keep them for the next."""
    waiting.callback(rules)
    return rules


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware, stricter: 5xx and 429 close the site, no answer too, and Crawl-delay sets the pace.

    The spider is told what was found, if it wants to know: ``robots_known(netloc, sitemaps)`` and ``robots_failed(netloc, reason, asked)``,
    with the seconds that the answer asks to wait.
    One that remembers earlier crawls may name the conditions of the request (``robots_conditions(netloc)``), the rules it has
    (``robots_body(netloc)``), and takes the answer (``robots_answered(netloc, response)``).
    """

    async def process_request(self, request: Request, spider: Any = None) -> None:
        """Let the request pass, or raise ``IgnoreRequest``; its host's delay is not to be shortened."""
        try:
            await super().process_request(request)
        except IgnoreRequest:
            rules = self._parsers.get(urlsplit(request.url).netloc)
            if isinstance(rules, Closed):
                raise Unknown(rules.reason) from None
            raise
        if self._delays.get(request.url.split("/", 3)[2]):
            request.meta["autothrottle_dont_adjust_delay"] = True

    def __init__(self, crawler: Any) -> None:
        super().__init__(crawler)
        self._delays: dict[str, float] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Return the rules for a request's host, fetched before its first request; a failure closes the host."""
        url = urlsplit(request.url)
        if url.netloc not in self._parsers:
            self._parsers[url.netloc] = Deferred()
            asked = Request(
                f"{url.scheme}://{url.netloc}/robots.txt",
                headers=self._ask("robots_conditions", url.netloc) or {},
                priority=self.DOWNLOAD_PRIORITY,
                meta={"dont_obey_robotstxt": True, LED: []},
                callback=NO_CALLBACK,
            )
            try:
                response = await self.crawler.engine.download_async(asked)
                await self._parse_robots(response, url.netloc, request)
            except (
                Circle
            ) as error:  # RFC 9309 (2.3.1.2): a file that is not reached by redirects is one that is not there
                logger.info("%s: robots.txt is not there: %s", url.netloc, error)
                await self._parse_robots(Response(asked.url, status=404), url.netloc, request)
            except Exception as error:  # noqa: BLE001  whatever went wrong, the host's rules are not known
                self._robots_error(error, url.netloc, asked.meta[LED])
            self._stats.inc_value("robotstxt/request_count")
        parser = self._parsers[url.netloc]
        if not isinstance(parser, Deferred):
            return parser
        # Whoever awaits a Deferred takes its result away: of requests that wait for one answer, each needs a Deferred of its own,
        # or the second finds no rules and is let through.
        mine: Deferred[RobotParser | None] = Deferred()
        parser.addCallback(_handed_on, mine)
        return await maybe_deferred_to_future(mine)

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= SERVER_ERROR or response.status == TOO_MANY:
            self._close(
                netloc,
                f"robots.txt answers {response.status}, which means wait: try again later",
                asked_to_wait(response),
            )
            return
        known = self._ask("robots_body", netloc) if response.status == NOT_MODIFIED else None
        body = known if known is not None else response.body if response.status < CLIENT_ERROR else b""
        self._tell("robots_answered", netloc, response)
        await super()._parse_robots(response.replace(body=body), netloc, request)
        rules = getattr(self._parsers[netloc], "rp", None)
        if rules is None:
            return
        self._slow_down(netloc, rules.crawl_delay(self._robotstxt_useragent or self._default_useragent))
        self._tell("robots_known", netloc, [*rules.sitemaps])

    def _slow_down(self, netloc: str, delay: float | None) -> None:
        """Make the downloader wait between requests to a host, now and for slots to come."""
        if not delay:
            return
        self._delays[netloc] = seconds = min(float(delay), MAX_DELAY)
        host = netloc.rpartition("@")[2].partition(":")[0]
        downloader = self.crawler.engine.downloader
        downloader.per_slot_settings[host] = {"delay": seconds, "concurrency": 1, **STEADY}
        slot = downloader.slots.get(host)
        if slot is not None:
            slot.delay = max(slot.delay, seconds)
            for name, value in STEADY.items():
                setattr(slot, name, value)
        logger.info("%s asks for %g s between requests", netloc, seconds)

    def _robots_error(self, exc: Exception, netloc: str, led: Sequence[str] = ()) -> None:
        """Close a site whose robots.txt could not be fetched: not knowing is not being allowed."""
        why = " ".join(str(exc).split()) or type(exc).__name__
        if led:
            self._close(netloc, f"robots.txt could not be fetched: it redirects to {led[-1]} ({why})")
        elif isinstance(exc, (CannotResolveHostError, DNSLookupError)):
            self._close(netloc, f"{netloc} does not resolve: check the address ({exc})")
        else:
            self._close(netloc, f"robots.txt could not be fetched: {why}")

    def _close(self, netloc: str, reason: str, asked: float = 0.0) -> None:
        waiting = self._parsers[netloc]
        self._parsers[netloc] = closed = Closed()
        closed.reason = reason
        self._tell("robots_failed", netloc, reason, asked)
        if isinstance(waiting, Deferred):
            waiting.callback(closed)

    def _tell(self, name: str, *facts: Any) -> None:
        self._ask(name, *facts)

    def _ask(self, name: str, *facts: Any) -> Any:
        """What the spider answers, if it has an answer."""
        listener = getattr(self.crawler.spider, name, None)
        return listener(*facts) if listener is not None else None
