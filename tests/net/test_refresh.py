"""Pages that send the reader on by ``<meta http-equiv=refresh>``."""

from __future__ import annotations

import pytest
from scrapy import Request, Spider
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler

from cleancopy.net import RefreshMiddleware

URL = "https://example.org/a"


def answer(html: str, encoding: str = "utf-8") -> Request | Response:
    crawler = get_crawler(Spider)
    response = HtmlResponse(URL, body=html.encode(encoding), headers={"Content-Type": f"text/html; charset={encoding}"})
    return RefreshMiddleware.from_crawler(crawler).process_response(Request(URL), response)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16", "utf-32-be"])
@pytest.mark.parametrize("word", ["refresh", "REFRESH"])
def test_a_redirect_is_followed(encoding: str, word: str) -> None:
    followed = answer(f"<html><head><meta http-equiv='{word}' content='0; url=/b'></head></html>", encoding)
    assert isinstance(followed, Request)
    assert followed.url == "https://example.org/b"


def test_a_broken_target_is_no_reason_to_lose_the_page() -> None:
    kept = answer("<meta http-equiv=refresh content='0; url=http://[oops/'><p>The bridge is open again.")
    assert isinstance(kept, Response)


def test_a_page_without_one_is_not_decoded() -> None:
    kept = answer("<html><head><title>A bridge</title></head><p>The bridge is open again." + "<p>words" * 5_000)
    assert isinstance(kept, HtmlResponse)
    assert kept._cached_ubody is None
