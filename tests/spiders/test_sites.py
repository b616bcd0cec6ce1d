"""The file of sites: what is wrong is said with its line, and what it says really happens in a crawl."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cleancopy.spiders.choices import configs_of
from cleancopy.spiders.sites import read_sites
from loopback import Answer, Served, serve
from test_news_crawl import HTML, ROOT, XML, article, crawl

from cleancopy.errors import UsageError

PATH = "/town/the-story-with-a-box-in-it"
BOX = "<aside class='offer'><p>Try our app for thirty days, it costs you nothing at all, and cancel when you like.</p></aside>"
SITE: dict[str, Answer] = {
    "/": (200, HTML, b"<html><body><a href='/about'>About</a></body></html>"),
    "/quiet/feed": (
        200,
        XML,
        b"<rss version='2.0'><channel><item><title>T</title><link>{base}%s</link></item></channel></rss>"
        % PATH.encode(),
    ),
    PATH: article("Boxed", "2026-11-20", extra=BOX),
}


def write(folder: Path, text: str) -> Path:
    path = folder / "sites.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no site"),
        ("rate = 1\n", "line 1: rate stands outside"),
        ("['a.example']\nrate = \n", "line 2"),
        ("['a.example']\n\nrat = 1\n", "line 3: [a.example] rat: nobody knows this: did you mean rate?"),
        ("[example]\nrate = 1\n", "line 1: [example] has no start"),
        ("['ftp://a.example']\nrate = 1\n", "line 1: [ftp://a.example] has no start"),
        ("['not a.site']\n", "line 1: [not a.site] has no start"),
        (
            "['a.example']\n['https://a.example/']\nrate = 1\n",
            "line 2: [https://a.example/] begins at https://a.example/, as [a.example]",
        ),
        ("[x]\nstart = 'a.example'\n[y]\nrate = 1\nstart = 'a.example'\n", "line 5: [y] begins at"),
        ("[x]\nstart = 'ftp://a.example'\n", "line 2: [x] start: 'ftp://a.example' is no address"),
        ("[x]\nstart = 'https://a.example'\ndelay = 'two'\n", "line 3: [x] delay: 'two' is no number above 0"),
        ("['a.example']\nrate = 0\n", "is no number above 0"),
        ("['a.example']\n\nlimit = 0\n", "line 3: [a.example] limit: 0 is no number of articles"),
        ("['a.example']\nsince = 'soon'\n", "line 2: [a.example] since: soon is no date"),
        ("[defaults]\nmax_age = 'week'\n['a.example']\n", "line 2: [defaults] max_age: week is no number of days"),
        ("['a.example']\nrate = true\n", "is no number above 0"),
        ("['a.example']\nallow = ['(']\n", "is no regular expression"),
        ("['a.example']\nallow = ['a b']\n", "white space"),
        ("['a.example']\nremove = ['p[']\n", "neither a CSS selector nor an XPath"),
        ("['a.example']\nremove = ['//p[']\n", "neither a CSS selector nor an XPath"),
        ("['a.example']\nlanguage = 'french'\n", "is no language"),
        ("['a.example']\nschedule = 'often'\n", "is no interval"),
        ("['a.example']\nheaders = { 'a b' = 'c' }\n", "is no name of a header"),
        ("['a.example']\nheaders = 'x'\n", "write names and texts"),
        ("['a.example']\n[\"a.example\".cookies]\na = 'b; c'\n", "hold no space"),
        ("['a.example']\nproxy = 'proxy:3128'\n", "is no proxy"),
        ("['a.example']\nsince = 'monday'\n", "line 2: [a.example] since: monday is no date"),
        ("[defaults]\nspeed = 1\n['a.example']\n", "line 2: [defaults] speed: nobody knows this"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        configs_of({"sites": str(write(tmp_path, text))})
    assert said in str(error.value)
    assert "sites.toml" in str(error.value)
    assert "\n" not in str(error.value)


def test_an_address_beside_a_file_that_names_it_is_no_second_site(tmp_path: Path) -> None:
    path = write(tmp_path, "['a.example']\nlanguage = 'fr'\n")
    found = configs_of({"sites": str(path), "site": "https://a.example/,https://b.example"})
    assert [(config.start, config.language) for config, _ in found] == [
        ("https://a.example/", "fr"),
        ("https://b.example/", None),
    ]


def test_everything_is_read(tmp_path: Path) -> None:
    text = """
        [defaults]
        delay = 2.0
        max_age = 7

        ["www.example.org"]
        sections = ["https://www.example.org/world/"]
        language = "fr"
        schedule = "6h"
        keep = "div.body > p"
        remove = ["//aside", ".offer"]
        headers = { User-Agent = "paper/1.0" }
        cookies = { consent = "yes", size = "1" }

        [second]
        start = ["https://second.example/en/", "https://second.example/en/sport/"]
        rate = 4
        allow = ["/en/", "/sport/"]
        limit = 5
    """
    first, second = read_sites(str(write(tmp_path, text)))
    assert (first.start, first.delay, first.every, first.language) == ("https://www.example.org/", 2.0, 21600.0, "fr")
    assert first.headers == {"User-Agent": "paper/1.0", "Cookie": "consent=yes; size=1"}
    assert first.forced is not None
    assert len(first.forced.remove) == 2
    assert first.forced.remove[0] == "//aside"
    assert (second.start, second.sections, second.delay) == (
        "https://second.example/en/", ("https://second.example/en/sport/",), 0.25,
    )  # fmt: skip
    (_, _), (_, wanted) = configs_of({"sites": str(tmp_path / "sites.toml"), "limit": "3"})
    assert wanted.limit == 3  # the argument counts for all sites
    assert wanted.since is not None
    assert wanted.takes("https://second.example/sport/1")


def test_a_plain_list_is_read_by_its_ending(tmp_path: Path) -> None:
    (tmp_path / "sites.txt").write_text("https://a.example\n# none\nb.example\n", encoding="utf-8")
    assert [config.start for config, _ in configs_of({"sites": str(tmp_path / "sites.txt")})] == [
        "https://a.example/", "https://b.example/",
    ]  # fmt: skip


@pytest.mark.slow
def test_what_the_file_says_happens(tmp_path: Path) -> None:
    with serve(SITE) as site:
        text = f"""
            [paper]
            start = "{site.base}/"
            feeds = ["{site.base}/quiet/feed"]
            delay = 0.5
            language = "fr"
            remove = [".offer", "h1 + p"]
            headers = {{ X-Reader = "a b" }}
            cookies = {{ consent = "yes" }}
        """
        quick = ("-s", "AUTOTHROTTLE_ENABLED=True", "-s", "LOG_LEVEL=INFO")
        done, articles = crawl_file(write(tmp_path, text), tmp_path / "out.jsonl", *quick)
        assert done.returncode == 0, done.stderr[-2000:]
        (got,) = articles
        assert "thirty days" not in got["text"]
        assert "said on Monday" not in got["text"]  # the first paragraph
        assert "neighbours" in got["text"]
        assert got["language"] == "en"  # what the page declares comes first
        for path in ("/robots.txt", "/", PATH):
            assert site.headers[path]["x-reader"] == "a b"
            assert site.headers[path]["cookie"] == "consent=yes"
        times = [when for when, _ in site.asked]
        assert min(b - a for a, b in pairwise(times)) > 0.4


def crawl_file(sites: Path, out: Path, *words: str) -> tuple[subprocess.CompletedProcess[str], list[dict[str, str]]]:
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"sites={sites}", "-O", str(out)]
    done = subprocess.run(
        [*command, "-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_ENABLED=False", *words],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    lines = out.read_text("utf-8").splitlines() if out.exists() else []
    return done, [json.loads(line) for line in lines]


@pytest.mark.slow
def test_headers_stay_with_their_site(tmp_path: Path) -> None:
    """A redirect to another host does not take the headers of the site along."""
    with serve({}) as other:
        elsewhere = other.base.replace("127.0.0.1", "localhost")
        pages = {**SITE, PATH: (302, HTML, b"", {"Location": f"{elsewhere}/elsewhere"})}
        with serve(pages) as site:
            check_headers(site, other, elsewhere, tmp_path)


def check_headers(site: Served, other: Served, elsewhere: str, tmp_path: Path) -> None:
    text = f"[paper]\nstart = '{site.base}/'\nfeeds = '{site.base}/quiet/feed'\nheaders = {{ X-Key = 'secret' }}\n"
    other_host = f"[other]\nstart = '{elsewhere}/'\n"
    done, _ = crawl_file(write(tmp_path, text + other_host), tmp_path / "out.jsonl")
    assert "Traceback" not in done.stderr
    assert site.headers["/"]["x-key"] == "secret"
    assert "/elsewhere" in other.paths
    assert all("x-key" not in headers for headers in other.headers.values())


@pytest.mark.slow
@pytest.mark.parametrize("store", [False, True])
def test_feeds_and_sitemaps_may_be_with_a_service(tmp_path: Path, store: bool) -> None:
    """The file names a feed elsewhere, robots.txt a sitemap and the front page another feed; the site's headers stay with the site."""
    names = [f"/town/the-story-that-stands-in-place-{place}" for place in ("feed", "front", "index", "nowhere")]
    with serve({}) as other:
        elsewhere = other.base.replace("127.0.0.1", "localhost")
        front = f"<html><head><link rel='alternate' type='application/rss+xml' href='{elsewhere}/front.xml'></head><body>x</body></html>"
        pages: dict[str, Answer] = {
            "/robots.txt": (200, "text/plain", f"User-agent: *\nSitemap: {elsewhere}/index.xml\n".encode()),
            "/": (200, HTML, front.encode()),
            **{name: article(f"Story {place}", "2026-11-20") for place, name in enumerate(names)},
        }
        with serve(pages) as site:
            item = "<rss version='2.0'><channel><item><title>T</title><link>{}</link></item></channel></rss>"
            listed = f"<urlset><url><loc>{site.base}{names[2]}</loc></url><url><loc>{elsewhere}{names[3]}</loc></url></urlset>"
            other.pages.update(
                {
                    "/feed.xml": (200, XML, item.format(site.base + names[0]).encode()),
                    "/front.xml": (200, XML, item.format(site.base + names[1]).encode()),
                    "/index.xml": (
                        200,
                        XML,
                        f"<sitemapindex><sitemap><loc>{elsewhere}/s.xml</loc></sitemap></sitemapindex>".encode(),
                    ),
                    "/s.xml": (200, XML, listed.encode()),
                }
            )
            text = (
                f"[paper]\nstart = '{site.base}/'\nfeeds = '{elsewhere}/feed.xml'\nheaders = {{ X-Key = 'secret' }}\n"
            )
            words = ("-s", f"CLEANCOPY_STORE={tmp_path / 'data'}") if store else ()
            quick = ("-s", "AUTOTHROTTLE_ENABLED=False", *words)
            done, articles = crawl_file(write(tmp_path, text), tmp_path / "out.jsonl", *quick)
            assert done.returncode == 0, done.stderr[-2000:]
            assert sorted(got["url"] for got in articles) == sorted(site.base + name for name in names[:3])
    assert all("x-key" not in headers for headers in other.headers.values())


