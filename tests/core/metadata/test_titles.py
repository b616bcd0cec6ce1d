"""Which title is chosen, and what is cut off it."""

from __future__ import annotations

import lxml.html
import pytest

from cleancopy.core.metadata import read, titles

NAMES = titles.names_of(["The Daily Post", None], "www.dailypost.example")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("It rains | The Daily Post", "It rains"),
        ("It rains - Daily Post", "It rains"),
        ("It rains – The Daily Post Online", "It rains"),
        ("It rains » DAILYPOST.EXAMPLE", "It rains"),
        ("The Daily Post: It rains", "It rains"),
        ("Daily Post | Weather | It rains", "Weather | It rains"),
        ("It rains - Weather - The Daily Post", "It rains - Weather"),
        ("It rains｜The Daily Post", "It rains"),
        ("It rains - and nobody knows why", "It rains - and nobody knows why"),
        ("It rains in May | Opinion", "It rains in May"),
        (
            "Rain | and what the whole of the town hall made of it",
            "Rain | and what the whole of the town hall made of it",
        ),
        ("Daily Post readers: It rains", "Daily Post readers: It rains"),
        ("Day-to-day rain", "Day-to-day rain"),
        ("Rain: what the post office says", "Rain: what the post office says"),
        ("The Daily Post", "The Daily Post"),
        ("| The Daily Post", "| The Daily Post"),
    ],
)
def test_site_is_cut(title: str, expected: str) -> None:
    assert titles.cut_site(title, NAMES) == expected


def test_what_remains_may_be_another_candidate() -> None:
    assert titles.cut_site("It rains in May | Weather", NAMES, ["It rains in May"]) == "It rains in May"
    assert titles.cut_site("Breaking: It rains in May", NAMES, ["It rains in May"]) == "Breaking: It rains in May"


def meta_of(head: str, body: str, url: str | None = None):  # type: ignore[no-untyped-def]
    return read(lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), url)


def test_headline_before_what_is_declared() -> None:
    meta = meta_of(
        "<title>Rain in May: it rains | Post</title><meta property=og:title content='Rain in May: it rains'>",
        "<h1>It rains in May</h1>",
    )
    assert meta.title == "It rains in May"
    assert meta.titles == ("It rains in May", "Rain in May: it rains")


def test_the_headline_most_like_the_declared_title() -> None:
    body = "<h1>Post</h1><h1>Subscribe now</h1><h1>It rains in <i>May</i></h1>"
    assert meta_of("<title>It rains in May</title>", body).title == "It rains in May"


def test_no_headline_is_the_title() -> None:
    meta = meta_of("<meta property=og:site_name content=Post><title>It rains in May - Post</title>", "<h1>Post</h1>")
    assert meta.titles == ("It rains in May",)
    assert meta_of("<title>It rains in May</title>", "<h1>Most read</h1><h1>Opinion</h1>").title == "It rains in May"


def test_kicker_in_the_headline() -> None:
    meta = meta_of(
        "<meta property=og:title content='It rains in May'>",
        "<h1><span>Weather</span><br> <span>It rains<wbr> in May</span></h1>",
    )
    assert meta.title == "Weather It rains in May"
    meta = meta_of(
        "<meta property=og:title content='It rains in May'>", "<h1><span>Weather</span> It rains in May</h1>"
    )
    assert meta.title == "It rains in May"


def test_headline_is_text() -> None:
    body = (
        "<h1>It<br>rains <script>x()</script><svg><title>Icon</title></svg>in <!-- c -->M<b>a</b>y &amp;amp; June</h1>"
    )
    assert meta_of("", body).title == "It rains in May &amp; June"
    assert meta_of("<title>A &amp;quot;B&amp;quot; C</title>", "").title == "A &quot;B&quot; C"


def test_meta_contents_are_unescaped_twice() -> None:
    assert meta_of("<meta property=og:title content='A &amp;quot;B&amp;quot; C'>", "").title == 'A "B" C'


