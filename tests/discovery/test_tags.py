"""The links of a page, read without a tree: the same as the tree has."""

from __future__ import annotations

import time

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpora import SHARED, news, read
from cleancopy.core.metadata import may_have_next, next_page
from cleancopy.discovery.tags import MAX_ANCHORS, Anchor, options_of, read_tags, text_of


def hrefs_of_tree(html: str) -> list[str]:
    found = [(anchor.get("href") or "").strip() for anchor in lxml.html.document_fromstring(html).iter("a")]
    return [href for href in found[:MAX_ANCHORS] if href]


def hrefs_of(html: str) -> list[str]:
    return [anchor.href for anchor in read_tags(html).anchors]


@pytest.mark.parametrize(
    ("html", "hrefs"),
    [
        ("<a href=/a>x</a>", ["/a"]),
        ("<A\nHREF = '/a' >x</A>", ["/a"]),
        ('<a title="1 > 0" href="/a">x</a>', ["/a"]),
        ("<a title=Don't href=/a>x</a><a href='/b'>y</a>", ["/a", "/b"]),
        ('<a data-href="/no" href="/a">x</a>', ["/a"]),
        ('<a data-href="/no">x</a>', []),
        ("<a href='/a?b=1&amp;c=2'>x</a>", ["/a?b=1&c=2"]),
        ("<!-- <a href=/no>x</a> --><a href=/a>x</a>", ["/a"]),
        ("<script>'<a href=/no>'</script><style><a href=/no></style><a href=/a>x</a>", ["/a"]),
        ("<textarea><a href=/no></textarea><title><a href=/no></title><a href=/a>x</a>", ["/a"]),
        ("<noscript><a href=/a>x</a></noscript>", ["/a"]),
        ("<abbr href=/no>x</abbr><a/href=/a>x</a>", ["/a"]),
        ("<a name=top>x</a><a href=''>x</a><a href>x</a>", []),
        ("<a href='/a'>never closed <a href=/b>x", ["/a", "/b"]),
        ("<a href='/cut", []),
        ("<script>never closed <a href=/no>x</a>", []),
        ("<!--><a href=/a>x</a>", ["/a"]),
    ],
)
def test_targets(html: str, hrefs: list[str]) -> None:
    assert hrefs_of(html) == hrefs


@given(
    st.lists(
        st.sampled_from(
            ["<a href='/%d'>", '<a class="b" href="/%d" rel=x>', "</a>", "<p>", "</div>", "words %d", "<!-- <a href=/c%d> -->",
             "<script>var a = '<a href=/s%d>';</script>", "<A HREF=/%d>", "<img alt='a>b' src=/i%d>", "<br/>", "<a name=n%d>"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_the_same_targets_as_in_the_tree(pieces: list[str]) -> None:
    html = "<p>begin</p>" + "".join(p.replace("%d", str(number)) for number, p in enumerate(pieces)) + "<p>end</p>"
    assert hrefs_of(html) == hrefs_of_tree(html)


@given(st.text("<>a/= \"'!-hrefscipt&;\n", max_size=200))
def test_no_text_is_too_ugly(html: str) -> None:
    for anchor in read_tags(html).anchors:
        assert anchor.href.strip() == anchor.href != ""
        assert "\n" not in text_of(anchor.inside)


def test_links_and_base() -> None:
    tags = read_tags(
        "<base target=_top><base href='/b/'><base href='/c/'><link rel=stylesheet href=x.css>"
        "<link REL='Canonical' href='/a&amp;b'><link rel=alternate type='application/rss+xml' href=/f.xml>"
    )
    assert tags.base == "/b/"
    assert tags.links == [
        {"rel": "Canonical", "href": "/a&b"},
        {"rel": "alternate", "type": "application/rss+xml", "href": "/f.xml"},
    ]


def test_a_link_says_not_to_be_followed() -> None:
    anchors = read_tags("<a rel='x NoFollow' href=/a>x</a><a href=/nofollow>y</a>").anchors
    assert [anchor.nofollow for anchor in anchors] == [True, False]


def test_text() -> None:
    html = "<a href=/a>\n The <b>whole</b><svg><style>.x{}</style><path d='1'></svg> story &amp;c <!-- no --></a> more"
    (anchor,) = read_tags(html).anchors
    assert text_of(anchor.inside) == "The whole story &c"
    assert text_of("x" * 1000 + "<i" + "y" * 1000) == "x" * 1000


@pytest.mark.parametrize("piece", ['<a "', "<a href=", "<!--", "<script>", "<a href='x'>", "<link ", "<a href=x "])
def test_a_long_ugly_page_takes_no_long_time(piece: str) -> None:
    read_tags(piece * 200_000)  # quadratic, it would take hours


def test_many_links() -> None:
    assert len(read_tags("<a href=/x>x</a>" * (MAX_ANCHORS + 10)).anchors) == MAX_ANCHORS
    assert read_tags("<a href=/x></a>").anchors == [Anchor("/x", "")]


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="needs the shared pages")
def test_the_same_on_real_pages() -> None:
    for page in news():
        html = read(page.path)
        targets = hrefs_of(html)
        assert targets == hrefs_of_tree(html), page.path
        following = next_page(lxml.html.document_fromstring(html), page.url)
        named = [link.get("href", "") for link in read_tags(html).links if "next" in link.get("rel", "").lower()]
        assert following is None or may_have_next(page.url, targets, named), page.path


@pytest.mark.parametrize(
    "piece", ["<option ", "<option value=x ", "<option value=' ", "<option a=1 ", "<option value "]
)
def test_a_long_ugly_menu_takes_no_long_time(piece: str) -> None:
    begun = time.process_time()
    options_of((piece * (2_000_000 // len(piece)) + "</select>").encode(), "utf-8")
    assert time.process_time() - begun < 5
