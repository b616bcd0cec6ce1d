"""Articles as Markdown, read again by a CommonMark parser."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import cleancopy
from cleancopy import Options
from cleancopy.core.markdown import escape

WORD = re.compile(r"\w+")
READER = MarkdownIt("commonmark").enable("table")
TEXTS = (
    "The council said on Monday that the bridge over the river would be closed for repairs until the spring.",
    "Buses will run along the northern bank instead, the mayor told residents at a meeting in the town hall.",
    "“We know that it is a burden,” she said, “but the old stones will not wait any longer than that.”",
    "Work begins in the first week of March, when the water is low, and will take about three months, engineers said.",
)
ONE, TWO, THREE, LAST = (f"<p>{text}</p>" for text in TEXTS)
HEAD = "<head><meta property='og:type' content='article'></head>"


class Words(HTMLParser):
    """Collects the text of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def words(markdown: str) -> list[str]:
    reader = Words()
    reader.feed(READER.render(markdown))
    return WORD.findall("".join(reader.parts))


def page(inside: str) -> str:
    return f"<html>{HEAD}<body><article><h1>Bridge closed</h1>{ONE}{TWO}{THREE}{inside}{LAST}</article></body></html>"


def article(inside: str) -> str:
    return cleancopy.clean(page(inside), options=Options(markdown=True)).text


def test_lists_keep_their_nesting_and_numbers() -> None:
    inside = (
        "<ol><li>First the stones are taken out one by one</li><li>Then the bed is laid anew<ul><li>with sand from the bank</li>"
        "<li>and gravel from the hills</li></ul></li></ol>"
    )
    found = article(inside)
    assert (
        "1. First the stones are taken out one by one\n2. Then the bed is laid anew\n    - with sand from the bank\n"
        in found
    )
    assert READER.render(found).count("<ul>") == 1
    assert READER.render(found).count("<li>") == 4


def test_headings_quotes_and_tables() -> None:
    inside = (
        "<h3>What happens next</h3><p>Every stone gets a number, so that it comes back to where it lay, he said.</p>"
        "<blockquote>“We know that it is a burden,” the mayor said, “but the stones will not wait.”"
        "</blockquote><table><tr><th>Bus</th><th>Leaves</th></tr><tr><td>Line 4 to the station</td><td>every ten minutes</td></tr></table>"
    )
    found = article(inside)
    assert "\n### What happens next\n" in found
    assert "\n> “We know that it is a burden,”" in found
    assert "| Bus | Leaves |\n| --- | --- |\n| Line 4 to the station | every ten minutes |" in found
    assert "<table>" in READER.render(found)


def test_plain_text_word_count_and_checksum_do_not_change() -> None:
    html = page("<h2>Next * steps</h2>")
    plain, marked = cleancopy.clean(html), cleancopy.clean(html, options=Options(markdown=True))
    assert (plain.word_count, plain.content_sha256) == (marked.word_count, marked.content_sha256)
    assert plain.text != marked.text


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp", "Cf", "Cs")), min_size=1, max_size=60)
)
def test_an_escaped_line_is_that_line(text: str) -> None:
    line = " ".join(text.split())
    reader = Words()
    reader.feed(READER.render(escape(line)))
    assert " ".join("".join(reader.parts).split()) == line


@pytest.mark.parametrize(
    "line",
    [
        "# 5",
        "- no",
        "+ 3",
        "1. May",
        "12) x",
        "> y",
        "---",
        "===",
        "~~~",
        "* * *",
        "a_b_c",
        "<b>x</b>",
        "a | b",
        "&amp;",
        "    x",
    ],
)
def test_what_begins_like_markdown_is_text(line: str) -> None:
    reader = Words()
    reader.feed(READER.render(escape(line.strip())))
    assert "".join(reader.parts).strip() == line.strip()


def test_the_words_are_those_of_the_text_on_real_pages(shared: Path) -> None:
    paths = sorted((shared / "data" / "news").glob("*/*/*.html.gz"))[::3]
    assert paths
    for path in paths:
        html = gzip.decompress(path.read_bytes())
        plain, marked = cleancopy.clean(html), cleancopy.clean(html, options=Options(markdown=True))
        assert words(marked.text) == WORD.findall(plain.text), path.name
