"""A crawl that is killed, and a project of somebody else's with the add-on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from loopback import Answer, serve
from test_news_crawl import HTML, ROOT, XML, article, urlset

NAMES = [f"/town/the-story-with-the-number-{number}" for number in "abcdefgh"]
SITE: dict[str, Answer] = {
    "/robots.txt": (200, "text/plain", b"Crawl-delay: 0.5\nSitemap: {base}/s.xml\n"),
    "/": (200, HTML, b"<html><body>Front</body></html>"),
    "/s.xml": (200, XML, urlset(*((name, "2026-11-01") for name in NAMES))),
    **{name: article(f"Story {name[-1]}", "2026-11-01") for name in NAMES},
}


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_a_crawl_that_is_stopped_leaves_whole_lines(sign: signal.Signals, tmp_path: Path) -> None:
    out = tmp_path / "articles.jsonl"
    out.write_text('{"title": "old"}\n')
    with serve(SITE) as site:
        command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"site={site.base}/", "-O", str(out)]
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline and sum(path in NAMES for path in site.paths) < 3:
                time.sleep(0.05)
            os.kill(process.pid, sign)
            code = process.wait(30)
    assert code != 0
    if sign is signal.SIGKILL:
        assert out.read_text() == '{"title": "old"}\n'
        lines = next(path for path in tmp_path.iterdir() if path != out).read_text("utf-8").splitlines(keepends=True)
        written = [json.loads(line)["title"] for line in lines if line.endswith("\n")]
    else:
        written = [json.loads(line)["title"] for line in out.read_text("utf-8").splitlines()]
    assert written
    assert all(title.startswith("Story ") for title in written)


@pytest.mark.slow
def test_the_add_on_cleans_items_of_another_project(tmp_path: Path) -> None:
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = theirs\n")
    (tmp_path / "theirs.py").write_text(
        'BOT_NAME = "theirs"\nSPIDER_MODULES = ["spider"]\nADDONS = {"cleancopy.Addon": 500}\n'
        'CLEANCOPY_FIELDS = {"title": "headline", "text": "body"}\n'
    )
    (tmp_path / "spider.py").write_text(
        "import scrapy\n\n\nclass Theirs(scrapy.Spider):\n    name = 'theirs'\n\n    def parse(self, response):\n"
        "        yield {'id': 7, 'html': response.text, 'url': response.url}\n        yield {'id': 8}\n"
    )
    out = tmp_path / "out.jsonl"
    with serve(SITE) as site:
        command = ["runspider", "spider.py", "-a", f"start_url={site.base}{NAMES[0]}", "-O", str(out)]
        (tmp_path / "spider.py").write_text(
            (tmp_path / "spider.py").read_text() + f"\n    start_urls = ['{site.base}{NAMES[0]}']\n"
        )
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", *command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    items = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert done.returncode == 0, done.stderr[-2000:]
    assert [item["id"] for item in items] == [7, 8]
    assert items[0]["headline"] == "Story a"
    assert len(items[0]["body"].split("\n\n")) == 3
    assert items[1] == {"id": 8}
    assert "Traceback" not in done.stderr
