"""Links that a site's pages share are read once: together all pages give what each of them read alone would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpora import SHARED, news, read
from cleancopy.core.metadata import may_have_next
from cleancopy.discovery import known
from cleancopy.discovery.known import KnownLinks
from cleancopy.discovery.links import canonical_of, links_of
from cleancopy.discovery.tags import MAX_ANCHORS, read_tags
from cleancopy.discovery.urls import host_of

URL = "https://example.org/news/a-story-of-the-day"
PIECES = [
    "<a href='/%d'>", '<a class="b" href="/%d" rel=nofollow>', "</a>", "<p>", "</div>", "words %d", "<!-- <a href=/c%d> -->", "<!-->",
    "<!-- cut", "<script>var a = '<a href=/s%d>';</script>", "<script>never closed", "<A HREF=/%d>", "<img alt='a>b' src=/i%d>", "<br/>",
    "<a name=n%d>", "<a title='1 > 0' href=/q%d>", "<a title=\"x<b>\" href='/l%d'>", "<a title='cut href=/u%d>", "<a href='r%d'>", "<a ",
    "<svg><title>An icon</title></svg>", "<title>A page</title>", "<!-- --> -->", "<link rel=canonical href=/k%d>", "<style>a<b{}</style>",
    "<link rel=stylesheet href='/x>y%d'>", "<base href=/b/>", "<base target=_top>", "<abbr href=/no>", "'", '"', ">", "<", "&amp;", "å語",
]  # fmt: skip

ABROAD = [
    "<a href='https://other.net/%d'>", '<a class=x href="https://other.net">', '<a class="b" href="//other.net/%d">',
    "<a href='//example.org/%d'>",
    '<a title="href=\'https://other.net/\'" href="/h%d">', "<a data-href='https://other.net/' href='/d%d'>", "<a href='https://example.org/w%d'>",
    '<a data-x="<b>" href="https://other.net/">', "<a href='https://other.net/><a href='/e%d'>", "<A\nHREF='https://other.net?%d'/>",
    "<a href='///%d'>", "<a href='//'>", "<a href='//?x=%d'>", "<a rel=x href='https://other.net:80/%d'>", "<a href=/f%d href='https://other.net/'>",
    "<a =' href='https://other.net/'>", "<a href=\"https://other.net/\" title='>'>",
]  # fmt: skip


def written(pieces: list[str]) -> str:
    return "".join(piece.replace("%d", str(number % 7)) for number, piece in enumerate(pieces))


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_a_page_alone_is_read_as_without_a_memory(pieces: list[str]) -> None:
    html = written(pieces)
    assert KnownLinks().read(html.encode(), "utf-8", URL, "") == read_tags(html)


@given(st.text("<>a/= \"'!-hrefscipt&;\n", max_size=200))
def test_any_text_is_read_as_without_a_memory(html: str) -> None:
    assert KnownLinks().read(html.encode(), "utf-8", URL, "") == read_tags(html)


@given(
    st.lists(st.lists(st.sampled_from(PIECES + ABROAD), max_size=12), min_size=2, max_size=4),
    st.sampled_from(["", "example.org"]),
)
def test_all_pages_together_give_the_same_links(pages: list[list[str]], site: str) -> None:
    memory = KnownLinks()
    alone: set[object] = set()
    together: set[object] = set()
    for number, pieces in enumerate(pages):
        html, url = written(pieces), f"https://example.org/{number}/a"
        whole, rest = read_tags(html), memory.read(html.encode(), "utf-8", url, "", site)
        for found, tags in ((alone, whole), (together, rest)):
            articles, sections = links_of(tags, url, "example.org")
            found.update((entry.url, entry.title) for entry in articles)
            found.update(sections)
        assert together >= alone
        assert (rest.links, rest.base) == (whole.links, whole.base)
        hrefs = [anchor.href for anchor in whole.anchors]
        left = [*rest.known, *(anchor.href for anchor in rest.anchors)]
        if not site:  # a link to another site is no further page
            assert may_have_next(url, left, ()) == may_have_next(url, hrefs, ())


def test_a_link_is_given_once_to_each_taker_and_host() -> None:
    memory = KnownLinks()
    page = b"<a href='/politics/'>Politics</a><a href='page-2'>2</a><a href='/story/2'>2</a>"

    def read(url: str, taker: str) -> tuple[list[str], list[str]]:
        tags = memory.read(page, "utf-8", url, taker)
        return [anchor.href for anchor in tags.anchors], tags.known

    every = ["/politics/", "page-2", "/story/2"]
    assert read(URL, "one") == (every, [])
    assert read(URL, "one") == (["page-2"], ["/story/2"])  # what "page-2" means depends on the page
    assert read(URL, "two") == (every, [])
    assert read("https://sport.example.org/", "one") == (every, [])


def test_links_to_other_sites_are_not_read() -> None:
    page = b"<a class='x' href='https://other.net/a-story'>Share</a><a href='//sport.example.org/a'>Sport</a><a href='/b'>b</a>"
    left = KnownLinks().read(page, "utf-8", URL, "", "example.org")
    assert [anchor.href for anchor in left.anchors] == ["//sport.example.org/a", "/b"]
    assert len(KnownLinks().read(page, "utf-8", URL, "").anchors) == 3


def test_a_link_without_a_scheme_is_given_once() -> None:
    memory = KnownLinks()
    page = b"<a href='//example.org/a'>a</a>"
    assert memory.read(page, "utf-8", URL, "").anchors
    assert not memory.read(page, "utf-8", f"{URL}-2", "").anchors
    assert memory.read(page, "utf-8", URL.replace("https", "http"), "").anchors


def test_a_base_counts() -> None:
    memory = KnownLinks()
    there = b"<base href='https://other.example.org/'><a href='/x'>x</a>"
    assert memory.read(b"<a href='/x'>x</a>", "utf-8", URL, "").anchors
    assert memory.read(there, "utf-8", URL, "").anchors
    assert not memory.read(there, "utf-8", URL, "").anchors


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "shift_jis", "gb18030", "utf-16", "iso2022_jp"])
def test_encodings(encoding: str) -> None:
    word = {"cp1251": "Мост", "gb18030": "新桥"}.get(encoding, "新しい橋")
    page = f"<a href='/a?q={word}'>{word}</a><link rel=canonical href='/{word}'>"
    assert KnownLinks().read(page.encode(encoding), encoding, URL, "") == read_tags(page)


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MAX_BYTES", 10_000)
    monkeypatch.setattr(known, "MAX_HOSTS", 5)
    memory = KnownLinks()
    for number in range(500):
        page = f"<a href='/menu'>Menu</a><a href='/{number}'>x</a><a href='/{number}'>x</a>".encode()
        memory.read(page, "utf-8", f"https://h{number % 7}.example.org/", "")
        assert memory.remembered == sum(len(key) for host in memory._hosts.values() for key in host) <= 10_000
        assert len(memory._hosts) <= 5


def test_many_links() -> None:
    page = "<a href=/x>x</a>" * (MAX_ANCHORS + 10)
    assert KnownLinks().read(page.encode(), "utf-8", URL, "") == read_tags(page)


@pytest.mark.parametrize(
    "piece", ['<a "', "<a href=", "<!--", "<script>", "<a href='x'>", "<link ", "<a href=x ", "<a x><!--", "<a x><"]
)
def test_a_long_ugly_page_takes_no_long_time(piece: str) -> None:
    KnownLinks().read(piece.encode() * 200_000, "utf-8", URL, "")  # quadratic, it would take hours


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="needs the shared pages")
def test_the_same_on_real_pages() -> None:
    for page in news():
        html = read(page.path)
        tags = read_tags(html)
        memory = KnownLinks()
        assert memory.read(html.encode(), "utf-8", page.url, "") == tags, page.path
        host = host_of(page.url)
        on_site = KnownLinks().read(html.encode(), "utf-8", page.url, "", host)
        assert links_of(on_site, page.url, host) == links_of(tags, page.url, host), page.path
        again = memory.read(html.encode(), "utf-8", page.url, "")
        assert len(again.anchors) < len(tags.anchors) or not tags.anchors, page.path
        assert canonical_of(again, page.url) == canonical_of(tags, page.url)
