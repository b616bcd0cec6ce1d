"""The spider `news` against a site on loopback: what it finds, what it leaves alone, and how it says so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from loopback import Answer, Served, serve

ROOT = Path(__file__).resolve().parents[2]
HTML = "text/html; charset=utf-8"
XML = "application/xml"


def article(title: str, date: str, head: str = "", extra: str = "", part: str = "") -> Answer:
    texts = [
        f"{title}: the council said on Monday {part} that the work would go on until the spring, whatever the weather brings.",
        f"Residents of the northern bank {part} told reporters that they had heard of {title.lower()} only from their neighbours.",
        f"“We know that it is a burden,” the mayor said {part}, “but the old stones will not wait any longer than that.”",
    ]
    data = json.dumps(
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": date}
    )
    body = "".join(f"<p>{text}</p>" for text in texts)
    html = (
        f'<html lang="en"><head><title>{title}</title>{head}<script type="application/ld+json">{data}</script></head>'
        f"<body><nav><a href='/town/'>Town</a></nav><main><article><h1>{title}</h1>{body}</article></main>{extra}</body></html>"
    )
    return 200, HTML, html.encode()


def urlset(*entries: tuple[str, str]) -> bytes:
    inside = "".join(f"<url><loc>{{base}}{path}</loc><lastmod>{day}</lastmod></url>" for path, day in entries)
    return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{inside}</urlset>".encode()


FRONT = b"""<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>
<a href="/town/">Town</a><a href="/login">Log in</a></body></html>"""
SECTION = b"""<html><body><h1>Town</h1><a href="/town/the-story-that-only-links-know">The story that only links know</a>
<a href="/private/the-story-nobody-may-read-here">The story nobody may read here</a></body></html>"""
FEED = b"""<rss version="2.0"><channel><item><title>Feed</title><link>{base}/town/the-story-that-only-feeds-know</link>
<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>"""
NEXT = '<link rel="next" href="/town/the-long-story-in-two-parts?page=2">'
SAME = '<link rel="canonical" href="{base}/town/the-story-with-two-names">'
SITE: dict[str, Answer] = {
    "/robots.txt": (
        200,
        "text/plain",
        b"User-agent: *\nDisallow: /private/\nCrawl-delay: 0.2\nSitemap: {base}/s.xml\nSitemap: {base}/broken.xml\n",
    ),
    "/": (200, HTML, FRONT),
    "/town/": (200, HTML, SECTION),
    "/feed.xml": (200, XML, FEED),
    "/broken.xml": (200, XML, b"<urlset><url><loc>"),
    "/s.xml": (
        200,
        XML,
        urlset(
            ("/town/the-oldest-story-of-them-all", "2026-10-01"),
            ("/town/the-long-story-in-two-parts", "2026-11-19"),
            ("/town/the-story-with-two-names", "2026-11-18"),
            ("/town/the-story-with-two-names-again", "2026-11-17"),
            ("/town/the-story-that-moved-to-elsewhere", "2026-11-16"),
            ("/town/the-story-that-is-gone-for-good", "2026-11-15"),
        ),
    ),
    "/town/the-oldest-story-of-them-all": article("Oldest", "2026-10-01"),
    "/town/the-long-story-in-two-parts": article("Long", "2026-11-19", NEXT, part="in the first part"),
    "/town/the-long-story-in-two-parts?page=2": article("Long", "2026-11-19", part="in the second part"),
    "/town/the-story-with-two-names": article("Names", "2026-11-18", SAME),
    "/town/the-story-with-two-names-again": article("Names", "2026-11-18", SAME),
    "/town/the-story-that-moved-to-elsewhere": (302, HTML, b"", {"Location": "http://10.255.0.1/elsewhere"}),
    "/town/the-story-that-only-links-know": article("Links", "2026-11-14"),
    "/town/the-story-that-only-feeds-know": article("Feeds", "2026-11-20"),
    "/private/the-story-nobody-may-read-here": article("Private", "2026-11-14"),
}


MALFORMED: dict[str, Answer] = {
    "/robots.txt": (
        200,
        "text/plain",
        b"Sitemap: http://[oops/\nSitemap: http://127.0.0.1:port/x\nSitemap: {base}/s.xml\n",
    ),
    "/": (
        200,
        HTML,
        b"<html><head><link rel=alternate type='application/rss+xml' href='http://[oops/feed'>"
        b"<link rel=alternate type='application/rss+xml' href='/feed.xml'></head><body><a href='http://[oops/a-b-c-d'>x</a></body></html>",
    ),
    "/s.xml": (
        200,
        XML,
        b"<urlset><url><loc>http://[oops/</loc></url><url><loc>https://example.org:port/x</loc></url>"
        b"<url><loc>{base}/town/story?id=11111&page=a</loc></url><url><loc>{base}/town/the-last-of-the-stories</loc></url></urlset>",
    ),
    "/feed.xml": (
        200,
        XML,
        b"<br><b>Warning</b>: mysql<br><?xml version='1.0'?><rss><channel><item><link>http://[oops/</link></item>"
        b"<item><title>caf&eacute;</title><link>{base}/town/story?a=22222&b=3</link></item></channel></rss>",
    ),
    "/town/story?id=11111&page=a": article("Ampersand", "2026-11-01", "<link rel=canonical href='http://[oops/'>"),
    "/town/story?a=22222&b=3": article("Feeds", "2026-11-02", "<link rel=next href='http://[oops/'>"),
    "/town/the-last-of-the-stories": article(
        "Last", "2026-11-03", "<base href='http://[oops/'><meta property=og:url content='//['>"
    ),
}


def crawl(site: Served, out: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], list[dict[str, Any]]]:
    quick = ["-s", "AUTOTHROTTLE_ENABLED=False", "-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_ENABLED=False"]
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "crawl",
        "news",
        "-a",
        f"site={site.base}/",
        "-O",
        str(out),
        *quick,
        *arguments,
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=90, check=False)
    lines = out.read_text("utf-8").splitlines() if out.exists() else []
    return done, [json.loads(line) for line in lines]


@pytest.mark.slow
def test_every_article_is_found_once(tmp_path: Path) -> None:
    with serve(SITE) as site:
        done, items = crawl(site, tmp_path / "out.jsonl")
    assert done.returncode == 0, done.stderr[-2000:]
    found = {item["title"]: item for item in items}
    assert sorted(item["title"] for item in items) == ["Feeds", "Links", "Long", "Names", "Oldest"]
    assert {title: item["discovered_by"] for title, item in found.items()} == {
        "Feeds": "feed", "Links": "link", "Long": "sitemap", "Names": "sitemap", "Oldest": "sitemap",
    }  # fmt: skip
    assert "in the first part" in found["Long"]["text"]
    assert "in the second part" in found["Long"]["text"]
    assert found["Oldest"]["date_published"] == "2026-10-01"
    assert "/private/the-story-nobody-may-read-here" not in site.paths
    assert "/login" not in site.paths
    assert len(site.paths) == len(set(site.paths))
    gaps = [after - before for (before, _), (after, _) in zip(site.asked[1:], site.asked[2:], strict=False)]
    assert min(gaps) > 0.17  # of 0.2, less what the clock and the threads of the server cost
    assert "Left out the sitemap" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_limit_since_section_and_deny(tmp_path: Path) -> None:
    quick = {**SITE, "/robots.txt": (200, "text/plain", b"Sitemap: {base}/s.xml\n")}
    with serve(quick) as site:
        _, newest = crawl(site, tmp_path / "a.jsonl", "-a", "limit=2")
        _, recent = crawl(site, tmp_path / "b.jsonl", "-a", "since=2026-11-18", "-a", "deny=two-names")
        _, none = crawl(site, tmp_path / "c.jsonl", "-a", "section=/sport")
    assert [item["title"] for item in newest] == ["Feeds", "Long"]
    assert sorted(item["title"] for item in recent) == ["Feeds", "Long"]
    assert none == []


@pytest.mark.slow
def test_a_server_error_for_robots_means_wait(tmp_path: Path) -> None:
    with serve({**SITE, "/robots.txt": (503, "text/plain", b"")}) as site:
        done, items = crawl(site, tmp_path / "out.jsonl")
    assert (done.returncode, items) == (1, [])
    assert site.paths == ["/robots.txt"]
    assert "robots.txt answers 503" in done.stderr.strip().splitlines()[-1]


@pytest.mark.slow
def test_malformed_addresses_cost_only_themselves(tmp_path: Path) -> None:
    with serve(MALFORMED) as site:
        done, items = crawl(site, tmp_path / "out.jsonl")
    assert done.returncode == 0, done.stderr[-2000:]
    assert sorted(item["title"] for item in items) == ["Ampersand", "Feeds", "Last"]
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_two_sites_on_one_host_do_not_starve_each_other(tmp_path: Path) -> None:
    names = [f"/town/the-story-with-the-number-{number}" for number in "abcdef"]
    pages: dict[str, Answer] = {
        "/robots.txt": (200, "text/plain", b"Sitemap: {base}/s.xml\n"),
        "/": (200, HTML, b"<html><body>Front</body></html>"),
        "/s.xml": (200, XML, urlset(*((name, "2026-11-01") for name in names))),
        **{name: article(f"Story {name[-1]}", "2026-11-01") for name in names},
    }
    with serve(pages) as first, serve(dict(pages)) as second:
        done, items = crawl(first, tmp_path / "out.jsonl", "-a", f"site={first.base},{second.base}", "-a", "limit=4")
    assert done.returncode == 0, done.stderr[-2000:]
    by_site = [sum(item["url"].startswith(site.base) for item in items) for site in (first, second)]
    assert by_site == [4, 4]
    table = done.stderr[done.stderr.index("median words") :]
    assert all(site.base.removeprefix("http://") in table for site in (first, second))


@pytest.mark.slow
def test_an_error_in_the_spider_is_told_by_the_exit_code(tmp_path: Path) -> None:
    """A subclass that stumbles over one page: the others come, and the last line says that one is lost."""
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = own\n")
    (tmp_path / "own.py").write_text(
        "from cleancopy.settings import *\nSPIDER_MODULES = ['stumbling']\nCOMMANDS_MODULE = 'cleancopy.commands'\n"
    )
    (tmp_path / "stumbling.py").write_text(
        "from cleancopy.spiders.news import NewsSpider\n\n\nclass Stumbling(NewsSpider):\n    name = 'stumbling'\n\n"
        "    def _emit(self, site, parts):\n        if parts and 'oldest' in parts[0].url:\n            raise RuntimeError('boom')\n"
        "        yield from super()._emit(site, parts)\n"
    )
    quick = {**SITE, "/robots.txt": (200, "text/plain", b"Sitemap: {base}/s.xml\n")}
    out = tmp_path / "out.jsonl"
    with serve(quick) as site:
        command = ["crawl", "stumbling", "-a", f"site={site.base}/", "-O", str(out), "-s", "DOWNLOAD_DELAY=0"]
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", *command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
        )
    titles = sorted(json.loads(line)["title"] for line in out.read_text("utf-8").splitlines())
    assert titles == ["Feeds", "Links", "Long", "Names", "Private"]
    assert done.returncode == 1
    assert "lost to an error in the spider: 1" in done.stderr.strip().splitlines()[-1]
