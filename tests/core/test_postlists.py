"""Lists of posts that show them whole, by their addresses and their form."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy.core.postlists import listed_at

TEXTS = (
    "The old mill on the Weir grinds flour again after forty years, and the queue for bread reaches as far as the bridge.",
    "The council paid for the wheel, and a foundation that the miller's granddaughter set up paid for the stones and the roof.",
    "Anglers were against the weir at first, but agreed to it once a ladder for the fish had been drawn and paid for.",
    "A small museum is to open beside the mill in spring, with tools that were found in the barns of the valley.",
)


def post(number: int, names: str, tag: str = "article") -> str:
    text = "".join(f"<p>{TEXTS[(number + step) % len(TEXTS)]} Part {number}.{step}.</p>" for step in range(2))
    head = f'<h2><a href="/2024/0{number + 1}/post-{number}/">The mill grinds again, part {number}</a></h2>'
    return f'<{tag} id="post-{number}" class="{names}">{head}{text}<p>Published 3 May 202{number}</p></{tag}>'


def page(posts: str, title: str = "The Weir Gazette") -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><main>{posts}</main></body></html>"


@pytest.mark.parametrize(
    ("path", "listed"),
    [
        ("2024/03/", True),
        ("2024/03/11", True),
        ("en/archives/2024/03/page/2/", True),
        ("?s=mill", True),
        ("blog/?cat=4", True),
        ("index.php?m=202403", True),
        ("?p=123", False),
        ("2024/03/the-mill-grinds/", False),
        ("archives/2024", False),
        ("news/2024/3", False),
        ("the-mill/?s=20", False),
        ("news/the-mill-grinds-again?s=20", False),
        ("the-mill-grinds-again.html?s=20", False),
        ("leadership/why-mills-grind-again/2024/11", False),
    ],
)
def test_addresses_of_lists(path: str, listed: bool) -> None:
    assert listed_at(f"https://weir.example/{path}") is listed


@pytest.mark.parametrize("tag", ["article", "li"])
def test_posts_whose_classes_name_their_subjects_are_entries_of_one_form(tag: str) -> None:
    names = (
        "post post-1 hentry category-mills tag-bread",
        "post post-2 hentry category-news",
        "post post-3 hentry tag-fish",
    )
    posts = "".join(post(number, words, tag) for number, words in enumerate(names))
    article = cleancopy.clean(page(posts), url="https://weir.example/")
    assert (article.is_article, article.text) == (False, "")
    assert article.reason.startswith("listing")


def test_a_post_with_comments_of_one_form_is_none() -> None:
    text = "".join(f"<p>{text}</p>" for text in TEXTS * 3)
    comments = "".join(
        f'<li class="comment c{n}"><b>Reader {n}</b> 3 May 2024 <p>About time, I say.</p></li>' for n in range(4)
    )
    html = page(f"<article class='post'>{text}</article><ol>{comments}</ol>", "The mill grinds again")
    assert cleancopy.clean(html, url="https://weir.example/2024/03/the-mill-grinds-again/").is_article


def test_a_list_that_declares_its_first_post_is_a_list_by_its_label_or_address() -> None:
    head = (
        '<meta property="og:type" content="article"><meta property="article:published_time" content="2024-05-03T10:00:00Z">'
        '<script type="application/ld+json">{"@type": "BlogPosting", "headline": "x", "datePublished": "2024-05-03"}</script>'
    )
    posts = "".join(post(number, "entry") for number in range(2))
    for title, path in (("Category: Mills", "mills"), ("Schlagwort: Brot", "brot"), ("The Weir Gazette", "2024/05/")):
        html = page(posts, title).replace("</head>", f"{head}</head>")
        article = cleancopy.clean(html, url=f"https://weir.example/{path}")
        assert (article.is_article, article.reason.partition(":")[0]) == (False, "listing")
    html = page(posts, "Results for the mill were good").replace("</head>", f"{head}</head>")
    assert cleancopy.clean(html, url="https://weir.example/results-for-the-mill").is_article


def test_a_front_page_whose_posts_each_name_their_type_is_a_list() -> None:
    typed = 'itemscope itemtype="https://schema.org/Article"'
    posts = "".join(post(number, "entry").replace("<article ", f"<article {typed} ") for number in range(4))
    article = cleancopy.clean(page(posts), url="https://weir.example/")
    assert (article.is_article, article.reason.partition(":")[0]) == (False, "listing")


def test_the_latest_post_may_stand_above_the_others() -> None:
    latest = f"<aside>{post(4, 'latest')}</aside>"
    posts = "".join(f"<li>{post(number, 'entry')}</li>" for number in range(4))
    article = cleancopy.clean(page(f"{latest}<ol>{posts}</ol>"), url="https://weir.example/")
    assert (article.is_article, article.reason.partition(":")[0]) == (False, "listing")


def test_a_text_above_teasers_of_other_articles_is_an_article() -> None:
    text = "".join(f"<p>{text}</p>" for text in TEXTS[:3])
    others = "".join(f"<li>{post(number, 'entry')}</li>" for number in range(4))
    html = page(f"<article>{text}</article><ol>{others}</ol>", "The mill grinds again")
    article = cleancopy.clean(html, url="https://weir.example/2024/03/the-mill-grinds-again/")
    assert article.is_article
    assert article.text.split("\n\n")[:3] == list(TEXTS[:3])


def test_a_linked_line_heads_an_entry_as_a_heading_does() -> None:
    posts = "".join(post(number, "card").replace("h2>", "p>") for number in range(4))
    article = cleancopy.clean(page(posts), url="https://weir.example/")
    assert (article.is_article, article.reason.partition(":")[0]) == (False, "listing")


def under_links(first: str = "", byline: str = "") -> str:
    """A page of four posts without dates or elements of their own."""
    posts = "".join(
        f'<h2><a href="/mill-{number}/">The mill grinds again, part {number}</a></h2>{byline}<p>{text}</p>'
        for number, text in enumerate(TEXTS)
    )
    return page(f"{first}{posts}", "Posts")


@pytest.mark.parametrize("byline", ["", "<h6>Posted by: Jane Roe</h6>"])
def test_undated_posts_below_headings_that_are_links_are_a_list(byline: str) -> None:
    article = cleancopy.clean(under_links(byline=byline), url="https://weir.example/posts/")
    assert (article.is_article, article.reason.split(":")[0]) == (False, "listing")


def test_a_text_of_its_own_above_linked_headings_is_an_article() -> None:
    own = "".join(f"<p>{text} So much for that.</p>" for text in TEXTS * 2)
    assert cleancopy.clean(under_links(own), url="https://weir.example/mills-that-grind").is_article
