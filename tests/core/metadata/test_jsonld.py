"""JSON-LD in every odd shape: what can be read is read, nothing raises, nothing takes long."""

from __future__ import annotations

import json
import time

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.core.metadata import jsonld, read
from cleancopy.core.metadata.facts import as_bool

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Rain at last",
    "datePublished": "2024-05-03T15:42:11+02:00",
    "author": {"@type": "Person", "name": "Jane Roe"},
}


def page(*scripts: object) -> lxml.html.HtmlElement:
    blocks = (script if isinstance(script, str) else json.dumps(script) for script in scripts)
    text = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return lxml.html.document_fromstring(f"<html><head>{text}</head><body><p>x</p></body></html>")


def with_article(**changes: object) -> dict[str, object]:
    return {**ARTICLE, **changes}


WRAPPED = json.dumps(ARTICLE)


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        [ARTICLE],
        [[ARTICLE]],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Post"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {"@type": "WebPage", "mainEntityOfPage": {"@type": "WebPage", "mainEntity": [ARTICLE]}},
        {"data": {"page": {"article": ARTICLE}}},
        with_article(**{"@type": ["Thing", "NewsArticle"]}),
        with_article(**{"@type": "https://schema.org/ReportageNewsArticle"}),
        with_article(author="Jane Roe"),
        with_article(author=["Jane Roe"]),
        with_article(author=[{"@type": "Person", "name": ["Jane Roe"]}]),
        with_article(author={"@type": "Person", "givenName": "Jane", "familyName": "Roe"}),
        with_article(author={"name": {"@value": "Jane Roe", "@language": "en"}}),
        with_article(author={"@type": "Person", "name": {"name": "Jane Roe"}}),
        with_article(author=[[{"name": "Jane Roe"}], None, 3, {}], creator="Nobody Else"),
        with_article(author=None, creator={"name": "By Jane Roe"}),
        with_article(headline={"@value": "Rain at last"}),
        with_article(headline="<b>Rain</b> at&nbsp;last"),
        with_article(headline="Rain\tat\n last"),
        {"@graph": [with_article(author={"@id": "#jane"}), {"@id": "#jane", "@type": "Person", "name": "Jane Roe"}]},
        f"<!--\n{WRAPPED}\n-->",
        f"//<![CDATA[\n{WRAPPED}\n//]]>",
        f"/*<![CDATA[*/{WRAPPED}/*]]>*/",
        f"\ufeff{WRAPPED};",
        f"{WRAPPED}\n{WRAPPED}",
        WRAPPED.replace('"Rain at last"', '"Rain\nat\x01 last"'),
        WRAPPED.replace("}}", ",},}"),
        WRAPPED.replace("Rain at last", r"Rain \at last").replace(r"\at", r"\qat").replace(r"\q", ""),
        WRAPPED.replace('"', "&quot;"),
        WRAPPED[:-1] + ', "image": "\\x"}',
    ],
)
def test_shape(script: object) -> None:
    meta = read(page(script), None)
    assert meta.title == "Rain at last"
    assert meta.date_published == "2024-05-03T15:42:11+02:00"
    assert meta.authors == ("Jane Roe",)


def test_reference_across_blocks() -> None:
    meta = read(page(with_article(author=[{"@id": "#a"}, {"@id": "#gone"}]), {"@id": "#a", "name": "Jane Roe"}), None)
    assert meta.authors == ("Jane Roe",)


def test_broken_beyond_repair_still_gives_single_values() -> None:
    meta = read(
        page('{"@type":"NewsArticle","headline":"Rain "at" last","datePublished":"2024-05-03","author":{'), None
    )
    assert meta.date_published == "2024-05-03"


def test_other_articles_on_the_page_do_not_count() -> None:
    other = with_article(headline="Something else entirely", datePublished="2020-01-01", author="John Doe")
    root = page(other, ARTICLE)
    root.find("body").append(lxml.html.fragment_fromstring("<h1>Rain at last</h1>"))
    meta = read(root, None)
    assert (meta.title, meta.date_published, meta.authors) == (
        "Rain at last",
        "2024-05-03T15:42:11+02:00",
        ("Jane Roe",),
    )


def test_the_article_of_this_address_is_the_pages_own() -> None:
    other = with_article(headline="Something else entirely", url="https://a.example/other")
    own = with_article(url="https://a.example/rain/")
    assert read(page(other, own), "https://a.example/rain?ref=x").title == "Rain at last"


def test_lists_and_comments_are_not_the_article() -> None:
    listing = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": with_article(headline="A card")}]}
    comment = with_article(
        comment=[{"@type": "Comment", "author": {"name": "Reader One"}, "datePublished": "2024-06-01"}]
    )
    meta = read(page(listing, comment), None)
    assert meta.title == "Rain at last"
    assert meta.authors == ("Jane Roe",)
    assert "comment" not in meta.types


