"""The state of one site: what is taken, in which order it comes, and where it ends."""

from __future__ import annotations

import re
from datetime import date

import pytest
from cleancopy.spiders.choices import sites_of, wanted_of
from cleancopy.spiders.frontier import MAX_PLACES, Frontier, Wanted
from cleancopy.spiders.pages import as_asked
from scrapy.http import HtmlResponse, Request

from cleancopy.discovery.entries import Entry
from cleancopy.errors import UsageError

BASE = "https://example.org/"


def frontier(**wanted: object) -> Frontier:
    return Frontier(BASE, Wanted(**wanted))  # type: ignore[arg-type]


def drain(site: Frontier) -> list[str]:
    found = []
    while article := site.next_article():
        found.append(article[0].removeprefix(BASE))
    return found


def test_newest_come_first_and_dated_before_undated() -> None:
    site = frontier()
    for name, day in (("a", "2026-11-01"), ("b", "2026-11-20T08:00:00+00:00"), ("c", None), ("d", "2026-11-10")):
        assert site.add(Entry(BASE + name, date=day), "sitemap")
    assert drain(site) == ["b", "d", "a", "c"]


def test_of_one_day_sitemaps_come_before_feeds_and_links() -> None:
    site = frontier()
    for by in ("link", "feed", "sitemap"):
        site.add(Entry(f"{BASE}by-{by}", date="2026-11-01"), by)
    assert drain(site) == ["by-sitemap", "by-feed", "by-link"]


def test_an_address_is_taken_once_in_all_its_forms() -> None:
    site = frontier()
    assert site.add(Entry(BASE + "a?x=1"), "link")
    assert not site.add(Entry("https://EXAMPLE.org:443/a?x=1&utm_source=y#top"), "feed")
    assert not site.add(Entry(BASE), "link")
    assert site.first_time(BASE + "a", BASE + "b")
    assert not site.first_time(BASE + "b")
    assert not site.add(Entry(BASE + "b"), "link")


def test_what_is_not_wanted_is_not_taken() -> None:
    site = frontier(
        since=date(2026, 11, 10), section="/politics/", deny=(re.compile("live"),), allow=(re.compile("20"),)
    )
    taken = [
        name
        for name, day in (
            ("politics/20", "2026-11-10"), ("politics/20/old", "2026-11-09"), ("politics/20/live", None), ("sport/20", None),
            ("politics/x", None), ("politics/20/undated", None),
        )
        if site.add(Entry(BASE + name, date=day), "sitemap")
    ]  # fmt: skip
    assert taken == ["politics/20", "politics/20/undated"]
    assert not site.add(Entry("https://elsewhere.net/politics/20"), "link")


def test_the_limit_counts_what_is_under_way() -> None:
    site = frontier(limit=2)
    for number in range(5):
        site.add(Entry(f"{BASE}{number}"), "link")
    site.emitted, site.in_flight = 1, 1
    assert site.full
    assert site.next_article() is None
    site.in_flight = 0
    assert site.next_article() is not None


def test_places_are_looked_at_once_and_are_bounded() -> None:
    site = frontier()
    for number in range(MAX_PLACES["section"] + 10):
        site.place("section", f"{BASE}{number}/")
        site.place("section", f"{BASE}{number}/")
    assert len(site.sections) == MAX_PLACES["section"]
    site.place("sitemap", "https://elsewhere.net/s.xml")
    site.place("sitemap", BASE + "s.xml")
    site.place("sitemap", BASE + "s.xml")  # an index that names itself
    assert site.next_place() == ("sitemap", BASE + "s.xml")
    assert site.next_place() == ("section", BASE + "0/")


def test_places_count_as_waiting() -> None:
    # Where no article is left there may be a hundred sections to look at.
    site = frontier()
    for kind in ("sitemap", "feed", "section", "section"):
        site.place(kind, f"{BASE}{kind}")
    site.place("section", BASE + "sport")
    assert site.waiting == 4
    site.add(Entry(BASE + "a"), "link")
    assert site.waiting == 5
    site.next_place()
    site.next_article()
    assert site.waiting == 3


def test_enough_candidates_are_no_reason_to_look_further() -> None:
    site = frontier()
    site.place("sitemap", BASE + "s.xml")
    for number in range(60):
        site.add(Entry(f"{BASE}{number}"), "link")
    assert site.next_place() is None


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("example.org", "https://example.org/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),  # as in the addresses of answers
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("https://127.0.0.1", "https://127.0.0.1/"),
    ],
)
def test_sites_are_written_as_people_write_them(text: str, url: str) -> None:
    assert sites_of({"site": text}) == [url]


@pytest.mark.parametrize(
    "text", ["ftp://example.org", "https://", "example", "https://a..b", "https://-", "http://[oops/"]
)
def test_what_is_no_site_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is no address of a site"):
        sites_of({"site": text})


def test_a_file_of_sites_has_comments_and_a_mark(tmp_path: object) -> None:
    path = f"{tmp_path}/sites.txt"
    with open(path, "w", encoding="utf-8-sig") as file:
        file.write("https://example.org # first\n\n# none\nhttps://example.net/\nhttps://example.org\n")
    assert sites_of({"sites": path}) == ["https://example.org/", "https://example.net/"]
    with pytest.raises(UsageError, match="cannot be read"):
        sites_of({"sites": "a\0b"})


def test_wanted_is_read_from_arguments() -> None:
    wanted = wanted_of({"limit": "20", "since": "2026-11-01", "section": "politics/", "allow": "a b", "deny": ""})
    assert (wanted.limit, wanted.since, wanted.section) == (20, date(2026, 11, 1), "/politics/")
    assert [pattern.pattern for pattern in wanted.allow] == ["a", "b"]
    assert wanted_of({}) == Wanted()


def test_what_is_no_site_in_a_file_is_told_with_its_line(tmp_path: object) -> None:
    path = f"{tmp_path}/sites.txt"
    with open(path, "w", encoding="utf-8") as file:
        file.write("# the paper\nhttps://example.org\n\nnot a site\n")
    with pytest.raises(UsageError) as error:
        sites_of({"sites": path})
    assert (
        str(error.value)
        == f"{path}, line 4: 'not a site' is no address of a site: write it like https://www.example.org"
    )


def test_walls_in_a_row_are_a_refusal() -> None:
    site = frontier()
    for number in range(4):
        assert site.walled(f"{BASE}{number}", "challenge", "it asks") == ""
    site.no_wall()  # an article: those four are pages of their own
    assert site.fruitless == 4
    said = [site.walled(f"{BASE}again-{number}", "challenge", "it asks") for number in range(5)]
    assert said == ["", "", "", "", "it asks"]
    assert site.fruitless == 4


@pytest.mark.parametrize(
    ("answered", "kept"),
    [
        ("login?next=%2Fnews%2Fa-story", "news/a-story"),
        ("consent?continue=https%3A%2F%2Fexample.org%2Fnews%2Fa-story", "news/a-story"),
        ("news/a-story-that-moved", None),
        ("news/a-story?next=/news/a-story", None),
        ("login", None),
    ],
)
def test_a_door_stands_before_an_address(answered: str, kept: str | None) -> None:
    response = HtmlResponse(BASE + answered, body=b"<p>x", request=Request(BASE))
    assert as_asked(response, f"{BASE}news/a-story").url == BASE + (kept or answered)
