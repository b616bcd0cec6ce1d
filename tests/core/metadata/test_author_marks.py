"""Authors and dates in marks and lines as real systems write them: what is taken, and what only looks like a name."""

from __future__ import annotations

import pytest

from cleancopy import clean

TEXT = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry to the island stops at the end of the month. " * 6,
        "The boats are old, and nobody pays for new ones. " * 6,
    )
)
PERSON = 'itemprop="author" itemscope itemtype="https://schema.org/Person"'


def _page(byline: str, *, head: str = "", above: str = "") -> str:
    return (
        f'<html lang="en"><head><title>The ferry stops</title>{head}</head><body><main>{above}<h1>The ferry stops</h1>{byline}'
        f"<article>{TEXT}</article></main></body></html>"
    )


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ('<div class="date"><time>May 2, 2016</time><span> | by <span><a href="/jane-roe">Jane Roe</a></span></span></div>', ("Jane Roe",)),
        ('<div id="byline"><b>[</b>佐藤 健一，<b>Weir]</b></div><p>2019年2月22日</p>', ("佐藤 健一",)),
        ("<p>│2019年02月13日 Jane Roe│</p>", ("Jane Roe",)),
        ('<h4 class="writer-name"><a href="/jane-roe/">Jane Roe</a></h4>', ("Jane Roe",)),
        ('<a class="byline" href="/author/jane-ellis">Jane Elli<span>s</span></a>', ("Jane Ellis",)),
        ('<div class="byline"><a href="/author/1">Jane Roe</a><a href="/tag/ferries">Ferry Boats</a></div>', ("Jane Roe",)),
        ('<a class="journalistic" href="/standards">Weir Journalistic Standards</a>', ()),
        ('<span class="authorized">Authorized Dealer</span>', ()),
        ("<ul><li>Get link</li><li>Other Apps</li></ul><p>3 May 2024</p>", ()),
        ("<p><b>责编：Demi Xia</b></p><p>2019-09-25</p>", ()),
        ('<div class="entry-meta">By <span class="vcard"><a href="/author/jr/">Jane Roe</a></span> • <i>12/16/16</i></div>', ("Jane Roe",)),
        ('<div>By <a href="/people/je">Jane Elli<b>s</b></a> for the Gazette</div>', ("Jane Ellis",)),
        ('<span class="writer">松村太郎</span><p>2019年4月13日</p>', ("松村太郎",)),
        ('<blockquote>It rains.<span class="author">John Doe</span></blockquote>', ()),
        ('<p class="by">Imagen: EFE</p><p>3 May 2024</p>', ()),
        ('<p>3 May 2024</p><div class="caption">Mayor Jane Roe (Weir Pictures)</div><p>Mayor Jane Roe said so.</p>', ()),
        ('<time class="editor">2020.07.07</time><p class="writer">구글 검색 선호 추가</p>', ()),
        ("<div><span>May 2, 2024</span> · 30 min · 6279 words · Jane Roe</div>", ("Jane Roe",)),
        ('<ul><li><b data-hook="user-name">Gabo</b></li><li><i title="Jan 23">Jan 23</i></li></ul>', ("Gabo",)),
        ("<b>Weir Team</b><p>Published by our engineering team</p>", ()),
        ("<p>Posted on May 2nd, 2024 by <a href=/author/jane>Jane Roe</a> and <a href=/author/max>Max Moe</a>", ("Jane Roe", "Max Moe")),
        ("<p>Last Update Posted : <b>November 21, 2018</b></p>", ()),
    ],
)  # fmt: skip
def test_author_of_a_line(byline: str, expected: tuple[str, ...]) -> None:
    assert clean(_page(byline), url="https://weir.example/ferry").authors == list(expected)


def test_words_behind_a_label_of_one_sign_are_no_name() -> None:
    page = _page("<p>2020-01-03</p><p>文章指出</p>").replace('lang="en"', 'lang="zh"')
    assert "章指出" not in clean(page, url="https://weir.example/ferry").authors


