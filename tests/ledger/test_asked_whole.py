"""Pages that have not changed, of which something else is to be made: a condition would keep them from being read."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from cleancopy.ledger import Store, articles

Crawl = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow
TITLE = "The old bridge is closed until the spring"
PATH, OTHER = "/2026/11/the-old-bridge-is-closed", "/town/2026/11/the-old-bridge-is-closed"


def tagged(answer: Any) -> Any:
    """An answer that is sent only to those who do not have it."""

    def page(headers: Mapping[str, str]) -> Any:
        if headers.get("if-none-match") == '"1"':
            return 304, answer[1], b"", {"ETag": '"1"'}
        return (*answer, {"ETag": '"1"'})

    return page


def late(answer: Any, seconds: float) -> Any:
    """An answer that takes its time."""

    def page(headers: Mapping[str, str]) -> Any:
        time.sleep(seconds)
        return answer(headers)

    return page


def due(folder: Path) -> None:
    """Let the time of all pages have come."""
    with Store(folder / "data") as store, store.writing() as connection:
        connection.execute(text("UPDATE urls SET next_due = 0"))


def front(*paths: str) -> Any:
    """A front page with links."""
    return 200, "text/html", "".join(f"<a href='{path}'>Bridge</a>" for path in paths).encode()


@pytest.mark.parametrize("queued", [False, True])
def test_a_title_that_a_feed_gives_later_is_taken(queued: bool, spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    item = f"<item><link>{{base}}{PATH}</link><title>{TITLE}</title></item>".encode()
    with spiders.serve({"/": front(PATH), PATH: tagged(spiders.article("", "2026-11-20"))}) as site:
        assert crawl(site.base).returncode == 0
        site.pages["/feed"] = (200, "text/xml", b"<rss><channel>" + item + b"</channel></rss>")
        with Store(tmp_path / "data") as store, store.writing() as connection:
            connection.execute(text("DELETE FROM places WHERE kind = 'feed'"))  # a week later it is looked for again
            connection.execute(text(f"UPDATE urls SET next_due = {0 if queued else 9e9}"))
        assert crawl(site.base).returncode == 0
    (line,) = articles(tmp_path / "data")
    assert (line["title"], line["revision"]) == (TITLE, 2)


@pytest.mark.parametrize("last", [PATH, OTHER])
def test_an_article_whose_address_is_gone_is_taken_from_another_that_has_not_changed(
    last: str, spiders: Any, crawl: Crawl, tmp_path: Path
) -> None:
    page = tagged(spiders.article("The old bridge is closed", "2026-11-20"))
    with spiders.serve({"/": front(PATH, OTHER), PATH: page, OTHER: page, last: late(page, 0.7)}) as site:
        assert crawl(site.base).returncode == 0
        assert [line["url"] for line in articles(tmp_path / "data")] == [site.base + PATH]
        site.pages[OTHER] = late(page, 0.7)  # that the first one is gone is known by then
        del site.pages[PATH]
        due(tmp_path)
        assert crawl(site.base).returncode == 0
        urls = [line["url"] for line in articles(tmp_path / "data")]
    assert urls == [site.base + PATH, site.base + OTHER]


def test_an_answer_with_nothing_in_it_is_a_page_that_could_not_be_fetched(
    spiders: Any, crawl: Crawl, tmp_path: Path
) -> None:
    with spiders.serve(
        {"/": front(PATH, OTHER), PATH: (200, "text/html", b""), OTHER: spiders.article("B", "")}
    ) as site:
        done = crawl(site.base)
        assert done.returncode == 3, done.stderr
        assert "partial" in done.stderr
        site.pages[PATH] = spiders.article("The old bridge is closed", "2026-11-20")
        due(tmp_path)
        assert crawl(site.base).returncode == 0
    assert len(list(articles(tmp_path / "data"))) == 2


def test_a_time_of_change_that_is_still_to_come_is_no_condition(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    later = {"Last-Modified": "Fri, 01 Jan 2038 00:00:00 GMT"}
    title = "The old bridge is closed"

    def page(headers: Mapping[str, str]) -> Any:
        if "if-modified-since" in headers:
            return 304, "text/html", b"", later
        return (*spiders.article(title, "2026-11-20"), later)

    with spiders.serve({"/": front(PATH), PATH: page}) as site:
        assert crawl(site.base).returncode == 0
        title = "The old bridge is open"
        due(tmp_path)
        assert crawl(site.base).returncode == 0
    assert [line["title"] for line in articles(tmp_path / "data")] == [title]
