"""The title of a post below the name of a section."""

from __future__ import annotations

import pytest

from cleancopy import clean

FIRST = "<p>The town opens its open-air pool on Saturday morning, and the mayor will be the first to swim in it.</p>"
SECOND = (
    "<p>Tickets cost as much as they did last year, because the town saved for the new slide and borrowed nothing.</p>"
)
DATE = "<div class='date'>11 May 2010</div>"


def page(section: str, body: str) -> str:
    return f"<title>Town of Brookmere: {section}</title><div id='main'><h1>{section}</h1>{body}</div>"


@pytest.mark.parametrize("section", ["Press releases", "Pressemitteilungen", "Actualités"])
def test_the_post_below_the_name_of_a_section_has_the_title(section: str) -> None:
    article = clean(
        page(section, f"{DATE}<h2>Pool opens with a new slide</h2>{FIRST}{SECOND}"),
        url="http://brookmere.example/?id=37",
    )
    assert article.title == "Pool opens with a new slide"
    assert article.is_article
    assert article.text.startswith("The town opens")


@pytest.mark.parametrize(
    "body",
    [
        f"{DATE}<h2>Pool opens with a slide</h2>{FIRST}<h2>Bridge is closed again</h2>{SECOND}",
        f"{DATE}<h2>Pool opens with a slide</h2>{FIRST}",
        f"{DATE}<h2><a href='/pool'>Pool opens with a slide</a></h2>{FIRST}{SECOND}",
        f"{DATE}{FIRST}<h2>Pool opens with a slide</h2>{FIRST}{SECOND}",
    ],
)
def test_a_list_of_posts_keeps_its_name(body: str) -> None:
    assert clean(page("Press releases", body), url="http://brookmere.example/?id=37").title == "Press releases"
