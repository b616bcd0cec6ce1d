"""WARC written by a crawl and read again: the same articles without the network, whatever became of the crawl."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from cleancopy.spiders.files import Unreadable, pages_of
from loopback import Answer, serve
from test_news_crawl import HTML, ROOT, SITE, crawl
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cleancopy.net.archive import finish, whole

APART = {"discovered_by", "date_published", "title"}  # what a sitemap or feed may have said


def stored(path: Path, out: Path) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "scrapy", "crawl", "stored", "-a", f"path={path}", "-O", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def records(path: Path) -> list[tuple[str, str, bytes]]:
    with path.open("rb") as stream:
        return [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "", record.content_stream().read())
            for record in ArchiveIterator(stream)
        ]


@pytest.mark.slow
def test_a_crawl_is_cleaned_again_without_the_network(tmp_path: Path) -> None:
    packed = gzip.compress(SITE["/town/the-oldest-story-of-them-all"][2])
    pages: dict[str, Answer] = {
        **SITE,
        "/town/the-oldest-story-of-them-all": (200, HTML, packed, {"Content-Encoding": "gzip"}),
    }
    folder = tmp_path / "warc"
    with serve(pages) as site:
        words = ("-s", f"CLEANCOPY_WARC={folder}", "-s", "CLEANCOPY_WARC_BYTES=4000")
        done, articles = crawl(site, tmp_path / "a.jsonl", *words)
        assert done.returncode in (0, 1), done.stderr[-2000:]
        files = sorted(folder.iterdir())
        assert len(files) > 1  # rotated
        assert all(path.name.endswith(".warc.gz") for path in files)
        told = [record for path in files for record in records(path)]
        kinds = [kind for kind, *_ in told]
        assert kinds.count("request") == kinds.count("response") == len(site.asked)
        assert kinds.count("warcinfo") == len(files)
        assert f"{site.base}/robots.txt" in {url for _, url, _ in told}
    again = {line["url"]: line for line in stored(folder, tmp_path / "b.jsonl")}
    again_twice = {line["url"]: line for line in stored(folder, tmp_path / "c.jsonl")}
    assert again == again_twice
    assert len(articles) > 4
    for article in articles:
        if "Long" in article["title"]:
            continue  # an article in two parts: the archive has them as two pages
        same = again[article["url"]]
        for name in article:
            if name not in APART and name != "consent":
                assert same[name] == article[name], name
        place = article["warc"]
        with (folder / place["file"]).open("rb") as stream:
            stream.seek(place["offset"])
            record = next(iter(ArchiveIterator(stream)))
            assert record.rec_headers.get_header("WARC-Record-ID") == f"<{place['record_id']}>"
            assert record.rec_headers.get_header("WARC-Target-URI") == article["url"]


@pytest.mark.slow
def test_a_killed_crawl_leaves_an_archive_that_is_finished_by_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "warc"
    with serve(SITE) as site:
        command = [
            sys.executable,
            "-m",
            "scrapy",
            "crawl",
            "news",
            "-a",
            f"site={site.base}/",
            "-O",
            str(tmp_path / "x.jsonl"),
        ]
        settings = ["-s", f"CLEANCOPY_WARC={folder}", "-s", "AUTOTHROTTLE_ENABLED=False", "-s", "DOWNLOAD_DELAY=0.2"]
        process = subprocess.Popen([*command, *settings], cwd=ROOT, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        while len(site.asked) < 6 and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        (torn,) = folder.glob("*.open")
        with torn.open("ab") as file:
            file.write(gzip.compress(b"WARC/1.0 torn")[:12])
        crawl(site, tmp_path / "a.jsonl", "-s", f"CLEANCOPY_WARC={folder}", "-a", "limit=1")
        files = sorted(folder.iterdir())
        assert [path.suffix for path in files] == [".gz", ".gz"]
        first = records(folder / torn.name.removesuffix(".open"))
        assert [kind for kind, *_ in first].count("response") >= 4


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk needs root to mount")
def test_a_full_disk_costs_the_archive_not_the_articles(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no tmpfs can be mounted here")
    try:
        with serve(SITE) as site:
            done, articles = crawl(site, tmp_path / "a.jsonl", "-s", f"CLEANCOPY_WARC={disk}")
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    assert len(articles) == 5
    assert done.returncode == 1
    assert done.stderr.count("ERROR cleancopy.net.archive") == 1
    assert "Traceback" not in done.stderr
    assert "the archive could not be written: No space left on device" in done.stderr


def archive(path: Path, *entries: tuple[str, str, bytes, list[tuple[str, str]]]) -> Path:
    """A file in the shape of Common Crawl's news archive: request, response and metadata records."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "StormCrawler"}))
        for kind, url, body, headers in entries:
            told = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1") if kind in ("response", "revisit") else None
            extra = {"WARC-Date": "2026-11-20T08:00:00Z"}
            record = writer.create_warc_record(
                url, kind, payload=io.BytesIO(body), length=len(body), http_headers=told, warc_headers_dict=extra,
                warc_content_type="application/warc-fields" if told is None else "",
            )  # fmt: skip
            writer.write_record(record)
    return path


