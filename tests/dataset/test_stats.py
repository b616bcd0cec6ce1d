"""The page of a dataset, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lxml.html
import pytest
from crawled import article, build, crawl, write

from cleancopy.cli import main
from cleancopy.dataset.manifest import read_manifest
from cleancopy.dataset.stats import _name

EVIL = "</style><script>alert(1)</script>"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stats")
    articles = crawl(90)
    articles += [
        article(n, f"Only here {n}, and nowhere else {n}.", url=f"https://s{n}.example/") for n in range(500, 530)
    ]
    source = write(folder / "a.jsonl", articles)
    build(folder / "out", [source], f'name = "Coastal news {EVIL}"\n')
    assert main(["dataset", "stats", str(folder / "out"), "-o", str(folder / "stats.html")]) == 0
    return folder


@pytest.fixture
def shown(made: Path, chromium: Any) -> Any:
    chromium.get((made / "stats.html").as_uri())
    return chromium


def test_every_number_of_the_manifest_stands_there(made: Path) -> None:
    manifest = read_manifest(made / "out")
    root = lxml.html.fromstring((made / "stats.html").read_text("utf-8"))
    plots = {
        section.findtext("h2"): {
            row.find("th").text_content(): [cell.text for cell in row.cssselect(".number")]
            for row in section.cssselect("tbody tr")
        }
        for section in root.cssselect("section")
    }
    for title, name in (("By site", "sources"), ("By language", "languages"), ("By month of publication", "months")):
        expected = {
            key or "unknown": [f"{each['documents']:,}", f"{each['words']:,}"] for key, each in manifest[name].items()
        }
        assert plots[title] == expected
    assert plots["Left out, and why"] == {key: [f"{n:,}"] for key, n in manifest["documents"]["dropped"].items()}
    assert plots["Removed from the kept pages, by kind"] == {key: [f"{n:,}"] for key, n in manifest["removed"].items()}
    months = list(plots["By month of publication"])
    assert months == sorted(months)
    assert not root.cssselect("script")
    assert "alert(1)" in root.findtext("body/header/h1")


def test_bars_are_as_long_as_their_numbers(shown: Any) -> None:
    lengths = shown.execute_script(
        "return [...document.querySelectorAll('section:first-of-type > table tbody tr')].map(r =>"
        " [+r.querySelector('.number').textContent.replace(',', ''), r.querySelector('.bar').getBoundingClientRect().width])"
    )
    longest, width = lengths[0]
    assert width > 50
    for number, length in lengths:
        assert length == pytest.approx(width * number / longest, abs=1.5)


def test_units_stand_above_their_numbers_and_names_break_between_words(shown: Any) -> None:
    edges = shown.execute_script(
        "return [...document.querySelectorAll('table')].filter(t => t.checkVisibility()).map(t => ['thead', 'tbody'].map(p =>"
        " Math.round(t.querySelector(p + ' .number').getBoundingClientRect().right)))"
    )
    assert all(head == number for head, number in edges)
    assert [part.text for part in _name("quality_fineweb2.words_min")] == ["quality_", "fineweb2.", "words_", "min"]


def test_the_rest_opens_with_the_keyboard(shown: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    details = shown.find_element("css selector", "details")
    assert not details.find_element("css selector", "tbody tr").is_displayed()
    details.find_element("css selector", "summary").send_keys(Keys.ENTER)
    assert details.find_element("css selector", "tbody tr").is_displayed()


def test_dark_mode_is_dark(shown: Any) -> None:
    def brightness() -> float:
        value = shown.execute_script("return getComputedStyle(document.body).backgroundColor")
        return sum(int(part) for part in value[4:-1].split(",")) / 3

    assert brightness() > 200
    shown.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    )
    assert brightness() < 60
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_nothing_is_fetched_and_nothing_complains(shown: Any) -> None:
    assert shown.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert [entry for entry in shown.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_a_folder_without_a_dataset_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dataset", "stats", str(tmp_path)]) == 1
    assert "no finished dataset" in capsys.readouterr().err
