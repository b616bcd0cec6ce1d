"""Sites that make new addresses for ever: each page names the same articles, and lists, under names that nobody had before."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from loopback import Plain, Served, serve
from test_news_crawl import HTML, ROOT, article, crawl

from cleancopy.ledger import articles

STORIES = ("the-harbour-bridge-opens", "the-ferry-sails-again", "the-mayor-reads-aloud")
QUICK = ["AUTOTHROTTLE_ENABLED=False", "DOWNLOAD_DELAY=0", "RETRY_ENABLED=False"]
pytestmark = pytest.mark.slow


class Endless(dict):  # type: ignore[type-arg]
    """Pages under any parameter; each links to all stories with a parameter that nobody had before."""

    def __init__(self, name: str) -> None:
        self._links = self._named(name)

    @staticmethod
    def _named(name: str) -> Iterator[str]:
        for number in itertools.count():
            yield "".join(f"<a href='/town/{story}?{name}={number:016x}'>Read on</a>" for story in STORIES)

    def get(self, path: str, default: object = None) -> object:
        story = path.partition("?")[0].rpartition("/")[2]
        if path == "/":
            return 200, HTML, next(self._links).encode()
        if story not in STORIES:
            return default

        def answer(_: Mapping[str, str]) -> Plain:
            made = article(story, "2026-11-20", extra=next(self._links))
            assert not callable(made)
            return made

        return answer


def endless(name: str) -> Endless:
    return Endless(name)


def test_the_number_of_a_visit_makes_no_address(tmp_path: Path) -> None:
    with serve(endless("PHPSESSID")) as site:
        done, items = crawl(site, tmp_path / "out.jsonl")
    assert (done.returncode, sorted(item["title"] for item in items)) == (0, sorted(STORIES))
    assert sum("/town/the" in path for path in site.paths) == 3


def into_a_store(site: Served, folder: Path) -> subprocess.CompletedProcess[str]:
    code = "import cleancopy.spiders.frontier as frontier; frontier.TRAP = 20; from scrapy.cmdline import execute; execute()"
    command = [
        sys.executable,
        "-c",
        code,
        "crawl",
        "news",
        "-a",
        f"site={site.base}/",
        "-s",
        f"CLEANCOPY_STORE={folder}",
    ]
    settings = [word for setting in QUICK for word in ("-s", setting)]
    return subprocess.run([*command, *settings], cwd=ROOT, capture_output=True, text=True, timeout=90, check=False)


def test_a_crawl_ends_where_links_give_nothing_new(tmp_path: Path) -> None:
    with serve(endless("t")) as site:
        for _ in range(2):
            site.asked.clear()
            done = into_a_store(site, tmp_path / "data")
            assert done.returncode == 0, done.stderr[-2000:]
            assert sum("/town/the" in path for path in site.paths) < 30
            assert "20 pages in a row gave nothing new: its links are followed no further for now" in done.stderr
    assert sorted(line["title"] for line in articles(tmp_path / "data")) == sorted(STORIES)


def test_without_a_store_a_text_comes_once(tmp_path: Path) -> None:
    with serve(endless("t")) as site:
        done, items = crawl(site, tmp_path / "out.jsonl", "-a", "allow=00[0-7]$")
    assert (done.returncode, sorted(item["title"] for item in items)) == (0, sorted(STORIES))
    assert "duplicate_address" in done.stderr
