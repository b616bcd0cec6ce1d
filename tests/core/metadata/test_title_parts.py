"""Titles that the page shows without the name of the site that stands beside them in the head, where no h1 tells the headline."""

from __future__ import annotations

import lxml.html
import pytest

from cleancopy.core.metadata import read, titles

TITLE = "The appeal for the roof reaches its aim"


def read_page(title: str, body: str):  # type: ignore[no-untyped-def]
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return read(lxml.html.document_fromstring(html), "https://www.tg.example/a/1")


@pytest.mark.parametrize("declared", [f"{TITLE} - Dale Gazette", f"Dale Gazette – {TITLE}", f"Dale Gazette: {TITLE}"])
@pytest.mark.parametrize("shown", ["<div class='b2'>{}</div>", "<td><font><b>{}</b></font></td>", "<h2>{}</h2>"])
def test_the_part_that_is_shown_is_the_title(declared: str, shown: str) -> None:
    meta = read_page(
        declared, f"<div>Dale Gazette</div>{shown.format(TITLE)}<p>by Edith Warburton</p><p>6 March 2009</p>"
    )
    assert meta.title == TITLE
    assert meta.authors == ("Edith Warburton",)  # the byline is looked for beside the headline
    assert meta.date_published == "2009-03-06"


def test_a_title_that_is_shown_whole_stays() -> None:
    declared = f"{TITLE} - and the dale is glad"
    assert read_page(declared, f"<div>{declared}</div><a>{TITLE}</a>").title == declared


def test_an_h1_is_not_cut() -> None:
    assert read_page(f"{TITLE} - now", f"<h1>{TITLE} - now</h1><a>{TITLE}</a>").title == f"{TITLE} - now"


def test_a_smaller_part_is_a_section_or_the_site() -> None:
    declared = f"{TITLE} - Gazette of the dale"
    assert titles.part_shown(declared, {"Gazette of the dale"}.__contains__) == declared


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", f"Roofs {TITLE}"),
        (f"<meta property=og:title content='{TITLE}'>", TITLE),
        (f"<meta property=og:title content='Roofs: {TITLE}'>", f"Roofs {TITLE}"),
    ],
)
def test_kicker_in_the_h1_that_the_document_title_joins(head: str, expected: str) -> None:
    page = f"<html><head><title>Roofs: {TITLE} - Dale Gazette</title>{head}</head><body><h1><i>Roofs</i> <b>{TITLE}</b></h1></body></html>"
    assert read(lxml.html.document_fromstring(page), "https://www.tg.example/a/1").title == expected


@pytest.mark.parametrize("headline", [TITLE, "山村小学复课了老教师重返讲台授课"])
def test_the_same_short_title_on_every_page_is_the_name_of_the_site(headline: str) -> None:
    assert read_page("Theme demo", f"<h1>{headline}</h1><p>It rained on the roofs.</p>").title == headline


def test_a_headline_no_longer_than_what_is_declared_is_none() -> None:
    assert (
        read_page("Rain in the dale", "<h1>Dale Gazette of today</h1><p>It rained on the roofs.</p>").title
        == "Rain in the dale"
    )


def test_a_headline_that_is_written_twice_is_one() -> None:
    assert read_page("", f"<h1>{TITLE} {TITLE}</h1>").title == TITLE


@pytest.mark.parametrize("place", ["news:appeal", TITLE])
def test_a_wiki_names_the_site_in_brackets(place: str) -> None:
    body = f"<header><h1><a href='/doku.php?id=start'>Dale Gazette</a></h1></header><main><h1>{TITLE}</h1></main>"
    assert read_page(f"{place} [Dale Gazette]", body).title == TITLE


def test_brackets_that_are_no_site_stay() -> None:
    title = "The roof is on [Update]"
    assert read_page(title, f"<h1>{title}</h1><h1>Other news</h1>").title == title
