"""Names near the headline that are those of other articles, of comments and of pictures."""

from __future__ import annotations

import time

import lxml.html
import pytest

from cleancopy.core.metadata import read

TEXT = "<p>The ferry stops at the end of the month, and the islanders do not know how to get to school or to the doctor.</p>"
BODY = TEXT * 4


def authors(html: str) -> list[str]:
    return list(read(lxml.html.fromstring(f"<html><body><div>{html}</div></body></html>"), None).authors)


CARD = '<{0} class="card"><h3><a href="/2">A bridge is built on the other island</a></h3><p class="byline">By Max Moe</p></{0}>'
ROW = "<tr><td><a href='?id=2'>A bridge is built on the other island</a><br><small>By Max Moe</small></td></tr>"
COMMENT = (
    '<div class="item"><b class="user author">{}</b><p>It was about time, we have waited for years for this.</p></div>'
)


@pytest.mark.parametrize(
    "below",
    [
        CARD.format("div") * 3,
        f"<ul>{CARD.format('li') * 2}</ul>",
        f"<table>{ROW * 3}</table>",
        COMMENT.format("Max Moe") + COMMENT.format("Jim Joe"),
        '<div class="kommentare"><p><b class="author">Max Moe</b></p></div>',
        '<figure><img><figcaption>The ferry. <span class="credit">Fot. Max Moe / PAP</span></figcaption></figure>',
    ],
)
def test_names_of_others_below_a_short_text_are_no_authors(below: str) -> None:
    assert authors(f"<h1>The ferry stops</h1>{BODY}{below}") == []
    assert authors(f"<h1>The ferry stops</h1><p>By Jane Roe</p>{BODY}{below}") == ["Jane Roe"]


def test_a_byline_beside_a_link_to_another_article_is_the_articles_own() -> None:
    row = '<div class="row">By Jane Roe <a href="/how">How we test what we write of</a></div>'
    other = '<div class="row"><a href="/2">A bridge is built on the other island</a></div>'
    assert authors(f"<h1>The ferry stops</h1>{row}{other}{BODY}") == ["Jane Roe"]


def test_biographies_of_authors_are_no_comments() -> None:
    box = '<div class="item"><a class="author" href="/author/{0}">{1}</a><p>Writes on ferries, islands and all who live there.</p></div>'
    below = box.format("jane-roe", "Jane Roe") + box.format("max-moe", "Max Moe")
    assert "Jane Roe" in authors(f"<h1>The ferry stops</h1>{BODY}{below}")


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        (
            '<p>By political reporter <a href="/p/1">Jane Roe</a> and <a href="/p/2">Max Moe</a></p>',
            ["Jane Roe", "Max Moe"],
        ),
        ('<p>Door onze verslaggever <a href="/p/1">Marloes van den Berg</a></p>', ["Marloes van den Berg"]),
        ("<p>Jane Roe - DailyPost.com</p>", ["Jane Roe"]),
        ("<p>Fot. Jan Nowak / PAP</p>", []),
    ],
)
def test_offices_and_addresses_beside_a_name(byline: str, expected: list[str]) -> None:
    assert authors(f"<h1>The ferry stops</h1>{byline}{BODY}") == expected


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("<div>By <a>JANE ROE</a></div><div>By <a>MAX MOE</a></div>", ["JANE ROE", "MAX MOE"]),
        ("<div>By Jane Roe</div><div>By Max Moe</div>", ["Jane Roe", "Max Moe"]),
        (
            "<div>By <a>Jane Roe</a><div hidden>Jane Roe <i>Senior writer</i></div> and <a>Max Moe</a><div hidden>Max Moe</div></div>",
            ["Jane Roe", "Max Moe"],
        ),
        ("<p><strong>Jane Roe, Lagos</strong></p>", ["Jane Roe"]),
        ("<p><strong>Jane Roe in Lagos</strong></p>", ["Jane Roe"]),
        ("<p><strong>Key Takeaways</strong></p>", []),
        ("<p><span>Jane Roe</span><span>Science correspondent, in Geneva</span></p>", ["Jane Roe"]),
        (
            '<div><a rel="author" href="/author/jr">Jane Roe</a> Health editor and <a rel="author" href="/author/mm">Max Moe</a></div>',
            ["Jane Roe", "Max Moe"],
        ),
        ("<p>Textes Jane Roe - Photos Max Moe</p>", ["Jane Roe"]),
        ("<p>文＝田村千春　写真＝小林健</p>", ["田村千春"]),
    ],
)
def test_bylines_in_several_parts_and_at_the_head_of_the_text(byline: str, expected: list[str]) -> None:
    assert authors(f"<h1>The ferry stops</h1>{byline}{BODY}") == expected


def test_a_name_that_closes_the_text_comes_before_the_newspaper_that_is_declared() -> None:
    text = "渡し船は月末で止まり、島の人たちは困っている。" * 3
    body = f"<h1>渡し船が止まる</h1><p>{text}</p><p>（佐々木真央）</p>"
    page = f"<html><head><meta name=author content=北日新聞社></head><body>{body}</body></html>"
    assert list(read(lxml.html.fromstring(page), None).authors) == ["佐々木真央"]


def test_the_name_of_the_site_may_follow_without_a_sign() -> None:
    head = '<title>The ferry stops</title><meta property="og:site_name" content="Harbour Post">'
    page = f"<html><head>{head}</head><body><h1>The ferry stops</h1><p>Jane Roe Harbour Post</p><p>3 May 2024</p>{BODY}</body></html>"
    assert list(read(lxml.html.fromstring(page), None).authors) == ["Jane Roe"]


def test_the_reporter_in_the_text_comes_before_its_editor() -> None:
    text = "<p>海港日报讯（记者 王海涛）渡轮月底停航，居民改走陆路，上学看病都要多花一个小时。</p>"
    assert authors(f"<h1>渡轮月底停航</h1>{text}<p>责任编辑：赵丽</p>") == ["王海涛"]


def test_thousands_of_cards_take_no_quadratic_time() -> None:
    start = time.perf_counter()
    authors(f"<h1>The ferry stops</h1><div>{CARD.format('div') * 5000}</div>")
    assert time.perf_counter() - start < 5