def test_no_title() -> None:
    meta = meta_of("", "<p>x</p>")
    assert (meta.title, meta.titles) == (None, ())
    assert meta_of("<title></title><title>x</title>", "<h1></h1><h1> </h1>").title is None


def test_the_title_of_a_drawing_is_none() -> None:
    root = lxml.html.document_fromstring("<html><body><svg><title>Logo</title></svg><h1>It rains</h1></body></html>")
    assert read(root, None).titles == ("It rains",)


def test_scripts_without_spaces() -> None:
    head = "<meta property=og:site_name content=毎日新聞><title>今日は雨が降る | 毎日新聞</title>"
    assert meta_of(head, "<h1>お知らせ</h1><h1>今日は雨が降る</h1>").titles[0] == "今日は雨が降る"


@pytest.mark.parametrize(
    ("declared", "shown", "expected"),
    [
        ("連日の雨で川の水が増えている__2007年第23号_中国政府网", "天気", "連日の雨で川の水が増えている"),
        ("川の水が増えている「雨量」:dailypost開発日誌", "天気", "川の水が増えている「雨量」"),
        (
            "連日の雨で川の水が増えているGPU-EDN 电子技术",
            "連日の雨で川の水が増えているGPU",
            "連日の雨で川の水が増えているGPU",
        ),
        ("連日の雨で川の水が増えているGPU-EDN 电子技术", "天気", "連日の雨で川の水が増えているGPU-EDN 电子技术"),
    ],
)
def test_signs_behind_han(declared: str, shown: str, expected: str) -> None:
    head = f"<meta property=og:site_name content=dailypost開発日誌><title>{declared}</title>"
    assert meta_of(head, f"<h4>{shown}</h4>").title == expected


def test_name_of_a_blog_in_the_headline() -> None:
    head = "<title>Rain and Wind: It rains in May</title><meta property=og:title content='It rains in May'>"
    assert meta_of(head, "<h1>Rain and Wind</h1><h2>It rains in May</h2>").title == "It rains in May"
    head = "<title>It rains in May | Rain</title><meta property=og:title content='It rains in May'>"
    assert meta_of(head, "<h1>It rains in May</h1>").title == "It rains in May"


def test_one_of_several_headlines_that_is_worded_otherwise() -> None:
    head = "<meta property=og:title content='How trams and motorways brace for the coming heat of July'>"
    body = "<h1>This is how trams and motorways get ready for heat</h1><h1>More from the region</h1>"
    assert meta_of(head, body).title == "This is how trams and motorways get ready for heat"
    assert (
        meta_of(head, body.replace("trams and motorways get ready for heat", "you cook")).title
        != "This is how you cook"
    )


def test_a_paragraph_is_no_headline() -> None:
    head = "<meta property=og:title content='The rain of May: all figures of ten years'>"
    assert meta_of(head, f"<h1>{'The rain of May, with all figures. ' * 7}</h1>").title.startswith(
        "The rain of May: all"
    )


@pytest.mark.parametrize(
    ("body", "declared", "expected"),
    [
        ("<h1>Rain in May <a href=#rain>#</a></h1>", "Rain in May | Daily Post", "Rain in May"),
        ("<h1><b>Rain in May</b> <a href=#rain>\u00b6</a></h1>", "Rain in May | Daily Post", "Rain in May"),
        ("<h1>Rain in C #</h1>", "Rain in C # | Daily Post", "Rain in C #"),
        # more signs before the name of the site
        ("", "Rain in the old harbour : Daily Post", "Rain in the old harbour"),
        ("", "Rain in the old harbour \u2039 Daily Post", "Rain in the old harbour"),
        ("", "Why we read: the Daily Post of May", "Why we read: the Daily Post of May"),
    ],
)
def test_signs_around_titles(body: str, declared: str, expected: str) -> None:
    head = f"<title>{declared}</title><meta property=og:site_name content='Daily Post'>"
    page = f"<html><head>{head}</head><body><main>{body}<p>It rains.</p></main></body></html>"
    assert read(lxml.html.document_fromstring(page), "https://www.dailypost.example/rain").title == expected
