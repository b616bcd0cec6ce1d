"""Stages on pages of our own and on items of other projects."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import scrapy
from cleancopy.pipelines import (
    STAGES,
    AssemblePipeline,
    ExtractPipeline,
    SpansPipeline,
    TeasersPipeline,
    TickersPipeline,
)
from cleancopy.pipelines.stage import Counts, options_from
from scrapy.exceptions import DropItem
from scrapy.http import HtmlResponse
from scrapy.settings import Settings

import cleancopy
from cleancopy import Addon, Article, Kind, Options
from cleancopy.core.model import Page
from cleancopy.errors import UsageError

TEXTS = (
    "The council said on Monday that the bridge over the river would be closed for repairs until the spring.",
    "Buses will run along the northern bank instead, the mayor told residents at a meeting in the town hall.",
    "“We know that it is a burden,” she said, “but the old stones will not wait any longer than that.”",
)
HTML = (
    '<html><head><meta property="og:type" content="article"></head><body><h1>Bridge closed until spring</h1>'
    + "".join(f"<p>{text}</p>" for text in TEXTS)
    + "</body></html>"
)


def run(item: Any, options: Options = Options(), fields: dict[str, str] | None = None) -> Any:  # noqa: B008 (frozen)
    counts = Counts()
    stages = (ExtractPipeline(options, counts), TickersPipeline(options, counts), TeasersPipeline(options, counts))
    for stage in (*stages, AssemblePipeline(options, counts, fields)):
        item = stage.process_item(item)
    return item


def test_a_page_becomes_an_article() -> None:
    article = run(Page(body=HTML.encode(), url="https://example.org/a"))
    assert isinstance(article, Article)
    assert (article.title, article.text) == ("Bridge closed until spring", "\n\n".join(TEXTS))


@dataclass
class Record:
    html: str
    title: str | None = None
    text: str | None = None


class Item(scrapy.Item):
    response: Any = scrapy.Field()
    body_text: Any = scrapy.Field()


def test_items_of_other_projects_get_the_fields() -> None:
    assert run({"html": HTML, "id": 7})["text"] == "\n\n".join(TEXTS)
    assert run({"html": HTML, "id": 7})["id"] == 7
    record = run(Record(HTML), fields={"title": "title", "text": "text"})
    assert (type(record), record.title) == (Record, "Bridge closed until spring")
    record = run(Record(HTML))  # no fields chosen: those that it has
    assert (record.title, record.text) == ("Bridge closed until spring", "\n\n".join(TEXTS))
    with pytest.raises(KeyError):
        run(Record(HTML), fields={"authors": "writers"})
    response = HtmlResponse("https://example.org/a", body=HTML.encode())
    item = run(Item(response=response), fields={"text": "body_text"})
    assert item["body_text"] == "\n\n".join(TEXTS)
    assert item["response"] is response


@pytest.mark.parametrize("item", [{"name": "x"}, {"html": None}, {"response": "text"}])
def test_items_without_a_page_pass_untouched(item: dict[str, Any]) -> None:
    before = dict(item)
    assert run(item) is item
    assert item == before


def test_no_article_is_dropped_with_its_reason() -> None:
    with pytest.raises(DropItem, match="empty: no bytes"):
        run(Page(body=b""))
    assert run(Page(body=b""), Options(emit_all=True)).is_article is False


def test_an_error_in_the_core_costs_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(page: Page, options: Options) -> Page:
        raise RuntimeError("boom")

    monkeypatch.setattr("cleancopy.pipelines.tickers.tickers", broken)
    with pytest.raises(DropItem, match="error: RuntimeError: boom"):
        run(Page(body=HTML.encode()))


def test_options_come_from_the_settings() -> None:
    options = options_from(
        Settings({"CLEANCOPY_KEEP": "ticker,caption", "CLEANCOPY_RECORD": "1", "CLEANCOPY_EMIT": "all"})
    )
    assert options == Options(record=True, keep=frozenset({Kind.TICKER, Kind.CAPTION}), emit_all=True)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("CLEANCOPY_KEEP", "tickers", "CLEANCOPY_KEEP: 'tickers' is not a valid Kind; kinds are title, "),
        ("CLEANCOPY_EMIT", "some", "CLEANCOPY_EMIT: 'some' is neither 'articles' nor 'all'"),
        ("CLEANCOPY_FORMAT", "markdwn", "CLEANCOPY_FORMAT: 'markdwn' is neither 'text' nor 'markdown'"),
        ("CLEANCOPY_FORMATT", "markdown", "there is no setting CLEANCOPY_FORMATT: did you mean CLEANCOPY_FORMAT[?]"),
        ("CLEANCOPY_WEATHER", "1", "there is no setting CLEANCOPY_WEATHER: docs/settings.md has them all"),
    ],
)
def test_a_slip_of_the_pen_in_the_settings_ends_the_crawl(name: str, value: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        options_from(Settings({name: value}))


def test_the_add_on_adds_the_stages_and_leaves_the_rest() -> None:
    settings = Settings({"ITEM_PIPELINES": {"cleancopy.pipelines.TickersPipeline": 10}, "ROBOTSTXT_OBEY": False})
    Addon().update_settings(settings)
    placed = {getattr(key, "__name__", key): place for key, place in settings.getdict("ITEM_PIPELINES").items()}
    assert placed["cleancopy.pipelines.TickersPipeline"] == 10
    assert (placed["ConsentPipeline"], placed["ExtractPipeline"]) == (500, 510)
    assert len(placed) == len(STAGES)
    assert settings.getbool("ROBOTSTXT_OBEY") is False


def test_removals_are_written_beside_the_articles(tmp_path: Path) -> None:
    record = tmp_path / "new" / "spans.jsonl"
    for _ in range(2):
        stage = SpansPipeline(record, inline=False)
        stage.open_spider()
        article = cleancopy.clean(
            "<article><h1>The bridge</h1><p>USD 41.68 UAH ▼0.25%</p>"
            + "<p>A sentence of the article, long enough.</p>" * 9,
            "https://a.example/1",
            options=Options(record=True),
        )
        counts = article.removed.counts
        assert stage.process_item(article) is article
        assert stage.process_item({"other": 1}) == {"other": 1}
        assert (article.removed.counts, article.removed.blocks) == (counts, None)
        stage.close_spider()
    lines = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
    assert len(lines) == 2
    assert lines[0]["id"] == "https://a.example/1"
    assert "cleancopy__ticker__market" in lines[0]["attributes"]
