"""Redirects by ``<meta http-equiv=refresh>``, on pages whose own addresses are broken too."""

from __future__ import annotations

import re
from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response, TextResponse
from scrapy.utils.response import get_meta_refresh

AT_ONCE = 3  # seconds
PARAGRAPH = re.compile(rb"<[pP][\s>]")
TEXT = 3  # paragraphs


class RefreshMiddleware(MetaRefreshMiddleware):
    """Scrapy's middleware, for which a malformed ``<base>`` or target, or a page that loads itself anew, is no reason to lose the page."""

    def process_response(self, request: Request, response: Response, spider: Any = None) -> Request | Response:
        """Return the request of the page redirected to, or the response itself."""
        if not _may_redirect(response.body):
            return response
        try:
            target = super().process_response(request, response)
        except (ValueError, IgnoreRequest):  # what redirects without end is a page, since it has answered
            return response
        return response if isinstance(target, Request) and _is_read_first(response, target) else target


def _is_read_first(response: Response, target: Request) -> bool:
    """Whether people see the page before they are sent on: it is loaded anew now and then, or leaves time to read a text."""
    if target.url == response.url:
        return True
    delay = get_meta_refresh(response)[0] if isinstance(response, TextResponse) else None
    return (delay or 0) > AT_ONCE and len(PARAGRAPH.findall(response.body)) >= TEXT


def _may_redirect(body: bytes) -> bool:
    """Whether the beginning of a page that Scrapy looks at may hold a redirect: it decodes the whole page to look at 4,096 characters."""
    beginning = body[: 4 * 4_096].lower()
    return b"refresh" in beginning or b"\0" in beginning  # in UTF-16 and UTF-32 the letters do not stand side by side
