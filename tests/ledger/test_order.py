"""The same site in other orders, with kills, with four workers: the same articles, byte for byte, in all but the time of fetching."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from small import no_fetch_time

from cleancopy.ledger import articles

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
QUICK = (
    "AUTOTHROTTLE_ENABLED=False DOWNLOAD_DELAY=0 RETRY_ENABLED=False LOG_LEVEL=WARNING CLEANCOPY_BATCH_COUNT=5".split()
)
NAMES = [f"the-story-with-the-number-{number:02}" for number in range(24)]


def site(spiders: Any, chance: random.Random) -> dict[str, Any]:
    """Stories in two sitemaps, a feed, sections and links of other stories, in any order; some twice, some under two addresses."""
    days = [f"2026-11-{1 + number % 20:02}" for number in range(24)]

    def shuffled(things: list[Any]) -> list[Any]:
        chance.shuffle(things)
        return things

    pages: dict[str, Any] = {}
    for number, name in enumerate(NAMES):
        head = f'<link rel="canonical" href="{{base}}/town/{NAMES[number - 1]}">' if number in (5, 9, 10, 17) else ""
        # Every third story is found by links alone: from the one before it.
        extra = (
            f"<a href='/town/{NAMES[(number + 1) % 24]}'>{NAMES[(number + 1) % 24]} and what it says of the town</a>"
        )
        pages[f"/town/{name}"] = spiders.article(f"Story {number}", days[number], head, extra, part=f"of {name}")
    first = [(f"/town/{NAMES[n]}", days[n]) for n in range(24) if n % 3 == 0]
    second = [(f"/town/{NAMES[n]}", days[n]) for n in range(24) if n % 4 == 0]
    items = "".join(
        f"<item><link>{{base}}/town/{NAMES[n]}</link><title>Feed {n}</title></item>" for n in shuffled([1, 3, 4, 7, 8])
    )
    links = "".join(f"<a href='/town/{NAMES[n]}'>{NAMES[n]} told at some length</a>" for n in shuffled([2, 3, 14, 15]))
    return {
        "/robots.txt": (
            200,
            "text/plain",
            b"Sitemap: {base}/%s.xml\nSitemap: {base}/%s.xml\n" % tuple(shuffled([b"a", b"b"])),
        ),
        "/": (200, spiders.HTML, spiders.FRONT),
        "/town/": (200, spiders.HTML, f"<html><body><h1>Town</h1>{links}</body></html>".encode()),
        "/a.xml": (200, spiders.XML, spiders.urlset(*shuffled(first))),
        "/b.xml": (200, spiders.XML, spiders.urlset(*shuffled(second))),
        "/feed.xml": (200, spiders.XML, f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()),
        **dict(shuffled(list(pages.items()))),
    }


def command(base: str, folder: Path, *words: str) -> list[str]:
    settings = [word for setting in QUICK for word in ("-s", setting)]
    return [sys.executable, "-m", "cleancopy", "crawl", *base.split(), "--into", str(folder), *settings, *words]


def lines(folder: Path, base: str) -> list[str]:
    found = (json.dumps(no_fetch_time(line), ensure_ascii=False) for line in articles(folder, latest=False))
    return sorted(line.replace(base, "https://site") for line in found)


def run(base: str, folder: Path, *words: str) -> list[str]:
    done = subprocess.run(
        command(base, folder, *words), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Traceback" not in done.stderr, done.stderr[-3000:]
    return lines(folder, base.split(maxsplit=1)[0])


def test_shuffled_and_killed_crawls_give_the_same_lines(spiders: Any, tmp_path: Path) -> None:
    with spiders.serve(site(spiders, random.Random(0))) as plain:
        wanted = run(plain.base, tmp_path / "plain")
    by = [json.loads(line)["discovered_by"] for line in wanted]
    assert {name: by.count(name) for name in by} == {"sitemap": 11, "feed": 2, "link": 8}
    seed = random.randrange(2**32)
    chance = random.Random(seed)
    with spiders.serve(site(spiders, chance)) as other:
        folder = tmp_path / "other"
        for _ in range(2):
            with subprocess.Popen(command(other.base, folder), cwd=ROOT, stderr=subprocess.DEVNULL) as process:
                asked = len(other.paths) + chance.randint(4, 20)
                deadline = time.monotonic() + 20
                while time.monotonic() < deadline and len(other.paths) < asked and process.poll() is None:
                    time.sleep(0.01)
                os.kill(process.pid, signal.SIGKILL)
        assert run(other.base, folder) == wanted, f"seed {seed}"


def test_four_workers_give_what_one_gives(spiders: Any, tmp_path: Path) -> None:
    pages = [site(spiders, random.Random(number)) for number in range(3)]
    with spiders.serve(pages[0]) as a, spiders.serve(pages[1]) as b, spiders.serve(pages[2]) as c:
        bases = f"{a.base} {b.base} {c.base}"
        one = run(bases, tmp_path / "one")
        four = run(bases, tmp_path / "four", "--workers", "4")
        for paper in (a, b, c):
            asked = [path for path in paper.paths if "story" in path]
            assert len(asked) == 2 * len(set(asked))  # once in each crawl: no two workers on one site
    assert len(one) == 63  # 10 names 9, which stands under 8: a canonical address of its own
    assert four == one
