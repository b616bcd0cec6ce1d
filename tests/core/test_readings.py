"""Lines of values with their units, and what only looks so."""

from __future__ import annotations

import time

import pytest

import cleancopy
from cleancopy.core.figures import read
from cleancopy.core.forms import Form
from cleancopy.core.readings import reading

TITLE = "Harbour council agrees to rebuild the old ferry pier"
PROSE = [
    "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since the great storm of 2019.",
    "Work is to begin in spring and to take about fourteen months, the chairwoman told reporters after the meeting in the town hall.",
    "The pier had carried ferries to the islands for almost a century before the storm took half of its planks and the ticket office.",
    "Fishermen had asked for years that the pier be rebuilt in oak, since steel rusts within a decade in the salt water of the bay.",
]


def kept(*lines: str) -> list[str]:
    article = cleancopy.clean_text("\n".join(lines))
    return [line for line in (article.title or "", *article.text.splitlines()) if line]


SHOWN = {
    Form.QUOTE: [
        "RM/USD 4.7130 RM/SGD 3.4815",
        "USDJPY 157.88",
        "10-yr yield 4.24%",
        "달러 1,381.5원 엔 878.2원",
        "RON95 RM2.05 RON97 RM3.47",
        "円相場 1ドル=158円75〜77銭",
        "日経平均 3万8482円 ▲331円",
    ],
    Form.PRICE: [
        "95 1,739",
        "A95 1,529 €/l",
        "ЕУР 117,0512",
        "92号汽油 7.72元/升",
        "دلار: ۵۹۸۰۰ تومان",
        "سکه ۴۰٬۱۲۰٬۰۰۰ تومان ▼",
    ],
    Form.MEASURE: [
        "A12: 7 km",
        "M6 J19-J20: +12 min",
        "PM10: 21 µg/m³ | NO2: 17 µg/m³",
        "1 2.05 X 3.30 2 3.75",
        "Quoten: 1,85 3,60 4,20",
        "Elpris just nu: 38 öre/kWh",
    ],
    Form.WEATHER: [
        "Utrecht: 18 graden, wind ZW 4 Bft, neerslag 2 mm",
        "Тула +19 °C, ветер 4 м/с, 748 мм рт. ст.",
        "London 18C 64F Cloudy",
        "New York 78°F Chicago 71°F Miami 89°F",
        "Helsinki +18 puolipilvistä",
    ],
}
OTHERS = [
    "1º Ilha Grande, 42min10s",
    "Lundi : 9h10 – 12h40",
    "Gold 12, silver 8, bronze 5",
    "Chapter A12 has 7 pages",
    "Home +18 today",
    "The 95 who paid 1,739 of them",
    "Zuschauer: 410",
]


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, texts in SHOWN.items() for text in texts])
def test_forms(form: Form, text: str) -> None:
    assert read(text).form is form


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_looks_so(text: str) -> None:
    assert read(text).form in (Form.PROSE, Form.SCORE, Form.LABEL)


@pytest.mark.parametrize(
    "text",
    [
        "A27: 9 km",
        "PM2.5 18 µg/m³ · NO2 34 µg/m³",
        "Trending: Storm Ida | Euro 2024 | Rail strikes",
        "1,204 watching now",
    ],
)
@pytest.mark.parametrize("place", [0, len(PROSE) + 1])
def test_at_the_edge(text: str, place: int) -> None:
    lines = [TITLE, *PROSE]
    assert kept(*lines[:place], text, *lines[place:]) == lines


@pytest.mark.parametrize(
    "text", ["Lundi : 9h10 – 12h40", "Attendance: 410", "1º Ilha Grande, 42min10s", "Ingredients: flour | sugar | eggs"]
)
def test_lines_of_the_article_stay(text: str) -> None:
    lines = [TITLE, *PROSE[:2], text, *PROSE[2:]]
    assert kept(*lines) == lines


@pytest.mark.parametrize("part", ["A1: 1 ", "USD 1,1 ", "+1 ", "a 1° ", "1 1.11 X ", "RM/USD 1.11 ", "[【", "1 USD"])
def test_linear(part: str) -> None:
    reading(part * 8)
    start = time.perf_counter()
    for count in (10, 20, 40, 100):
        reading((part * count)[:110])
    cleancopy.clean_text(part * 5000)
    assert time.perf_counter() - start < 2
