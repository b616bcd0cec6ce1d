"""Captions in the form of paragraphs go, by whose picture it is; sentences on pictures stay."""

from __future__ import annotations

import time

import pytest
from opinions import believe

import cleancopy
from cleancopy.core.captions import captioned

PROSE = "".join(
    f"<p>The council said on Monday that it would take until spring before the boats could pass again. That was the {n}. time.</p>"
    for n in range(6)
)


@pytest.mark.parametrize(
    "line",
    [
        "图为演练现场。记者 刘芳 摄",
        "市民在码头等候 新华社记者 李明 摄",
        "游客在码头。受访者供图",
        "渡輪停駛，居民改走陸路。記者陳怡君／攝影",
        "圖／港務局提供",
        "サヨナラ打を放ち喜ぶ牧野＝撮影・中村健太",
        "記者会見する市長＝22日、東京都千代田区で、田中太郎撮影",
        "会見する市長＝共同",
        "항구의 아침. 사진=연합뉴스",
        "여객선이 출항하고 있다. /사진=홍길동 기자",
    ],
)
def test_whose_picture_it_is_ends_a_caption(line: str) -> None:
    assert captioned(line)


@pytest.mark.parametrize(
    "line",
    [
        "这部电影在港口拍摄",
        "他在码头上摆摊，免费为游客摄影。",
        "导演说，影片于去年秋天开始拍摄",
        "展覽由港務局提供",
        "彼は港の写真を毎日撮影",
        "이 사진은 20년 전에 찍은 것이다.",
        "The photo shows the harbour = the old one",
    ],
)
def test_sentences_on_pictures_stay(line: str) -> None:
    assert not captioned(line)


def text_with(piece: str) -> str:
    head = "<html><body><article><h1>The old bridge is closed</h1>"
    return cleancopy.clean(f"{head}{piece}<div>{PROSE}</div></article></body></html>").text


def test_what_stands_over_a_credit_in_one_element_is_a_caption() -> None:
    caption = "The mayor of the town, Jane Roe, addresses journalists at the old harbour on October 5, 2026."
    assert text_with(
        f"<div class='lead'><img src='a.jpg'><p>{caption}</p><p>Photo credit: John Doe | Harbour News</p></div>"
    ) == text_with("")
    assert caption in text_with(f"<p>{caption}</p><p>Photo credit: John Doe | Harbour News</p>")


def test_search_for_the_end_of_a_caption_stays_linear() -> None:
    start = time.perf_counter()
    for text in ("王小" * 70, "＝" * 140, "사진 " * 46, "记者 " * 46, "= 提供" * 28):
        captioned(text)
    assert time.perf_counter() - start < 0.5


DECLARED = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The bridge"}</script>'
SHOWN = "Boats wait at the old dock on Monday"


@pytest.mark.parametrize(
    ("box", "goes"),
    [
        (f'<figure><img src="x.jpg"><p>{SHOWN}</p></figure>', True),
        (f'<div class="wp-caption aligncenter"><img src="x.jpg"><p class="wp-caption-text">{SHOWN}</p></div>', True),
        (f'<div><img src="x.jpg"><p>{SHOWN}</p></div>', False),
        (f"<figure><blockquote><p>{SHOWN}</p></blockquote></figure>", False),
    ],
)
def test_a_text_below_a_picture_goes_by_the_elements_around_both(
    box: str, goes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    believe(monkeypatch, {SHOWN: 0.9})
    prose = "The council said on Monday that it would take until spring before the first of the boats could pass again."
    text = f"<p>{prose}</p><p>{prose} So it is.</p>{box}<p>{prose} Again.</p>"
    html = f"<html><head>{DECLARED}</head><body><article>{text}</article></body></html>"
    assert (SHOWN not in cleancopy.clean(html, options=cleancopy.Options(any_page=True)).text) is goes


PICTURE = "<img src='a.jpg'>"


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        (f"<div class='ArticleImage'>{PICTURE}<span class='imageText'>At noon</span><span class='imageCredit'>the port</span></div>", 0),
        (f"<p>{PICTURE}<span class='credit'>The boats at noon, the port</span></p>", 0),
        ("<div class='b-gallery'><p>1 of 5</p><p>The boats at noon. (Ann Lee/For the Herald)</p></div>", 0),
        ("<div class='b-part'><p>1 of 5</p><p>The boats at noon. (Ann Lee/For the Herald)</p></div>", 1),
        (f"<post-fig>{PICTURE}<post-cap>The boats at noon, the port</post-cap></post-fig>", 0),
        (f"<post-fig>{PICTURE}<post-recap>The boats at noon, the port</post-recap></post-fig>", 1),
        (f"<p>{PICTURE}<span class='remark'>The boats at noon, the port</span></p>", 1),
        ("<p><span class='credit'>The boats at noon, the port</span></p>", 1),
        (f"<dl><dt>{PICTURE}</dt><dd><b>The boats at noon</b></dd></dl>", 0),
        (f"<dl><dt>{PICTURE}Noon</dt><dd>The boats at noon</dd><dt>Night</dt><dd>None at all</dd></dl>", 1),
        ("<dl><dt></dt><dd>The boats at noon</dd></dl>", 1),
    ],
)  # fmt: skip
def test_texts_below_pictures_in_inline_elements_for_credits_go(
    before: str, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    believe(monkeypatch, {})
    html = f"<article><h1>The bridge</h1>{PROSE}{before}{PROSE.replace('Monday', 'Tuesday')}</article>"
    assert cleancopy.clean(html, options=cleancopy.Options(any_page=True)).text.lower().count("at noon") == kept


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("AP/Harbour News - This photo released by the port shows the boats at noon on Monday.", 0),
        ("In this Monday, May 3, 2024 photo provided by the port, the boats wait at noon.", 0),
        ("This undated handout image made available by the port shows the boats at noon.", 0),
        ("This photo was taken by my father at noon, and it changed how we saw the boats.", 1),
        ("A photo taken by a boy at noon shows the boats, the mayor said.", 1),
    ],
)
def test_what_agencies_say_of_who_released_a_picture(line: str, kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    html = f"<article><h1>The bridge</h1><p>{line}</p>{PROSE}</article>"
    assert cleancopy.clean(html, options=cleancopy.Options(any_page=True)).text.lower().count("at noon") == kept
