"""Entries of a live page, of which the judge doubts some, and elements that are numbered in their names."""

from __future__ import annotations

import pytest
from opinions import believe

import cleancopy
from cleancopy.core.roles import unnumbered

ENTRIES = (
    ("10:52", "That is all for tonight", "The full results will be on our pages by the morning, and thank you for reading."),
    ("10:31", "A recount in the old ward", "Four votes separate the two in front, and there will be a full recount, we are told."),
    ("09:58", "The launderette takes the seat", "The first surprise of the night: she beats the leader by some two hundred votes."),
    ("09:15", "Fewer have voted", "Across the town it was a third of those who may, fewer than last time."),
)  # fmt: skip


def clean(kind: str) -> str:
    data = f'<script type="application/ld+json">{{"@type": "{kind}", "datePublished": "2024-05-02T20:55:00"}}</script>'
    rows = "".join(
        f"<article class='block' id='b{n}'><header><h2>{head}</h2></header><div class='x'><p>{said}</p></div></article>"
        for n, (_, head, said) in enumerate(ENTRIES)
    )
    html = f"<html><head>{data}</head><body><h1>Results live</h1><div class='all'>{rows}</div></body></html>"
    return cleancopy.clean(html, options=cleancopy.Options(any_page=True)).text


def test_entries_of_a_live_page_are_kept_all_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    _, head, said = ENTRIES[-1]
    believe(monkeypatch, {head: 0.3, said: 0.3})
    assert clean("LiveBlogPosting").endswith(f"{head}\n\n{said}")
    assert said not in clean("NewsArticle")


def test_paragraphs_with_a_number_in_their_names_are_of_one_form(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {ENTRIES[3][2]: 0.3, "Answer": 0.01})
    paragraphs = "".join(
        f"<section><div class='par' id='par-{n}'>{said}</div><div>Answer</div></section>"
        for n, (_, _, said) in enumerate(ENTRIES)
    )
    html = f"<html><body><h1>Results</h1><main>{paragraphs}</main><p>{ENTRIES[0][1]}</p></body></html>"
    assert ENTRIES[3][2] in cleancopy.clean(html, options=cleancopy.Options(any_page=True)).text


def test_only_words_with_figures_are_left_out() -> None:
    assert unnumbered("par par-12 x1y lead-in") == "par lead-in"


def test_the_times_of_entries_with_numbered_names_go(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    rows = "".join(
        f"<section class='entry' id='e{n}'>{time} Uhr<h3>{head}</h3>{f'<p>{said}</p>' * 5}</section>"
        for n, (time, head, said) in enumerate(ENTRIES)
    )
    options = cleancopy.Options(any_page=True, record=True)
    article = cleancopy.clean(f"<h1>Results live</h1><div>{rows}</div>", options=options)
    assert article.removed is not None
    assert (
        sum(block.by == "judge.stamp" for block in article.removed.blocks or ()) >= 2
    )  # below the headline they are its dates
    assert "Uhr" not in article.text
    assert all(head in article.text and said in article.text for _, head, said in ENTRIES)
