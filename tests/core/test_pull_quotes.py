"""Sentences of a text that stand a second time, set large."""

from __future__ import annotations

import random
import time

import pytest

import cleancopy
from cleancopy.core.metadata.strings import fold
from cleancopy.core.model import Options, Page
from cleancopy.core.parse import parse
from cleancopy.core.pullquotes import pull_quotes

QUOTE = "I have been coming here since I was six and have never heard it like that"
PROSE = (
    "The council said on Monday that it would take until spring before the first of the boats could pass again.",
    f"“{QUOTE},” the mayor said. “Nobody makes it easy for anybody, least of all for me.”",
    "The work on the bridge began in May, and no boat has come through since then, the harbour says.",
)


def clean(quote: str) -> str:
    head = (
        "<meta property='og:type' content='article'><meta property='article:published_time' content='2024-05-02T10:00'>"
    )
    text = f"<p>{PROSE[0]}</p>{quote}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    html = f"<html><head>{head}</head><body><article><h1>The bridge</h1>{text}</article></body></html>"
    return cleancopy.clean(html, url="https://paper.example/news/the-bridge").text


@pytest.mark.parametrize(
    "quote",
    [
        f"<blockquote class='wp-block-pullquote'><p>“{QUOTE}”</p></blockquote>",
        f"<blockquote><p>“{QUOTE},”</p></blockquote>",
        f"<aside><p>“{QUOTE}”</p></aside>",
        f"<div class='article-pullquote'><p>«{QUOTE}»</p></div>",
        f"<post-quote>{QUOTE}</post-quote>",
        f"<div class='destacado'><p>{QUOTE}</p></div>",
        f"<aside class='pull'><p>{QUOTE}</p></aside>",
        f"<aside class='quote'><span>‘</span>{QUOTE}<span>’</span></aside>",
        "<aside class='quote'>‘We have never heard it like that and have been coming here since I was six’</aside>",  # cut to fit
    ],
)
def test_a_quote_that_repeats_a_sentence_goes(quote: str) -> None:
    assert clean(quote) == "\n\n".join(PROSE)


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote><p>“Nobody has ever heard anything like it in all the years since the war.”</p></blockquote>",
        f"<p>{PROSE[2][:55]}.</p>",  # in an element like any other
        "<blockquote><p><b>Least of all for me</b></p></blockquote>",  # a heading of what follows
        f"<blockquote><p>{QUOTE}</p></blockquote>",  # the gist of a part, as some have it
        "<aside class='quote'>‘Nobody has heard anything like it in all the years since the war’</aside>",
    ],
)
def test_what_says_something_else_stays(quote: str) -> None:
    assert clean(quote).count("\n\n") == len(PROSE)


def test_a_heading_that_quotes_its_part_stays() -> None:
    """German tabloids head their parts with words from them, in a plain element as other headings have it."""
    head = (
        "<meta property='og:type' content='article'><meta property='article:published_time' content='2024-05-02T10:00'>"
    )
    said = "„Wir hatten vielleicht zehn Minuten“"
    parts = (
        f"<p>{PROSE[0]}</p><div class='crosshead'>{said}</div>",
        "<p>The officer in charge: „Nobody slept. Wir hatten vielleicht zehn Minuten, and after that nothing would have helped.“</p>",
        f"<p>{PROSE[2]}</p><div class='crosshead'>The damage goes into the millions</div><p>{PROSE[1]}</p>",
    )
    html = f"<html><head>{head}</head><body><article><h1>The bridge</h1>{''.join(parts)}</article></body></html>"
    assert said in cleancopy.clean(html, url="https://paper.example/news/the-bridge").text.split("\n\n")


def test_the_time_for_many_quotations_grows_with_the_page() -> None:
    chance = random.Random(1)

    def words(count: int) -> str:
        return " ".join(
            chance.choices("the council met over bridge harbour town mayor said work market flood".split(), k=count)
        )

    def seconds(count: int) -> float:
        pairs = "".join(f"<p>{words(30)}.</p><div class='pull'>“{words(16)}”</div>" for _ in range(count))
        page = parse(Page(body=f"<article>{pairs}</article>".encode()), Options())
        folded = [fold(block.text) for block in page.blocks]
        begun = time.perf_counter()
        pull_quotes(page, range(len(folded)), folded=folded)
        return time.perf_counter() - begun

    seconds(10)
    assert seconds(1600) < max(1.0, 24 * seconds(200))  # it was sixty times as much


@pytest.mark.parametrize(("tag", "kept"), [("aside", False), ("p", True)])
def test_few_words_go_where_they_are_set_large(tag: str, kept: bool) -> None:
    prose = "I ran out of the blue. It came from a dyer who had died, and nobody else in the whole of the town could make it."
    quote = "“I ran out of the blue”"
    html = f"<html><body><article><p>{prose}</p><{tag}>{quote}</{tag}><p>{prose} So it is.</p></article></body></html>"
    assert (quote in cleancopy.clean(html, options=cleancopy.Options(any_page=True)).text) is kept