@pytest.mark.slow
def test_a_site_goes_through_its_proxy(tmp_path: Path) -> None:
    """The proxy is asked for whole addresses; here it knows the site by them."""
    proxied = "http://paper.example"
    pages = {f"{proxied}{path}": (status, kind, body.replace(b"{base}", proxied.encode()), *more)
             for path, (status, kind, body, *more) in SITE.items()}  # fmt: skip
    with serve(pages) as proxy:
        text = f"[paper]\nstart = '{proxied}/'\nfeeds = '{proxied}/quiet/feed'\nproxy = '{proxy.base}'\n"
        done, articles = crawl_file(write(tmp_path, text), tmp_path / "out.jsonl", "-s", "AUTOTHROTTLE_ENABLED=False")
        assert [urlsplit(got["url"]).netloc for got in articles] == ["paper.example"], done.stderr[-1500:]
        assert f"{proxied}/robots.txt" in proxy.paths


@pytest.mark.slow
def test_a_schedule_leaves_a_site_alone(tmp_path: Path) -> None:
    with serve(SITE) as site:
        text = f"[paper]\nstart = '{site.base}/'\nfeeds = '{site.base}/quiet/feed'\nschedule = 'hourly'\n"
        path = write(tmp_path, text)
        words = ("-s", f"CLEANCOPY_STORE={tmp_path / 'data'}", "-s", "AUTOTHROTTLE_ENABLED=False")
        done, _ = crawl_file(path, tmp_path / "out.jsonl", *words)
        assert done.returncode == 0, done.stderr[-1500:]
        asked = len(site.asked)
        done, _ = crawl_file(path, tmp_path / "out2.jsonl", *words)
        assert (done.returncode, len(site.asked)) == (0, asked), done.stderr[-1500:]
        assert "is due in" in done.stderr


def test_the_command_line_names_the_line(tmp_path: Path) -> None:
    path = write(tmp_path, "['a.example']\nrat = 1\n")
    with serve({}) as site:
        done, _ = crawl(site, tmp_path / "out.jsonl", "-a", f"sites={path}")
    assert done.returncode == 2
    assert "line 2: [a.example] rat" in done.stderr
