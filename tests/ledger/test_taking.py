"""Which articles stand in a store, whatever the order in which pages came and however often the crawl died."""

from __future__ import annotations

import json
import os
import random
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from small import BASE, Crawl, Page, no_fetch_time

from cleancopy.ledger import articles


def urls_of(folder: Path, **choices: Any) -> list[str]:
    return sorted(line["url"].removeprefix(BASE) for line in articles(folder, **choices))


def test_of_one_canonical_the_smallest_address_wins_in_any_order(tmp_path: Path) -> None:
    pages = [Page(f"{BASE}/{name}", canonical=f"{BASE}/b") for name in ("c", "a", "b")] + [Page(f"{BASE}/d")]
    for number, order in enumerate(("cabd", "abcd", "dcba")):
        crawl = Crawl(tmp_path / str(number), pages)
        for name in order:
            crawl.find(f"{BASE}/{name}", "sitemap")
        crawl.read_all()
        crawl.finish()
        assert urls_of(tmp_path / str(number)) == ["/a", "/d"]
        files = (tmp_path / str(number)).glob("articles/*/*")
        assert sum(len(path.read_text().splitlines()) for path in files) == 2  # in the files as well


def test_the_first_source_is_named_also_when_it_was_read_later(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path, [Page(f"{BASE}/a")])
    crawl.find(f"{BASE}/a", "link")
    crawl.read_all()
    crawl.recorder.tick(now=True)
    crawl.find(f"{BASE}/a", "sitemap", "Other title", "2026-11-19")
    crawl.queue.save()
    assert crawl.queue.next() is None  # the page says all itself: there is no reason to ask again
    crawl.finish()
    assert [line["discovered_by"] for line in articles(tmp_path)] == ["sitemap"]


def test_a_title_taken_from_a_link_is_that_of_the_sitemap_in_the_end(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path, [Page(f"{BASE}/a", title=None)])
    crawl.find(f"{BASE}/a", "link", "More of this")
    crawl.read_all()
    crawl.recorder.tick(now=True)
    crawl.find(f"{BASE}/a", "sitemap", "The headline")
    crawl.read_all()
    crawl.finish()
    assert [(line["title"], line["revision"]) for line in articles(tmp_path, latest=False)] == [("The headline", 1)]


def test_a_further_page_is_no_article_of_its_own(tmp_path: Path) -> None:
    pages = [Page(f"{BASE}/a", following=(f"{BASE}/a?page=2",)), Page(f"{BASE}/a?page=2")]
    for number, order in enumerate(([0, 1], [1, 0])):
        crawl = Crawl(tmp_path / str(number), pages)
        for place in order:
            crawl.find(pages[place].url, "sitemap")
        crawl.read_all()
        crawl.finish()
        assert urls_of(tmp_path / str(number)) == ["/a"]


def test_what_was_given_out_in_an_earlier_round_stays(tmp_path: Path) -> None:
    pages = [Page(f"{BASE}/b"), Page(f"{BASE}/a", canonical=f"{BASE}/b")]
    crawl = Crawl(tmp_path, pages)
    crawl.find(f"{BASE}/b", "sitemap")
    crawl.read_all()
    crawl.finish()
    crawl = Crawl(tmp_path, pages)
    crawl.find(f"{BASE}/a", "sitemap")
    assert sorted(crawl.read_all()) == ["duplicate_address", "unchanged"]
    crawl.finish()
    assert urls_of(tmp_path) == ["/b"]


def test_a_changed_text_is_a_revision_that_says_what_changed(tmp_path: Path) -> None:
    url = f"{BASE}/a"
    for text, title in (("One.", "Title"), ("One.", "Title"), ("Two.", "Title"), ("Two.", "New title")):
        crawl = Crawl(tmp_path, [Page(url, text=text, title=title)])
        crawl.find(url, "sitemap")
        with crawl.recorder.store.writing() as connection:
            connection.exec_driver_sql("UPDATE urls SET queued = 1, next_due = 0")
        crawl.read_all()
        crawl.finish()
    lines = [(line["revision"], line["changed"], line["text"]) for line in articles(tmp_path, latest=False)]
    assert lines == [
        (1, [], "One."), (2, ["text", "content_sha256"], "Two."), (3, ["title", "content_sha256"], "Two."),
    ]  # fmt: skip
    assert [line["revision"] for line in articles(tmp_path)] == [3]


