"""The second run and those after it: what is asked for again, what is left alone, and what is said of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from cleancopy.ledger import Store, articles
from cleancopy.ledger.schema import runs, site_runs, sites, urls

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.newspaper import Newspaper, Story, serve  # noqa: E402  (the folder is not installed)

Crawl = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow


def rows(folder: Path, query: Any) -> list[Any]:
    with Store(folder / "data") as store, store.reading() as connection:
        return [tuple(row) for row in connection.execute(query)]


def change(folder: Path, statement: str) -> None:
    with Store(folder / "data") as store, store.writing() as connection:
        connection.execute(text(statement))


def asked(paper: Newspaper) -> list[str]:
    """The articles that were asked for, by number."""
    return sorted(path.rpartition("-")[2] for path in paper.asked if "story" in path)


@pytest.mark.parametrize("lastmods", [True, False])
def test_what_is_new_changed_or_gone_is_found_and_nothing_else_sent(
    lastmods: bool, crawl: Crawl, tmp_path: Path
) -> None:
    with serve(30, lastmods=lastmods) as paper:
        assert crawl(paper.base).returncode == 0
        whole = paper.sent
        paper.forget()
        assert crawl(paper.base).returncode == 0
        assert paper.conditional == len(paper.asked)  # robots.txt too
        assert paper.sent < 0.15 * whole
        assert asked(paper) == ([] if lastmods else sorted(map(str, range(30))))
        assert len(list(articles(tmp_path / "data", latest=False))) == 30

        change(tmp_path, "UPDATE urls SET next_due = 0")
        paper.stories += [Story(30), Story(31)]
        paper.stories[7].version = 1
        paper.stories[9].gone = True
        paper.forget()
        assert crawl(paper.base).returncode == 0
    lines = list(articles(tmp_path / "data", latest=False))
    assert len(lines) == 33
    (revised,) = (line for line in lines if line["revision"] == 2)
    assert revised["url"].endswith("-7")
    assert revised["changed"] == ["text", "content_sha256"]
    counts = select(site_runs.c.new, site_runs.c.changed, site_runs.c.unchanged, site_runs.c.gone)
    assert rows(tmp_path, counts)[-1] == (2, 1, 28, 1)
    assert [state for url, state in rows(tmp_path, select(urls.c.url, urls.c.state)) if url.endswith("-9")] == ["gone"]


def test_pages_that_do_not_change_are_looked_at_ever_more_seldom(crawl: Crawl, tmp_path: Path) -> None:
    with serve(3, lastmods=False) as paper:
        for _ in range(3):
            assert crawl(paper.base).returncode == 0
            change(tmp_path, "UPDATE urls SET next_due = 0")
        before = dict(rows(tmp_path, select(urls.c.url, urls.c.interval)))
        paper.stories[1].version = 1
        assert crawl(paper.base).returncode == 0
        after = dict(rows(tmp_path, select(urls.c.url, urls.c.interval)))
        paper.forget()
        assert crawl(paper.base).returncode == 0
    hours = [before[paper.base + story.path] / 3600 for story in paper.stories]
    assert hours == [2.0, 2.0, 2.0]
    assert [after[paper.base + story.path] / 3600 for story in paper.stories] == [4.0, 1.0, 4.0]
    assert asked(paper) == []


def test_a_page_that_fails_is_tried_again_later(crawl: Crawl, tmp_path: Path) -> None:
    with serve(4) as paper:
        paper.stories[2].status = 500
        done = crawl(paper.base)
        assert done.returncode == 3, done.stderr
        assert done.stderr.strip().splitlines()[-1].startswith("cleancopy: 1 of 1 sites: partial 127.0.0.1")
        assert len(list(articles(tmp_path / "data"))) == 3
        (failed,) = rows(tmp_path, select(urls.c.attempts, urls.c.last_error, urls.c.state).where(urls.c.attempts > 0))
        assert failed[0] == 1
        assert failed[1].endswith("answers 500")
        assert failed[2] == "found"
        paper.stories[2].status = 0
        paper.forget()
        assert crawl(paper.base).returncode == 0  # too early
        assert asked(paper) == []
        change(tmp_path, "UPDATE urls SET next_due = 0 WHERE queued = 1")
        assert crawl(paper.base).returncode == 0
    assert len(list(articles(tmp_path / "data"))) == 4


def test_a_site_that_refuses_is_left_alone_and_the_others_are_not(crawl: Crawl, tmp_path: Path) -> None:
    quick = "import cleancopy.net.refusals as refusals\nrefusals.FIRST = 0.05"
    with serve(12) as angry, serve(12) as calm:
        calm.base = calm.base.replace("127.0.0.1", "localhost")  # a host of its own: its delay is not the other's
        for story in angry.stories[2:]:
            story.status = 429
        done = crawl(angry.base, "-a", f"site={angry.base}/,{calm.base}/", code=quick)
        assert done.returncode == 3, done.stderr
        assert len([line for line in articles(tmp_path / "data") if line["url"].startswith(calm.base)]) == 12
        until, reason, pauses = rows(tmp_path, select(sites.c.paused_until, sites.c.paused_reason, sites.c.pauses))[0]
        assert (reason, pauses) == ("it answers 429", 1)
        assert until > 0
        assert "it is left alone until" in done.stderr
        assert 5 <= len([name for name in asked(angry) if int(name) >= 2]) <= 6  # and not again at once
        angry.forget()
        done = crawl(angry.base, "-a", f"site={angry.base}/,{calm.base}/")
        assert done.returncode == 3
        assert angry.asked == []
        for story in angry.stories:
            story.status = 0
        change(tmp_path, "UPDATE sites SET paused_until = 0")
        done = crawl(angry.base, "-a", f"site={angry.base}/,{calm.base}/")
        assert done.returncode == 0, done.stderr
    assert len(list(articles(tmp_path / "data"))) == 24
    assert [row[0] for row in rows(tmp_path, select(runs.c.state))] == ["partial", "partial", "complete"]
    assert rows(tmp_path, select(sites.c.pauses)) == [(0,), (0,)]


def test_limit_max_age_and_other_choices(crawl: Crawl, tmp_path: Path) -> None:
    with serve(10) as paper:
        assert crawl(paper.base, "-a", "limit=4").returncode == 0
        assert asked(paper) == ["0", "1", "2", "3"]
        assert crawl(paper.base, "-a", "deny=number-[5-9]").returncode == 0
        assert asked(paper) == ["0", "1", "2", "3", "4"]
        assert crawl(paper.base).returncode == 0
        assert asked(paper) == [str(number) for number in range(10)]
        for _ in range(2):  # in the second round the choice is no new one, and the others are due all the same
            change(tmp_path, "UPDATE urls SET next_due = 0")
            paper.forget()
            assert crawl(paper.base, "-a", "allow=number-[56]").returncode == 0
            assert asked(paper) == ["5", "6"]
        change(tmp_path, "UPDATE urls SET next_due = 0")
        paper.forget()
        assert crawl(paper.base, "-a", "max_age=0").returncode == 0
        assert asked(paper) == []
