"""Articles that are split over several pages in ways of their own come as one article."""

from __future__ import annotations

from pathlib import Path

import pytest
from loopback import Answer, serve
from test_news_crawl import HTML, XML, article, crawl, urlset

pytestmark = pytest.mark.slow
DOT, DASH, MENU, ONE, WALLED = (
    f"/2026/11/{name}"
    for name in (
        "the-bridge-in-pages-with-dots", "the-bridge-in-pages-with-dashes.html", "the-bridge-in-a-menu-of-pages",
        "the-bridge-that-can-be-read-on-one-page", "the-bridge-for-those-who-log-in",
    )
)  # fmt: skip


def strip(*pages: str) -> str:
    links = "".join(f"<a href='{page}'>{number}</a> " for number, page in enumerate(pages, 1))
    return f"<div class='pages'>{links}</div>"


def menu(*pages: str) -> str:
    choices = "".join(f"<option value='{page}'>Part {number}</option>" for number, page in enumerate(pages, 1))
    return f"<select onchange='location=this.value'>{choices}</select>"


def site() -> dict[str, Answer]:
    pages: dict[str, Answer] = {
        "/robots.txt": (200, "text/plain", b"Sitemap: {base}/s.xml"),
        "/": (200, HTML, b"<html><body><h1>The Paper</h1></body></html>"),
        "/s.xml": (200, XML, urlset(*((path, "2026-11-20") for path in (DOT, DASH, MENU, ONE, WALLED)))),
        "/login": (200, HTML, b"<html><body><h1>Log in</h1><form><input type=password></form></body></html>"),
        f"{WALLED}?view=all": (302, HTML, b"", {"Location": "/login"}),
    }
    for number, (name, extra) in enumerate(
        [
            (DOT, strip(DOT, f"{DOT}.2", f"{DOT}.3")),
            (DASH, strip(DASH, DASH.replace(".html", "-2.html"), DASH.replace(".html", "-3.html"))),
            (MENU, menu(MENU, f"{MENU}?seite=2", f"{MENU}?seite=3")),
        ]
    ):
        further = (f"{DOT}.{{}}", DASH.replace(".html", "-{}.html"), f"{MENU}?seite={{}}")[number]
        pages[name] = article(f"Bridge {number}", "2026-11-20", extra=extra, part="on page one")
        for page, word in ((2, "two"), (3, "three")):
            pages[further.format(page)] = article(f"Bridge {number}", "2026-11-20", extra=extra, part=f"on page {word}")
    for name in (ONE, WALLED):
        link = f"<p><a href='{name}?view=all'>Read on one page</a></p>"
        pages[name] = article("Bridge on one", "2026-11-20", extra=link, part="on page one")
    long = article("Bridge on one", "2026-11-20", extra="", part="on page one and on page two and on page three")
    pages[f"{ONE}?view=all"] = long
    return pages


@pytest.mark.parametrize("follow", ["1", "0"])
def test_their_pages_are_joined(follow: str, tmp_path: Path) -> None:
    with serve(site()) as paper:
        done, articles = crawl(paper, tmp_path / "a.jsonl", "-a", f"follow={follow}")
    assert done.returncode == 0, done.stderr
    texts = {line["url"].removeprefix(paper.base): line["text"] for line in articles}
    assert set(texts) == {DOT, DASH, MENU, ONE, WALLED}
    for path in (DOT, DASH, MENU, ONE):
        assert all(f"on page {word}" in texts[path] for word in ("one", "two", "three")), path
    assert "on page one" in texts[WALLED]
