"""Dates in other numerals, calendars and orders."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.core.metadata import calendars, dates, read

LOCALES = Path(__file__).with_name("locales.tsv")


@pytest.mark.parametrize(
    "text",
    [
        # --- numerals
        "٣ مايو ٢٠٢٤", "۳ مئی ۲۰۲۴", "३ मई २०२४", "৩ মে ২০২৪", "３ May ２０２４", "２０２４年５月３日", "٢٠٢٤/٠٥/٠٣",
        # --- calendars
        "۱۴ اردیبهشت ۱۴۰۳", "14 اردیبهشت ماه 1403", "۱۴۰۳/۰۲/۱۴", "جمعه 1403/02/14", "令和6年5月3日", "民國113年5月3日", "3 พ.ค. 2567",
        "3 พฤษภาคม พ.ศ. 2567", "วันที่ 3 พ.ค. 67", "๓ พฤษภาคม ๒๕๖๗", "วันที่ 03/05/2567",
        # --- months
        "3 أيار 2024", "3 أيار/مايو 2024", "3 ماي 2024", "3 மே 2024", "3 మే 2024", "3 ಮೇ 2024", "3 മേയ് 2024", "3 મે, 2024", "3 ਮਈ 2024",
        "3 მაისი 2024", "3 մայիսի 2024", "3 мамыр 2024", "3. svibnja 2024.", "3. maj 2024.", "3. мај 2024.", "3 мая 2024", "3. maí 2024",
        "3. mai 2024", "3 maio 2024", "3 Maj 2024", "3 may 2024", "3 Mei 2024", "3 mayo 2024", "3 de maig de 2024",
        # --- orders
        "2024. május 3.", "2024 m. gegužės 3 d.", "2024. gada 3. maijs", "2024ko maiatzaren 3a", "2024 жылғы 3 мамыр", "2024, May 3",
        "03 مئی ، 2024", "3 مايو ، 2024",
        "ngày 3 tháng 5 năm 2024", "3 tháng 5, 2024",
    ],
)  # fmt: skip
def test_the_third_of_may(text: str) -> None:
    assert dates.read(text) == "2024-05-03"


def test_what_libraries_write_in_all_languages() -> None:
    """Days as Unicode CLDR and moment.js write them, wide and short, in over a hundred languages: ``locales.tsv``."""
    rows = [line.split("\t") for line in LOCALES.read_text("utf-8").splitlines()]
    assert len(rows) > 1_000
    assert [(text, dates.read(text)) for day, text in rows if (dates.read(text) or "")[:10] != day] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024년 5월 3일 오후 3:42", "2024-05-03T15:42:00"),
        ("2024年5月3日 上午9:05", "2024-05-03T09:05:00"),
        ("令和元年5月3日", "2019-05-03"),
        ("平成31年4月30日", "2019-04-30"),
        ("3 كانون الثاني/يناير 2024", "2024-01-03"),
        ("3 تشرين الثاني 2023", "2023-11-03"),
        ("3 พฤษภาคม 2567 15:42 น.", "2024-05-03T15:42:00"),
        ("۳۰ اسفند ۱۴۰۳", "2025-03-20"),
        ("1 فروردین 1403", "2024-03-20"),
        ("25 มีนาคม 2023", "2023-03-25"),
        ("มีนาคม 25, 2566", "2023-03-25"),
        ("三月 25, 2023", "2023-03-25"),
        ("3月 25, 2023", "2023-03-25"),
        ("25 十二月 2023", "2023-12-25"),
        ("3월 25, 2023", "2023-03-25"),
        ("Tháng Mười Hai 25, 2023", "2023-12-25"),
        ("25 Tháng Ba, 2023", "2023-03-25"),
        ("Thg 3 25, 2023", "2023-03-25"),
        ("2023 оны арван нэгдүгээр сарын 25", "2023-11-25"),
        ("٢٥ کانوونی دووەمی ٢٠٢٣", "2023-01-25"),
        ("۱۴۰۱ سلواغه ۵", "2023-01-25"),
        # --- October of Croatian is November of Polish
        ("25. listopada 2023.", "2023-10-25"),
        ("25 listopada 2023", "2023-11-25"),
        ("2022年3月25日 2023", "2022-03-25"),
        # --- none
        ("1403 کتاب", None),
        ("۹۹ اردیبهشت ۱۴۰۳", None),
        ("1403/13/14 و", None),
        ("2567 คน", None),
        ("令和の時代", None),
        ("٢٠٢٤", None),
        ("3 of 2024", None),
        ("2024 lag 3", None),
    ],
)
def test_form(text: str, expected: str | None) -> None:
    assert dates.read(text) == expected


@pytest.mark.parametrize(
    ("solar", "western"),
    [((1374, 10, 11), (1996, 1, 1)), ((1399, 12, 30), (2021, 3, 20)), ((1400, 1, 1), (2021, 3, 21)), ((1404, 1, 1), (2025, 3, 21))],
)  # fmt: skip
def test_the_calendar_of_iran(solar: tuple[int, int, int], western: tuple[int, int, int]) -> None:
    year, month, day = solar
    name = calendars.SOLAR_NAMES.split()[month - 1]
    assert calendars.western(f"{day} {name} {year}") == date(*western).isoformat()


@given(st.text(alphabet="۰۱۴/-令和年3月คม. พ2567تیر مهر", max_size=60))
def test_any_text(text: str) -> None:
    found = dates.read(text)
    assert found is None or date.fromisoformat(found[:10])


def test_western_texts_stay_as_they_are() -> None:
    for text in ("3 May 2024", "Café at 3 May 2024", "Zürich, den 3. Mai 2024"):
        assert calendars.western(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "منتشر شده در ۱۴ اردیبهشت ۱۴۰۳",
        "۱۴۰۳/۰۲/۱۴",
        "เผยแพร่ 3 พ.ค. 2567",
        "令和6年5月3日",
        "03/05/2567 น.",
        "प्रकाशित: ३ मई २०२४",
    ],
)
def test_beside_a_headline(line: str) -> None:
    page = f"<html><body><h1>Rain</h1><p>{line}</p></body></html>"
    assert read(lxml.html.document_fromstring(page), None).date_published == "2024-05-03"
