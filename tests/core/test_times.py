"""Lines that say how long ago something was written, in the languages of Unicode CLDR, and the strips in which they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from chaff_cases import sections

import cleancopy
from cleancopy.core.times import is_ago

HERE = Path(__file__).parent


def test_what_libraries_write_of_how_long_ago() -> None:
    """``ago_of_locales.txt`` holds what ICU writes in some ninety languages, in full and short."""
    lines = (HERE / "ago_of_locales.txt").read_text("utf-8").splitlines()
    assert len(lines) > 800
    assert [line for line in lines if not is_ago(line)] == []


@pytest.mark.parametrize(
    "line", ["an hour ago", "vor einer Stunde", "hace unos días", "il y a une heure", "godzinę temu", "час назад"]
)
def test_how_long_ago_without_a_figure(line: str) -> None:
    assert is_ago(line)


@pytest.mark.parametrize(
    "line",
    [
        "Para 4 personas",
        "Before 3 judges",
        "Twelve days in May",
        "An hour ago the bridge was open",
        "Před 3 soudci",
        "قبل المباراة",
        "3 eggs, pěna",
    ],
)
def test_what_is_no_time(line: str) -> None:
    assert not is_ago(line)


STRIPS = {
    "he": ("מבזק: רעידת אדמה הורגשה בצפון", "לפני 3 שעות", "מבזק: הכנסת אישרה את התקציב", "לפני 12 דקות"),
    "uk": (
        "ТЕРМІНОВО: На Закарпатті зійшла лавина",
        "3 години тому",
        "ТЕРМІНОВО: Рада ухвалила бюджет",
        "12 хвилин тому",
    ),
    "sv": (
        "JUST NU Stor brand i industrilokal",
        "för 3 timmar sedan",
        "JUST NU Regeringen håller presskonferens",
        "för 12 min sen",
    ),
    "th": ("ด่วน! รถไฟตกรางที่นครราชสีมา", "3 ชั่วโมงที่ผ่านมา", "ด่วน! ปิดสะพานหลังน้ำท่วม", "12 นาทีที่ผ่านมา"),
}


@pytest.mark.parametrize("turned", [False, True], ids=["below", "above"])
@pytest.mark.parametrize("language", sorted(STRIPS))
def test_the_times_of_a_strip_go_with_its_headlines(language: str, turned: bool) -> None:
    strip = list(STRIPS[language])
    if turned:
        strip = [strip[1], strip[0], strip[3], strip[2]]
    article = dict(sections(HERE / "chaff" / f"{language}.txt"))["article"]
    cleaned = cleancopy.clean_text("\n".join([*strip, *article]))
    assert (cleaned.title, [line for line in cleaned.text.splitlines() if line]) == (article[0], article[1:])
