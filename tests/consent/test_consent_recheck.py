"""Asking again: documents that were taken once and are refused by now, against a real site on loopback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "spiders"))

from loopback import Answer, Served, serve  # noqa: E402

PAGE = b"<html><head>%s</head><body><p>Words.</p></body></html>"
SITE: dict[str, Answer] = {
    "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /closed/\nContent-Usage: /line/ train-ai=n\n"),
    "/.well-known/tdmrep.json": (200, "application/json", b'[{"location": "/file/", "tdm-reservation": 1}]'),
    "/open/a": (200, "text/html", PAGE % b""),
    "/meta/a": (200, "text/html", PAGE % b'<meta name="robots" content="noai">'),
    "/line/a": (200, "text/html", PAGE % b""),
}


def command(site: Served, folder: Path, *words: str) -> tuple[subprocess.CompletedProcess[str], list[dict[str, Any]]]:
    out = folder / "withdrawn.jsonl"
    quick = ["-s", "AUTOTHROTTLE_ENABLED=False", "-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_ENABLED=False"]
    done = subprocess.run(
        [sys.executable, "-m", "cleancopy", "dataset", "recheck", *words, "-o", str(out), *quick],
        capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    return done, [json.loads(line) for line in out.read_text("utf-8").splitlines()] if out.exists() else []


def rows(site: Served, *paths: str) -> str:
    found = [{"id": path.strip("/"), "url": site.base + path, "consent": "unknown", "text": "Words."} for path in paths]
    return "".join(json.dumps(row) + "\n" for row in found)


@pytest.mark.slow
def test_what_is_refused_by_now_is_listed_with_its_evidence(tmp_path: Path) -> None:
    data = tmp_path / "rows.jsonl"
    with serve(SITE) as site:
        data.write_text(
            rows(site, "/open/a", "/meta/a", "/line/a", "/file/gone", "/closed/a", "/open/gone")
            + "{oops\n\n"
            + json.dumps({"url": "http://[oops/"})
            + "\n"
        )
        done, found = command(site, tmp_path, str(data), "--host", "127.0.0.1")
        asked = list(site.paths)
        again, fewer = command(site, tmp_path, str(data), "--host", "127.0.0.1", "--files-only")
        pages = site.paths[len(asked) :]
    assert done.returncode == 3, done.stderr
    assert {line["id"]: line["signal"] for line in found} == {
        "meta/a": "robots_meta",
        "line/a": "aipref",
        "file/gone": "tdmrep",
    }
    line = next(line for line in found if line["id"] == "file/gone")
    assert (line["before"], line["url"]) == ("unknown", f"{site.base}/file/gone")
    assert line["evidence"][0]["url"] == f"{site.base}/.well-known/tdmrep.json"
    assert len(line["evidence"][0]["sha256"]) == 64
    assert line["checked_at"].startswith("20")
    assert "7 documents asked about, 3 withdrawn" in done.stdout
    assert "not known: 3" in done.stderr  # one is closed by robots.txt, one is gone, one has no address
    assert "left out: 1" in done.stderr
    assert "/closed/a" not in asked
    assert asked.count("/.well-known/tdmrep.json") == asked.count("/robots.txt") == 1
    assert sorted(line["id"] for line in fewer) == ["file/gone", "line/a"]
    assert set(pages) == {"/robots.txt", "/.well-known/tdmrep.json", "/ai.txt"}
    assert again.returncode == 3


@pytest.mark.slow
def test_a_private_address_that_nobody_named_is_not_asked(tmp_path: Path) -> None:
    data = tmp_path / "rows.jsonl"
    with serve(SITE) as site:
        data.write_text(rows(site, "/open/a", "/line/a"))
        done, found = command(site, tmp_path, str(data))
        assert site.asked == []
    assert (done.returncode, found) == (3, [])
    assert "not known: 2, a page or file could not be fetched or read; the first: http://127.0.0.1:" in done.stderr
    assert "is not a public address (--host names one that may be asked)" in done.stderr


def test_mistakes_are_told_in_a_line(tmp_path: Path) -> None:
    for words, told in (
        ([str(tmp_path / "none.jsonl")], "no such file"),
        ([str(tmp_path)], "no .jsonl"),
        (["-"], "standard input"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "cleancopy", "dataset", "recheck", *words],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert told in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
