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
        try:
            return super().process_response(request, response)
        except ValueError:
            return response
