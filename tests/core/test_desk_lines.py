"""Desks below the title, initials below the text, links below a link, titles with a low line, a word before the end of a quotation."""

from __future__ import annotations

import json

import pytest

import cleancopy
from cleancopy.core.excerpts import Vocabulary, mid_word

PROSE = [
    f"The ferry {word} came back to the old harbour on Monday, and the people of the island stood on the pier to see it."
    for word in ("Anna", "Berta", "Clara", "Dora")
]


def text_of(above: str = "", within: str = "", below: str = "", kind: str = "NewsArticle") -> str:
    data = json.dumps(
        {"@context": "https://schema.org", "@type": kind, "headline": "The ferry is back in the harbour",
         "datePublished": "2026-03-02T08:00:00Z", "author": {"@type": "Person", "name": "Jane Roe"}}
    )  # fmt: skip
    paragraphs = [f"<p>{text}</p>" for text in PROSE]
    page = (
        f'<html lang="en"><head><title>The ferry is back in the harbour</title><script type="application/ld+json">{data}</script></head>'
        f"<body><main><h1>The ferry is back in the harbour</h1>{above}<div class='text'>{''.join(paragraphs[:2])}{within}"
        f"{''.join(paragraphs[2:])}{below}</div></main></body></html>"
    )
    return cleancopy.clean(page, url="https://harbour.example/news/ferry-is-back").text


@pytest.mark.parametrize("line", ["নিজস্ব প্রতিবেদক, খুলনা", "Staff Reporter, Leeds", "ویب ڈیسک"])
def test_desks_below_the_title_go(line: str) -> None:
    assert text_of(above=f"<p>{line}</p>") == text_of()


@pytest.mark.parametrize("line", ["jr", "(jr)", "(lh/nwk)"])
def test_initials_below_the_text_go(line: str) -> None:
    assert text_of(below=f"<p>{line}</p>") == text_of()


@pytest.mark.parametrize("line", ["ok", "(sic)", "(he/she said so)"])
def test_other_short_lines_stay(line: str) -> None:
    assert line in text_of(below=f"<p>{line}</p>")


def test_links_below_a_link_to_another_article_go() -> None:
    links = "<p>Read also: <a href='/news/a-b-c'>The bridge is closed again</a><br><a href='/news/d-e-f'>A second bridge is closed</a></p>"
    assert text_of(within=links) == text_of()


def test_a_sign_and_a_link_go_on_any_page() -> None:
    assert text_of(within="<p><a href='/1'>&gt;&gt; The bridge is closed again</a></p>", kind="WebPage") == text_of(
        kind="WebPage"
    )


def test_a_low_line_parts_a_chinese_title_from_the_site() -> None:
    body = "".join(
        f"<div>渡轮周一回到旧港，岛上的居民都站在码头上看它慢慢靠岸，第{n}班船也满了。</div>" for n in "一二三四五"
    )
    page = (
        "<html lang='zh-CN'><head><title>渡轮时隔十年重返旧港码头_江潮新闻</title></head><body>"
        "<div class='tit'>渡轮时隔十年重返旧港码头</div>"
        f"<div>2026-03-02 07:46</div><div>{body}</div></body></html>"
    )
    article = cleancopy.clean(page, url="https://harbour.example/a/20260302/c9.html")
    assert article.title == "渡轮时隔十年重返旧港码头"
    assert "渡轮周一回到旧港" in article.text


def test_a_word_before_the_end_of_a_quotation_is_whole() -> None:
    assert not mid_word("you listen for the quiet", Vocabulary("‘listen for the quiet’: a keeper retires"))