BODY = SITE["/town/the-oldest-story-of-them-all"][2]


def test_archives_of_others_are_read(tmp_path: Path) -> None:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    html = [("Content-Type", "text/html; charset=utf-8")]
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)
    path = archive(
        tmp_path / "CC-NEWS-20261120080000-00001.warc.gz",
        ("metadata", "https://a.example/1", b"fetchTimeMs: 12\r\n", []),
        ("response", "https://a.example/plain", BODY, html),
        ("response", "https://a.example/gzip", gzip.compress(BODY), [*html, ("content-encoding", "gzip")]),
        ("response", "https://a.example/zstd", zstd.compress(BODY), [*html, ("Content-Encoding", "zstd")]),
        ("response", "https://a.example/chunked", chunked, [*html, ("Transfer-Encoding", "chunked")]),
        ("response", "https://a.example/length", BODY, [*html, ("Content-Length", "7")]),
        ("response", "https://a.example/picture", b"\x89PNG", [("Content-Type", "image/png")]),
        ("revisit", "https://a.example/again", b"", html),
    )
    pages = list(pages_of(path))
    assert [page.url.rpartition("/")[2] for page in pages if page.url] == ["plain", "gzip", "zstd", "chunked", "length"]
    assert all(page.body == BODY for page in pages)
    assert pages[0].fetched_at == "2026-11-20T08:00:00+00:00"
    assert pages[1].warc is not None
    assert pages[1].warc["file"] == path.name
    with path.open("rb") as stream:
        stream.seek(pages[1].warc["offset"])
        assert next(iter(ArchiveIterator(stream))).rec_headers.get_header("WARC-Target-URI") == "https://a.example/gzip"


@pytest.mark.parametrize("cut", [1, 20, 300, 1200])
def test_what_is_torn_is_cut_to_whole_records(cut: int, tmp_path: Path) -> None:
    entries = [("response", f"https://a.example/{n}", BODY, [("Content-Type", "text/html")]) for n in range(4)]
    path = archive(tmp_path / "x.warc.gz", *entries)
    data = path.read_bytes()
    open_file = tmp_path / "y-1.warc.gz.open"
    open_file.write_bytes(data[:-cut])
    end = whole(open_file)
    assert end < len(data)
    finish(open_file)
    done = tmp_path / "y-1.warc.gz"
    assert done.stat().st_size == end
    assert data.startswith(done.read_bytes())
    assert 1 <= len(list(pages_of(done))) < 4


def test_a_file_without_a_whole_record_goes(tmp_path: Path) -> None:
    path = tmp_path / "z-1.warc.gz.open"
    path.write_bytes(gzip.compress(b"x" * 100)[:15])
    finish(path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("packed", [True, False], ids=["gz", "plain"])
def test_an_archive_cut_anywhere_is_read_to_the_cut_and_says_so(packed: bool, tmp_path: Path) -> None:
    stream, ends = io.BytesIO(), [0]
    writer = WARCWriter(stream, gzip=packed)
    for number in range(3):
        told = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        body = f"<html><body><p>Story {number} of the day.</p></body></html>".encode()
        record = writer.create_warc_record(
            f"http://a.test/{number}", "response", payload=io.BytesIO(body), length=len(body), http_headers=told
        )
        writer.write_record(record)
        ends.append(stream.tell())
    path = tmp_path / ("cut.warc.gz" if packed else "cut.warc")
    for cut in range(1, len(stream.getvalue()) + 1):
        path.write_bytes(stream.getvalue()[:cut])
        found: list[str | None] = []
        try:
            found.extend(page.url for page in pages_of(path))
            told_so = False
        except Unreadable:
            told_so = True
        assert told_so is (cut not in ends), cut
        assert len(found) >= sum(end <= cut for end in ends) - 1, cut
