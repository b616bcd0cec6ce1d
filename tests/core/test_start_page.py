"""The text that started the project, and fifty made like it, come out exactly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from variants import Variant, make

import cleancopy
from cleancopy import Options


def removed(article: cleancopy.Article) -> list[tuple[str, str]]:
    assert article.removed.blocks is not None
    return [(str(block.kind), block.text) for block in article.removed.blocks]


def test_start_page(shared: Path) -> None:
    folder = shared / "data" / "start"
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    article = cleancopy.clean_text((folder / "page.txt").read_text("utf-8"), options=Options(record=True))
    assert article.title == expected["title"]
    assert article.text == expected["text"]
    assert removed(article) == [(line["kind"], line["text"]) for line in expected["removed"]]


def test_the_variants_differ() -> None:
    variants = [make(seed) for seed in range(50)]
    assert len({variant.text for variant in variants}) == 50
    kinds = [{kind for kind, _ in variant.removed} for variant in variants]
    assert all(kinds.count(some) >= 3 for some in ({"ticker", "teaser"}, {"ticker"}, {"teaser"}))


@pytest.mark.parametrize("variant", [pytest.param(make(seed), id=str(seed)) for seed in range(50)])
def test_variant(variant: Variant) -> None:
    article = cleancopy.clean_text(variant.text, options=Options(record=True))
    assert removed(article) == variant.removed
    assert article.title == variant.title
    assert article.text == variant.article
