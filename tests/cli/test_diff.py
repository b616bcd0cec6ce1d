"""`cleancopy diff` as a user runs it, and the page it writes in a real browser."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from test_clean import PARAGRAPHS

from cleancopy.report.compare import compare

TICKER = "USD\n41.68 UAH ▼0.25%\n"
TEXT = TICKER + "Old bridge to be repaired\n\n" + "\n\n".join(PARAGRAPHS) + "\n"


def run(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cleancopy", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, timeout=120, check=False)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two sets of articles: of the same pages, the newer with captions and tickers left in."""
    folder = tmp_path_factory.mktemp("diff")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT.replace("bridge", "ferry"), encoding="utf-8")
    run("clean", "--text", "--record", "a.txt", "b.txt", "-o", "old.jsonl", cwd=folder)
    run("clean", "--text", "--record", "--keep", "ticker", "a.txt", "b.txt", "-o", "new.jsonl", cwd=folder)
    return folder


def test_what_changed_is_said(sets: Path) -> None:
    done = run("diff", "old.jsonl", "new.jsonl", "--json", cwd=sets)
    assert done.returncode == 3
    told = json.loads(done.stdout)
    assert (told["pages"], told["changed"], told["only_old"], told["only_new"]) == (2, 2, 0, 0)
    assert told["blocks"] == [{"old": "ticker/market", "new": "kept", "count": 4}]
    assert told["words"]["lost"] == 0
    assert told["words"]["won"] > 0
    assert [block["text"] for block in told["changes"][0]["blocks"]] == TICKER.splitlines()
    shown = run("diff", "new.jsonl", "old.jsonl", cwd=sets).stdout.decode()
    assert "kept → ticker/market" in shown
    assert "rates or prices" in shown  # the reason of the removal


def test_the_same_articles_do_not_differ(sets: Path) -> None:
    (sets / "copy.jsonl").write_bytes((sets / "old.jsonl").read_bytes())
    done = run("diff", "old.jsonl", "copy.jsonl", cwd=sets)
    assert (done.returncode, done.stdout.decode().splitlines()[0][:22]) == (0, "0 of 2 pages changed; ")


def test_articles_of_other_pages_are_counted(sets: Path) -> None:
    lines = (sets / "old.jsonl").read_text("utf-8").splitlines()
    (sets / "one.jsonl").write_text(lines[0] + "\n", encoding="utf-8")
    told = json.loads(run("diff", "old.jsonl", "one.jsonl", "--json", cwd=sets).stdout)
    assert (told["pages"], told["only_old"]) == (1, 1)


@pytest.mark.parametrize("text", ["no json\n", "[1]\n"])
def test_what_is_no_article_is_named(text: str, sets: Path) -> None:
    (sets / "bad.jsonl").write_text(text, encoding="utf-8")
    done = run("diff", "old.jsonl", "bad.jsonl", cwd=sets)
    assert done.returncode == 1
    assert b"line 1 of bad.jsonl is no article" in done.stderr


def test_without_a_record_the_lines_of_the_text_are_compared() -> None:
    old = {"title": "A", "text": "One line.\n\nTwo lines.", "removed": {"counts": {}, "blocks": None, "edits": None}}
    new = {**old, "title": "B", "text": "One line.\n\nThree lines."}
    change = compare("k", old, new)
    assert change.fields == {"title": ("A", "B")}
    assert [(block.text, block.old, block.new) for block in change.blocks] == [
        ("Two lines.", "kept", "not there"),
        ("Three lines.", "not there", "kept"),
    ]
    assert (change.lost, change.won) == (2, 2)


def test_the_page_filters_and_walks_with_the_keyboard(sets: Path, chromium: Any) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    done = run("diff", "old.jsonl", "new.jsonl", "-o", "diff.html", cwd=sets)
    assert done.returncode == 3
    assert len(lxml.html.fromstring((sets / "diff.html").read_text("utf-8")).cssselect("details li.won")) == 4
    chromium.get((sets / "diff.html").as_uri())
    status = chromium.find_element("id", "shown")
    assert status.text == "2 pages, 4 blocks shown."
    ActionChains(chromium).send_keys("j").perform()
    assert chromium.switch_to.active_element.tag_name == "summary"
    ActionChains(chromium).send_keys("o").perform()
    assert chromium.execute_script("return document.querySelectorAll('details[open]').length") == 0
    chromium.find_element("css selector", "#moves input").click()
    assert status.text == "0 pages, 0 blocks shown."


def test_fields_that_changed_are_counted(sets: Path) -> None:
    lines = (sets / "old.jsonl").read_text("utf-8").replace("Old bridge to be repaired", "Old bridge repaired")
    (sets / "title.jsonl").write_text(lines, encoding="utf-8")
    done = run("diff", "old.jsonl", "title.jsonl", "-o", "title.html", cwd=sets)
    assert "1  title changed" in done.stdout.decode()
    assert "Old bridge repaired" in (sets / "title.html").read_text("utf-8")
