"""The page that explains an article, in a real browser."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import lxml.html
import pytest
from click.testing import CliRunner

from cleancopy.cli import cli
from cleancopy.core.assemble import assemble
from cleancopy.core.clean import judge_page
from cleancopy.core.model import COPY, Options, Page
from cleancopy.demo import site
from cleancopy.demo.sources import stories
from cleancopy.report.explain import explain

BASE = "http://127.0.0.1:1"
OPTIONS = Options(any_page=True)


@pytest.fixture(scope="module")
def page() -> Page:
    story = next(iter(stories() if not isinstance(stories(), dict) else stories().values()))
    return judge_page(Page(body=site(BASE).get(story.path, 1).body, url=BASE + story.path), OPTIONS)


@pytest.fixture(scope="module")
def file(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain") / "explain.html"
    path.write_text(explain(page, assemble(page, OPTIONS), OPTIONS), "utf-8")
    return path


@pytest.fixture
def shown(file: Path, chromium: Any) -> Any:
    chromium.get(file.as_uri())
    return chromium


def visible(browser: Any) -> list[Any]:
    return browser.execute_script(
        "return [...document.querySelectorAll('.block')].filter(b => b.offsetParent).map(b => b.id)"
    )


def press(browser: Any, keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    for key in keys:
        ActionChains(browser).send_keys(key).perform()


def test_every_block_stands_there_with_its_reason(page: Page, file: Path) -> None:
    root = lxml.html.fromstring(file.read_text("utf-8"))
    items = root.cssselect(".block")
    assert [item.cssselect(".text")[0].text_content() for item in items] == [block.text for block in page.blocks]
    for item, verdict in zip(items, page.verdicts, strict=True):
        assert item.get("data-kind") == verdict.kind.value
        assert verdict.reason in item.cssselect(".why")[0].text_content()
    kept = [block.text for block, verdict in zip(page.blocks, page.verdicts, strict=True) if verdict.kind in COPY]
    assert [p.text_content() for p in root.cssselect("#article [data-block]")] == kept


def test_filters_show_one_kind(page: Page, shown: Any) -> None:
    assert len(visible(shown)) == len(page.blocks)
    for box in shown.find_elements("css selector", "#filters input"):
        if box.get_attribute("value") != "ticker":
            box.click()
    tickers = [f"b{n}" for n, verdict in enumerate(page.verdicts) if verdict.kind.value == "ticker"]
    assert tickers
    assert visible(shown) == tickers
    shown.find_element("id", "all").click()
    assert len(visible(shown)) == len(page.blocks)


def test_the_keyboard_walks_over_the_removed_blocks(page: Page, shown: Any) -> None:
    removed = [f"b{n}" for n, verdict in enumerate(page.verdicts) if verdict.kind not in COPY]
    press(shown, "n")
    assert shown.switch_to.active_element.get_attribute("id") == removed[0]
    press(shown, "nnp")
    assert shown.switch_to.active_element.get_attribute("id") == removed[1]
    press(shown, "r")
    assert visible(shown) == removed
    press(shown, "cj")
    assert shown.switch_to.active_element.get_attribute("id") not in removed


def test_a_paragraph_of_the_article_leads_to_its_block(shown: Any) -> None:
    text = shown.find_elements("css selector", "#article [data-block]")[1]
    text.click()
    assert shown.switch_to.active_element.get_attribute("id") == text.get_attribute("data-block")


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


def test_words_of_the_page_begin_on_their_own_side(chromium: Any, tmp_path: Path) -> None:
    text = "".join(
        f"<p>أعلن المجلس يوم الاثنين أن الجسر القديم فوق النهر سيبقى مغلقا لمدة شهر آخر بسبب الأضرار التي لحقت به رقم {n}.</p>"
        for n in range(6)
    )
    head = '<html lang=ar><meta property="og:type" content="article"><title>الجسر القديم يبقى مغلقا</title>'
    html = f"{head}<nav><a href=/>الرئيسية</a></nav><article><h1>الجسر القديم يبقى مغلقا</h1>{text}</article></html>"
    shown = judge_page(Page(body=html), OPTIONS)
    path = tmp_path / "rtl.html"
    path.write_text(explain(shown, assemble(shown, OPTIONS), OPTIONS), "utf-8")
    chromium.get(path.as_uri())
    for place in ("h1", "#article [data-block]", "#blocks .text"):
        element = chromium.find_element("css selector", place)
        assert chromium.execute_script("return getComputedStyle(arguments[0]).direction", element) == "rtl"
        assert element.get_attribute("lang") == "ar"


def test_a_page_that_is_no_article_says_so() -> None:
    shown = judge_page(Page(body="<title>Shell</title><nav><a href=/>Home</a></nav>"), OPTIONS)
    root = lxml.html.fromstring(explain(shown, assemble(shown, Options()), OPTIONS))
    said = root.cssselect("#article p")[0].text_content()
    assert said.startswith("This page is not taken for an article (")
    assert said.endswith("Nothing of it would be kept.")


def test_text_of_a_page_cannot_become_markup() -> None:
    evil = (
        "</script><script>alert(1)</script> & <b>bold</b> \x00 \ud800 text that is long enough to be a line of its own"
    )
    page = judge_page(Page(body=evil, markup=False), OPTIONS)
    root = lxml.html.fromstring(explain(page, assemble(page, OPTIONS), OPTIONS))
    assert len(root.cssselect("script")) == 1
    assert "<b>bold</b>" in root.cssselect(".text")[0].text_content()


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    source, out = tmp_path / "dump.txt", tmp_path / "why.html"
    source.write_text(
        "USD\n41.68 UAH ▼0.25%\nEUR\n48.09 UAH ▼0.28%\nThe bridge over the river is closed until Monday evening.\n"
    )
    result = CliRunner().invoke(cli, ["explain", "--text", str(source), "-o", str(out)], standalone_mode=False)
    assert result.exception is None
    assert 'data-kind="ticker"' in out.read_text("utf-8")


def test_a_page_is_fetched_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(site(BASE).get(site(BASE).paths()[0], 1).body.decode())
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        out, url = tmp_path / "why.html", f"http://127.0.0.1:{server.server_port}/page.html"
        result = CliRunner().invoke(cli, ["explain", url, "-o", str(out)], standalone_mode=False)
        server.shutdown()
    assert result.exception is None
    assert url in out.read_text("utf-8")


def test_an_address_without_a_page_is_said(tmp_path: Path) -> None:
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        command = ["explain", f"http://127.0.0.1:{server.server_port}/no.html", "-o", str(tmp_path / "why.html")]
        result = CliRunner().invoke(cli, command, standalone_mode=False)
        server.shutdown()
    assert result.exception is None
    assert "the server answers 404: this is its page for that" in result.stderr


def test_an_address_that_does_not_answer_is_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cleancopy", "explain", "http://127.0.0.1:9/x", "-o", "-"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be fetched" in done.stderr
