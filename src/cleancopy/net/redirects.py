"""Redirects as sites use them: to the same address with a cookie that has to come back, and in circles."""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

COOKIES = "cleancopy_cookies"
LED = "cleancopy_led"
"""Where who asks for a request may put a list, to learn where it is redirected to."""
MAX_COOKIES = 20  # of one chain of redirects
MAX_BYTES = 4_096  # of one cookie, as browsers have it


class Circle(IgnoreRequest):
    """Redirects that lead nowhere; no page says that it may not be fetched."""


class FollowMiddleware(RedirectMiddleware):
    """Scrapy's middleware, in which the answers of one chain of redirects get the cookies back that they have set.

    Nothing of them is carried to another page. Without them a site that lets nobody in without its cookie would redirect for ever to
    the address that was asked for. A circle in which nothing new is set is told at once.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Leave cookies to Scrapy where the user has them kept."""
        stage: Self = super().from_crawler(crawler)
        stage._kept_by_scrapy = crawler.settings.getbool("COOKIES_ENABLED")
        return stage

    _kept_by_scrapy = False

    def process_request(self, request: Request, spider: object = None) -> None:
        """Put the cookies of the chain beside those that the user names for the site."""
        jar: dict[str, dict[str, str]] = request.meta.get(COOKIES, {})
        mine = jar.get((urlparse_cached(request).hostname or "").lower())
        if mine and not self._kept_by_scrapy:
            own = (request.headers.get("Cookie") or b"").decode("latin-1")
            given = {pair.strip().partition("=")[0] for pair in own.split(";")}
            pairs = [f"{name}={value}" for name, value in mine.items() if name not in given]
            request.headers["Cookie"] = "; ".join(filter(None, (own, *pairs)))

    def process_response(self, request: Request, response: Response, spider: object = None) -> Request | Response:
        """Return the request that the redirect asks for, or the response itself; raises ``Circle``."""
        try:
            redirected = super().process_response(request, response)
        except IgnoreRequest:
            raise Circle(f"more than {self.max_redirect_times} redirects, the last to {_target(response)}") from None
        if isinstance(redirected, Request):
            request.meta.get(LED, []).append(redirected.url)
            new = self._keep(request, response, redirected)
            if not new and redirected.url in redirected.meta["redirect_urls"]:
                raise Circle(f"it redirects in a circle ({redirected.url})")
        return redirected

    def _keep(self, request: Request, response: Response, redirected: Request) -> bool:
        """Keep the cookies that an answer sets for the rest of its chain; whether any is new."""
        host = (urlparse_cached(request).hostname or "").lower()
        before: dict[str, dict[str, str]] = request.meta.get(COOKIES, {})
        mine = dict(before.get(host, {}))
        for header in response.headers.getlist("Set-Cookie"):
            name, equals, value = header[:MAX_BYTES].decode("latin-1").partition(";")[0].partition("=")
            if equals and name.strip() and (name.strip() in mine or len(mine) < MAX_COOKIES):
                mine[name.strip()] = value.strip()
        redirected.meta[COOKIES] = {**before, host: mine}
        return mine.keys() != before.get(host, {}).keys()


def _target(response: Response) -> str:
    return (response.headers.get("Location") or b"").decode("latin-1")[:200]
