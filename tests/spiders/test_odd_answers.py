"""Answers as sites on the web give them: cookies that have to come back, circles, data that is cut off, servers in trouble."""

from __future__ import annotations

import gzip
import sys
import time
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import brotli
import pytest

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd
from loopback import Answer, Plain, serve
from test_news_crawl import HTML, article, crawl

pytestmark = pytest.mark.slow
NAMES = {
    "/2026/11/a-wall-that-wants-its-cookie-back": "Wall",
    "/2026/11/a-page-that-redirects-to-itself": "Itself",
    "/2026/11/one-page-that-redirects-to-another": "Another",
    "/2026/11/another-page-that-redirects-to-one": "One",
    "/2026/11/a-page-that-loads-itself-anew": "Anew",
    "/2026/11/a-page-that-leaves-time-to-read": "Later",
    "/2026/11/a-page-that-is-cut-off": "Cut",
    "/2026/11/a-page-in-brotli-that-is-cut-off": "Cut brotli",
    "/2026/11/a-page-in-zstd-that-is-cut-off": "Cut zstd",
    "/2026/11/a-deflated-page-that-is-cut-off": "Cut deflate",
    "/2026/11/a-page-in-brotli-that-is-whole": "Brotli",
    "/2026/11/a-page-in-zstd-that-is-whole": "Zstd",
    "/2026/11/a-deflated-page-that-is-whole": "Deflate",
    "/2026/11/a-deflated-page-without-a-head": "Raw",
    "/2026/11/a-page-that-is-not-packed": "Plain",
    "/2026/11/a-page-that-is-packed-in-parts": "Parts",
    "/comment/why-the-old-bridge-should-stay": "Comment",
}
(
    WALL,
    ITSELF,
    ONE,
    OTHER,
    ANEW,
    LATER,
    CUT,
    CUT_BR,
    CUT_ZSTD,
    CUT_DEFLATE,
    BR,
    ZSTD,
    DEFLATE,
    RAW,
    PLAIN,
    PARTS,
    COMMENT,
) = NAMES
GZIP = {"Content-Encoding": "gzip"}
PACK: dict[str, Callable[[bytes], bytes]] = {"br": brotli.compress, "zstd": zstd.compress, "deflate": zlib.compress}


def body(path: str, head: str = "") -> bytes:
    answer = article(NAMES[path], "2026-11-20", head)
    assert not callable(answer)
    return answer[2]


def behind_a_wall(path: str) -> Answer:
    """A page for those who send the cookie that it sets."""

    def answer(headers: Mapping[str, str]) -> Plain:
        if "seen=1" in headers.get("cookie", ""):
            return 200, HTML, body(path)
        return 302, HTML, b"", {"Location": path, "Set-Cookie": "seen=1; Path=/; HttpOnly"}

    return answer


def packed_in_parts(whole: bytes) -> bytes:
    return gzip.compress(whole[:300]) + gzip.compress(whole[300:])


def packed(path: str, coding: str, cut: int | None = None) -> Answer:
    """A page in a coding, without its end where ``cut`` says so."""
    return 200, HTML, PACK[coding](body(path))[:cut], {"Content-Encoding": coding}


FRONT = "".join(f"<a href='{path}'>{name}</a>" for path, name in NAMES.items()).encode()
SITE: dict[str, Answer] = {
    "/": (200, HTML, FRONT),
    WALL: behind_a_wall(WALL),
    ITSELF: (302, HTML, b"", {"Location": ITSELF}),
    ONE: (302, HTML, b"", {"Location": OTHER}),
    OTHER: (302, HTML, b"", {"Location": ONE}),
    ANEW: (200, HTML, body(ANEW, f"<meta http-equiv=refresh content='0; url={ANEW}'>")),
    LATER: (200, HTML, body(LATER, "<meta http-equiv=refresh content='30; url=/subscribe'>")),
    CUT: (200, HTML, gzip.compress(body(CUT))[:-60], GZIP),
    CUT_BR: packed(CUT_BR, "br", -60),
    CUT_ZSTD: packed(CUT_ZSTD, "zstd", -60),
    CUT_DEFLATE: packed(CUT_DEFLATE, "deflate", -60),
    BR: packed(BR, "br"),
    ZSTD: packed(ZSTD, "zstd"),
    DEFLATE: packed(DEFLATE, "deflate"),
    RAW: (200, HTML, zlib.compress(body(RAW))[2:-4], {"Content-Encoding": "deflate"}),
    PLAIN: (200, HTML, body(PLAIN), GZIP),
    PARTS: (200, HTML, packed_in_parts(body(PARTS)), GZIP),
    COMMENT: (200, HTML, body(COMMENT)),
}


