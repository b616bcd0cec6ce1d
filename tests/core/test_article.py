"""The article's class, its schema and its page in the docs say the same."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

import cleancopy
from cleancopy.core import schema
from cleancopy.core.article import Article, Removed, RemovedBlock
from cleancopy.core.model import Kind, Options, Subkind

SHIPPED = json.loads(files("cleancopy").joinpath("article.schema.json").read_text("utf-8"))
HTML = """<html lang="en"><head><title>It rains in May - Post</title><meta property="og:site_name" content="Post">
<meta property="article:published_time" content="2024-05-03T10:00:00Z"><meta name="author" content="Jane Roe"></head>
<body><nav><a href="/">Home</a></nav><article><h1>It rains in May</h1>
<p>It has been raining since Monday, and nobody in the city knows when it will stop, the weather office said.</p>
<p>The river rose by forty centimetres in two days. The old bridge was closed to cars on Wednesday evening.</p>
<p>Most shops near the market stayed open. Their owners put sandbags before the doors and waited for the sun.</p>
</article><footer>© Post</footer></body></html>"""


def validate(line: dict[str, object]) -> None:
    jsonschema.validate(line, SHIPPED, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("cls", [Article, Removed, RemovedBlock])
def test_every_field_has_a_docstring(cls: type) -> None:
    assert list(schema.docstrings(cls)) == [entry.name for entry in fields(cls)]


def test_shipped_schema_is_that_of_the_class() -> None:
    jsonschema.Draft202012Validator.check_schema(SHIPPED)
    assert schema.article_schema() == SHIPPED


def test_docs_hold_the_table_of_the_class(root: Path) -> None:
    assert schema.article_table() in (root / "docs" / "article.md").read_text("utf-8")


def test_names_elsewhere_belong_to_fields() -> None:
    assert set(schema.NAMES) <= {entry.name for entry in fields(Article)}


def test_command() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "cleancopy.core.schema"], capture_output=True, check=True, text=True, encoding="utf-8"
    )
    assert json.loads(run.stdout) == SHIPPED
    table = subprocess.run([sys.executable, "-m", "cleancopy.core.schema", "--table"], capture_output=True, check=True)
    assert table.stdout.decode() == schema.article_table()


@pytest.mark.parametrize(
    "html", [HTML, "<p>x</p>", "", "\x00\x01", "<html lang=en_us><h1>x</h1><time>3 May 2024 10:00 CEST</time>"]
)
@pytest.mark.parametrize("options", [Options(), Options(record=True)])
def test_articles_keep_to_the_schema(html: str, options: Options) -> None:
    article = cleancopy.clean(html, url="https://www.a.example/rain", options=options)
    line = json.loads(json.dumps(article.to_dict(), ensure_ascii=False))
    validate(line)
    assert list(line) == [entry.name for entry in fields(Article)]


def test_removed_blocks_keep_to_the_schema() -> None:
    block = RemovedBlock(3, Kind.TICKER, Subkind.MARKET, "rates", "tickers", "EUR/USD 1.08", "body/div", 1.0, 0, 12)
    article = Article(
        removed=Removed({str(Kind.TICKER): 1}, [block], [["removed", 0], ["put", "\n"], ["text", 0, 9]]),
        date_published="2024-05-03T10:00:00.123000+05:30",
        language="zh-Hant-TW",
    )
    validate(json.loads(json.dumps(article.to_dict())))


@pytest.mark.parametrize(
    "change",
    [
        {"authors": "Jane Roe"},
        {"date_published": "3 May 2024"},
        {"language": "english"},
        {"word_count": -1},
        {"content_sha256": "x"},
        {"text": None},
        {"image": "/relative.jpg"},
        {"removed": {"counts": {"nonsense": 1}, "blocks": None}},
        {"another": 1},
    ],
)
def test_the_schema_refuses(change: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validate({**json.loads(json.dumps(Article().to_dict())), **change})


def test_articles_of_real_pages_keep_to_the_schema(shared: Path) -> None:
    pages = sorted((shared / "data" / "news").glob("*/*/*.html.gz"))[::13]
    assert pages
    for page in pages:
        url = json.loads(page.with_name(page.name.replace(".html.gz", ".json")).read_text("utf-8"))["url"]
        article = cleancopy.clean(gzip.decompress(page.read_bytes()), url=url, options=Options(record=True))
        validate(json.loads(json.dumps(article.to_dict(), ensure_ascii=False).encode("utf-8")))
        assert article.title
