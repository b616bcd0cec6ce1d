"""Headlines of pages whose ``<h1>`` names the blog, and of those that have none."""

from __future__ import annotations

import lxml.html
import pytest

from cleancopy import clean
from cleancopy.core.metadata import read

URL = "http://www.notizen.example/2007/05/korn.html"
TEXT = "<p>The mill stood still for forty years, and nobody had thought of asking the miller why.</p>"


def title(page: str) -> str | None:
    return read(lxml.html.document_fromstring(page), URL).title


@pytest.mark.parametrize("name", ["Am Wegrand", "The Hollow Mill"])
def test_a_headline_that_links_to_the_front_page_names_the_blog(name: str) -> None:
    page = f"<title>{name} » Blog Archive » The last miller of the dale</title><h1><a href='/'>{name}</a></h1>"
    assert title(page + "<h2>The last miller of the dale</h2>" + TEXT) == "The last miller of the dale"


def test_a_headline_that_links_elsewhere_is_one() -> None:
    page = "<title>The last miller | Weather</title><h1><a href='/2007/05/korn.html'>The last miller</a></h1>"
    assert title(page + "<h2>Weather</h2>" + TEXT) == "The last miller"


def test_a_headline_that_links_to_the_front_page_is_one_where_no_other_is() -> None:
    page = "<title>The last miller of the dale | Dale News</title><h1><a href='/'>The last miller of the dale</a></h1>"
    assert title(page + "<h2>Weather</h2>" + TEXT) == "The last miller of the dale"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<h3>The last miller of the dale is leaving</h3>", "The last miller of the dale is leaving"),
        ("<font size=5><b>The last miller of the dale is leaving</b></font>", "The last miller of the dale is leaving"),
        ("<font size=2><b>The last miller of the dale is leaving</b></font>", "Dale News"),
        ("<font size=5><a href='/x'>The last miller of the dale is leaving</a></font>", "Dale News"),
        ("<h3>The last miller of the dale</h3><h3>The first miller of the dale</h3>", "Dale News"),
        ("<div class='related'><h3>The last miller of the dale is leaving</h3></div>", "Dale News"),
    ],
)
def test_a_title_that_is_a_name_gives_way_to_the_one_headline(head: str, expected: str) -> None:
    assert title(f"<title>Dale News</title>{head}{TEXT}") == expected


def test_a_title_that_says_more_stays() -> None:
    page = "<title>Forty years of silence at the old mill, and then</title><h3>The last miller of the dale</h3>"
    assert title(page + TEXT) == "Forty years of silence at the old mill, and then"


@pytest.mark.parametrize(
    ("head", "headline", "heading", "expected"),
    [
        # a link within the name, a title that calls the site a little otherwise, a title of its own
        ("<title>The last miller « the dale blog</title>", "the <a href='/'>dale</a> blog.", "The last miller", "The last miller"),
        ("<title>Mill at rest - Dale Council Online</title>", "<a href='/'>Dale Council</a>", "Mill at rest", "Mill at rest"),
        (
            "<title>Why it stood - Dales - News</title><meta property='og:title' content='The mill that stood still'>",
            "Dales: all about the valley",
            "The mill that stood still",
            "The mill that stood still",
        ),
        (
            "<meta property='og:title' content='Mill of the dale stands'>",
            "The mill of the dale stands still",
            "Mill of the dale stands",
            "The mill of the dale stands still",
        ),
    ],
)  # fmt: skip
def test_a_headline_that_is_the_name_of_the_blog_or_section(
    head: str, headline: str, heading: str, expected: str
) -> None:
    assert title(f"{head}<h1>{headline}</h1><h2>{heading}</h2>{TEXT}") == expected


def test_the_title_stands_where_the_title_is_shown_and_not_in_the_name_of_the_blog() -> None:
    head = "<title>The last miller of the dale</title><meta property='og:title' content='The last miller of the dale'>"
    body = f"<h1><a href='/'>Dale notes</a></h1><article><h3>The last miller of the dale</h3>{TEXT * 6}</article>"
    article = clean(f"<html lang=en><head>{head}</head><body>{body}</body></html>", url=URL)
    assert (article.title, "miller of the dale" in article.text) == ("The last miller of the dale", False)
