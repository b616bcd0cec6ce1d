"""Names of authors, from texts that should hold them and from texts that may."""

from __future__ import annotations

import lxml.html
import pytest

from cleancopy.core.metadata import authors, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe", ["Jane Roe"]),
        ("By Jane Roe", ["Jane Roe"]),
        ("BY JANE ROE", ["JANE ROE"]),
        ("by: Jane Roe", ["Jane Roe"]),
        ("Written by Jane Roe", ["Jane Roe"]),
        ("Von Jana Müller", ["Jana Müller"]),
        ("Par Jeanne Dupont", ["Jeanne Dupont"]),
        ("Por María R. Sahuquillo", ["María R. Sahuquillo"]),
        ("文／山田 太郎", ["山田 太郎"]),
        ("Автор: Иван Иванов", ["Иван Иванов"]),
        ("Jane Roe and John Doe", ["Jane Roe", "John Doe"]),
        ("Jane Roe, John Doe & Max Moe", ["Jane Roe", "John Doe", "Max Moe"]),
        ("Jane Roe; John Doe", ["Jane Roe", "John Doe"]),
        ("Jana Müller und Max Maier", ["Jana Müller", "Max Maier"]),
        ("Jeanne Dupont et Jean Martin", ["Jeanne Dupont", "Jean Martin"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Jane Roe, political correspondent", ["Jane Roe"]),
        ("Jane Roe, Senior Reporter", ["Jane Roe"]),
        ("Jane Roe (Reuters)", ["Jane Roe"]),
        ("Jane Roe, M.D., PhD, RD", ["Jane Roe"]),
        ("Jane Roe, AFP", ["Jane Roe"]),
        ("AFP", ["AFP"]),
        ("Jane Roe - jane@example.org", ["Jane Roe"]),
        ("Jane Roe | Jane Roe", ["Jane Roe"]),
        ("Ludwig van Beethoven", ["Ludwig van Beethoven"]),
        ("Harry S.", ["Harry S."]),
        ("大渡 美咲", ["大渡 美咲"]),
        ("", []),
        ("admin", []),
        ("https://www.facebook.com/jane.roe", []),
        ("@janeroe", []),
        ("By", []),
        ("editor", []),
        ("123456", []),
        ("She writes about rain, and has done so for over twenty years in several countries.", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert authors.names([text]) == expected


@pytest.mark.parametrize(
    "text",
    ["Read more", "Sign In", "Share on Facebook", "3 May 2024", "All Posts", "Jane", "rain in may", "Written By"],
)
def test_strict_takes_no_other_words(text: str) -> None:
    assert authors.names([text], strict=True) == []


def authors_of(body: str, head: str = "", url: str | None = None) -> tuple[str, ...]:
    return read(lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), url).authors


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Rain</h1><p>By Jane Roe</p>",
        "<h1>Rain</h1><div class=byline>By <a href=/x>Jane Roe</a>, reporter</div>",
        "<h1>Rain</h1><div class='article-author'><span>Jane Roe</span><span>Head Winemaker</span></div>",
        "<h1>Rain</h1><a rel=author href=/x>Jane Roe</a>",
        "<h1>Rain</h1><a href='/people/jane-roe'>Jane Roe</a>",
        "<div class=AuthorName>Jane Roe</div><h1>Rain</h1>",
        "<div class=comment><a class=author>Reader One</a></div><h1>Rain</h1><div class=author>Jane Roe</div>",
        "<h1>Rain</h1><div class=author>Jane Roe</div><div class=related-card><span class=author>John Doe</span></div>",
        "<article itemscope itemtype='http://schema.org/Article'><h1 itemprop=headline>Rain</h1>"
        "<span itemprop=author itemscope itemtype='http://schema.org/Person'><b itemprop=name>Jane Roe</b></span></article>",
    ],
)
def test_byline(body: str) -> None:
    assert authors_of(body) == ("Jane Roe",)


def test_several_in_a_byline() -> None:
    assert authors_of("<h1>Rain</h1><div class=byline><a>Jane Roe</a> and <a>John Doe</a></div>") == (
        "Jane Roe",
        "John Doe",
    )
    assert authors_of("<h1>Rain</h1><p>By Jane Roe and John Doe</p>") == ("Jane Roe", "John Doe")


@pytest.mark.parametrize(
    "head",
    [
        "<meta name=author content='By Jane Roe'>",
        "<meta property='article:author' content='https://www.facebook.com/x'><meta name='parsely-author' content='Jane Roe'>",
        "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Jane Roe'>",
        "<meta name=dc.creator content='Jane Roe'>",
        "<meta name=author content='The Post'><meta property=og:site_name content='The Post'><meta name=byl content='By Jane Roe'>",
    ],
)
def test_meta(head: str) -> None:
    assert authors_of("<h1>Rain</h1>", head) in {("Jane Roe",)}


def test_nobody() -> None:
    assert authors_of("<h1>Rain</h1><p>It rained.</p>") == ()
    assert authors_of("<h1>Rain</h1><footer><span class=author>Jane Roe</span></footer>") == ()
    assert authors_of("<p>By Jane Roe</p>") == ()


def test_a_site_named_after_its_author() -> None:
    head = "<meta name=author content='Jane Roe'><meta property=og:site_name content='Jane Roe'>"
    assert authors_of("<h1>Rain</h1>", head) == ("Jane Roe",)


def test_a_person_called_a_little_like_the_site() -> None:
    head = "<meta name=author content='Stern Roe'><meta property=og:site_name content=Stern><meta name=byl content='By The Desk'>"
    assert authors_of("<h1>Rain</h1>", head) == ("Stern Roe",)
