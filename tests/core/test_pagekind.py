"""Pages that are no articles say what they are."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy import Options
from cleancopy.core.model import Block, Kind, Meta, Page, Verdict
from cleancopy.core.pagekind import declared, least_asked, page_kind

TEXT = "".join(
    f"<p>{text}</p>"
    for text in (
        "The council said on Monday that the bridge over the river would be closed for repairs until the spring.",
        "Buses will run along the northern bank instead, the mayor told residents at a meeting in the town hall.",
        "“We know that it is a burden,” she said, “but the old stones will not wait any longer than that.”",
    )
)


def reason(title: str, body: str, head: str = "") -> tuple[bool, str]:
    html = f"<html><head><title>{title}</title>{head}</head><body><main><h1>{title}</h1>{body}</main></body></html>"
    article = cleancopy.clean(html, url="https://example.org/a/the-bridge-is-closed")
    return article.is_article, article.reason.partition(":")[0]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Page not found", "not_found"),
        ("Error 404", "not_found"),
        ("Seite nicht gefunden", "not_found"),
        ("ページが見つかりません", "not_found"),
        ("Just a moment...", "challenge"),
        ("Attention Required!", "challenge"),
        ("Log in", "login"),
        ("Увійти", "login"),
        ("Before you continue", "consent"),
        ("Wir und unsere Partner", "consent"),
    ],
)
def test_short_pages_that_say_why_there_is_nothing(title: str, kind: str) -> None:
    assert reason(
        title, "<p>The page you asked for is somewhere else, or you have to do something before you see it.</p>"
    ) == (False, kind)


@pytest.mark.parametrize(
    "title",
    [
        "Access denied: villagers wait for a doctor",
        "Log in or lose out, says the tax office",
        "404 houses flooded in the north",
    ],
)
def test_headlines_with_such_words_are_headlines(title: str) -> None:
    head = '<meta property="og:type" content="article"><meta property="article:published_time" content="2026-11-20T10:00:00Z">'
    assert reason(title, TEXT, head)[0]


def test_other_pages_are_told_by_what_they_are() -> None:
    offer = (
        '<script type="application/ld+json">{"@type": "Product", "name": "Oak chair", "offers": {"price": "89.00"}}</script>'
        '<meta property="og:type" content="product">'
    )
    cards = "".join(
        f'<div class="product-card"><a href="/product/chair-{n}">Oak chair {n}</a><span class="price">${n}9.00</span>'
        '<button class="add-to-cart">Add to cart</button></div>'
        for n in range(1, 30)
    )
    head = f"<head><title>Oak chair</title>{offer}</head>"
    page = f'<html>{head}<body class="woocommerce single-product"><h1>Oak chair</h1>{cards}</body></html>'
    article = cleancopy.clean(page, url="https://example.org/product/oak-chair/")
    assert not article.is_article
    assert article.reason.partition(":")[0] in ("product", "listing", "no_text")


def test_a_manual_that_is_nearly_all_text_is_no_article() -> None:
    names = ("install", "configure", "update", "remove", "verify", "list")
    contents = "".join(f'<li><a href="/docs/{name}.html">{name.title()}</a></li>' for name in names)
    parts = "".join(
        f"<h2><code>tool {name}</code></h2><p>Use <code>tool {name}</code> to {name} a package. It takes the name of the package, and "
        f"<code>--quiet</code> to print nothing. See <a href='/docs/{name}.html'>{name}</a>.</p><pre>$ tool {name} example\nok</pre>"
        for name in names
    )
    html = (
        "<html><head><title>Commands — tool 2.1 documentation</title></head><body><div class='sphinxsidebar'>"
        f"<h3>Table of contents</h3><ul>{contents}</ul><a>Previous</a><a>Next</a></div>"
        f"<div class='document'><h1>Commands</h1>{parts}</div></body></html>"
    )
    article = cleancopy.clean(html, url="https://docs.example.org/en/latest/commands.html")
    assert not article.is_article
    assert article.text == ""
    assert article.reason.startswith("documentation: it looks like documentation")
    assert cleancopy.clean(html, options=Options(any_page=True)).text


@pytest.mark.parametrize("kind", ["LiveBlogPosting", "ReviewNewsArticle", "BackgroundNewsArticle"])
def test_a_live_page_that_says_so_is_an_article(kind: str) -> None:
    entries = "".join(
        f"<div class='item'><time>{clock}</time><h3>{head}</h3><p>{said}</p><a href='#'>Share</a></div>"
        for clock, head, said in (
            ("18:40", "Water falls", "The rescuers say that it has gone down by twelve centimetres within an hour."),
            (
                "16:15",
                "Forty people leave",
                "They sleep in the school of the village. “It is warm and dry,” the head says.",
            ),
            ("12:02", "Bridge closed", "No lorries may pass it until the engineers have been there."),
        )
    )
    data = f'{{"@type": "{kind}", "headline": "Flood on the river", "datePublished": "2026-03-12T07:00:00+02:00"}}'
    html = (
        f"<html><head><title>Flood on the river</title><script type='application/ld+json'>{data}</script></head>"
        f"<body><main><h1>Flood on the river</h1><p>The water has risen by four metres.</p>{entries}</main></body></html>"
    )
    assert cleancopy.clean(html).is_article


def test_a_front_page_speaks_of_its_posts() -> None:
    meta = Meta(types=frozenset({"blogposting"}), date_published="2026-11-20T10:00:00+00:00")
    assert declared(Page(body="", url="https://blog.example.org/the-newest", meta=meta))
    assert declared(Page(body="", meta=meta))
    for url in ("https://blog.example.org", "https://blog.example.org/", "https://blog.example.org/#top"):
        assert not declared(Page(body="", url=url, meta=meta))


def test_text_and_nothing_else_is_an_article() -> None:
    article = cleancopy.clean(f"<html><body><h1>The bridge is closed</h1>{TEXT}</body></html>")
    assert article.is_article


@pytest.mark.parametrize(
    ("url", "types", "is_article"),
    [
        ("https://example.org/a/oak", set(), True),
        ("https://example.org/a/oak", {"product"}, False),
        ("https://example.org/a/oak", {"product", "article"}, True),
        ("https://example.org/a/oak", {"discussionforumposting"}, False),
        ("https://example.org/", set(), False),
        ("https://example.org/", {"article"}, False),
        ("https://docs.example.org/oak", set(), False),
        ("https://docs.example.org/blog/oak", set(), True),
        ("https://docs.example.org/oak", {"newsarticle"}, True),
        ("https://example.org/tag/oak", set(), False),
    ],
)
def test_more_is_asked_of_a_page_that_is_said_to_be_something_else(url: str, types: set[str], is_article: bool) -> None:
    text = Block(0, "It rains in May, as it has rained in every May since the records began. " * 4, "", (0, 0))
    page = Page(
        body="",
        url=url,
        blocks=(text, text),
        verdicts=(Verdict(Kind.PARAGRAPH, "", ""), Verdict(Kind.OTHER, "", "")),
        meta=Meta(types=frozenset(types)),
        article_score=0.4,
    )
    assert page_kind(page)[0] is is_article


@pytest.mark.parametrize("title", ["Login", "Cookie consent", "Anmelden"])
@pytest.mark.parametrize("before", [True, False])
def test_a_box_beside_a_short_article_makes_no_notice_of_it(title: str, before: bool) -> None:
    box = f"<div><h2>{title}</h2><form><input name='a'><button>OK</button></form></div>"
    page = f"<div><h1>Bridge over the river is closed</h1><p>3 May 2024</p>{TEXT}</div>"
    body = f"<div><a href='/'>Start</a><a href='/club'>Club</a></div>{box + page if before else page + box}"
    html = f"<html><head><title>Bridge over the river is closed</title></head><body>{body}</body></html>"
    assert cleancopy.clean(html, url="https://example.org/a/the-bridge-is-closed").is_article


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Проверяем ваш браузер", "challenge"), ("Votre vie privée nous est chère", "consent"), ("Üye girişi", "login")],
)
def test_a_heading_over_all_of_the_text_is_one(title: str, kind: str) -> None:
    text = "<p>The page you asked for is somewhere else, or you have to do something before you see it.</p>"
    html = f"<html><head><title>The Post</title></head><body><h1>{title}</h1>{text}</body></html>"
    article = cleancopy.clean(html, url="https://example.org/a/the-bridge-is-closed")
    assert (article.is_article, article.reason.partition(":")[0]) == (False, kind)


@pytest.mark.parametrize(("path", "least"), [("", 0.85), ("/", 0.85), ("/2024/05/the-bridge-is-closed", 0.2)])
def test_more_is_asked_of_the_front_page_of_a_site(path: str, least: float) -> None:
    assert least_asked(Page("", url=f"https://weir.example{path}")) == least


@pytest.mark.parametrize(("leaf", "least"), [("alert20190402.html", 0.2), ("weather", 0.5), ("weather.html", 0.5)])
def test_a_dated_page_among_topics_is_no_list(leaf: str, least: float) -> None:
    assert least_asked(Page("", url=f"https://weir.example/security/topics/{leaf}")) == least
