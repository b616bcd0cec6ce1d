"""Saved pages into a store: once each, the last of an address, and the same after a SIGKILL."""

from __future__ import annotations

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
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cleancopy.ledger import articles
from cleancopy.ledger.parts import unpack

STORY = (
    "The council voted on Tuesday to repair the old bridge over the river, which has been closed to lorries since the "
    "spring floods damaged two of its five piers and washed away a part of the embankment below the market square."
)
COMMAND = (sys.executable, "-m", "scrapy", "crawl", "stored")


def html(title: str, more: str = "") -> bytes:
    paragraphs = "".join(f"<p>{STORY} Part {part} of {title}.</p>" for part in range(4))
    head = f"<html lang='en'><head><title>{title}</title>{more}</head>"
    return f"{head}<body><article><h1>{title}</h1>{paragraphs}</article></body></html>".encode()


def archive(path: Path, pages: list[tuple[str, bytes]], day: int = 20) -> None:
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for url, body in pages:
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            date = {"WARC-Date": f"2026-11-{day}T08:00:00Z"}
            record = writer.create_warc_record(
                url, "response", io.BytesIO(body), length=len(body), http_headers=head, warc_headers_dict=date
            )
            writer.write_record(record)


def words(path: str, store: str, *settings: str) -> list[str]:
    given = [
        f"CLEANCOPY_STORE={store}",
        "CLEANCOPY_CONSENT=ignore",
        "CLEANCOPY_PROGRESS=off",
        "LOG_LEVEL=ERROR",
        *settings,
    ]
    return [*COMMAND, "-a", f"path={path}", *(word for setting in given for word in ("-s", setting))]


def stored(folder: Path, path: str, store: str = "data", *settings: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"SCRAPY_SETTINGS_MODULE": "cleancopy.settings"}
    done = subprocess.run(
        words(path, store, *settings), cwd=folder, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def found(store: Path) -> dict[str, dict[str, Any]]:
    """The newest revision of each article, by address or title."""
    return {row["url"] or row["title"]: row for row in articles(store)}


def lines(store: Path) -> list[bytes]:
    """What stands in the parts, as a tool that knows no ledger reads it."""
    return [line for part in sorted(store.rglob("part-*.jsonl")) for line in unpack(part.read_bytes(), "jsonl")]


@pytest.mark.slow
def test_saved_pages_go_into_a_store(tmp_path: Path) -> None:
    pages = [(f"https://a.example/news/{number}", html(f"Story {number}")) for number in range(4)]
    archive(
        tmp_path / "a.warc.gz",
        [*pages, ("https://b.example/1", html("Another")), ("https://a.example/none", b"<p>x</p>")],
    )
    archive(tmp_path / "b.warc.gz", [(pages[2][0], html("Story 2, changed"))], day=22)
    archive(tmp_path / "b2.warc.gz", [(pages[2][0], html("Story 2, as it was before"))], day=19)
    (tmp_path / "c.html").write_bytes(html("Of no address"))
    (tmp_path / "d.html").write_bytes(html("Of its own", '<link rel="canonical" href="https://a.example/own">'))
    path = "a.warc.gz,b.warc.gz,b2.warc.gz,c.html,d.html"
    done = stored(tmp_path, path)
    assert done.returncode == 0, done.stderr
    first = found(tmp_path / "data")
    assert set(first) == {*(url for url, _ in pages), "https://b.example/1", "https://a.example/own", "Of no address"}
    assert first["https://a.example/news/2"]["title"] == "Story 2, changed"  # what was fetched last counts
    assert {(row["discovered_by"], row["revision"]) for row in first.values()} == {("file", 1)}
    assert len(list(articles(tmp_path / "data"))) == 7

    assert stored(tmp_path, path).returncode == 0  # nothing has changed: no line
    assert len(list(articles(tmp_path / "data", latest=False))) == 7

    archive(tmp_path / "a.warc.gz", [(pages[0][0], html("Story 0", "").replace(b"Tuesday", b"Friday"))], day=23)
    assert stored(tmp_path, "a.warc.gz").returncode == 0
    again = found(tmp_path / "data")[pages[0][0]]
    assert (again["revision"], again["changed"]) == (2, ["text", "content_sha256"])


@pytest.mark.slow
def test_killed_again_and_again_every_article_stands_there_once(tmp_path: Path) -> None:
    pages = [(f"https://s{number % 3}.example/news/{number}", html(f"Story {number}")) for number in range(120)]
    archive(tmp_path / "a.warc.gz", pages)
    settings = ["CLEANCOPY_BATCH_COUNT=5", "CLEANCOPY_PART_FORMAT=jsonl"]
    env = os.environ | {"SCRAPY_SETTINGS_MODULE": "cleancopy.settings"}
    kills = 0
    for size in (1, 20_000, 60_000):
        process = subprocess.Popen(
            words("a.warc.gz", "data", *settings), cwd=tmp_path, env=env, stderr=subprocess.DEVNULL
        )
        begun = time.monotonic()
        while process.poll() is None and time.monotonic() - begun < 60:
            newest = max((part.stat().st_size for part in (tmp_path / "data").rglob("part-*")), default=0)
            if newest >= size:
                process.send_signal(signal.SIGKILL)
            time.sleep(0.002)
        kills += process.wait() == -signal.SIGKILL
    assert kills >= 2
    done = stored(tmp_path, "a.warc.gz", "data", *settings)
    assert done.returncode == 0, done.stderr
    assert stored(tmp_path, "a.warc.gz", "whole", *settings).returncode == 0
    assert found(tmp_path / "data") == found(tmp_path / "whole")
    urls = [json.loads(line)["url"] for line in lines(tmp_path / "data")]
    assert sorted(urls) == sorted(url for url, _ in pages)
    verify = subprocess.run(
        [sys.executable, "-m", "cleancopy", "verify", "data"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert verify.returncode == 0, verify.stdout + verify.stderr


def test_a_file_that_cannot_be_read_to_its_end_is_told(tmp_path: Path) -> None:
    archive(tmp_path / "a.warc.gz", [(f"https://a.example/{number}", html(f"Story {number}")) for number in range(3)])
    whole = (tmp_path / "a.warc.gz").read_bytes()
    (tmp_path / "a.warc.gz").write_bytes(whole[:-50])
    done = stored(tmp_path, "a.warc.gz")
    assert done.returncode == 3
    assert "1 file could not be read, or not all of it" in done.stderr
    assert len(found(tmp_path / "data")) == 2
