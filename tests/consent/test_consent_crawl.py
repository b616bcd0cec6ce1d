"""Crawls of a site on loopback under each policy: what is asked for, what is kept, what is dropped."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "spiders"))

from loopback import Answer, Served, serve  # noqa: E402

HTML = "text/html; charset=utf-8"
NAMES = ("open", "reserved", "noai", "header", "licensed", "feed")
LICENCE = (
    b'<rsl xmlns="https://rslstandard.org/rsl" max-age="7"><content url="{base}/town/the-story-of-the-licensed-house">'
    b'<license><prohibits type="usage">ai-train</prohibits></license></content></rsl>'
)
FEED = (
    b'<?xml version="1.0"?><rss version="2.0" xmlns:rsl="https://rslstandard.org/rsl"><channel><item>'
    b"<link>{base}/town/the-story-of-the-feed-house</link><rsl:content><rsl:license><rsl:prohibits>ai-all</rsl:prohibits>"
    b"</rsl:license></rsl:content></item></channel></rss>"
)


def story(name: str, head: str = "", headers: dict[str, str] | None = None) -> Answer:
    texts = [
        f"The owners of the {name} house said on Monday that the work would go on until the spring, whatever the weather brings.",
        f"Residents of the northern bank told reporters that they had heard of the {name} house only from their neighbours.",
        "“We know that it is a burden,” the mayor said, “but the old stones will not wait any longer than that.”",
    ]
    data = json.dumps({"@type": "NewsArticle", "headline": f"The {name} house", "license": "https://example.org/terms"})
    html = (
        f'<html lang="en"><head><title>{name}</title>{head}<script type="application/ld+json">{data}</script></head><body><article>'
        f"<h1>The {name} house</h1>{''.join(f'<p>{text}</p>' for text in texts)}</article></body></html>"
    )
    return 200, HTML, html.encode(), headers or {}


def pages(**more: Answer) -> dict[str, Answer]:
    addresses = {name: f"/town/the-story-of-the-{name}-house" for name in NAMES}
    urls = "".join(f"<url><loc>{{base}}{path}</loc><lastmod>2026-11-20</lastmod></url>" for path in addresses.values())
    return {
        "/robots.txt": (
            200,
            "text/plain",
            b"License: {base}/license.xml\nUser-agent: *\nContent-Signal: search=yes\nDisallow: /private/\n\n"
            b"User-agent: GPTBot\nDisallow: /\nSitemap: {base}/s.xml\n",
        ),
        "/": (200, HTML, b"<html><head><link rel=alternate type='application/rss+xml' href='/feed.xml'></head></html>"),
        "/feed.xml": (200, "application/xml", FEED),
        "/s.xml": (200, "application/xml", f"<urlset>{urls}</urlset>".encode()),
        "/license.xml": (200, "application/rsl+xml", LICENCE),
        "/.well-known/tdmrep.json": (
            200,
            "application/json",
            json.dumps([{"location": addresses["reserved"], "tdm-reservation": 1}]).encode(),
        ),
        addresses["open"]: story("open"),
        addresses["reserved"]: story("reserved"),
        addresses["noai"]: story("noai", '<meta name="robots" content="max-image-preview:large, NoAI">'),
        addresses["header"]: story("header", headers={"Content-Usage": "train-ai=y"}),
        addresses["licensed"]: story("licensed"),
        addresses["feed"]: story("feed"),
        **more,
    }


def crawl(
    site: Served, out: Path, *arguments: str
) -> tuple[subprocess.CompletedProcess[str], dict[str, dict[str, Any]]]:
    quick = ["-s", "AUTOTHROTTLE_ENABLED=False", "-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_ENABLED=False"]
    command = ["crawl", "news", "-a", f"site={site.base}/", "-O", str(out), *quick, *arguments]
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", *command], cwd=ROOT, capture_output=True, text=True, timeout=90, check=False
    )
    lines = out.read_text("utf-8").splitlines() if out.exists() else []
    items = [json.loads(line) for line in lines]
    return done, {item["url"].split("the-story-of-the-")[1].removesuffix("-house"): item for item in items}


@pytest.mark.slow
def test_the_policy_record_keeps_every_article_with_its_evidence(tmp_path: Path) -> None:
    with serve(pages()) as site:
        done, found = crawl(
            site, tmp_path / "out.jsonl", "-s", f"CLEANCOPY_CONSENT_CACHE={tmp_path / 'signals.sqlite'}"
        )
    assert done.returncode == 0, done.stderr[-3000:]
    assert {name: item["consent"]["verdict"] for name, item in found.items()} == {
        "open": "unknown", "reserved": "disallow", "noai": "disallow", "header": "allow", "licensed": "disallow", "feed": "disallow",
    }  # fmt: skip
    by_signal = {entry["signal"]: entry for entry in found["reserved"]["consent"]["evidence"]}
    assert by_signal["tdmrep"]["url"] == f"{site.base}/.well-known/tdmrep.json"
    assert len(by_signal["tdmrep"]["sha256"]) == 64
    assert by_signal["tdmrep"]["fetched_at"].startswith("20")
    assert (by_signal["agents"]["verdict"], by_signal["agents"]["counts"]) == ("disallow", False)
    assert by_signal["content_signals"]["url"] == f"{site.base}/robots.txt"
    assert by_signal["schema_org"]["raw"] == '{"license": "https://example.org/terms"}'
    for once in ("/robots.txt", "/.well-known/tdmrep.json", "/license.xml", "/ai.txt"):
        assert site.paths.count(once) == 1, once
    with sqlite3.connect(tmp_path / "signals.sqlite") as base:
        kept = {row[0].removeprefix(site.base) for row in base.execute("select url from file")}
    base.close()
    assert kept == {"/.well-known/tdmrep.json", "/license.xml", "/ai.txt"}


@pytest.mark.slow
def test_the_policy_skip_drops_what_is_refused(tmp_path: Path) -> None:
    with serve(pages()) as site:
        done, found = crawl(site, tmp_path / "a.jsonl", "-s", "CLEANCOPY_CONSENT=skip")
        assert sorted(found) == ["header", "open"]
        assert "consent_disallow 4" in done.stderr
        strict, allowed = crawl(
            site, tmp_path / "b.jsonl", "-s", "CLEANCOPY_CONSENT=skip", "-s", "CLEANCOPY_CONSENT_UNKNOWN=drop"
        )
        assert sorted(allowed) == ["header"]
        assert strict.returncode == 0
        _, agents = crawl(
            site, tmp_path / "c.jsonl", "-s", "CLEANCOPY_CONSENT=skip", "-s", "CLEANCOPY_CONSENT_COUNTED=agents"
        )
        assert agents == {}
        _, switched = crawl(
            site, tmp_path / "d.jsonl", "-s", "CLEANCOPY_CONSENT=skip", "-s", "CLEANCOPY_CONSENT_SIGNALS=tdmrep"
        )
        assert sorted(switched) == ["feed", "header", "licensed", "noai", "open"]


@pytest.mark.slow
def test_what_cannot_be_fetched_is_unknown(tmp_path: Path) -> None:
    broken = pages(**{"/.well-known/tdmrep.json": (500, "text/plain", b"")})
    robots = broken["/robots.txt"]
    broken["/robots.txt"] = (
        robots[0],
        robots[1],
        robots[2].replace(b"{base}/license.xml", b"http://10.1.2.3/license.xml"),
    )
    with serve(broken) as site:
        done, kept = crawl(site, tmp_path / "a.jsonl")
        _, skipped = crawl(
            site, tmp_path / "b.jsonl", "-s", "CLEANCOPY_CONSENT=skip", "-s", "CLEANCOPY_CONSENT_UNKNOWN=drop_failed"
        )
    assert done.returncode == 0, done.stderr[-3000:]
    assert (kept["header"]["consent"]["verdict"], kept["header"]["consent"]["failed"]) == ("unknown", True)
    failed = {entry["signal"]: entry["reason"] for entry in kept["open"]["consent"]["evidence"] if entry["failed"]}
    assert failed["tdmrep"] == "the server answers 500"
    assert "not a public address" in failed["rsl"]
    assert skipped == {}


@pytest.mark.slow
def test_the_policy_ignore_asks_for_nothing_and_a_slip_ends_the_crawl(tmp_path: Path) -> None:
    with serve(pages()) as site:
        done, found = crawl(site, tmp_path / "a.jsonl", "-s", "CLEANCOPY_CONSENT=ignore")
        asked = list(site.paths)
        slip, none = crawl(site, tmp_path / "b.jsonl", "-s", "CLEANCOPY_CONSENT=skpi")
    assert done.returncode == 0, done.stderr[-3000:]
    assert len(found) == len(NAMES)
    assert all(item["consent"] is None for item in found.values())
    assert not {"/.well-known/tdmrep.json", "/ai.txt", "/license.xml"} & set(asked)
    assert (slip.returncode, none) == (2, {})
    assert "CLEANCOPY_CONSENT: 'skpi' is none of record, skip, ignore" in slip.stderr.strip().splitlines()[-1]


def test_signals_that_cannot_be_kept_hold_no_page_back(tmp_path: Path) -> None:
    cache = tmp_path / "consent.sqlite"
    with sqlite3.connect(cache) as base:
        base.execute(
            "create table file (url text primary key, status integer, body blob, fetched_at text, expires_at text)"
        )
        base.execute("create trigger full before insert on file begin select raise(fail, 'disk is full'); end")
    settings = ("-s", "CLEANCOPY_CONSENT=record", "-s", f"CLEANCOPY_CONSENT_CACHE={cache}")
    with serve(pages()) as site:
        done, articles = crawl(site, tmp_path / "out.jsonl", *settings, "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=8")
    assert "Signals are no longer kept" in done.stderr
    assert len(articles) == len(NAMES)
    assert all(article["consent"] for article in articles.values())
