"""Lines that count readers go, wherever they stand; lines of the same words that say more stay."""

from __future__ import annotations

import pytest

from cleancopy import clean, clean_text

TITLE = "Bridge over the Wye closes for repairs"
TEXT = (
    "The old stone bridge over the river Wye will be closed to all traffic from Monday, the county council said on Friday.",
    "Engineers found cracks in two of the five arches during a routine inspection last week. Buses will be diverted.",
    "The work is expected to take six weeks, council spokeswoman Ann Carter said on the phone.",
)
COUNTERS = (
    "1,234 views", "Read 33 times", "2 hours ago · 74 shares", "12 comments", "Views: 1.2K", "123 Aufrufe", "Lu 33 fois", "Visto 33 veces",
    "Leituras: 33", "Przeczytano 33 razy", "Přečteno 33krát", "33 просмотра", "Просмотров: 1 234", "33 переглядів", "Okunma: 345",
    "Bu haber 345 kez okundu", "33 lượt xem", "阅读量：1.2万", "已有123人评论", "閲覧数：123", "조회수 1,234", "مشاهدات: 33", "33 צפיות",
)  # fmt: skip
OTHERS = (
    "In 33 views of the river the painter shows it.", "The 12 comments were deleted.", "74 shares were sold.", "Read chapter 3.",
    "Share price: 33 pence", "Comment 5 is the best", "共 33 人", "3 times", "33 people", "77° View", "Comment 5",
)  # fmt: skip


def page(line: str, place: int) -> str:
    lines = [*TEXT]
    lines.insert(place, line)
    body = "".join(f"<p>{one}</p>" for one in lines)
    return f"<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>{body}</div></body></html>"


@pytest.mark.parametrize("line", COUNTERS)
@pytest.mark.parametrize("place", [0, 3])
def test_a_line_that_counts_readers_goes(line: str, place: int) -> None:
    article = clean(page(line, place), "https://example.org/news/2026/11/bridge-closes")
    assert article.text.split("\n\n") == list(TEXT)


@pytest.mark.parametrize("line", COUNTERS)
def test_it_goes_from_text_without_markup(line: str) -> None:
    assert line not in clean_text("\n".join([TITLE, line, *TEXT])).text


@pytest.mark.parametrize("line", OTHERS)
def test_a_line_that_says_more_stays(line: str) -> None:
    assert line in clean_text("\n".join([TITLE, *TEXT[:2], line, TEXT[2]])).text
