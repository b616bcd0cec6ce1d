"""Pages whose form alone tells that they are articles: no type is declared, and no element is named for anything."""

from __future__ import annotations

import time

import pytest

import cleancopy
from cleancopy.core.clean import judge_page
from cleancopy.core.model import Options, Page
from cleancopy.core.pagekind import ENTRY, formed

TITLE = "Two rescued after a boat sinks off the cape"
LINES = (
    "Two men were winched to safety on Tuesday after a boat took on water and sank four miles off the cape.",
    "A helicopter and two lifeboats were called out before dawn when the crew of the boat sent a signal.",
    "Both men were taken to hospital as a precaution.",
)
MENU = "".join(f"<div class='a2'><a href='/s{n}'>Section {n}</a></div>" for n in range(20))
TALK = "".join(
    f"<div class='q7'><b>Reader {n}</b><div>About time somebody said it, whatever they think.</div></div>"
    for n in range(3)
)
LINKS = "<nav class='related'><a href='/x'>" + "Other boats of the week, and what came of them " * 3 + "</a></nav>"
ADDRESS = "https://paper.example/news/two-rescued.html"


def page(date: str = "12 November 2024", between: str = "", title: str = TITLE) -> str:
    text = between.join(f"<div>{line}</div>" for line in LINES)
    return (
        f"<html><head><title>{TITLE} | The Paper</title></head><body><div class='a0'>{MENU}"
        f"<div class='b2'>{title}</div><div class='b4'>{date}</div><div class='b5'>{text}</div></div>{TALK}</body></html>"
    )


def judged(html: str, url: str) -> Page:
    return judge_page(Page(body=html.encode(), url=url), Options())


def test_a_date_beside_the_headline_and_a_text_below_are_an_article() -> None:
    article = cleancopy.clean(page(), url=ADDRESS)
    assert article.is_article
    assert formed(judged(page(), ADDRESS))
    assert article.text.split("\n\n") == list(LINES)


@pytest.mark.parametrize(
    ("html", "url"),
    [
        (page(), "https://paper.example/forum/viewtopic.html"),
        (page(), "https://paper.example/docs/two-rescued.html"),
        (page(), "https://paper.example/"),
        (page(date=""), ADDRESS),
        (page(title="Welcome to the cape"), ADDRESS),
        (page(between=LINKS), ADDRESS),
    ],
    ids=["forum", "manual", "front page", "no date", "no headline", "broken text"],
)  # fmt: skip
def test_what_lacks_a_part_of_that_form_is_left_to_the_weights(html: str, url: str) -> None:
    assert not formed(judged(html, url))


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("archives/5512345.html", True),
        ("archives/000123.html", True),
        ("archives/2004/03/two-rescued.html", True),
        ("archives/12/two_men_rescued.php", True),
        ("archives/2004/03/", False),
        ("archives/2004-03.html", False),
        ("archives/200403.html", False),
        ("archives/cat_local_news.html", False),
        ("archives/2004/03/index.html", False),
    ],
)
def test_a_post_in_an_archive_is_one_and_its_lists_are_none(place: str, found: bool) -> None:
    url = f"https://paper.example/{place}"
    assert formed(judged(page(), url)) is found


@pytest.mark.parametrize("part", ["a_", "a-", "abc%", "2004/03/", "archives/", "0"])
def test_the_search_in_an_address_is_linear(part: str) -> None:
    begun = time.process_time()
    assert not ENTRY.search("https://paper.example/archives/2004/03/" + part * 20_000 + "!")
    assert time.process_time() - begun < 1


def test_a_dated_post_under_an_item_is_no_product() -> None:
    assert formed(judged(page(), "https://paper.example/news/item/412-two-rescued"))
    assert not formed(judged(page(), "https://paper.example/item/412"))


def test_a_script_without_full_stops_runs_too() -> None:
    lines = (
        "ชาวบ้านกว่าห้าสิบครัวเรือนช่วยกันสร้างห้องสมุดไม้หลังเล็กริมคลอง โดยใช้ไม้จากเรือเก่าที่ไม่ได้ใช้งานแล้ว",
        "ครูเกษียณวัย 65 ปี กล่าวว่า หนังสือทั้งหมดได้รับบริจาคจากคนในชุมชน และจะเปิดให้ทุกคนยืมอ่านได้โดยไม่คิดเงิน",
    )
    title = "ชาวบ้านร่วมสร้างห้องสมุดริมคลอง"
    text = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<title>{title}</title>{MENU}<h1>{title}</h1><span>9 July 2021</span><div>{text}</div>"
    assert formed(judged(html, "https://paper.example/local/771234"))
    assert cleancopy.clean(html, url="https://paper.example/local/771234").text.split("\n\n") == list(lines)


def test_a_headline_with_its_section_in_the_same_line_counts() -> None:
    html = page(title=f"Gadgets {TITLE}")
    assert formed(judged(html, ADDRESS))
    assert cleancopy.clean(html, url=ADDRESS).text.split("\n\n") == list(LINES)
    assert not formed(judged(page(title=f"What the papers say of it, and why: {TITLE}"), ADDRESS))
