"""The newspaper itself: that its pages hold what was written, and what surrounds it."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from cleancopy.demo import Site, expected, site
from cleancopy.demo.fronts import GONE, LOST, SHELL
from cleancopy.demo.sources import stories, words

BASE = "http://127.0.0.1:8000"
STORIES = list(stories().values())


@pytest.fixture(scope="module")
def paper() -> Site:
    return site(BASE)


def text_of(body: bytes, encoding: str = "utf-8") -> str:
    return " ".join(html.document_fromstring(body.decode(encoding)).text_content().split())


def test_forty_stories_in_many_scripts() -> None:
    assert len(STORIES) >= 40
    assert {story.language for story in STORIES} == set(words())
    assert len(words()) >= 9
    assert {w["dir"] for w in words().values()} == {"ltr", "rtl"}
    assert {story.template for story in STORIES} == {"semantic", "soup", "breaks", "split"}


def test_every_language_has_the_same_words() -> None:
    known = set(words()["en"]) - {"lost", "script", "paywall", "pages"}
    for language, w in words().items():
        assert known <= set(w), language
        assert [len(w[key]) for key in ("newsletter", "comments", "cookies", "share")] == [4, 5, 3, 4], language


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_page_holds_every_line_that_was_written(paper: Site, story: object) -> None:
    assert isinstance(story, type(STORIES[0]))
    want = expected()[story.path]
    bodies = [paper.get(path).body for path in (story.path, *want["following"])]
    shown = " ".join(text_of(body, story.encoding) for body in bodies)
    for line in [want["title"], want["standfirst"] or "", *want["text"].replace("\t", "\n").split("\n")]:
        assert " ".join(line.split()) in shown
    assert len(shown) > 2 * len(want["text"]) or len(bodies) > 1 or story.language == "hi", "chaff around it"


def test_figures_change_with_every_visit_and_the_article_does_not(paper: Site) -> None:
    path = next(iter(expected()))
    one, two = paper.get(path, 1).body, paper.get(path, 2).body
    assert one != two
    assert paper.get(path, 1).body == one


def test_teasers_are_cut_within_words(paper: Site) -> None:
    story = stories()["en-lamps"]
    page = html.document_fromstring(paper.get(story.path).body.decode())
    (intro,) = page.xpath("//div[@class='intro']")
    shown = intro.text_content()
    first = story.parts[0].text
    assert shown.endswith("...")
    assert first.startswith(shown[:-3])
    assert first[len(shown) - 4 : len(shown) - 2].isalpha()


def sitemap_paths(body: bytes) -> set[str]:
    root = etree.fromstring(body)
    return {urlsplit(loc.text or "").path for loc in root.iter("{*}loc")}


def test_each_way_leads_to_stories_that_no_other_way_leads_to(paper: Site) -> None:
    maps = sitemap_paths(paper.get("/sitemaps/articles.xml").body)
    maps |= sitemap_paths(gzip.decompress(paper.get("/sitemaps/archive.xml.gz").body))
    news = sitemap_paths(paper.get("/sitemaps/news.xml").body)
    feed = {urlsplit(link.text or "").path for link in etree.fromstring(paper.get("/feed.xml").body).iter("link")}
    links: set[str] = set()
    for path in paper.paths():
        reply = paper.get(path)
        if path.endswith("/") and reply.headers["Content-Type"].startswith("text/html"):
            links |= set(html.document_fromstring(reply.body.decode()).xpath("//a/@href"))
    ways = {"sitemap": maps, "news": news, "feed": feed, "link": links}
    for story in STORIES:
        led = {name for name, paths in ways.items() if story.path in paths}
        assert led, story.id
        assert story.found == "all" or led == {story.found}, story.id
    assert {story.found for story in STORIES} == {"all", *ways}


def test_sitemap_index_names_files_that_are_there(paper: Site) -> None:
    assert f"Sitemap: {BASE}/sitemap.xml" in paper.get("/robots.txt").body.decode()
    for path in sitemap_paths(paper.get("/sitemap.xml").body):
        assert paper.get(path).status == 200


def test_pages_that_are_no_articles(paper: Site) -> None:
    assert paper.get(GONE).status == paper.get("/nowhere").status == 404
    assert paper.get(LOST).status == 200
    assert "Page not found" in text_of(paper.get(LOST).body)
    assert "JavaScript" in paper.get(SHELL).body.decode()
    linked = html.document_fromstring(paper.get("/en/").body.decode()).xpath("//a/@href")
    assert {GONE, LOST, SHELL} <= set(linked)


def test_opt_out_second_address_and_old_encoding(paper: Site) -> None:
    assert paper.get(stories()["en-museum"].path).headers["tdm-reservation"] == "1"
    story = stories()["de-brueckenfest"]
    assert story.also
    assert f'href="{BASE}{story.path}"' in paper.get(story.also).body.decode()
    old = stories()["uk-porom"]
    reply = paper.get(old.path)
    assert "charset" not in reply.headers["Content-Type"]
    assert old.title in reply.body.decode("windows-1251")
    with pytest.raises(UnicodeDecodeError):
        reply.body.decode()


def test_structured_data_says_what_was_written(paper: Site) -> None:
    for story in STORIES:
        page = html.document_fromstring(paper.get(story.path).body.decode(story.encoding))
        for script in page.xpath("//script[@type='application/ld+json']"):
            data = json.loads(script.text)
            entity = data["@graph"][1] if "@graph" in data else data
            assert entity["headline"] == story.title
            assert entity["datePublished"] == story.published


def test_newspaper_is_read_from_a_zip(root: Path, tmp_path: Path) -> None:
    archive = tmp_path / "packed.zip"
    source = root / "src"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in source.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts and ".egg-info" not in str(path):
                packed.write(path, path.relative_to(source))
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r}); import cleancopy.demo as d; "
        "print(d.__file__); print(len(d.expected()), len(d.site('http://h').get('/').body) > 5000)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    where, found = done.stdout.splitlines()
    assert "packed.zip" in where
    assert found == f"{len(expected())} True"
