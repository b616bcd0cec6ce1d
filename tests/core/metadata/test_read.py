"""The whole of a page's metadata: the smaller fields, microdata, and pages that are hostile."""

from __future__ import annotations

import time

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cleancopy.core.metadata import about, read
from cleancopy.core.model import Meta

URL = "https://www.a.example/city/rain"


def meta_of(head: str = "", body: str = "", url: str | None = URL, attributes: str = "") -> Meta:
    return read(
        lxml.html.document_fromstring(f"<html {attributes}><head>{head}</head><body>{body}<p>x</p></body></html>"), url
    )


def test_a_page_that_says_nothing() -> None:
    assert meta_of() == Meta()
    assert meta_of(url=None) == Meta()


def test_everything() -> None:
    meta = meta_of(
        """<link rel="canonical" href="/city/rain"><meta property="og:site_name" content="Post">
        <meta property="og:type" content="Article"><meta property="og:image" content="//img.a.example/1.jpg">
        <meta name="description" content="It rained all day."><meta property="og:description" content="It rained …">
        <meta property="article:section" content="City"><meta property="article:tag" content="Rain">
        <meta property="article:tag" content="rain"><meta property="article:tag" content="Town, the">
        <meta property="article:content_tier" content="metered"><meta property="og:locale" content="en_GB">"""
    )
    assert meta.canonical_url == URL
    assert meta.site == "Post"
    assert meta.types == {"article"}
    assert meta.image == "https://img.a.example/1.jpg"
    assert meta.descriptions == ("It rained …", "It rained all day.")
    assert meta.section == "City"
    assert meta.tags == ("Rain", "Town, the")
    assert meta.paywalled is True
    assert meta.language == "en-GB"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en", "en"), ("EN-us", "en-US"), ("en_US", "en-US"), ("zh-Hant-TW", "zh-Hant-TW"), ("es-419", "es-419"), ("de-DE-1996", "de-DE"),
        ("pt_BR.UTF-8", "pt-BR"), ("fil", "fil"), ("iw", "he"), ("en, fr", "en"), ("", None), ("english", None), ("xx", None),
        ("und", None),
        ("{{lang}}", None), ("x-default", None), ("e", None), ("en" * 50_000, None), ("jp", "ja"),
    ],
)  # fmt: skip
def test_language(text: str, expected: str | None) -> None:
    assert about.language_tag(text) == expected


def test_language_of_the_page_first() -> None:
    assert meta_of('<meta property="og:locale" content="en_US">', attributes='lang="fr"').language == "fr"
    assert meta_of('<meta property="og:locale" content="de_DE">', attributes='lang="xx"').language == "de-DE"
    assert meta_of('<meta http-equiv="Content-Language" content="it">').language == "it"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:,x", "http://[", "mailto:a@a.example", "https://", "", " "]
)
def test_addresses_are_http(address: str) -> None:
    meta = meta_of(f'<link rel="canonical" href="{address}"><meta property="og:image" content="{address}">')
    assert meta.canonical_url is None or meta.canonical_url == URL
    assert meta.image is None or meta.image == URL


def test_base() -> None:
    assert (
        meta_of('<base href="https://b.example/x/"><link rel=canonical href="rain">').canonical_url
        == "https://b.example/x/rain"
    )
    assert (
        meta_of('<base href="javascript:x"><link rel=canonical href="rain">').canonical_url
        == "https://www.a.example/city/rain"
    )


MICRODATA = """<article itemscope itemtype="https://schema.org/NewsArticle">
<h1 itemprop="headline">Rain at last</h1><meta itemprop="datePublished" content="2024-05-03">
<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Jane Roe</span></span>
<meta itemprop="isAccessibleForFree" content="False"><span itemprop="articleSection">City</span>
<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><b itemprop="author">Reader One</b>
<time itemprop="datePublished" datetime="2024-06-01"></time></div></article>"""
CARD = """<div itemscope itemtype="https://schema.org/Article"><h3 itemprop="headline">Another story</h3>
<b itemprop="author">John Doe</b><meta itemprop="datePublished" content="2020-01-01"></div>"""


@pytest.mark.parametrize("body", [MICRODATA, CARD + MICRODATA, MICRODATA + CARD * 3])
def test_microdata(body: str) -> None:
    meta = meta_of(body=body)
    assert (meta.title, meta.date_published, meta.authors, meta.section) == (
        "Rain at last",
        "2024-05-03",
        ("Jane Roe",),
        "City",
    )
    assert meta.paywalled is True
    assert "newsarticle" in meta.types


def test_cards_alone_are_not_the_article() -> None:
    meta = meta_of(body="<h1>News</h1>" + CARD * 2)
    assert (meta.date_published, meta.authors) == (None, ())


