"""The add-on in a project that is not ours, in a crawl."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from test_others_pipelines import HTML, TEXTS

SPIDER = """
import scrapy

class Theirs(scrapy.Spider):
    name = "theirs"
    custom_settings = {"ADDONS": {"cleancopy.Addon": 500}, "TELNETCONSOLE_ENABLED": False, "ROBOTSTXT_OBEY": False}

    async def start(self):
        yield scrapy.Request("http://127.0.0.1:PORT/a")

    def parse(self, response):
        yield {"html": response.text, "url": response.url, "mine": 1}
        yield {"mine": 2}
"""


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(HTML.encode())

    def log_message(self, *args: object) -> None:
        pass


def crawl(tmp_path: Path, *words: str) -> tuple[list[dict[str, Any]], str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        (tmp_path / "theirs.py").write_text(SPIDER.replace("PORT", str(server.server_port)), "utf-8")
        command = [sys.executable, "-m", "scrapy", "runspider", "theirs.py", "-O", "out.jsonl", *words]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
        server.shutdown()
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()], done.stderr


def test_one_line_adds_the_stages_to_a_crawl(tmp_path: Path) -> None:
    rows, _ = crawl(tmp_path)
    article = next(row for row in rows if row["mine"] == 1)
    assert article["title"] == "Bridge closed until spring"
    assert article["text"] == "\n\n".join(TEXTS)
    assert {"mine": 2} in rows
    assert article["language_detected"] is None


@pytest.mark.parametrize("processes", [0, 1])
def test_languages_and_rules_are_noted_wherever_a_page_is_cleaned(processes: int, tmp_path: Path) -> None:
    settings = {"CLEANCOPY_LANGUAGE": 1, "CLEANCOPY_QUALITY": "drop", "CLEANCOPY_PROCESSES": processes}
    rows, _ = crawl(tmp_path, *(word for name, value in settings.items() for word in ("-s", f"{name}={value}")))
    article = next(row for row in rows if row["mine"] == 1)
    assert article["language_detected"] == "en"
    assert article["quality"] == []  # asked, and content


def test_settings_that_do_nothing_here_are_named(tmp_path: Path) -> None:
    _, log = crawl(tmp_path, "-s", "CLEANCOPY_STORE=store", "-s", "CLEANCOPY_RECORD_FILE=record.jsonl")
    assert "CLEANCOPY_STORE is for the spiders of cleancopy" in log
    assert "CLEANCOPY_RECORD_FILE is for" in log
    assert not (tmp_path / "store").exists()
