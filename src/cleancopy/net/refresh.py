"""Redirects by ``<meta http-equiv=refresh>``, on pages whose own addresses are broken too."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.http import Response


class RefreshMiddleware(MetaRefreshMiddleware):
    """Scrapy's middleware, for which a malformed ``<base>`` or target is no reason to lose the page."""

    def process_response(self, request: Request, response: Response, spider: Any = None) -> Request | Response:
        """Return the request of the page redirected to, or the response itself."""
        if not _may_redirect(response.body):
            return response
        try:
            return super().process_response(request, response)
        except ValueError:
            return response


def _may_redirect(body: bytes) -> bool:
    """Whether the beginning of a page that Scrapy looks at may hold a redirect: it decodes the whole page to look at 4,096 characters."""
    beginning = body[: 4 * 4_096].lower()
    return b"refresh" in beginning or b"\0" in beginning  # in UTF-16 and UTF-32 the letters do not stand side by side
