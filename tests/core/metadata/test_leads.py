"""Bylines at the start of the first paragraph, in Chinese, Korean and Japanese; photographers and agencies are none."""

from __future__ import annotations

import lxml.html
import pytest

import cleancopy
from cleancopy.core.metadata.authors import names
from cleancopy.core.metadata.leads import led_by

ZH = "市政府表示，渡輪航線將於月底停駛，居民必須改走陸路。"
KO = "항만공사는 이달 말 여객선 운항을 중단한다고 밝혔다."


def led(text: str) -> list[str]:
    return led_by(lxml.html.fromstring(f"<div><p>{text}</p></div>").iter())


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (f"〔記者陳美玲／台中報導〕{ZH}", ["陳美玲"]),
        (f"本报讯（记者 张建国 刘芳）{ZH}", ["张建国", "刘芳"]),
        (f"新华社北京10月1日电（记者张三丰、李四光）{ZH}", ["张三丰", "李四光"]),
        (f"（港口晚报全媒体记者 梁怿韬 通讯员 王军）{ZH}", ["梁怿韬"]),
        (f"（中央社記者陳小美台北1日電）{ZH}", ["陳小美"]),
        (f"[동해매일 이수민 기자] {KO}", ["이수민"]),
        (f"(서울=연합뉴스) 김도현 이수민 기자 = {KO}", ["김도현", "이수민"]),
        (f"[서울=뉴시스]홍길동 기자 = {KO}", ["홍길동"]),
        (f"【ワシントン＝田中太郎】{ZH}", ["田中太郎"]),
    ],
)
def test_reporters_open_the_text(text: str, authors: list[str]) -> None:
    assert led(text) == authors


@pytest.mark.parametrize(
    "text",
    [
        f"图为现场。（记者 刘芳 摄）{ZH}", "渡輪停駛。（記者陳怡君／攝影）", "▲ 바다 [사진=홍길동 기자]", "▲ 바다 (사진: 홍길동 기자)",
        f"【北京=共同】{ZH}",
        f"（记者 综合 整理）{ZH}", f"晚报记者王小明从市政府获悉，{ZH}", "기자 회견은 오후에 열린다.",
    ],
)  # fmt: skip
def test_photographers_agencies_and_sentences_are_none(text: str) -> None:
    assert led(text) == []


def test_they_are_authors_where_the_page_declares_nobody() -> None:
    head = "<h1>渡輪月底停駛居民改走陸路</h1><p>2026-10-01</p>"
    page = f"<html><body>{head}<p>〔記者陳美玲／台中報導〕{ZH}</p>{f'<p>{ZH}</p>' * 5}</body></html>"
    article = cleancopy.clean(page)
    assert article.authors == ["陳美玲"]
    assert article.text.startswith("〔記者陳美玲")


def test_a_place_before_a_name_is_none_of_it() -> None:
    assert names(["جدة: خالد العتيبي"]) == ["خالد العتيبي"]
    assert names(["本报记者 林晓雨 发自上海"]) == ["林晓雨"]
    assert names(["content: Daily Post"]) == ["content: Daily Post"]


def test_two_words_of_a_caption_are_no_author_in_a_script_without_capitals() -> None:
    text = (
        "<p>حذرت هيئة الأرصاد من موجة حر جديدة تبدأ غدا مع درجات الحرارة التي تلامس الأربعين في المدن الساحلية كلها.</p>"
        * 5
    )
    head = "<h1>موجة حر ثانية تبدأ السبت في البلاد</h1><div>17 يوليو 2026</div>"
    assert cleancopy.clean(f"<html><body>{head}<div>درجات الحرارة - أرشيفية</div>{text}</body></html>").authors == []
    byline = "<div>خالد العتيبي</div>"
    assert cleancopy.clean(f"<html><body>{head}{byline}{text}<h4>خالد العتيبي</h4></body></html>").authors == [
        "خالد العتيبي"
    ]
