"""How many addresses wait, as the live view tells it."""

from __future__ import annotations

from pathlib import Path

from cleancopy.spiders.frontier import Wanted
from cleancopy.spiders.recorded import RecordedFrontier

from cleancopy.discovery.entries import Entry
from cleancopy.ledger import Store
from cleancopy.ledger.commit import Batching
from cleancopy.ledger.pace import Pace
from cleancopy.ledger.recorder import Recorder

BASE = "https://example.org"


def test_what_is_given_out_waits_no_more_though_it_is_counted_only_now_and_then(tmp_path: Path) -> None:
    recorder = Recorder(Store(tmp_path, create=True), Batching("jsonl", 1000, 1000.0), Pace())
    site = RecordedFrontier(f"{BASE}/", Wanted(), recorder)
    assert site.claim()
    for number in range(5):
        site.add(Entry(f"{BASE}/2026/11/a-story-of-the-day-{number}"), "link")
    site.queue.save()
    assert site.waiting == 5
    assert [site.next_article() is not None for _ in range(3)] == [True] * 3
    assert site.waiting == 2
    site.leave("stopped", {})
    recorder.close()
    recorder.end("stopped", 3, "")
