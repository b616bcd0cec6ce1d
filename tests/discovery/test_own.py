"""What a page says about its own address is read without its links: as all its tags would tell it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpora import SHARED, news, read
from cleancopy.core.metadata import may_have_next
from cleancopy.discovery.links import canonical_of
from cleancopy.discovery.own import own_tags
from cleancopy.discovery.tags import Tags, read_tags

URL = "https://example.org/news/a-story-of-the-day"
CANONICAL = '<link rel="canonical" href="https://example.org/news/a-story">'
HEAD = [
    CANONICAL, "<link rel=canonical href=/news/a-story>", "<LINK HREF='https://example.org/C' REL='Canonical'>", "<base href=/b/>",
    "<link rel=stylesheet href='/canonical.css'>", "<meta property=og:url content=canonical>", "<title>A <link> page</title>",
    f"<!-- {CANONICAL} -->", f"<script>var a = '{CANONICAL}';</script>", "<script>{\"canonical\": 1}</script>", "<style>a<b{}</style>",
    '<link rel="next" href="/news/a-story-of-the-day/2">', "<link rel=next href='?page=2'>", "<link rel='next' href='2'>",
    "<link rel=alternate href=/feed>", "<!-->", "words & words",
]  # fmt: skip
BODY = [
    "<a href='/news/a-story-of-the-day/2'>2</a>", '<a href="?page=2" rel=next>Next</a>', "<a href=/news/a-story-of-the-day?page=2>2</a>",
    "<a href='a-story-of-the-day-2.html'>2</a>", "<a href='/news/another-story/2'>2</a>", "<a href = ' ?p=2 '>2</a>", "<p>",
    "<a href='/news/a-story-of-the-day?a=1&amp;page=2'>2</a>", "<p>a-story-of-the-day</p>", "<a href='/news/a-story-of-the-day#c'>c</a>",
    "<script>var x = a ? '1' : 2</script>", "<a href='https://other.net/?u=/news/a-story-of-the-day'>share</a>", "2 > 1", "'", '"', "<",
]  # fmt: skip


def may_go_on(tags: Tags, url: str) -> bool:
    named = [link.get("href", "") for link in tags.links if "next" in link.get("rel", "").lower()]
    return may_have_next(url, [*tags.known, *(anchor.href for anchor in tags.anchors)], named)


@given(st.lists(st.sampled_from(HEAD), max_size=8), st.lists(st.sampled_from(BODY), max_size=10))
def test_the_same_as_all_tags_tell(head: list[str], body: list[str]) -> None:
    html = f"<html><head>{''.join(head)}</head>\n<body class=x>{''.join(body)}</body></html>"
    own, whole = own_tags(html.encode(), "utf-8", URL), read_tags(html)
    assert canonical_of(own, URL) == canonical_of(whole, URL)
    assert may_go_on(own, URL) or not may_go_on(whole, URL)


@given(st.text("<>a/= \"'!-?2linkcoreb&;\n", max_size=300))
def test_any_text_is_read(html: str) -> None:
    own_tags(html.encode(), "utf-8", URL)


def test_most_pages_are_out_of_question() -> None:
    html = f"<head>{CANONICAL}</head><body><a href='/news/a-story-of-the-day#comments'>3</a><a href='/news/another-story/2'>2</a>"
    tags = own_tags(html.encode(), "utf-8", URL)
    assert not may_go_on(tags, URL)
    assert tags.anchors == []


@pytest.mark.parametrize(
    "link", ["<link rel=next href=2>", "<link href='2' rel='next'>", '<link rel="next" href="2"/>']
)
def test_a_next_page_is_named_far_from_the_canonical_link(link: str) -> None:
    for page in (f"{CANONICAL}{'<p>words</p>' * 1_000}{link}", f"{link}<style>{'a ' * 5_000}</style>{CANONICAL}"):
        assert may_go_on(own_tags(page.encode(), "utf-8", f"{URL}/"), f"{URL}/")
        hidden = own_tags(page.replace(link, f"<!-- {link} -->").encode(), "utf-8", f"{URL}/")
        assert not may_go_on(hidden, f"{URL}/")


def test_a_canonical_link_below_the_head_counts() -> None:
    html = f"<head></head><body><p>A story</p>{CANONICAL}"
    assert canonical_of(own_tags(html.encode(), "utf-8", URL), URL) == "https://example.org/news/a-story"


def test_of_two_canonical_links_the_first_counts_in_whatever_letters() -> None:
    first = "<LINK HREF='https://example.org/news/the-story' REL='Canonical'>"
    tags = own_tags(f"<head>{first}{CANONICAL}</head><body>".encode(), "utf-8", URL)
    assert canonical_of(tags, URL) == "https://example.org/news/the-story"
    hidden = own_tags(f"<head><!-- {first} -->{CANONICAL}</head><body>".encode(), "utf-8", URL)
    assert canonical_of(hidden, URL) == "https://example.org/news/a-story"


def test_what_only_looks_like_a_canonical_link_does_not() -> None:
    for html in (
        f"<!-- {CANONICAL} --><body>",
        f"<script>'{CANONICAL}'</script><body>",
        "<p>canonical <link rel=stylesheet><body>",
    ):
        assert canonical_of(own_tags(html.encode(), "utf-8", URL), URL) is None


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16", "shift_jis"])
def test_encodings(encoding: str) -> None:
    html = f"<html><head>{CANONICAL}</head><body><a href='/news/a-story-of-the-day/2'>2</a></body></html>"
    tags = own_tags(html.encode(encoding), encoding, URL)
    assert canonical_of(tags, URL) == "https://example.org/news/a-story"
    assert may_go_on(tags, URL)


@pytest.mark.parametrize(
    "piece",
    [
        "a-story-of-the-day",
        "'?",
        "<link canonical",
        "canonical ",
        "<link rel=next",
        "<",
        "<!--",
        "<script>",
        "next",
        "<a href='?1",
        "=?2",
    ],
)
def test_a_long_ugly_page_takes_no_long_time(piece: str) -> None:
    begun = time.process_time()
    own_tags((piece * (2_000_000 // len(piece))).encode(), "utf-8", URL)
    own_tags((f"<head>{CANONICAL}<body>" + piece * (2_000_000 // len(piece))).encode(), "utf-8", URL)
    assert time.process_time() - begun < 10


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="needs the shared pages")
def test_the_same_on_real_pages() -> None:
    for page in news():
        html = read(page.path)
        own, whole = own_tags(html.encode(), "utf-8", page.url), read_tags(html)
        assert canonical_of(own, page.url) == canonical_of(whole, page.url), page.path
        assert may_go_on(own, page.url) or not may_go_on(whole, page.url), page.path
