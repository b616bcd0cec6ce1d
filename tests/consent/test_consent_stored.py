"""Saved pages and items of other projects: what headers, pages and archives say, without the network."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cleancopy.pipelines import ConsentPipeline
from cleancopy.pipelines.stage import Counts
from scrapy.exceptions import DropItem, NotConfigured
from scrapy.http import HtmlResponse, Request, TextResponse
from scrapy.utils.test import get_crawler

from cleancopy.consent import Choice, File
from cleancopy.consent.sources import Sources
from cleancopy.core.model import Page
from cleancopy.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
TEXT = "".join(
    f"<p>{words} said on Monday that the work would go on until the spring, whatever the weather brings to the town.</p>"
    for words in ("The owners of the house", "The mayor of the town", "The neighbours on the northern bank")
)
ARTICLE = f'<html><head><meta property="og:type" content="article"></head><body><article><h1>The house</h1>{TEXT}</article></body></html>'
LICENCE = b'<rsl xmlns="https://rslstandard.org/rsl"><content url="/b"><license><prohibits>all</prohibits></license></content></rsl>'


def archive(path: Path, *records: tuple[str, str, bytes, list[tuple[str, str]]]) -> None:
    with path.open("wb") as file:
        for url, kind, body, more in records:
            head = "".join(f"{name}: {value}\r\n" for name, value in [("Content-Type", kind), *more])
            block = f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + body
            fields = f"WARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-11-20T08:00:00Z\r\n"
            kinds = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n"
            file.write(f"WARC/1.1\r\n{fields}{kinds}\r\n".encode() + block + b"\r\n\r\n")


def stored(folder: Path, *settings: str) -> dict[str, Any]:
    out = folder / "out.jsonl"
    command = ["-m", "scrapy", "crawl", "stored", "-a", f"path={folder}", "-O", str(out), *settings]
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    items = [json.loads(line) for line in out.read_text("utf-8").splitlines()] if out.exists() else []
    return {item["url"] or "": item["consent"] for item in items}


@pytest.mark.slow
def test_an_archive_speaks_for_itself(tmp_path: Path) -> None:
    one, two, three = "https://one.example", "https://two.example", "https://three.example"
    page = ("text/html; charset=utf-8", ARTICLE.encode())
    archive(
        tmp_path / "a.warc",
        (
            f"{one}/robots.txt",
            "text/plain",
            f"License: {one}/l.xml\nUser-agent: *\nContent-Usage: /n/ train-ai=n".encode(),
            [],
        ),
        (f"{one}/l.xml", "application/rsl+xml", LICENCE, []),
        (f"{one}/n/a", *page, []),
        (f"{one}/b", *page, []),
        (f"{one}/c", *page, []),
        (f"{two}/a", *page, [("X-Robots-Tag", "otherbot: noindex"), ("X-Robots-Tag", "noai")]),
        (f"{three}/robots.txt", "text/html", b"<html>not here</html>", []),
        (f"{three}/a", *page, [("Content-Usage", "train-ai=y")]),
    )
    (tmp_path / "page.html").write_text(
        ARTICLE.replace("<head>", '<head><meta name="tdm-reservation" content="1">'), "utf-8"
    )
    found = stored(tmp_path)
    assert {url: consent["verdict"] for url, consent in found.items()} == {
        f"{one}/n/a": "disallow", f"{one}/b": "disallow", f"{one}/c": "unknown", f"{two}/a": "disallow",
        f"{three}/a": "allow", "": "disallow",
    }  # fmt: skip
    line = found[f"{one}/n/a"]["evidence"][0]
    assert (line["url"], line["fetched_at"]) == (f"{one}/robots.txt", "2026-11-20T08:00:00+00:00")
    assert not found[f"{one}/c"]["failed"]
    (tmp_path / "out.jsonl").unlink()
    assert set(stored(tmp_path, "-s", "CLEANCOPY_CONSENT=skip")) == {f"{one}/c", f"{three}/a"}


def run(stage: ConsentPipeline, item: Any) -> Any:
    return asyncio.run(stage.process_item(item))


def test_items_of_other_projects() -> None:
    stage = ConsentPipeline(Choice(), Counts(), unknown="keep")
    response = HtmlResponse("https://example.org/a", body=ARTICLE.encode(), headers={"Content-Usage": ["train-ai=y"]})
    page = run(stage, {"response": response})
    assert isinstance(page, Page)
    assert page.consent is not None
    assert page.consent["verdict"] == "allow"
    assert run(stage, {"id": 7}) == {"id": 7}
    with pytest.raises(DropItem, match="consent_disallow"):
        run(stage, {"html": "<meta name=robots content=noai>" + ARTICLE})
    assert (
        run(ConsentPipeline(Choice(), Counts()), {"html": "<meta name=robots content=noai>"}).consent["verdict"]
        == "disallow"
    )


def test_settings_are_checked() -> None:
    for settings, told in (
        ({"CLEANCOPY_CONSENT": "skipp"}, "none of record, skip, ignore"),
        ({"CLEANCOPY_CONSENT": "skip", "CLEANCOPY_CONSENT_UNKNOWN": "maybe"}, "none of keep, drop, drop_failed"),
        ({"CLEANCOPY_CONSENT": "record", "CLEANCOPY_CONSENT_SIGNALS": "tdmrep,rls"}, "no signal rls"),
        ({"CLEANCOPY_CONSENT": "record", "CLEANCOPY_CONSENT_COUNTED": ["ai_txt"]}, "no signal ai_txt"),
        ({"CLEANCOPY_CONSENT": "record", "CLEANCOPY_CONSENT_CACHE": "/dev/null/x"}, "name another file"),
    ):
        with pytest.raises(Exception, match=told) as raised:
            ConsentPipeline.from_crawler(get_crawler(settings_dict=settings))
        assert raised.type.__module__ == UsageError.__module__
    with pytest.raises(NotConfigured):
        ConsentPipeline.from_crawler(get_crawler(settings_dict={}))


def test_an_error_of_ours_is_no_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("cleancopy.pipelines.consent.judge", broken)
    page = run(ConsentPipeline(Choice(), Counts()), Page(body=b"", url="https://example.org/a"))
    assert (page.consent["verdict"], page.consent["failed"]) == ("unknown", True)
    with pytest.raises(DropItem, match="consent_unknown: error: RuntimeError: boom"):
        run(ConsentPipeline(Choice(), Counts(), unknown="drop_failed"), Page(body=b"", url="https://example.org/a"))


def test_robots_that_has_not_changed_is_the_one_remembered() -> None:
    crawler = get_crawler()
    crawler.spider = type(
        "Remembering", (), {"robots_body": lambda self, netloc: b"User-agent: *\nContent-Usage: train-ai=n"}
    )()
    sources = Sources(crawler, Choice().wanted)
    request = Request("https://example.org/robots.txt")
    sources.on_response(TextResponse(request.url, status=304), request)
    kept: File = sources._seen["example.org"]
    assert (kept.status, kept.body[-3:]) == (200, b"i=n")
