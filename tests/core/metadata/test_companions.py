"""The authors that stand beside the one who was found."""

from __future__ import annotations

import lxml.html
import pytest

from cleancopy.core.metadata import read
from cleancopy.core.metadata.companions import with_companions

PROSE = "<p>" + "It rained on the old harbour all day. " * 8 + "</p>"


def authors_of(body: str) -> tuple[str, ...]:
    page = f"<html lang=en><body><article><h1>Rain</h1>{body}{PROSE}</article></body></html>"
    return read(lxml.html.document_fromstring(page), "https://www.post.example/rain").authors


@pytest.mark.parametrize(
    "byline",
    [
        # links one beside the other, with the picture of each
        "<div><i>By</i><div><a href=/authors/jane-roe><img><b>Jane Roe</b></a><a href=/authors/max-moe><img><b>Max Moe</b></a></div></div>",
        # one marked as the author's, a role in brackets
        "<p class=author_name><span><a href=/authors/jr.html rel=author>Jane Roe</a>, "
        "<a href=/authors/mm.html rel=author>Max Moe (envoy)</a></span></p>",
        # names of elements, no links
        "<div class=who><div class=authorBox><span class=authorName>Jane Roe</span></div>"
        "<div class=authorBox><span class=authorName>Max Moe</span></div></div>",
        # links without any name of an element
        "<div>By <a href=/jane-roe>Jane Roe</a> <a href=/max-moe>Max Moe</a></div>",
    ],
)
def test_all_of_the_authors_in_elements_of_one_form(byline: str) -> None:
    assert authors_of(byline) == ("Jane Roe", "Max Moe")


@pytest.mark.parametrize(
    "byline",
    [
        # who did something else
        "<div>By <a href=/authors/jane-roe>Jane Roe</a> edited by <a href=/authors/max-moe>Max Moe</a></div>",
        # tags and sections beside the name
        "<div>By <a href=/authors/jane-roe>Jane Roe</a> <a href=/tag/old-harbour>Old Harbour</a></div>",
        "<div>By <a href=/authors/jane-roe>Jane Roe</a> <a href=/old-harbour>Old Harbour</a></div>",
        # an element of another form
        "<div>By <b class=author>Jane Roe</b> <b class=place>New Harbour</b></div>",
        # words that nothing tells from others
        "<div>By <b>Jane Roe</b> <b>New Harbour</b></div>",
        # cards of other articles with their authors
        "<div>By <a href=/authors/jane-roe>Jane Roe</a></div>"
        "<div><p>Six storms that nobody saw coming</p><a href=/authors/max-moe>Max Moe</a></div>",
    ],
)
def test_nobody_else(byline: str) -> None:
    assert authors_of(byline) == ("Jane Roe",)


def test_several_that_were_found_stay() -> None:
    root = lxml.html.fromstring(
        "<div>By <a href=/authors/jane-roe>Jane Roe</a><a href=/authors/max-moe>Max Moe</a></div>"
    )
    assert with_companions(root.iter(), ["Jane Roe", "Jim Joe"]) == ["Jane Roe", "Jim Joe"]
    assert with_companions(root.iter(), ["The Daily Post"]) == ["The Daily Post"]
    assert with_companions([], ["Jane Roe"]) == ["Jane Roe"]
