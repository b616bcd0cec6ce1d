"""An article's new address, asked for before or while the old one redirects to it, gives one revision and no second article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cleancopy.spiders.frontier import Wanted
from cleancopy.spiders.recorded import RecordedFrontier
from small import BASE, Crawl, Page
from sqlalchemy import text

from cleancopy.core.model import Found
from cleancopy.core.model import Page as Body
from cleancopy.discovery.entries import Entry
from cleancopy.ledger import Store, articles
from cleancopy.ledger.commit import Batching
from cleancopy.ledger.pace import Pace
from cleancopy.ledger.recorder import Recorder

OLD = f"{BASE}/2026/11/harbour-bridge-opens-today"
NEW = f"{BASE}/2026/11/harbour-bridge-open-after-all"


def page(url: str) -> Body:
    return Body(body=b"", url=url, headers={}, status=200, fetched_at="2026-11-24T00:00:00+00:00", found=Found("link"))


@pytest.mark.parametrize("order", ["old first", "both asked", "new on its way", "new taken"])
def test_the_new_address_is_a_revision_in_any_order(order: str, tmp_path: Path) -> None:
    crawl = Crawl(tmp_path, [Page(OLD)])
    crawl.find(OLD, "link")
    crawl.read_all()
    crawl.finish()
    with Store(tmp_path) as store, store.writing() as connection:
        connection.execute(text("UPDATE urls SET queued = 1, next_due = 0"))
    recorder = Recorder(Store(tmp_path, create=True), Batching("jsonl", 1000, 1000.0), Pace())
    site = RecordedFrontier(f"{BASE}/", Wanted(), recorder)
    assert site.claim()
    site.add(Entry(NEW), "link")
    site.queue.save()
    asked = [site.next_article() for _ in range(1 if order == "old first" else 2)]
    assert None not in asked
    article = Page(NEW, text="Another text.").article(Found("link"))

    def take() -> str:
        fetched = recorder.fetched(article)
        return recorder.take(replace(article), fetched) if fetched else "nobody asked"

    if order in ("new on its way", "new taken"):
        assert site.first_time(NEW, NEW)
        site.expect(page(NEW))
    if order == "new taken":
        assert take() == ""
    if site.first_time(OLD, NEW):
        site.expect(page(NEW))
    assert take() == ""
    if order == "both asked":
        assert not site.first_time(NEW, NEW)
        site.done(None, "duplicate_address")
    site.leave("complete", {})
    recorder.close()
    recorder.end("complete", 0, "")
    assert [(line["url"], line["revision"]) for line in articles(tmp_path)] == [(NEW, 2)]
