"""A dataset of a store holds what is committed there, of each address the newest revision."""

from __future__ import annotations

from pathlib import Path

import pytest
from crawled import build, rows

CONFIG = "[consent]\npolicy = 'record'\n[language]\ndetect = false\n[quality]\naction = 'off'\n"


@pytest.fixture
def small(root: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.syspath_prepend(str(root / "tests/ledger"))
    import small as module

    return module


def test_what_is_committed_is_built(small: object, tmp_path: Path) -> None:
    Crawl, Page, base = small.Crawl, small.Page, small.BASE  # type: ignore[attr-defined]  # noqa: N806
    store = tmp_path / "data"
    for round_, text in enumerate(("The first words.", "The first words, and more of them since.")):
        pages = [Page(f"{base}/{name}", text=f"{text} Of {name}.") for name in ("a", "b")]
        crawl = Crawl(store, pages[: 2 - round_])  # only one changes
        for page in pages[: 2 - round_]:
            crawl.find(page.url, "sitemap", date=f"2026-11-2{round_}")
        crawl.read_all()
        crawl.finish()
    manifest = build(tmp_path / "out", [store], CONFIG)
    assert {url: row["text"] for url, row in rows(tmp_path / "out").items()} == {
        f"{base}/a": "The first words, and more of them since. Of a.",
        f"{base}/b": "The first words. Of b.",
    }
    assert manifest["documents"]["dropped"] == {}
    parts = build(tmp_path / "parts", [store / "articles"], CONFIG)
    assert parts["documents"]["dropped"] == {"older_revision": 1}
    assert parts["digest"] == manifest["digest"]
