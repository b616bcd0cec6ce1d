"""The next page of the same article, and nothing else."""

from __future__ import annotations

import time

import lxml.html
import pytest

from cleancopy.core.metadata import may_have_whole, next_page, read, whole_page
from cleancopy.core.metadata.pagination import ON_ONE_PAGE, WHOLE

SITE = "https://a.example"
ARTICLE = '<meta property="article:published_time" content="2024-05-03">'


def following(here: str, head: str = "", body: str = "") -> str | None:
    root = lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}<p>x</p></body></html>")
    found = next_page(root, SITE + here)
    assert read(root, SITE + here).next_url == found
    return found.removeprefix(SITE) if found else None


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Continue reading on page 2 »", "/rain-in-the-city?page=2"),
        ("Lesen Sie weiter auf Seite 2", "/rain-in-the-city/seite-2"),
        ("Der Regen bleibt: Seite 2", "/rain-in-the-city/2"),
        ("Sigue en la página 2…", "/rain-in-the-city/2/"),
    ],
)
def test_a_link_that_says_which_page_it_leads_to(text: str, there: str) -> None:
    assert following("/rain-in-the-city", body=f'<p><a href="{there}">{text}</a></p>') == there
    assert following("/rain-in-the-city", body=f'<p><a href="{there}">{text.replace("2", "3")}</a></p>') is None
    assert following("/rain-in-the-city", body=f'<div class="comments"><a href="{there}">{text}</a></div>') is None


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/rain-in-the-city", "/rain-in-the-city?page=2"),
        ("/rain-in-the-city?page=2", "/rain-in-the-city?page=3"),
        ("/rain-in-the-city?a=b", "/rain-in-the-city?a=b&page=2"),
        ("/rain-in-the-city", "/rain-in-the-city/2"),
        ("/rain-in-the-city/", "/rain-in-the-city/2/"),
        ("/rain-in-the-city/2/", "/rain-in-the-city/3/"),
        ("/rain-in-the-city.html", "/rain-in-the-city-2.html"),
        ("/rain-in-the-city-2.html", "/rain-in-the-city-3.html"),
        ("/rain-in-the-city.html", "/rain-in-the-city_2.html"),
        ("/rain-in-the-city", "/rain-in-the-city.2"),
        ("/rain-in-the-city.2", "/rain-in-the-city.3"),
        ("/rain-in-the-city.html", "/rain-in-the-city.2.html"),
        ("/rain-in-the-city-12345", "/rain-in-the-city-12345.2"),
        ("/rain-in-the-city.html", "/rain-in-the-city-seite-2.html"),
        ("/rain-in-the-city/seite-9", "/rain-in-the-city/seite-10"),
        ("/article/1234567", "/article/1234567?p=2"),
    ],
)
@pytest.mark.parametrize("markup", ["link", "a", "strip", "word", "menu"])
def test_next(here: str, there: str, markup: str) -> None:
    number = "".join(c for c in there.rsplit("/", 1)[-1] or there if c.isdigit())[-2:].lstrip("0") or "2"
    number = number if there.rstrip("/").endswith(number) or f"{number}.html" in there else there.rstrip("/")[-1]
    head = f'<link rel="next" href="{there}">' if markup == "link" else ""
    body = {
        "a": f'<a rel="next" href="{there}">go on</a>',
        "strip": f'<ul class="pagination"><li>1</li><li><a href="{there}">{number}</a></li></ul>',
        "word": f'<a href="{SITE}{there}">Next page »</a>',
        "menu": f'<select><option value="{here}" selected>The rain</option><option value="{there}">The flood</option></select>',
    }.get(markup, "")
    assert following(here, head, body) == there


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/rain-in-the-city", "/snow-in-the-city"),  # the next article
        ("/rain-in-the-city", "/snow-in-the-city?page=2"),
        ("/rain-in-the-city", "/rain-in-the-city?page=3"),  # not the following one
        ("/rain-in-the-city?page=2", "/rain-in-the-city?page=1"),
        ("/rain-in-the-city?page=2", "/rain-in-the-city?page=2"),
        ("/rain-in-the-city-1234", "/rain-in-the-city-1235"),
        ("/rain-in-the-city-1.2", "/rain-in-the-city-1.3"),  # versions
        ("/blog/post/7", "/blog/post/8"),
        ("/", "/?page=2"),  # lists
        ("/news/", "/news/page/2/"),
        ("/news", "/news?page=2"),
        ("/category/rain-in-the-city/", "/category/rain-in-the-city/page/2/"),
        ("/tag/rain-in-the-city", "/tag/rain-in-the-city?page=2"),
        ("/author/jane-van-roe", "/author/jane-van-roe?page=2"),
        ("/rain-in-the-city", "https://b.example/rain-in-the-city?page=2"),
        ("/rain-in-the-city", "javascript:next(2)"),
        ("/rain-in-the-city", "http://[::1/rain-in-the-city?page=2"),
        ("/rain-in-the-city", "?page=٢"),
    ],
)
def test_not_next(here: str, there: str) -> None:
    for head, body in [
        (f'<link rel="next" href="{there}">', ""),
        ("", f'<div class="pager"><a rel="next" href="{there}">2</a></div>'),
    ]:
        assert following(here, head, body) is None
        if here not in {"/", "/news/", "/news"}:
            assert following(here, ARTICLE + head, body) is None


