"""Readings of the day on one line, values that run together, headlines that run on, and what stays beside them."""

from __future__ import annotations

import pytest

from cleancopy.core.figures import read
from cleancopy.core.forms import Form
from cleancopy.core.strips import _is_running


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("Marées à Saint-Malo : pleine mer 05h12 (coef. 88), basse mer 11h40", Form.MEASURE),
        ("Wassertemperatur Wesel 3 °C | Wind NO 5 Bft | Sonnenuntergang 16:12 Uhr", Form.WEATHER),
        ("Thời tiết Huế: 31°C, có mưa rào, độ ẩm 82%", Form.WEATHER),
        ("きょうの天気 港町 晴れ時々くもり 最高22℃ 最低14℃ 降水確率10%", Form.WEATHER),
        ("مواقيت الصلاة في الميناء: الفجر 4:47 الشروق 6:05 الظهر 11:26 العصر 2:28", Form.CLOCK),
        ("PB95 6,12 zł ON 6,25 zł LPG 3,02 zł", Form.QUOTE),
        ("Strømpris nå: 74,2 øre/kWh (NO4)", Form.MEASURE),
    ],
)
def test_readings_are_told(line: str, form: Form) -> None:
    assert read(line).form is form


@pytest.mark.parametrize(
    "line",
    [
        "Bake: 180 °C, then 20 min",
        "Vin 12,50 € Pain 3,20 €",
        "Windows 11Pro kostet 139 Euro",
        "Lunch: soup, bread, 2 eggs",
        "Fajr is at 4:47 in the old harbour",
    ],
)
def test_what_articles_say_is_none(line: str) -> None:
    assert read(line).form not in {Form.WEATHER, Form.MEASURE, Form.QUOTE, Form.CLOCK}


def test_headlines_that_run_on_are_a_strip_and_entries_of_live_texts_are_none() -> None:
    assert _is_running("Jetzt live: Die Brücke ist gesperrt +++ Fähre fällt aus +++ Regen am Abend")
    assert not _is_running("+++ 10:15 Uhr: Die Brücke ist gesperrt +++")
    assert not _is_running("C+++ and C++ are two languages")
