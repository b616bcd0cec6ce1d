"""Sections of several pages: the further ones are looked at while they bring what is new, and no more often than that."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleancopy.ledger import articles

Crawl = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow
ON_A_PAGE = 3
DIES = """
import os, cleancopy.spiders.news as news
read = news.NewsSpider.parse_section
def parse(self, response, site, first=None, number=1):
    if number == 2:
        os._exit(9)
    return read(self, response, site, first, number)
news.NewsSpider.parse_section = parse
"""


def pages_of(spiders: Any, count: int, form: str, listed: bool = False) -> dict[str, Any]:
    """A site with a section of so many articles; ``form`` is the address of its further pages."""
    paths = [f"/2026/11/the-story-of-the-bridge-{number:02}" for number in range(count, 0, -1)]
    site = {path: spiders.article(f"Number {path[-2:]} of the bridge", "2026-11-20") for path in paths}
    for number in range(-(-count // ON_A_PAGE)):
        part = paths[number * ON_A_PAGE : (number + 1) * ON_A_PAGE]
        links = "".join(
            f"<h2><a href='{path}'>Number {path[-2:]} of the bridge over the river</a></h2>" for path in part
        )
        following = f"<a href='{form.format(number + 2)}'>Older</a>"
        body = f"<html><body><h1>Town</h1>{links}{following}</body></html>".encode()
        site[form.format(number + 1) if number else "/town/"] = (200, "text/html", body)
    site["/"] = (200, "text/html", b"<html><body><h1>The Paper</h1><a href='/town/'>Town</a></body></html>")
    if listed:
        site["/sitemap.xml"] = (200, "text/xml", spiders.urlset(*((path, "") for path in paths)))
    return site


def further(site: Any) -> list[str]:
    """The further pages that were asked for."""
    return [path for path in site.paths if "page" in path and "town" in path]


@pytest.mark.parametrize("form", ["/town/?page={}", "/town/page/{}/"])
def test_further_pages_are_read_while_they_bring_what_is_new(
    form: str, spiders: Any, crawl: Crawl, tmp_path: Path
) -> None:
    with spiders.serve(pages_of(spiders, 12, form)) as site:
        assert crawl(site.base).returncode == 0
        assert further(site)[:2] == [form.format(2), form.format(3)]
        assert len(list(articles(tmp_path / "data"))) >= 9
        site.asked.clear()
        assert crawl(site.base).returncode == 0
        assert "/town/?page=2" not in site.paths  # nothing is new
        site.pages |= pages_of(spiders, 16, form)
        assert crawl(site.base).returncode == 0
        assert len(list(articles(tmp_path / "data"))) >= 13


def test_what_a_sitemap_names_is_not_looked_for_there(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    with spiders.serve(pages_of(spiders, 12, "/town/?page={}", listed=True)) as site:
        assert crawl(site.base).returncode == 0
        assert further(site) == []
    assert len(list(articles(tmp_path / "data"))) == 12


def test_how_many_is_a_setting_and_a_list_that_ends_is_no_failure(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    with spiders.serve(pages_of(spiders, 12, "/town/?page={}")) as site:
        assert crawl(site.base, "-s", "CLEANCOPY_SECTION_PAGES=1").returncode == 0
        assert further(site) == []
    with spiders.serve(pages_of(spiders, 12, "/town/?page={}")) as site:
        assert crawl(site.base, "-s", "CLEANCOPY_SECTION_PAGES=9").returncode == 0
        assert further(site)[-1] == "/town/?page=5"  # which is not there
    assert len([line for line in articles(tmp_path / "data") if line["url"].startswith(site.base)]) == 12


def test_a_crawl_that_dies_between_two_of_them_goes_on(spiders: Any, crawl: Crawl, tmp_path: Path) -> None:
    with spiders.serve(pages_of(spiders, 9, "/town/?page={}")) as site:
        assert crawl(site.base, code=DIES).returncode == 9
        assert crawl(site.base).returncode == 0
    assert len(list(articles(tmp_path / "data"))) == 9


def test_a_crawl_without_a_store_reads_them_too(spiders: Any, tmp_path: Path) -> None:
    with spiders.serve(pages_of(spiders, 9, "/town/?page={}")) as site:
        _, items = spiders.crawl(site, tmp_path / "out.jsonl")
    assert len(items) == 9