def test_rdfa() -> None:
    meta = meta_of(
        body='<div typeof="schema:Article"><h1 property="schema:headline">Rain at last</h1>'
        '<span property="schema:datePublished" content="2024-05-03T10:00:00+02:00">3 May</span></div>'
    )
    assert (meta.title, meta.date_published) == ("Rain at last", "2024-05-03T10:00:00+02:00")
    assert "article" in meta.types


@pytest.mark.parametrize(
    "markup", ["<p>x</p>", "<div></div>", "<title>x</title>", "<svg></svg>", "<head></head>", "<frameset></frameset>"]
)
def test_fragments(markup: str) -> None:
    assert isinstance(read(lxml.html.fragment_fromstring(markup, create_parent="html"), URL), Meta)
    assert isinstance(read(etree.fromstring(markup, lxml.html.HTMLParser()), None), Meta)


def test_comments_and_instructions_in_the_tree() -> None:
    root = lxml.html.document_fromstring(
        "<html><head><!-- a --><title>It <!-- b --> rains</title></head><body><h1>It<!-- c --> <?d e?>rains</h1><!-- f --></body></html>"
    )
    assert read(root, URL).title == "It rains"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta name=author content=a>" * 30_000, ""),
        ("<link rel=canonical href=//>" * 30_000, ""),
        ("<title>" + "a | " * 200_000 + "</title>", ""),
        (f"<meta property=og:title content='{'a - ' * 100_000}'>", "<h1>" + "b: " * 100_000 + "</h1>"),
        ("", "<h1>x</h1>" * 30_000),
        ("", "<h1>x</h1>" + "<time>1</time>" * 30_000),
        ("", "<h1>x</h1>" + "<i class=author>A B</i>" * 30_000),
        ("", "<h1>x</h1>" + "<i itemprop=name itemscope>" * 200 + "x" + "<b itemprop=author>Jane Roe</b>" * 5_000),
        ("", "<div itemscope itemtype=Article>" * 200 + "<h1 itemprop=headline>x</h1>" * 1_000),
        ("", "<h1>x</h1>" + "<p>1/1/2024 and</p>" * 30_000),
        ("", "<h1>" + "<b>x</b>" * 50_000 + "</h1>"),
        ("", "<div class=author>" + "<b>Jane Roe</b>" * 50_000 + "</div>"),
        ("", "<p>x</p>" * 50_000 + "<h1>x</h1>"),
        ("<meta name=author content='" + "A, " * 300_000 + "'>", ""),
        ("<meta name=keywords content='" + "a," * 300_000 + "'>", ""),
    ],
    ids=range(15),
)
def test_hostile_pages_take_no_time(head: str, body: str) -> None:
    root = lxml.html.document_fromstring(
        f"<html><head>{head}</head><body>{body}</body></html>", parser=lxml.html.HTMLParser(huge_tree=True)
    )
    start = time.process_time()
    read(root, URL)
    assert time.process_time() - start < 3


PIECES = r"""<h1> </h1> <title> </title> <template> </body> </html> <svg> <!-- --> {} [[ </script> &#0; Jane_Roe 3_May_2024
<meta_property=og:title_content='It_rains'> <time_datetime=2024> <a_rel=next_href=?page=2> <base_href='http://['>
<link_rel=canonical_href='http://['> <p_itemprop=author_itemscope> <p_class=byline>By_ <script_type=application/ld+json>
<article_itemscope_itemtype=Article> <meta_name=date_content=1/1/1> <meta_content=x> <link_href=x>""".split()
URLS = st.one_of(st.none(), st.sampled_from([URL, "", "x", "http://[", "file:///x", "http://a:b/"]), st.text())


@given(st.lists(st.sampled_from(PIECES), max_size=25), URLS)
def test_any_page(pieces: list[str], url: str | None) -> None:
    markup = "".join(pieces).replace("_", " ")
    assert isinstance(read(lxml.html.document_fromstring(f"<p>{markup}"), url), Meta)


def declared(kind: str, more: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "{kind}", "headline": "It rains", {more}}}</script>'


SAVED = '"datePublished": "2025-11-20T16:02:46Z", "dateModified": "2025-11-20T16:02:46Z"'


def test_the_day_shown_before_the_day_the_page_was_saved() -> None:
    shown = "<h1>It rains</h1><p>14 May 2024</p>"
    assert meta_of(declared("BlogPosting", SAVED), shown).date_published == "2024-05-14"
    assert meta_of(declared("BlogPosting", SAVED), "<h1>It rains</h1>").date_published == "2025-11-20T16:02:46+00:00"
    assert meta_of(declared("NewsArticle", SAVED), shown).date_published == "2025-11-20T16:02:46+00:00"
    later = "<h1>It rains</h1><p>14 May 2026</p>"
    assert meta_of(declared("BlogPosting", SAVED), later).date_published == "2025-11-20T16:02:46+00:00"