def test_bodies_are_plain_text() -> None:
    meta = read(page(with_article(articleBody="<p>One &amp; two.</p><p>Three.</p>")), None)
    assert meta.bodies == ("One & two.\nThree.",)


@pytest.mark.parametrize(
    ("value", "paywalled"),
    [
        (False, True),
        ("False", True),
        ("http://schema.org/True", False),
        (True, False),
        ("perhaps", None),
        ([], None),
        (0, True),
    ],
)
def test_free_to_read(value: object, paywalled: bool | None) -> None:
    assert read(page(with_article(isAccessibleForFree=value)), None).paywalled is paywalled


def test_a_part_that_is_not_free() -> None:
    parts = [{"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".p"}]
    assert read(page(with_article(hasPart=parts)), None).paywalled is True
    assert as_bool(2) is None


def test_an_organisation_counts_only_when_nobody_else_is_named() -> None:
    agency = {"@type": "Organization", "name": "The Agency"}
    assert read(page(with_article(author=agency)), None).authors == ("The Agency",)
    root = page(with_article(author={"@type": "Organization", "name": "Post"}, publisher={"name": "Post"}))
    root.find("head").append(lxml.html.fragment_fromstring('<meta name="author" content="Jane Roe">'))
    assert read(root, None).authors == ("Jane Roe",)


def test_lone_surrogates_do_not_come_out() -> None:
    meta = read(page('{"@type":"NewsArticle","headline":"Rain \\ud800 at last","keywords":["a\\udfff"]}'), None)
    assert meta.title == "Rain at last"
    assert meta.tags == ("a",)


KEYS = st.sampled_from(
    [
        "@type", "@graph", "@id", "@value", "headline", "name", "author", "datePublished", "dateModified", "image", "url", "keywords",
        "mainEntity", "mainEntityOfPage", "publisher", "inLanguage", "isAccessibleForFree", "hasPart", "articleBody", "articleSection",
        "description",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["NewsArticle", "#1", "2024-05-03", "http://[", "<b", "&#99999999999;", "\ud800"]),
)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=25,
)


def read_scripts(*scripts: str) -> None:
    """Read as a page does; through the script texts, because a parser would not let every string through."""
    root = lxml.html.document_fromstring("<html><head></head><body><h1>Rain</h1></body></html>")
    for script in scripts:
        element = root.makeelement("script", {"type": "application/ld+json"})
        element.text = (
            "".join(c for c in script if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff") or "x"
        )
        root.find("head").append(element)
    meta = read(root, "https://a.example/rain")
    json.dumps(meta.titles + meta.authors + meta.tags, ensure_ascii=False).encode("utf-8")


@given(VALUES)
def test_any_values_in_any_place(value: object) -> None:
    read_scripts(
        json.dumps(value),
        json.dumps({"@type": "NewsArticle", "headline": value, "author": value, "datePublished": value}),
    )


@given(st.text(alphabet='{}[],:"\\/ &;<>-!@*0123456789aeuntrl\n', max_size=200))
def test_any_text(text: str) -> None:
    read_scripts(text)
    assert isinstance(jsonld.load(text), list)


@given(st.integers(0, len(WRAPPED)), st.text(alphabet='{}[],"\\', max_size=3))
def test_cut_and_damaged(position: int, damage: str) -> None:
    assert isinstance(jsonld.load(WRAPPED[:position] + damage), list)
    assert isinstance(jsonld.load(WRAPPED[:position] + damage + WRAPPED[position:]), list)


@pytest.mark.parametrize(
    "script",
    [
        "[" * 200_000,
        '{"a":' * 100_000,
        '{"mainEntity":' * 900 + "1" + "}" * 900,
        '{"@type":"NewsArticle","author":' + "[" * 900 + "]" * 900 + "}",
        '"' + '\\"' * 300_000,
        "," * 500_000,
        ", " * 300_000 + "x",
        " " * 1_000_000 + "x",
        "/*" * 300_000,
        '{"headline"' + " " * 500_000,
        '"headline":"' * 50_000,
        "&#" + "9" * 100_000 + ";",
        "&" * 500_000,
        "<" * 500_000,
        "9" * 100_000,
        json.dumps([{"@id": f"#{i}", "author": {"@id": f"#{i + 1}"}} for i in range(30_000)]),
        json.dumps([ARTICLE] * 10_000),
        json.dumps(with_article(author=["Jane Roe and John Doe"] * 50_000, keywords=["x,y"] * 50_000)),
        json.dumps(with_article(headline="a | " * 200_000, articleBody="<p" * 300_000)),
    ],
    ids=lambda script: f"{script[:12]!r}{len(script)}",
)
def test_hostile_sizes_take_no_time(script: str) -> None:
    start = time.process_time()
    read_scripts(script)
    assert time.process_time() - start < 3