def test_a_page_is_had_whole_or_not_at_all(tmp_path: Path) -> None:
    with serve(SITE) as site:
        done, items = crawl(site, tmp_path / "out.jsonl")
    whole = {"Anew", "Comment", "Later", "Parts", "Plain", "Wall", "Brotli", "Zstd", "Deflate", "Raw"}
    assert sorted(item["title"] for item in items) == sorted(whole)
    asked = [path for path in site.paths if path in NAMES]
    assert (asked.count(WALL), asked.count(ITSELF), asked.count(ANEW)) == (2, 1, 1)
    assert asked.count(ONE) + asked.count(OTHER) <= 4
    assert f"it redirects in a circle ({site.base}{ITSELF})" in done.stderr
    for coding in ("gzip", "brotli", "zstd", "deflate"):
        assert f"its {coding} data ends before its end" in done.stderr


def test_a_site_whose_every_page_wants_its_cookie_back(tmp_path: Path) -> None:
    with serve({}) as site:
        site.pages["/"] = lambda headers: (
            (200, HTML, FRONT)
            if "seen" in headers.get("cookie", "")
            else (302, HTML, b"", {"Location": "/", "Set-Cookie": "seen=1"})
        )
        site.pages[WALL] = behind_a_wall(WALL)
        done, items = crawl(site, tmp_path / "out.jsonl", "-a", "allow=wall")
    assert (done.returncode, [item["title"] for item in items]) == (0, ["Wall"])


def test_a_server_in_trouble_is_asked_ever_more_slowly_and_then_left_alone(tmp_path: Path) -> None:
    broken = dict.fromkeys(NAMES, (503, HTML, b"<h1>Maintenance</h1>"))
    with serve({"/": (200, HTML, FRONT), **broken}) as site:
        begin = time.monotonic()
        done, items = crawl(site, tmp_path / "out.jsonl")
    asked = [moment for moment, path in site.asked if path in NAMES]
    assert (done.returncode, items, len(asked) <= 6) == (1, [], True)
    assert asked[-1] - asked[0] > 3  # 1 s and 2 s at least
    assert time.monotonic() - begin < 60
    assert "answers 503: 2 s between requests from here" in done.stderr
    assert "it answers 503" in done.stderr.strip().splitlines()[-1]


def test_robots_that_answer_429_close_the_site(tmp_path: Path) -> None:
    with serve({**SITE, "/robots.txt": (429, "text/plain", b"", {"Retry-After": "2"})}) as site:
        done, items = crawl(site, tmp_path / "out.jsonl", "-s", "RETRY_ENABLED=True")
    assert (done.returncode, items, site.paths) == (1, [], ["/robots.txt"])
    assert "robots.txt answers 429, which means wait" in done.stderr


def test_a_host_in_another_script_is_crawled_as_its_table_says(tmp_path: Path) -> None:
    base = "http://xn--bcher-kva.example"
    links = f"<a href='http://bücher.example{COMMENT}'>Comment</a><a href='{base}{PARTS}'>Parts</a>".encode()
    pages: dict[str, Answer] = {base + path: SITE[path] for path in (COMMENT, PARTS)}
    with serve(
        {f"{base}/": (200, HTML, links), **pages}
    ) as site:  # the site answers as a proxy: no name has to resolve
        table = tmp_path / "sites.toml"
        table.write_text(f'["http://bücher.example/"]\nproxy = "{site.base}"\n', "utf-8")
        done, items = crawl(site, tmp_path / "out.jsonl", "-a", f"sites={table}", "-a", "site=")
    assert (done.returncode, sorted(item["title"] for item in items)) == (0, ["Comment", "Parts"]), done.stderr[-1500:]


def test_robots_that_redirect_in_a_circle_are_robots_that_are_not_there(tmp_path: Path) -> None:
    circle: dict[str, Answer] = {"/robots.txt": (301, HTML, b"", {"Location": "/robots.txt"})}
    with serve({"/": (200, HTML, FRONT), COMMENT: SITE[COMMENT], **circle}) as site:
        done, items = crawl(site, tmp_path / "out.jsonl")
    assert (done.returncode, [item["title"] for item in items]) == (0, ["Comment"]), done.stderr[-1500:]


def test_robots_that_redirect_to_a_name_that_does_not_resolve_say_so(tmp_path: Path) -> None:
    away: dict[str, Answer] = {"/robots.txt": (301, HTML, b"", {"Location": "http://nowhere.invalid/robots.txt"})}
    with serve({"/": (200, HTML, FRONT), **away}) as site:
        done, items = crawl(site, tmp_path / "out.jsonl")
    assert (done.returncode, items) == (1, [])
    last = done.stderr.strip().splitlines()[-1]
    assert "robots.txt could not be fetched: it redirects to http://nowhere.invalid/robots.txt" in last


def test_a_page_that_redirects_to_a_name_that_does_not_resolve_says_so(tmp_path: Path) -> None:
    away: dict[str, Answer] = {COMMENT: (302, HTML, b"", {"Location": "http://nowhere.invalid/a"}), BR: SITE[BR]}
    with serve({"/": (200, HTML, FRONT), **away}) as site:
        done, items = crawl(site, tmp_path / "out.jsonl")
    assert (done.returncode, [item["title"] for item in items]) == (0, ["Brotli"])
    assert f"Not fetched: {site.base}{COMMENT} redirects: nowhere.invalid does not resolve" in done.stderr
