"""Pages that are no articles say what they are."""

from __future__ import annotations

import pytest

import cleancopy

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
