"""Feeds as papers and the services between them and their readers write them."""

from __future__ import annotations

import gzip

import pytest

from cleancopy.discovery import feeds
from cleancopy.discovery.links import feeds_of
from cleancopy.discovery.tags import read_tags

FEED = "https://feeds.example.net/paper"
SITE = "https://www.example.org"


def urls(body: str | bytes) -> list[str]:
    return [entry.url for entry in feeds.read(body if isinstance(body, bytes) else body.encode(), FEED)]


def item(inside: str) -> str:
    return (
        "<rss xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0' xmlns:atom='http://www.w3.org/2005/Atom'>"
        f"<channel><item>{inside}</item></channel></rss>"
    )


@pytest.mark.parametrize(
    "inside",
    [
        f"<link>https://t.example.net/~r/1</link><feedburner:origLink>{SITE}/a</feedburner:origLink>",
        f"<link>https://t.example.net/~r/1</link><guid>{SITE}/a</guid>",
        f"<link>https://t.example.net/~r/1</link><guid isPermaLink='true'>{SITE}/a</guid>",
    ],
)
def test_what_a_counting_link_leads_to_is_found(inside: str) -> None:
    assert urls(item(inside)) == ["https://t.example.net/~r/1", f"{SITE}/a"]


def test_a_guid_that_is_no_address_of_the_page_is_none() -> None:
    assert urls(item(f"<link>{SITE}/a</link><guid isPermaLink='false'>{SITE}/?p=1</guid>")) == [f"{SITE}/a"]
    assert urls(item(f"<link>{SITE}/a</link><guid>{SITE}/?p=1</guid>")) == [f"{SITE}/a"]


def test_links_are_relative_to_the_nearest_base() -> None:
    entry = "<entry><link href='story'/></entry>"
    atom = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://www.example.org/news/'>{}</feed>"
    assert urls(atom.format(entry)) == [f"{SITE}/news/story"]
    assert urls(atom.format(entry.replace("<entry", "<entry xml:base='town/'"))) == [f"{SITE}/news/town/story"]


def test_a_packed_feed_and_items_that_only_have_an_id() -> None:
    assert urls(gzip.compress(item(f"<link>{SITE}/a</link>").encode())) == [f"{SITE}/a"]
    assert urls('{"items": [{"id": "https://www.example.org/b"}, {"id": "7"}, {"id": 8}, {"url": "/c"}]}') == [
        f"{SITE}/b",
        "https://feeds.example.net/c",
    ]


def test_a_type_with_a_parameter_announces_a_feed() -> None:
    tags = read_tags('<link rel=alternate type="application/rss+xml; charset=utf-8" href="/rss">')
    assert feeds_of(tags, f"{SITE}/") == [f"{SITE}/rss"]
