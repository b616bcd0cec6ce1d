"""Addresses of articles that stand in a page's scripts and attributes."""

from __future__ import annotations

import time

import pytest

from cleancopy.discovery.scripts import entries

URL = "https://www.example.org/"
STORY = "https://www.example.org/2026/11/harbour-bridge-opens"
PATH = STORY.removeprefix("https://www.example.org")


def found(html: str) -> list[str]:
    return [entry.url for entry in entries(html, URL, "example.org")]


@pytest.mark.parametrize(
    "html",
    [
        f'<script id="data" type="application/json">{{"stories": [{{"url": "{PATH}"}}]}}</script>',
        f'<script>window.state = {{"href":"{STORY}"}}</script>'.replace("/2026", "\\/2026").replace("/11", "\\u002F11"),
        f'<script type="application/ld+json">{{"@type": "ItemList", "itemListElement": [{{"url": "{STORY}"}}]}}</script>',
        f"<div class=card data-href='{PATH}'>The harbour bridge opens</div>",
        f"""<div onclick="location.href='{PATH}'">The harbour bridge opens</div>""",
        f"<div data-props='{{&quot;url&quot;:&quot;{PATH}&quot;}}'></div>",
        f'<article data-url="{PATH}?utm_source=front&amp;utm_medium=web">',
    ],
)
def test_an_address_is_found_wherever_it_stands(html: str) -> None:
    assert found(html) == [STORY]


def test_what_is_no_article_of_the_site_is_left_out() -> None:
    others = (
        "https://other.example.net/2026/11/harbour-bridge-opens", "/_next/static/chunks/1234567-main", "/api/v2/stories/1234567",
        "/politics/", "/2026/11/harbour-bridge-opens.jpg", "/images/2026/11/harbour-bridge-opens", "//[oops/2026/11/a-b-c-d",
    )  # fmt: skip
    assert found("".join(f'"{other}"' for other in others)) == []


@pytest.mark.parametrize("piece", ['"/', "'https://", '"/a&amp;', "\\u002F", '"/' + "a" * 999])
def test_it_stays_linear(piece: str) -> None:
    begin = time.perf_counter()
    found(piece * (400_000 // len(piece)))
    assert time.perf_counter() - begin < 5
