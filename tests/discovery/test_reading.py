"""Sitemaps, feeds and links as the web has them."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time

import pytest

from cleancopy.discovery import feeds, sitemaps
from cleancopy.discovery.entries import Entry, Malformed, moment
from cleancopy.discovery.links import canonical_of, feeds_of, links_of
from cleancopy.discovery.markup import mended, mended_pieces
from cleancopy.discovery.tags import read_tags
from cleancopy.discovery.urls import article_score, canonical, is_page, join, looks_like_article, same_site

BASE = "https://example.org/"
NEWS = b"""<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://example.org/a</loc><lastmod>2026-11-22</lastmod><news:news><news:publication><news:name>N</news:name></news:publication>
<news:publication_date>2026-11-21T10:00:00Z</news:publication_date><news:title>A title</news:title></news:news></url>
<url><loc> /b </loc></url><url><loc></loc></url></urlset>"""


def entries(body: bytes) -> tuple[list[Entry], str]:
    found: list[Entry] = []
    reader = sitemaps.read(body, BASE)
    try:
        found.extend(reader)
    except Malformed as error:
        return found, str(error)
    return found, ""


def test_a_news_sitemap_gives_titles_and_dates() -> None:
    found, wrong = entries(NEWS)
    assert wrong == ""
    assert found == [
        Entry("https://example.org/a", "A title", "2026-11-21T10:00:00+00:00", "2026-11-22"),
        Entry("https://example.org/b"),
    ]
    assert entries(gzip.compress(NEWS))[0] == found
    assert entries(NEWS.replace(b"http://www.sitemaps.org/schemas/sitemap/0.9", b"urn:wrong"))[0] == found


def test_an_index_gives_sitemaps() -> None:
    body = b"<sitemapindex><sitemap><loc>https://example.org/s.xml</loc><lastmod>2026-11-01</lastmod></sitemap></sitemapindex>"
    assert entries(body)[0] == [Entry("https://example.org/s.xml", lastmod="2026-11-01", sitemap=True)]


def test_a_text_sitemap_is_a_list() -> None:
    assert [e.url for e in entries(b"https://example.org/a\nnot one\nhttps://example.org/b\n")[0]] == [
        BASE + "a",
        BASE + "b",
    ]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html></html>", "HTML page"),
        (b"nothing of the kind", "neither XML nor a list"),
        (b"<?xml version='1.0'?>", "it has no root"),
        (gzip.compress(NEWS)[:-60], "ends before its end"),
        (b"<!-- x --><html><body></body></html>", "HTML page"),
        (b"<note/>", "its root is <note>"),
        (b"<urlset>" + b"<url></url>\n" * 60_001, "more than 60,000 entries"),
        (b"\x1f\x8b\xffbroken", "gzip data is broken"),
        (gzip.compress(b"<urlset><url>" + (b"<loc>" + b" " * 10_000 + b"</loc>") * 7_000), "unpacks to more than"),
    ],
    ids=["empty", "html", "words", "early", "cut", "comment", "note", "many", "broken", "bomb"],
)
def test_what_is_no_sitemap_says_so(body: bytes, says: str) -> None:
    assert says in entries(body)[1]


def test_a_cut_sitemap_keeps_what_came_before() -> None:
    found, wrong = entries(NEWS[: NEWS.index(b"<url><loc> /b")] + b"<url><loc>https://exam")
    assert [e.url for e in found] == [BASE + "a"]
    assert wrong


def test_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    body = f'<?xml version="1.0"?><!DOCTYPE u [<!ENTITY l0 "ha">{laughs}]><urlset><url><loc>&l11;</loc></url></urlset>'
    start = time.process_time()
    entries(body.encode())
    assert time.process_time() - start < 2


def large(entries: int) -> bytes:
    inside = b"".join(b"<url><loc>https://example.org/%d</loc></url>" % n for n in range(entries))
    return gzip.compress(b"<urlset>" + inside + b"</urlset>", 1)


def test_a_large_sitemap_is_read_as_it_comes() -> None:
    reader = sitemaps.read(large(50_000), BASE)
    assert next(reader).url == BASE + "0"
    assert sum(1 for _ in reader) == 49_999


def test_memory_does_not_grow_with_the_entries() -> None:
    """In a process of its own, since the parser's memory is not Python's: 50,000 entries cost hardly more than 2,000."""
    script = (
        "import resource, sys; from cleancopy.discovery import sitemaps; body = sys.stdin.buffer.read()\n"
        "for entry in sitemaps.read(body, 'https://example.org/'): pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    command = [sys.executable, "-c", script]
    few, many = (
        int(subprocess.run(command, input=large(entries), capture_output=True, check=True).stdout)
        for entries in (2_000, 50_000)
    )
    assert many - few < 4 * 1024  # kB; the tree of all entries would take 30 MB


def test_ampersands_and_names_are_mended() -> None:
    body = b"<urlset><url><loc>https://example.org/a?b=1&c=2</loc></url><url><loc><![CDATA[/x?y=1&z=2]]></loc></url></urlset>"
    assert [entry.url for entry in entries(body)[0]] == [BASE + "a?b=1&c=2", BASE + "x?y=1&z=2"]
    assert [next(feeds.read(RSS.replace(b"&nbsp;", b"caf&eacute; & bar"), BASE)).title] == ["A caf\u00e9 & bar title"]


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_mending_does_not_depend_on_the_pieces(size: int) -> None:
    body = b"<a>x?a=1&b=2 &eacute; &amp; &#38; <![CDATA[ & > &nbsp; ]]> & <b t='&'/> &nosuch; </a>" * 3
    pieces = (body[place : place + size] for place in range(0, len(body), size))
    assert b"".join(mended_pieces(pieces)) == mended(body)


def test_what_pictures_and_videos_say_is_not_taken() -> None:
    body = (
        b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:image='urn:i'><url><image:image>"
        b"<image:loc>/picture</image:loc><image:title>Picture</image:title></image:image><loc>/a</loc></url></urlset>"
    )
    assert entries(body)[0] == [Entry(BASE + "a")]
    rss = b"<rss xmlns:media='http://search.yahoo.com/mrss/'><item><media:title>Picture</media:title><title>T</title><link>/a</link></item></rss>"
    assert next(feeds.read(rss, BASE)).title == "T"


def test_other_encodings_and_packings() -> None:
    assert (
        entries(('<?xml version="1.0" encoding="UTF-16"?>' + NEWS.decode()[21:]).encode("utf-16"))[0]
        == entries(NEWS)[0]
    )
    middle = NEWS.index(b"<url><loc> /b")
    assert entries(gzip.compress(NEWS[:middle]) + gzip.compress(NEWS[middle:])) == entries(NEWS)
    assert [entry.url for entry in entries(RSS)[0]] == [BASE + "a", BASE + "b"]  # a feed is a sitemap too


@pytest.mark.parametrize(
    "href", ["http://[oops/", "https://example.org:port/x", "javascript:x()", "http:///", "mailto:a@b"]
)
def test_malformed_addresses_are_none(href: str) -> None:
    assert join(BASE, href) is None
    assert canonical("http://[oops/") == "http://[oops/"
    body = f"<urlset><url><loc>{href}</loc></url><url><loc>/b</loc></url></urlset>".encode()
    assert [entry.url for entry in entries(body)[0]] == [BASE + "b"]
    tags = read_tags(
        f"<html><head><base href='{href}'><link rel=canonical href='{href}'></head>"
        "<body><a href='/c/'>C</a></body></html>"
    )
    assert canonical_of(tags, BASE) is None
    assert links_of(tags, BASE, "example.org")[1] == [BASE + "c/"]


RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>A &nbsp; title</title><link>/a</link>
<pubDate>Mon, 23 Nov 2026 10:00:00 +0100</pubDate></item><item><guid>https://example.org/b</guid></item><item/></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><link rel="self" href="/no"/><link href="/a"/>
<published>2026-11-23T09:00:00Z</published><updated>2026-11-23T10:00:00Z</updated></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>T</title><link>https://example.org/a</link><dc:date>2026-11-23</dc:date></item></rdf:RDF>"""
JSON = json.dumps({"items": [{"url": "/a", "title": "T", "date_published": "2026-11-23"}, {"url": 3}, "x"]}).encode()