def test_when_the_winner_is_gone_the_other_address_has_the_article(tmp_path: Path) -> None:
    pages = [Page(f"{BASE}/{name}", canonical=f"{BASE}/a") for name in "ab"]
    crawl = Crawl(tmp_path, pages)
    for page in pages:
        crawl.find(page.url, "sitemap")
    crawl.read_all()
    crawl.finish()
    crawl = Crawl(tmp_path, pages[1:])
    assert crawl.read_all() == ["gone", ""]
    crawl.finish()
    assert urls_of(tmp_path) == ["/a", "/b"]


SOURCES = ("sitemap", "feed", "link")
NAMES = [f"/{name}" for name in "abcdefgh"]


@st.composite
def sites(draw: Any) -> tuple[list[Page], list[tuple[str, str, str | None, str | None]]]:
    """Pages, some of which share a canonical address or say no title or date; and who names them."""
    pages, findings = [], []
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1)):
        canonical = draw(st.one_of(st.none(), st.sampled_from(NAMES)))
        second = f"{BASE}{name}?page=2"
        pages += [Page(second, text="The second page.")]
        findings += [(second, "link", None, None)] * draw(st.integers(0, 1))
        pages.append(
            Page(
                BASE + name,
                text=f"Text of {name}.",
                title=draw(st.sampled_from([None, f"Title {name}"])),
                date=draw(st.sampled_from([None, "2026-11-20"])),
                canonical=canonical and BASE + canonical,
                following=(second,) if draw(st.integers(0, 3)) == 0 else (),
            )
        )
        for by in draw(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=4)):
            title = draw(st.sampled_from([None, "x", "y"]))
            findings.append((BASE + name, by, title, draw(st.sampled_from([None, "2026-11-01", "2026-11-02"]))))
    return pages, findings


def read_some(crawl: Crawl, out: list[Any], chance: random.Random | None) -> bool:
    """Read what was given out, with commits in between; whether the crawl dies over it."""
    for fetch in out:
        crawl.read(fetch)
        if chance and chance.random() < 0.3:
            crawl.recorder.tick(now=True)
        if chance and chance.random() < 0.1:
            crawl.die()
            return True
    return False


def run(folder: Path, pages: list[Page], findings: list[Any], chance: random.Random | None) -> list[str]:
    """Crawl to the end; with chance in any order, with commits and deaths at any moment."""
    crawl = Crawl(folder, pages)
    left, deaths = list(findings), 0
    while True:
        mix = chance.shuffle if chance else list
        mix(left)
        count = chance.randint(0, len(left)) if chance else len(left)
        for finding in left[:count]:
            crawl.find(*finding)
        left = left[count:]
        out = list(iter(crawl.queue.next, None))
        if not out and not left:
            crawl.recorder.tick(now=True)  # better may be known by now of what waited for the commit
            out = list(iter(crawl.queue.next, None))
        if not out and not left:
            break
        mix(out)
        if read_some(crawl, out, chance if deaths < 3 else None):
            deaths += 1
            crawl, left = Crawl(folder, pages), list(findings)
    crawl.finish()
    raw = [line for path in folder.glob("articles/*/*") for line in path.read_text("utf-8").splitlines()]
    lines = sorted(json.dumps(no_fetch_time(line), sort_keys=True) for line in articles(folder, latest=False))
    assert lines == sorted(json.dumps(no_fetch_time(json.loads(line)), sort_keys=True) for line in raw)
    return lines


@settings(
    max_examples=int(os.environ.get("CLEANCOPY_EXAMPLES", "10")), phases=[Phase.explicit, Phase.reuse, Phase.generate]
)
@given(site=sites(), seed=st.integers(0, 2**32))
def test_any_order_with_any_deaths_gives_the_same_lines(site: Any, seed: int) -> None:
    pages, findings = site
    with tempfile.TemporaryDirectory() as name:
        plain = run(Path(name) / "plain", pages, findings, None)
        other = run(Path(name) / "other", pages, findings, random.Random(seed))
    assert other == plain