def test_a_declared_article_needs_no_long_address() -> None:
    head = ARTICLE + '<link rel="next" href="/rain?page=2">'
    assert following("/rain", head) == "/rain?page=2"


def test_a_folder_of_pages_is_a_list_unless_declared() -> None:
    head = '<meta property="og:type" content="article"><link rel="next" href="/rain-in-the-city/page/2/">'
    assert following("/rain-in-the-city/", head) is None
    assert following("/rain-in-the-city/", ARTICLE + head) == "/rain-in-the-city/page/2/"
    script = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
    assert following("/rain-in-the-city/", script + head) == "/rain-in-the-city/page/2/"


def test_pages_of_comments_are_not_pages_of_the_article() -> None:
    body = '<div id="comments"><ul class="pager"><li>1</li><li><a rel="next" href="?page=2">2</a></li></ul></div>'
    assert following("/rain-in-the-city", "", body) is None


def test_what_a_menu_may_have_besides_pages() -> None:
    for here, values in [
        ("/rain-in-the-city/", "12"),
        ("/rain-in-the-city", ("/snow-in-the-city?page=2", "/rain-in-the-city?sort=2")),
        ("/news", ("?page=2",)),
    ]:
        options = "".join(f'<option value="{value}">{value}</option>' for value in values)
        assert following(here, body=f"<select>{options}</select>") is None
    comments = '<div class="comments"><select><option value="/rain-in-the-city?page=2">2</option></select></div>'
    assert following("/rain-in-the-city", body=comments) is None


def test_a_number_among_words_is_no_strip() -> None:
    assert (
        following("/rain-in-the-city", "", '<p>See part <a href="/rain-in-the-city/2">2</a> of the report.</p>') is None
    )
    assert following("/rain-in-the-city", "", '<p>1 <a href="/rain-in-the-city/2">2</a> 3</p>') == "/rain-in-the-city/2"


def test_without_an_address_the_canonical_one_counts() -> None:
    head = (
        f'<link rel="canonical" href="{SITE}/rain-in-the-city"><link rel="next" href="{SITE}/rain-in-the-city?page=2">'
    )
    root = lxml.html.document_fromstring(f"<html><head>{head}</head><body><p>x</p></body></html>")
    assert next_page(root, None) == f"{SITE}/rain-in-the-city?page=2"
    assert next_page(lxml.html.document_fromstring("<p>x</p>"), None) is None


def test_a_page_full_of_links() -> None:
    body = "".join(f'<a href="?page={number}">{number}</a>' for number in range(3, 5_000))
    assert following("/rain-in-the-city", "", body) is None


def whole(here: str, href: str, words: str) -> str | None:
    root = lxml.html.document_fromstring(f"<html><body><p>x</p><a href='{href}'>{words}</a></body></html>")
    found = whole_page(root, SITE + here)
    assert may_have_whole(SITE + here, [href]) or not found
    return found.removeprefix(SITE) if found else None


@pytest.mark.parametrize(
    ("here", "href", "words"),
    [
        ("/rain-in-the-city", "/rain-in-the-city?view=all", "Read on one page"),
        ("/rain-in-the-city", "/rain-in-the-city?singlepage=true", "Single-page view"),
        ("/rain-in-the-city", "/rain-in-the-city/komplettansicht", "Auf einer Seite lesen"),
        ("/rain-in-the-city.html", "/rain-in-the-city-all.html", "Artikel auf einer Seite lesen"),
        ("/2026/1123/c12345.html", "/2026/1123/c12345_all.html", "余下全文"),
        ("/rain-in-the-city?a=b", "/rain-in-the-city?a=b&pagewanted=all", "Lire sur une seule page"),
    ],
)
def test_the_whole_on_one_page(here: str, href: str, words: str) -> None:
    assert whole(here, href, words) == href


@pytest.mark.parametrize(
    ("here", "href", "words"),
    [
        ("/rain-in-the-city", "/rain-in-the-city?view=all", "View all"),  # comments, pictures
        ("/rain-in-the-city", "/rain-in-the-city?comments=all", "All comments on one page"),
        ("/rain-in-the-city", "/rain-in-the-city/comments/all", "Read on one page"),
        ("/rain-in-the-city", "/snow-in-the-city?view=all", "Read on one page"),
        ("/rain-in-the-city", "https://b.example/rain-in-the-city?view=all", "Read on one page"),
        ("/rain-in-the-city", "/rain-in-the-city", "Read on one page"),
    ],
)
def test_not_the_whole(here: str, href: str, words: str) -> None:
    assert whole(here, href, words) is None


@pytest.mark.parametrize("piece", ["view ", "on en ", "på en og samme ", "numa uma ", "/all", "=one-page", "?single"])
def test_words_without_end_take_no_long_time(piece: str) -> None:
    begun = time.process_time()
    for pattern in (ON_ONE_PAGE, WHOLE):
        pattern.search(piece * (500_000 // len(piece)) + "!")
    assert time.process_time() - begun < 5
