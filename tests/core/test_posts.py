"""Posts of other services are told by the names their own code gives them."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy.core.model import Page
from cleancopy.core.parse import parse
from cleancopy.core.posts import reader_comments

PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."
POSTED = "No boats on the river today, the bridge is closed until spring, and nobody knows what it will cost."
OPTIONS = cleancopy.Options(any_page=True, record=True)


def kinds(element: str) -> list[str]:
    said = "".join(f"<p>{PROSE} It was the {number}. time.</p>" for number in range(5))
    page = f"<html><body><article><h1>Bridge closed</h1>{said}{element.format(f'<p>{POSTED}</p>')}{said.replace('was', 'is')}</article>"
    article = cleancopy.clean(page, options=OPTIONS)
    assert article.text.count(PROSE) == 10
    return [block.by for block in article.removed.blocks if block.text == POSTED]


@pytest.mark.parametrize(
    "name",
    [
        "twitter-tweet",
        "instagram-media",
        "fb-post",
        "tiktok-embed",
        "bluesky-embed",
        "text-post-media",
        "x reddit-embed-bq",
    ],
)
def test_posts_go(name: str) -> None:
    assert kinds(f"<blockquote class='{name}'>{{}}</blockquote>") == ["judge.post"]


@pytest.mark.parametrize("name", ["", "quote", "twitter-tweets-about-ships", "my-fb-post-style"])
def test_quotes_stay(name: str) -> None:
    assert kinds(f"<blockquote class='{name}'>{{}}</blockquote>") == []


def in_comments(name: str, article: str = "article") -> list[str]:
    said = "".join(f"<p>{PROSE} It was the {number}. time.</p>" for number in range(5))
    held = f"<div class='{name}'><ul><li><p>{POSTED}</p></li></ul></div>"
    html = f"<html><body><article class='{article}'>{said}</article>{held}</body></html>"
    page = parse(Page(body=html), OPTIONS)
    return [page.blocks[index].text for index in reader_comments(page, range(len(page.blocks)))]


@pytest.mark.parametrize(
    "name", ["comments", "comment-content", "comment_body", "commentlist", "Comment-Thread x", "disqus_thread"]
)
def test_comments_go(name: str) -> None:
    assert in_comments(name) == [POSTED]


@pytest.mark.parametrize("name", ["", "no-comments", "commentary", "comment-on-ships", "comments-open-here"])
def test_elements_of_other_names_stay(name: str) -> None:
    assert in_comments(name) == []


def test_an_article_that_is_called_a_comment_stays() -> None:
    assert in_comments("", article="comment") == []
    assert in_comments("comments", article="comment") == [POSTED]
