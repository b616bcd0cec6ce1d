"""Dates in the forms that pages have."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.core.metadata import dates, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T15:42:11Z", "2024-05-03T15:42:11+00:00"),
        ("2024-05-03T15:42:11+02:00", "2024-05-03T15:42:11+02:00"),
        ("2024-05-03T15:42:11+0530", "2024-05-03T15:42:11+05:30"),
        ("2024-05-03T15:42:11.123456789-04:00", "2024-05-03T15:42:11.123456-04:00"),
        ("2024-05-03 15:42", "2024-05-03T15:42:00"),
        ("2024-05-03 15:42:11 CEST", "2024-05-03T15:42:11+02:00"),
        ("2024-5-3", "2024-05-03"),
        ("2024/05/03", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("20240503T154211Z", "2024-05-03T15:42:11+00:00"),
        ("202405031542", "2024-05-03T15:42:00"),
        ("1714743731", "2024-05-03T13:42:11+00:00"),
        ("1714743731000", "2024-05-03T13:42:11+00:00"),
        ("Fri, 03 May 2024 15:42:11 GMT", "2024-05-03T15:42:11+00:00"),
        ("Fri May 03 2024 15:42:11 GMT+0200", "2024-05-03T15:42:11+02:00"),
        ("Fri May  3 15:42:11 CEST 2024", "2024-05-03T15:42:11+02:00"),
        ("May 3, 2024", "2024-05-03"),
        ("Updated on Sept. 3, 2024 at 3:42 p.m.", "2024-09-03T15:42:00"),
        ("May 3, 2024 12:05 AM", "2024-05-03T00:05:00"),
        ("3. Mai 2024, 15:42 Uhr", "2024-05-03T15:42:00"),
        ("Publié le 1er août 2024 à 07h30", "2024-08-01T07:30:00"),
        ("3 de mayo de 2024", "2024-05-03"),
        ("3 maggio 2024", "2024-05-03"),
        ("3 мая 2024, 15:42", "2024-05-03T15:42:00"),
        ("3 Mayıs 2024", "2024-05-03"),
        ("2024年5月3日 15時42分", "2024-05-03T15:42:00"),
        ("2024년 5월 3일", "2024-05-03"),
        ("03.05.2024 15:42", "2024-05-03T15:42:00"),
        ("03/05/2024", "2024-05-03"),
        ("05/23/2024", "2024-05-23"),
        ("3.5.24", "2024-05-03"),
        ("04-ago-2021 5:11:10", "2021-08-04T05:11:10"),
        # --- no dates
        ("", None),
        ("2024-13-03", None),
        ("2024-02-30", None),
        ("1994-12-31", None),
        ("1,234,567", None),
        ("Tel. 030 2024 1234", None),
        ("version 3.5.2024.1", None),
        ("0000-00-00T00:00:00", None),
        ("2024-05-03T99:99:99", "2024-05-03"),
        ("12/12", None),
        ("٢٠٢٤", None),
    ],
)
def test_form(text: str, expected: str | None) -> None:
    assert dates.read(text) == expected


def test_month_first_only_where_it_is_usual() -> None:
    assert dates.read("03/04/2024") == "2024-04-03"
    assert dates.read("03/04/2024", month_first=True) == "2024-03-04"
    assert dates.read("03.04.2024", month_first=True) == "2024-04-03"


def test_no_future() -> None:
    later = datetime.now(UTC) + timedelta(days=3)
    assert dates.read(later.date().isoformat()) is None
    assert dates.read(later.isoformat()) is None
    assert dates.read(str(int(later.timestamp()))) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/2024/05/03/title", "2024-05-03"),
        ("/2024/may/03/title", "2024-05-03"),
        ("/news/2024-05-03-title.html", "2024-05-03"),
        ("/a/20240503/title", "2024-05-03"),
        ("/2024/05/title", None),
        ("/2024/55/03/title", None),
        ("/article-20241399", None),
        ("/1984/05/03/title", None),
    ],
)
def test_path(path: str, expected: str | None) -> None:
    assert dates.in_path(path) == expected


def meta_of(head: str = "", body: str = "", url: str | None = None, lang: str = "en"):  # type: ignore[no-untyped-def]
    return read(lxml.html.document_fromstring(f"<html lang={lang}><head>{head}</head><body>{body}</body></html>"), url)


def test_published_and_modified_are_told_apart() -> None:
    meta = meta_of(
        '<meta property="article:modified_time" content="2024-05-04T10:00:00Z">'
        '<meta property="article:published_time" content="2024-05-03T09:00:00+02:00">'
    )
    assert meta.date_published == "2024-05-03T09:00:00+02:00"
    assert meta.date_modified == "2024-05-04T10:00:00+00:00"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Rain</h1><p>By Jane Roe</p><p>3 May 2024</p>",
        "<p>3 May 2024</p><h1>Rain</h1>",
        "<article><h1>Rain</h1><time datetime='2024-05-03'>yesterday</time></article>",
        "<h1>Rain</h1><span>Published</span><span>May 3, 2024</span><span>Updated</span><span>May 9, 2024</span>",
        "<h1>Rain</h1><p class=u>Updated: <time>May 9, 2024</time></p><p>Published: <time>May 3, 2024</time></p>",
    ],
)
def test_visible(body: str) -> None:
    assert meta_of(body=body).date_published == "2024-05-03"


def test_a_visible_update_is_a_modification() -> None:
    meta = meta_of(body="<h1>Rain</h1><p>Updated on May 9, 2024</p>")
    assert (meta.date_published, meta.date_modified) == (None, "2024-05-09")


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Rain</h1><p>It rained.</p><footer>© 2024 Post. 3 May 2024</footer>",
        "<h1>Rain</h1><div class=related-posts><time datetime='2024-05-03'></time></div>",
        "<h1>Rain</h1><p>" + "It rained. " * 20 + "On 3 May 2024 it stopped.</p>",
        "<h1>Rain</h1><p>Copyright 3 May 2024</p>",
        "<p>No headline: 3 May 2024</p>",
    ],
)
def test_nothing_is_invented(body: str) -> None:
    meta = meta_of(body=body)
    assert meta.date_published is None


def test_the_path_comes_last() -> None:
    assert meta_of(body="<h1>Rain</h1>", url="https://a.example/2024/05/03/rain").date_published == "2024-05-03"
    assert (
        meta_of("<meta name=date content=2024-05-01>", url="https://a.example/2024/05/03/rain").date_published
        == "2024-05-01"
    )


@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    found = dates.read(text)
    assert found is None or datetime.fromisoformat(found)


@given(st.datetimes(datetime(1995, 1, 1), datetime(2024, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_iso_dates_come_out_as_the_same_moment(moment: datetime, minutes: int) -> None:
    sign, hours = "-" if minutes < 0 else "+", abs(minutes)
    text = f"{moment.isoformat()}{sign}{hours // 60:02}:{hours % 60:02}"
    assert datetime.fromisoformat(dates.read(text) or "") == datetime.fromisoformat(text)


def test_the_date_of_a_web_page_is_not_that_of_an_article() -> None:
    script = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2024-05-03"}</script>'
    assert meta_of(script, "<h1>Rain</h1>").date_published is None
    assert meta_of(body="<h1>Rain</h1><b itemprop=datePublished content=2024-05-03></b>").date_published == "2024-05-03"


def test_a_date_named_anywhere_counts_when_it_is_the_only_one() -> None:
    head = "<h1>It rains</h1>" + "<p>Words.</p>" * 90
    assert published(f"{head}<div>Published On: 15 August 2025</div>") == "2025-08-15"
    assert published(f"{head}<p class='post-date'>Feb 2, 2023</p>") == "2023-02-02"
    assert published(f"{head}<p class='post-date'>Feb 2, 2023</p><p class='post-date'>Feb 3, 2023</p>") is None
    assert published(f"{head}<p class='post-date'>Updated Feb 2, 2023</p>") is None
    assert published(f"{head}<p>The bridge was built on Feb 2, 2003.</p>") is None


def test_an_address_settles_what_is_only_shown() -> None:
    shown = "<html lang=en><body><h1>Wine</h1><p>03/10/2023</p></body></html>"
    assert published(shown, "https://example.org/blog/2023/october/03/wine") == "2023-10-03"
    assert published(shown, "https://example.org/2025-12-15+wine") == "2025-12-15"


def test_meta_names_that_systems_make_up() -> None:
    assert (
        published("<meta name='w-published-date' content='2025-05-27T06:03:43Z'><h1>Wine</h1>")
        == "2025-05-27T06:03:43+00:00"
    )


def published(html: str, url: str | None = None) -> str | None:
    page = html if "<body" in html else f"<html><body>{html}</body></html>"
    return read(lxml.html.document_fromstring(page), url).date_published
