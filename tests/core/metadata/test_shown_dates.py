"""Dates that a page shows: which of them is that of the article, and which is that of a change, a list, a comment."""

from __future__ import annotations

import time

import lxml.html
import pytest

import cleancopy
from cleancopy.core.metadata import read
from cleancopy.core.model import Meta

PROSE = "<p>" + "It rained on the old harbour all day. " * 8 + "</p>"
FAR = "<div>Words.</div>" * 90


def meta_of(body: str, head: str = "", lang: str = "en") -> Meta:
    page = f"<html lang={lang}><head>{head}</head><body>{body}</body></html>"
    return read(lxml.html.document_fromstring(page), "https://www.a.example/city/rain")


@pytest.mark.parametrize(
    "shown",
    [
        "<time itemprop=dateModified datetime=2024-05-09>May 9, 2024</time>",
        "<div class=post__modified-date><time datetime=2024-05-09>May 9, 2024</time></div>",
        "<span class=post-date><span>Last Updated</span> <span>on</span> <span class=date>May 9, 2024</span></span>",
        "<span class=published-text>Latest updated <time class=published-time itemprop=dateModified>May 9, 2024</time></span>",
        "<p class=date>Last Updated : 9 May 2024</p>",
        "<p>Ostatnia aktualizacja: 9.05.2024</p>",
        "<p>Cập nhật: 09/05/2024</p>",
        "<p>최종수정 2024.05.09</p>",
    ],
)
@pytest.mark.parametrize("far", ["", FAR])
def test_a_change_is_no_publication(shown: str, far: str) -> None:
    assert meta_of(f"<h1>Rain over the harbour</h1>{far}{shown}{PROSE}").date_published is None


def test_the_last_word_before_a_date_says_what_it_is_of() -> None:
    shown = "<p>Published and updated: <i>first published</i> <time>May 3, 2024</time></p>"
    assert meta_of(f"<h1>Rain</h1>{shown}").date_published == "2024-05-03"
    shown = "<p><span class='entry-date published updated'>May 3, 2024</span></p>"
    assert meta_of(f"<h1>Rain</h1>{shown}").date_published == "2024-05-03"


CARD = "<li><a href=/x>Another story of the day</a><time datetime={0}>{0}</time></li>"
CARDS = "<ul>" + "".join(CARD.format(day) for day in ("2024-01-01", "2024-02-02", "2024-03-03")) + "</ul>"


def test_dates_of_a_list_are_those_of_other_articles() -> None:
    assert meta_of(f"<div><h1>All about rain</h1>{CARDS}</div>{PROSE}").date_published is None
    own = "<div class=side>Published <time datetime=2024-05-03>3 May 2024</time></div>"
    assert meta_of(f"<div><h1>All about rain</h1>{CARDS}{own}</div>{PROSE}").date_published == "2024-05-03"


def test_items_of_a_list_may_differ_in_their_further_classes() -> None:
    items = "".join(
        f"<article class='news {kind}'><h3>Another story</h3><div><time datetime={day}><b>{day}</b></time></div></article>"
        for kind, day in (("big", "2024-01-01"), ("small", "2024-02-02"), ("small last", "2024-03-03"))
    )
    assert meta_of(f"<main><h1>All about rain</h1>{items}</main>").date_published is None


def test_published_and_updated_beside_each_other_are_no_list() -> None:
    shown = (
        "<span class=d>Published <time>May 3, 2024</time></span><span class=d>Updated <time>May 9, 2024</time></span>"
    )
    meta = meta_of(f"<article><h1>Rain</h1><div>{shown}</div></article>")
    assert (meta.date_published, meta.date_modified) == ("2024-05-03", "2024-05-09")


def test_a_part_that_holds_the_headline_is_not_elsewhere() -> None:
    article = "<div><time datetime=2017-03-01>1 March 2017</time></div>"
    other = "<div class=view><time datetime=2025-01-31>31 January 2025</time></div>"
    meta = meta_of(f"<article class=newsletter-article><h1>Rain</h1>{article}</article>{other}")
    assert meta.date_published == "2017-03-01"


def test_a_date_within_a_sentence_is_not_that_of_the_article() -> None:
    words = "It was told to the harbour master by letter, who read it to the council, and "
    assert meta_of(f"<h1>Rain</h1><p>{words * 3}<a href=/x>on 2023-07-09</a> all was well.</p>").date_published is None
    quoted = "<p>Posted on <a href=/x>the forum of the Weather Society of the Old Harbour on 2023-07-09</a>:</p>"
    assert meta_of(f"<h1>Rain</h1>{FAR}{quoted}{PROSE}").date_published is None


