"""Responses as pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from typing import Any
from urllib.parse import unquote, urlsplit

from parsel import Selector
from scrapy.http import HtmlResponse, Request, Response

from cleancopy.core.headers import combined
from cleancopy.core.metadata import may_have_next, may_have_whole, next_page, stem_of, whole_page
from cleancopy.core.model import Found, Page
from cleancopy.discovery.known import KnownLinks
from cleancopy.discovery.links import named_next
from cleancopy.discovery.own import own_tags
from cleancopy.discovery.tags import Tags, options_of, read_tags
from cleancopy.net.archive import META

from .sites import SiteConfig

NOT_MODIFIED = 304
# What an article says about its type, in the bytes of its head or structured data.
MARKS = (b'"article"', b"'article'", b"NewsArticle", b"BlogPosting", b"ReportageNewsArticle", b"LiveBlogPosting")


def tags_of(response: Response, known: KnownLinks | None = None, taker: str = "", site: str = "") -> Tags | None:
    """Return what a page says about other addresses, or None when it is no page.

    With ``known``, links that the taker knows are left out, and those that leave ``site``, a host.
    """
    if not isinstance(response, HtmlResponse):
        return None
    if known is None:
        return read_tags(response.text)
    return known.read(response.body, response.encoding, response.url, taker, site)


def own_tags_of(response: HtmlResponse) -> Tags:
    """Return what a page says about its own address, for crawls that follow no links."""
    return own_tags(response.body, response.encoding, response.url)


def following_of(response: Response, tags: Tags, *, first: bool = False) -> tuple[str | None, bool]:
    """Return the address of the next page of the same article, or None, and whether all its pages stand there.

    Those that link their pages by number are joined from these; only the ``first`` page of others is looked at for a link to the whole.
    ``response.selector`` is not used: it fails on a page whose ``<base>`` is malformed.
    """
    if not isinstance(response, HtmlResponse):
        return None, False
    named = named_next(tags)
    hrefs = [*tags.known, *(anchor.href for anchor in tags.anchors)]
    if may_have_next(response.url, chain(hrefs, options_of(response.body, response.encoding)), named):
        following = next_page(_root_of(response), response.url)
        if following:
            return following, False
    if first and may_have_whole(response.url, hrefs):
        return whole_page(_root_of(response), response.url), True
    return None, False


def _root_of(response: Response) -> Any:
    return Selector(response.text, type="html").root


def whole_of(first: Page, whole: Page) -> Page:
    """Return an article that stands on one page under another address than its own, as the page of its own.

    Its headers stay those of the first page: that one is what the next crawl asks for, and what its validators are of. Where another
    page answered, such as one to log in, it stays the first page.
    """
    if not whole.url or not first.url or stem_of(first.url) not in whole.url:
        return first
    return replace(whole, url=first.url, headers=first.headers)


def page_of(response: Response, found: Found, config: SiteConfig | None = None) -> Page:
    """Return the page of a response, with what the file of sites says about the site's pages."""
    pairs = [(n.decode("latin-1"), v.decode("latin-1")) for n, values in response.headers.items() for v in values]
    record = response.meta.get(META) or {}
    place = {name: record[name] for name in ("file", "offset", "record_id")} if record else None
    return Page(
        body=response.body,
        warc=place,
        url=response.url,
        headers=combined(pairs),
        status=response.status,
        fetched_at=_when(record.get("date")),
        found=replace(found, language=config.language) if config and config.language else found,
        forced=config.forced if config else None,
    )


def _when(date: str | None) -> str:
    """The time of fetching, to the second; that of the record where there is one."""
    moment = datetime.fromisoformat(date).astimezone(UTC) if date else datetime.now(UTC)
    return moment.isoformat(timespec="seconds")


def asked_for(answer: Response | Request) -> str:
    """Return the address that was asked for first, before redirects."""
    request = answer if isinstance(answer, Request) else answer.request
    assert request is not None
    first: str = request.meta.get("redirect_urls", [request.url])[0]
    return first


def as_asked(response: Response, asked: str) -> Response:
    """Return a page that asks something first, such as a log-in, under the address it stands before: the article has not moved there.

    Such a page has the address that was asked for in its query, to go on there.
    """
    if "?" not in response.url or response.url == asked:
        return response
    path, there = urlsplit(asked).path, urlsplit(response.url)
    door = len(path) > 1 and path not in there.path and path in unquote(unquote(there.query))
    return response.replace(url=asked) if door else response


def declares_article(response: Response) -> bool:
    """Whether a page's bytes name an article's type; the pipelines have the final say."""
    return any(mark in response.body for mark in MARKS)
