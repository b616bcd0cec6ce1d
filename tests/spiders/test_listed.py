"""Crawls of exactly the pages that a list names: nothing else is asked for, and what is wrong with the list is said with its line."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from cleancopy.spiders.addresses import addresses_in
from cleancopy.spiders.choices import check, wanted_of
from cleancopy.spiders.frontier import Wanted
from cleancopy.spiders.listed import ListedFrontier, Turns, read_list
from hypothesis import given
from hypothesis import strategies as st
from loopback import Answer, Served, serve
from test_news_crawl import HTML, ROOT, SITE, article

from cleancopy.discovery.urls import canonical
from cleancopy.errors import UsageError
from cleancopy.ledger import articles

QUICK = [
    word for name in ("AUTOTHROTTLE_ENABLED=False", "DOWNLOAD_DELAY=0", "RETRY_ENABLED=False") for word in ("-s", name)
]


def run(*command: str, timeout: float = 90) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", *command, *QUICK]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False)


def crawl(
    listed: list[str], folder: Path, *words: str
) -> tuple[subprocess.CompletedProcess[str], list[dict[str, Any]]]:
    names, out = folder / "list.txt", folder / "out.jsonl"
    names.write_text("\n".join(listed))
    done = run("scrapy", "crawl", "news", "-a", f"urls={names}", "-O", str(out), *words)
    return done, [json.loads(line) for line in out.read_text("utf-8").splitlines()] if out.exists() else []


@pytest.mark.slow
def test_what_the_list_names_is_fetched_and_nothing_else(tmp_path: Path) -> None:
    with serve(dict(SITE)) as one, serve(dict(SITE)) as two:
        other = two.base.replace("127.0.0.1", "localhost")
        listed = [
            "# a comment", "", f"{one.base}/town/the-oldest-story-of-them-all", f"  {one.base}/town/the-long-story-in-two-parts  # split",
            json.dumps({"url": f"{one.base}/town/the-story-with-two-names", "title": "x"}),
            f"{one.base}/town/the-story-with-two-names-again", f"{one.base}/town/the-story-that-moved-to-elsewhere",
            f"{one.base}/private/the-story-nobody-may-read-here", f"{one.base}/not-there",
            f"{one.base}/town/the-oldest-story-of-them-all?utm_source=twice", f"{other}/town/the-story-that-only-links-know",
        ]  # fmt: skip
        done, items = crawl(listed, tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    found = {item["title"]: item for item in items}
    assert len(items) == len(found)
    assert set(found) == {"Oldest", "Long", "Names", "Links"}
    assert {item["discovered_by"] for item in items} == {"list"}
    assert "in the first part" in found["Long"]["text"]
    assert "in the second part" in found["Long"]["text"]
    asked = Counter(path for path in one.paths if path not in ("/robots.txt", "/.well-known/tdmrep.json", "/ai.txt"))
    assert asked == Counter(
        [
            "/town/the-oldest-story-of-them-all", "/town/the-long-story-in-two-parts", "/town/the-long-story-in-two-parts?page=2",
            "/town/the-story-with-two-names", "/town/the-story-with-two-names-again", "/town/the-story-that-moved-to-elsewhere",
            "/not-there",
        ]
    )  # fmt: skip
    assert two.paths.count("/town/the-story-that-only-links-know") == 1
    assert "/robots.txt" in two.paths
    assert "list.txt: addresses: 8, hosts: 2" in done.stderr
    assert f"Not fetched: {one.base}/not-there answers 404" in done.stderr
    assert "could not be fetched: Forbidden by robots.txt" in done.stderr
    assert "10.255.0.1 is not a public address" in done.stderr
    assert "(duplicate_address)" in done.stderr
    table = {
        line.split()[0]: line.split()[1:]
        for line in done.stderr.splitlines()
        if line.startswith(("127.0.0.1:", "localhost:"))
    }
    assert {name: cells[1] for name, cells in table.items()} == {one.base[7:]: "3", other[7:]: "1"}


@pytest.mark.slow
def test_choices_and_pace_are_those_of_other_crawls(tmp_path: Path) -> None:
    names = [f"/town/the-story-with-the-number-{letter}" for letter in "abcd"]
    site: dict[str, Answer] = {"/robots.txt": (200, "text/plain", b"User-agent: *\nCrawl-delay: 0.5\n")}
    site |= {name: article(f"Story {name[-1]}", f"2026-11-0{place}") for place, name in enumerate(names, 1)}
    with serve(site) as served:
        done, items = crawl(
            [served.base + name for name in names],
            tmp_path,
            "-a",
            "deny=-b$",
            "-a",
            "since=2026-11-02",
            "-s",
            "CLEANCOPY_CONSENT_FETCH=0",
        )
        moments = [moment for moment, path in served.asked if path in names]
    assert done.returncode == 0, done.stderr[-2000:]
    assert sorted(item["title"] for item in items) == ["Story c", "Story d"]
    assert len(moments) == 3
    assert all(later - earlier > 0.45 for earlier, later in pairwise(moments))
    assert "left out by section, allow or deny: 1" in done.stderr
    assert "before_since" in done.stderr


@pytest.mark.slow
def test_a_site_without_its_links_is_read_from_sitemaps_and_feeds(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with serve(dict(SITE)) as site:
        done = run("scrapy", "crawl", "news", "-a", f"site={site.base}/", "-a", "follow=0", "-O", str(out))
    titles = [json.loads(line)["title"] for line in out.read_text("utf-8").splitlines()]
    assert done.returncode == 0, done.stderr[-2000:]
    assert sorted(titles) == ["Feeds", "Long", "Names", "Oldest"]
    assert "/town/" not in site.paths


def store(names: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run(
        "cleancopy", "crawl", "--urls", str(names), "--into", str(folder), "-s", "CLEANCOPY_CONSENT_FETCH=0", *words
    )


def stories(count: int, delay: bytes = b"") -> dict[str, Answer]:
    made: dict[str, Answer] = {"/robots.txt": (200, "text/plain", b"User-agent: *\n" + delay)}
    for number in range(count):
        status, kind, body = article(f"Story {number}", "2026-11-20")[:3]
        made[f"/town/the-story-with-the-number-{number}"] = (status, kind, body, {"ETag": f'"{number}"'})
    return made


def pages(site: Served) -> list[str]:
    return [path for path in site.paths if path.startswith("/town/")]


@pytest.mark.slow
def test_the_same_list_again_asks_for_what_has_changed(tmp_path: Path) -> None:
    names, folder = tmp_path / "list.txt", tmp_path / "data"
    with serve(stories(6)) as site:
        base = f"{site.base}/town/the-story-with-the-number-"
        names.write_text("".join(f"{base}{number}\n" for number in range(4)))
        assert store(names, folder).returncode == 0
        assert len(pages(site)) == 4
        site.asked.clear()
        other = tmp_path / "other.txt"
        other.write_text("".join(f"{base}{number}\n" for number in (4, 5)))
        assert store(other, folder).returncode == 0
        assert sorted(pages(site)) == [f"/town/the-story-with-the-number-{number}" for number in (4, 5)], (
            "those of the first list are due"
        )
        site.asked.clear()
        site.pages["/town/the-story-with-the-number-1"] = article("Story 1 as it went on", "2026-11-20")
        again = store(names, folder)
        assert again.returncode == 0, again.stderr[-2000:]
        assert sorted(pages(site)) == [f"/town/the-story-with-the-number-{number}" for number in range(4)]
        assert site.headers["/town/the-story-with-the-number-2"]["if-none-match"] == '"2"'
        found = [(line["title"], line["revision"], line["discovered_by"]) for line in articles(folder)]
        assert sorted(found) == [
            ("Story 0", 1, "list"), ("Story 1 as it went on", 2, "list"), ("Story 2", 1, "list"), ("Story 3", 1, "list"),
            ("Story 4", 1, "list"), ("Story 5", 1, "list"),
        ]  # fmt: skip


@pytest.mark.slow
def test_a_list_that_is_killed_again_and_again_loses_nothing(tmp_path: Path) -> None:
    names, folder = tmp_path / "list.txt", tmp_path / "data"
    moved: dict[str, Answer] = {
        f"/town/moved-{number}": (301, HTML, b"", {"Location": f"{{base}}/town/the-story-with-the-number-{number}"})
        for number in range(5)
    }
    with serve(stories(40) | moved) as one, serve(stories(25)) as two:
        other = two.base.replace("127.0.0.1", "localhost")
        wanted = [f"{one.base}/town/the-story-with-the-number-{number}" for number in range(5, 40)]
        wanted += [f"{one.base}/town/moved-{number}" for number in range(5)]
        wanted += [f"{other}/town/the-story-with-the-number-{number}" for number in range(25)]
        names.write_text("\n".join(wanted))
        command = [sys.executable, "-m", "cleancopy", "crawl", "--urls", str(names), "--into", str(folder), *QUICK]
        command += ["-s", "CLEANCOPY_BATCH_COUNT=5", "-s", "CLEANCOPY_CONSENT_FETCH=0", "-s", "DOWNLOAD_DELAY=0.05"]
        for kill in range(1, 4):
            with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                before, deadline = len(pages(one)), time.monotonic() + 60
                while time.monotonic() < deadline and len(pages(one)) < before + 5 + kill:
                    time.sleep(0.02)
                os.kill(process.pid, signal.SIGKILL)
                assert process.wait(30) == -signal.SIGKILL, "it ended before it was killed"
        done = store(names, folder)
        assert done.returncode == 0, done.stderr[-2000:]
        found = Counter(line["url"] for line in articles(folder))
        expected = [f"{one.base}/town/the-story-with-the-number-{number}" for number in range(40)]
        assert found == Counter(expected + [f"{other}/town/the-story-with-the-number-{number}" for number in range(25)])
    assert not [path for path in [*one.paths, *two.paths] if not path.startswith("/town/") and path != "/robots.txt"]


@pytest.mark.slow
def test_two_workers_share_the_hosts_of_a_list(tmp_path: Path) -> None:
    names, folder = tmp_path / "list.txt", tmp_path / "data"
    with serve(stories(8)) as one, serve(stories(8)) as two:
        names.write_text(
            "\n".join(
                f"{site.base}/town/the-story-with-the-number-{number}" for number in range(8) for site in (one, two)
            )
        )
        done = store(names, folder, "--workers", "2")
        assert done.returncode == 0, done.stderr[-2000:]
        assert Counter(line["url"] for line in articles(folder)) == Counter(names.read_text().split())
        assert len(pages(one)) == len(pages(two)) == 8


# --- the list itself


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://example.org/a\nno address\n", "{path}, line 2: 'no address' is no address: write it like"),
        ("ftp://example.org/a\n", "{path}, line 1: 'ftp://example.org/a' is no address"),
        ("https://example.org:port/a", "{path}, line 1: 'https://example.org:port/a' is no address"),
        ("url\nhttps://example.org/a\n", "{path}, line 1: 'url' is no address"),
        ("\n# nothing\n", "{path} lists no address: write one a line"),
        ('{"title": "x"}', '{path}, line 1: the object has no "url" with an address'),
        ('{"url": ', "{path}, line 1: it begins like an object of JSON and is none"),
        (b"https://example.org/a\n\xff\xfe\n", "{path}, behind line 0: it is not a text file in UTF-8"),
        (None, "the list of addresses '{path}' cannot be read: No such file or directory"),
    ],
)
def test_a_wrong_list_is_one_line(tmp_path: Path, text: str | bytes | None, told: str) -> None:
    path = tmp_path / "list.txt"
    if text is not None:
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(UsageError) as error:
        check({"urls": str(path)})
    assert str(error.value).startswith(told.replace("{path}", str(path)))
    assert "\n" not in str(error.value)


def test_a_list_and_sites_say_different_things(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("https://example.org/a\n")
    for name, value in (("site", "https://example.org"), ("sites", "sites.txt"), ("follow", "0")):
        with pytest.raises(UsageError, match=f"urls and {name} say different things"):
            check({"urls": str(tmp_path / "list.txt"), name: value})
    with pytest.raises(UsageError, match="follow=maybe is neither yes nor no"):
        check({"site": "https://example.org", "follow": "maybe"})


def test_a_wrong_list_stops_the_command_before_anything_is_opened(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("https://example.org/a\nnonsense\n")
    done = run("cleancopy", "crawl", "--urls", str(tmp_path / "list.txt"), "--into", str(tmp_path / "data"))
    assert done.returncode == 2
    assert done.stderr.startswith(f"cleancopy: {tmp_path / 'list.txt'}, line 2: 'nonsense' is no address")
    assert not (tmp_path / "data").exists()


def test_what_a_line_may_be(tmp_path: Path) -> None:
    path = tmp_path / "list.txt.gz"
    lines = [
        "\ufeffwww.example.org/a",
        "HTTPS://Example.org:443/b?utm_source=x#top",
        '{"url": " http://example.org/c "}',
        "http://localhost:80",
    ]
    path.write_bytes(gzip.compress("\r\n".join(lines).encode()))
    assert list(addresses_in(str(path))) == [
        "https://www.example.org/a", "https://example.org/b", "http://example.org/c", "http://localhost/",
    ]  # fmt: skip


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="it is no file that can be read twice"):
        list(addresses_in(str(tmp_path / "pipe")))


NAMES = st.sampled_from(["a", "b?x=1", "b?x=1&utm_source=y", "c#d", "e.html", "politics/f"])
HOSTS = st.sampled_from(
    [
        "https://example.org",
        "http://example.org",
        "https://m.example.org",
        "https://example.org:8443",
        "https://example.net",
    ]
)


@given(st.lists(st.tuples(HOSTS, NAMES), min_size=1, max_size=30), st.booleans())
def test_each_address_comes_once_in_the_order_of_the_list(
    tmp_path_factory: Any, pairs: list[tuple[str, str]], denied: bool
) -> None:
    path = tmp_path_factory.mktemp("list") / "list.txt"
    path.write_text("\n".join(f"{host}/{name}" for host, name in pairs))
    wanted = wanted_of({"deny": "politics"} if denied else {})
    sites, unwanted = read_list(str(path), wanted)
    expected = dict.fromkeys(canonical(f"{host}/{name}") for host, name in pairs)
    kept = [url for url in expected if wanted.takes(url)]
    assert Counter(url for urls in sites.values() for url in urls) == Counter(kept)
    assert unwanted == sum(not wanted.takes(f"{host}/{name}") for host, name in pairs)
    for urls in sites.values():
        assert urls == [url for url in kept if url in urls]
        assert len({url.split("/")[2] for url in urls}) == 1
    assert len({url.split("/")[2] for url in sites}) == len(sites)


def test_hosts_take_turns_and_none_is_forgotten() -> None:
    sites = [
        ListedFrontier(f"https://site{number}.example/", Wanted(), [f"https://site{number}.example/a"] * (number % 3))
        for number in range(20)
    ]
    turns, asked = Turns(sites, 4), 0
    for _ in range(30):
        busy = 0
        for site in turns:
            while site.next_article():
                site.in_flight += 1
                asked += 1
            busy += bool(site.in_flight)
        assert busy <= 5
        for site in sites:
            site.in_flight = 0
    assert asked == sum(number % 3 for number in range(20))
    assert all(site.claimed for site in sites)


def test_a_redirect_from_the_pages_for_telephones_stays_on_the_site() -> None:
    assert ListedFrontier("https://m.example.org/", Wanted(), []).host == "example.org"
    assert ListedFrontier("https://m.org/", Wanted(), []).host == "m.org"