def test_a_date_that_stands_alone_counts_when_no_other_does() -> None:
    assert meta_of(f"<h1>Rain</h1>{FAR}{PROSE}<div><p>April 8, 2024</p></div>").date_published == "2024-04-08"
    assert meta_of(f"<p>Rain</p>{PROSE}<div><p>April 8, 2024</p></div>").date_published == "2024-04-08"
    two = "<div><p>April 8, 2024</p></div><div><p>April 9, 2024</p></div>"
    assert meta_of(f"<h1>Rain</h1>{FAR}{PROSE}{two}").date_published is None
    assert meta_of(f"<h1>Rain</h1>{FAR}{PROSE}<footer><p>April 8, 2024</p></footer>").date_published is None
    assert meta_of(f"<h1>Rain</h1>{FAR}{PROSE}<p>Updated</p><p>April 8, 2024</p>").date_published is None
    changed = "<meta property='article:modified_time' content=2024-04-08>"
    assert meta_of(f"<h1>Rain</h1>{FAR}{PROSE}<div><p>April 8, 2024</p></div>", changed).date_published is None


@pytest.mark.parametrize(
    "words",
    [
        "This article was originally published on 26 Sep 2019 at 4:12pm but has been updated since.",
        "First published: September 26, 2019.",
        "Dieser Text ist zuerst erschienen am 26. September 2019.",
        "Article publié initialement le 26 septembre 2019.",
        "Publicado originalmente el 26 de septiembre de 2019.",
    ],
)
def test_the_first_of_several_publications(words: str) -> None:
    meta = meta_of(f"<h1>Rain</h1><p>30 Sep 2022, 11:07am</p>{PROSE}<p>{words}</p>")
    assert (meta.date_published or "")[:10] == "2019-09-26"


def test_a_later_or_unnamed_first_publication_changes_nothing() -> None:
    for words in ("Originally published in the Daily Post.", "Originally published on 3 May 2023."):
        assert meta_of(f"<h1>Rain</h1><p>30 Sep 2022</p>{PROSE}<p>{words}</p>").date_published == "2022-09-30"


def test_an_earlier_date_beside_the_headline_before_one_that_is_declared_alone() -> None:
    declared = "<meta property='article:published_time' content='2024-08-07T12:01:51Z'>"
    assert meta_of(f"<h1>Rain</h1><span>Dec 30, 2013</span>{PROSE}", declared).date_published == "2013-12-30"
    assert meta_of(f"<h1>Rain</h1><span>Aug 9, 2024</span>{PROSE}", declared).date_published == (
        "2024-08-07T12:01:51+00:00"
    )


def test_structured_data_in_a_meta_element() -> None:
    data = """<meta name=schema content='{"@type": "Article", "headline": "Rain", "datePublished": "2024-05-03T09:00:00Z"}'>"""
    assert meta_of("<h1>Rain</h1>", data).date_published == "2024-05-03T09:00:00+00:00"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Published</p><div><a>x</a><time>3 May 2024</time></div>" * 4_000,
        "<ul>" + "<li><a href=/x>Story</a><time>3 May 2024</time></li>" * 4_000 + "</ul>",
        "<h1>Rain</h1>" + "<div>" * 60 + "<div><time>3 May 2024</time><a>x</a></div>" * 4_000,
        "<h1>Rain</h1>" + "<b>3 May 2024</b>" * 8_000,
        "<h1>Rain</h1><p>" + "<a>3 May 2024</a> " * 8_000,
        "<h1>Rain</h1><div class=date>" * 2_000,
        "<h1>Rain</h1>" + "<p>Originally published on first published </p>" * 5_000 + "<i>3 May 2024</i>",
        "<h1>Sun</h1><title>Rain</title>" + "<h2>Rain and sun</h2><p>Rain</p>" * 5_000,
    ],
)
def test_hostile_pages_take_no_time(body: str) -> None:
    start = time.process_time()
    meta_of(body)
    assert time.process_time() - start < 2


def test_the_day_of_a_copy_in_an_archive_is_not_that_of_the_article() -> None:
    prose = "The bridge over the river has been closed since Monday, and nobody knows when the ferries will run again at last."
    text = "".join(f"<p>{prose} That was the {n}.</p>" for n in range(4))
    html = f"<html><body><h1>The bridge is closed</h1><p>Wednesday, November 5, 2008</p>{text}</body></html>"
    article = cleancopy.clean(
        html, url="https://archive.example.org/web/20081106114211/http://example.org/news/bridge.html"
    )
    assert (article.date_published or "")[:10] == "2008-11-05"
    assert "November" not in article.text


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.a.example/2023/03/rain/", None),
        ("https://www.a.example/2011/04/rain/", "2011-04-23"),
        ("https://www.a.example/2011/05/rain/", "2011-04-23"),
        ("https://www.a.example/rain/", "2011-04-23"),
    ],
)
def test_a_date_before_the_month_of_the_address_is_another_articles(url: str, expected: str | None) -> None:
    page = f"<html lang=en><body><h1>Rain on the harbour</h1>{PROSE}<ul><li>23/04/11</li></ul></body></html>"
    assert read(lxml.html.document_fromstring(page), url).date_published == expected