def test_a_front_page_has_no_date_but_that_of_an_article() -> None:
    head = '<meta property="article:published_time" content="2021-05-24T15:24:38Z">'
    assert meta_of(head, url="https://a.example/").date_published is None
    assert meta_of(head, url="https://a.example/rain").date_published == "2021-05-24T15:24:38+00:00"
    assert meta_of(head, url=None).date_published == "2021-05-24T15:24:38+00:00"


CC = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (f'<link rel="license" href="{CC}">', "", CC),
        (declared("NewsArticle", f'"license": "{CC}"'), "", CC),
        (declared("NewsArticle", f'"license": {{"@type": "CreativeWork", "name": "CC BY", "url": "{CC}"}}'), "", CC),
        (declared("NewsArticle", '"license": "CC BY 4.0"'), "", "CC BY 4.0"),
        (f'<meta name="dcterms.license" content="{CC}">', "", CC),
        ('<meta name="dc.rights" content="All rights reserved">', "", None),
        ("", f'<p>Text under <a rel="license" href="{CC}">CC BY 4.0</a></p>', CC),
        ("", f'<figure><figcaption><a rel="license" href="{CC}">CC BY</a></figcaption></figure>', None),
        ("", f'<p><a href="{CC}">What is CC BY?</a></p>', None),
        ('<link rel="license" href="/terms/licence">', "", "https://www.a.example/terms/licence"),
        ('<link rel="license" href="javascript:alert(1)">', "", None),
    ],
)
def test_licence(head: str, body: str, expected: str | None) -> None:
    assert meta_of(head, body).license == expected


def test_the_date_of_a_web_page_where_something_confirms_it() -> None:
    page = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2018-11-22T14:30:24Z"}</script><h1>Rain</h1>'
    root = lxml.html.document_fromstring(page)
    assert read(root, "https://example.org/2018/11/rain").date_published == "2018-11-22T14:30:24+00:00"
    assert read(root, "https://example.org/2018/12/rain").date_published is None
    root = lxml.html.document_fromstring(f"{page}<p>Updated: 22 November 2018</p>")
    assert read(root, "https://example.org/rain").date_published == "2018-11-22T14:30:24+00:00"


def test_a_label_in_an_element_of_its_own_names_the_date() -> None:
    page = "<h1>Rain</h1><div><div>Date {}:</div><div><time datetime=2025-04-14>April 2025</time></div></div>"
    dates = {
        word: read(lxml.html.document_fromstring(page.format(word)), None) for word in ("Last Reviewed", "Published")
    }
    assert (dates["Last Reviewed"].date_published, dates["Last Reviewed"].date_modified) == (None, "2025-04-14")
    assert dates["Published"].date_published == "2025-04-14"


def test_dates_of_cards_beside_each_other_are_not_the_pages() -> None:
    card = "<article><h2><a href=/{0}>Rain</a></h2><time datetime=2024-05-0{0}>May {0}</time></article>"
    cards = f"<div>{card.format(1)}{card.format(2)}</div>"
    assert (
        read(lxml.html.document_fromstring(f"<main><h1>All the rain</h1>{cards}</main>"), None).date_published is None
    )
    page = f"<main><article><h1>Rain</h1><time datetime=2024-04-09>April</time></article>{cards}</main>"
    assert read(lxml.html.document_fromstring(page), None).date_published == "2024-04-09"


def test_dates_of_a_list_are_not_the_pages() -> None:
    events = "".join(f"<li><div>March {day}, 2024</div><h2>Rain {day}</h2></li>" for day in range(1, 7))
    assert read(lxml.html.document_fromstring(f"<h1>All the rain</h1><ul>{events}</ul>"), None).date_published is None
    page = (
        "<h1>All the rain</h1><p>March 9, 2024</p><p>The rain of 2021</p><p>The rain of 2022</p><p>The rain of 2023</p>"
    )
    assert read(lxml.html.document_fromstring(page), None).date_published == "2024-03-09"


def test_a_long_link_tells_the_date_of_another_page() -> None:
    page = "<h1>Rain</h1><p>As of <a href=/x>the forum of the society for all the rain on 2024-07-09</a>.</p>"
    assert read(lxml.html.document_fromstring(page), None).date_published is None


def test_an_article_within_another_is_a_comment() -> None:
    page = "<article><h1>Rain</h1><article><p>Nice.</p><time datetime=2024-07-09>July</time></article></article>"
    assert read(lxml.html.document_fromstring(page), None).date_published is None