def test_one_entity_may_hold_several_authors() -> None:
    names = (
        f'<a href="/by/{number}"><span itemprop="name">{name}</span></a>'
        for number, name in enumerate(("Jane Roe", "John Doe", "Max Moe"))
    )
    employer = '<span itemprop="worksFor" itemscope><b itemprop="name">Weir Gazette</b></span>'
    byline = f"<p {PERSON}>By {', '.join(names)} {employer}</p>"
    page = _page(byline).replace("<main>", '<main itemscope itemtype="https://schema.org/NewsArticle">')
    assert clean(page, url="https://weir.example/ferry").authors == ["Jane Roe", "John Doe", "Max Moe"]


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        ('<time data-published="2016-12-09 09:13:00Z">4 hours ago</time>', "2016-12-09T09:13:00+00:00"),
        ('<time data-timezone="2016-12-09">4 hours ago</time>', None),
        ('<div class="updatetime">11/17/2023 05:40 PM</div>', "2023-11-17T17:40:00"),
        ('<div class="updatetime">Updated 11/17/2023 05:40 PM</div>', None),
        ('<div class="entry-meta social-comments"><span>12/16/16 12:21pm</span></div>', "2016-12-16T12:21:00"),
        ('<div class="related-post-meta"><span>12/16/16 12:21pm</span></div>', None),
        ("<p>on December 22, 2016 at 2:47 PM, updated <b>December 23, 2016</b></p>", "2016-12-22T14:47:00"),
        ('<span class="post-date" title="2025-12-18">Posted: 2 days ago</span>', "2025-12-18"),
        (
            '<div class="comments"><time datetime="2025-08-19">August 19, 2025</time> | <a>12 Comments</a></div>',
            "2025-08-19",
        ),
        ('<div class="comments"><time datetime="2025-08-19">August 19, 2025</time> Nice ferry!</div>', None),
        ("<p>📅Jul. 11. 2025</p>", "2025-07-11"),
        ('<p class="is-last-update">5 gennaio 2025 ( modifica il 6 gennaio 2025 | 14:08)</p>', "2025-01-05"),
        ("<span>have recovered from it as on April 25, 2020 at 5:36 pm.</span>", None),
        ('<time class="updated" datetime="2016-12-23">December 23, 2016</time>', "2016-12-23"),
    ],
)
def test_date_of_an_element(shown: str, published: str | None) -> None:
    assert clean(_page(f"<div>{shown}</div>"), url="https://weir.example/ferry").date_published == published


@pytest.mark.parametrize(("language", "published"), [("", "2016-12-10"), (' lang="de"', "2016-10-12")])
def test_month_stands_first_on_english_pages_that_declare_no_language(language: str, published: str) -> None:
    page = _page("<p>Published 12/10/16</p>").replace(' lang="en"', language)
    assert clean(page, url="https://weir.com/ferry").date_published == published


def test_of_two_days_in_an_address_neither_is_taken_before_the_one_that_is_shown() -> None:
    page = _page('<time datetime="2021-11-29">Nov 29, 2021</time>')
    address = "https://weir.example/events-20211201-20211129-story.html"
    assert clean(page, url=address).date_published == "2021-11-29"
    assert clean(page, url="https://weir.example/events-20211201-story.html").date_published == "2021-12-01"
    assert clean(page, url="https://weir.example/2021/12/01/2021-12-01-story").date_published == "2021-12-01"


def test_no_article_appeared_after_it_was_changed() -> None:
    later = "<i></i>" * 90 + '<div class="date">2024-05-09</div>'
    page = _page("<p>Updated: 3 May 2024</p>").replace("</main>", f"</main>{later}")
    article = clean(page, url="https://weir.example/ferry")
    assert (article.date_published, article.date_modified) == (None, "2024-05-03")


def test_an_element_that_begins_its_name_as_the_one_around_the_headline_is_of_the_article() -> None:
    head = '<section class="ArticleTeaser_wrapper__q"><h1>The ferry stops</h1>'
    time = '<section class="ArticleTeaser_meta__x"><time datetime="2024-04-22">22.04.2024</time></section></section>'
    page = _page("").replace("<h1>The ferry stops</h1>", head + time)
    assert clean(page, url="https://weir.example/ferry").date_published == "2024-04-22"


def test_a_part_that_shares_only_the_name_of_the_article_is_no_part_of_it() -> None:
    head = '<section class="article-wrapper"><h1>The ferry stops</h1>'
    time = '<section class="article-related"><time datetime="2024-04-22">22.04.2024</time></section></section>'
    page = _page("").replace("<h1>The ferry stops</h1>", head + time)
    assert clean(page, url="https://weir.example/ferry").date_published is None