@pytest.mark.parametrize(
    ("body", "date"),
    [
        (RSS, "2026-11-23T10:00:00+01:00"),
        (ATOM, "2026-11-23T09:00:00+00:00"),
        (RDF, "2026-11-23"),
        (JSON, "2026-11-23"),
    ],
    ids=["rss", "atom", "rdf", "json"],
)
def test_feeds_of_all_kinds(body: bytes, date: str) -> None:
    first = next(feeds.read(b"\n" + body, BASE))
    assert (first.url, first.date) == (BASE + "a", date)


def test_an_rss_item_without_link_has_its_guid() -> None:
    assert [entry.url for entry in feeds.read(RSS, BASE)] == [BASE + "a", BASE + "b"]


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"{", b"[1]", b"plain", b"<note/>"])
def test_what_is_no_feed_says_so(body: bytes) -> None:
    with pytest.raises(Malformed, match="it "):
        list(feeds.read(body, BASE))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        f"Mon, {'9' * 20} Nov 2026 10:00:00 GMT",
        "0001-01-01",
        "9999-12-31",
        "Mon, 99 Foo 2026",
        "2026-13-45",
    ],
)
def test_nonsense_is_no_date(text: str) -> None:
    assert moment(text) is None


def test_addresses() -> None:
    assert canonical("https://Example.org/a/?utm_source=x&id=1&fbclid=2#top") == "https://example.org/a/?id=1"
    assert same_site("https://www.example.org/a", "example.org")
    assert not same_site("https://example.org.evil.net/", "example.org")
    assert not same_site("ftp://example.org/", "example.org")
    assert not is_page("https://example.org/picture.jpg")
    assert not is_page("https://example.org/login")
    assert looks_like_article("https://example.org/2026/11/23/the-bridge-is-closed")
    assert article_score("https://example.org/tag/bridges/") == 0


def test_links_are_told_apart() -> None:
    tags = read_tags(
        '<html><head><link rel="alternate" type="application/rss+xml" href="/f.xml"></head><body>'
        '<a href="/town/the-bridge-is-closed-until-spring">The bridge is closed until spring</a>'
        '<a href="/town/">Town</a><a href="https://elsewhere.net/a-story-of-four-words">x</a><a href="javascript:x()">y</a></body></html>'
    )
    articles, sections = links_of(tags, BASE, "example.org")
    assert [entry.url for entry in articles] == [BASE + "town/the-bridge-is-closed-until-spring"]
    assert sections == [BASE + "town/"]
    assert feeds_of(tags, BASE) == [BASE + "f.xml"]
