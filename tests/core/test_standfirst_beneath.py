"""Directly below the headline a short line that is named a standfirst is one, and so is a heading that is a sentence."""

from __future__ import annotations

import pytest
from opinions import believe

import cleancopy

TEXT = "".join(
    f"<p>The council said on Monday that it would take until spring before the boats could pass again. That was the {n}. time.</p>"
    for n in range(6)
)
SENTENCE = "The boats have to wait at the old bridge until spring, and the town has no money to mend what broke"


def article(below: str) -> cleancopy.Article:
    head = "<meta property='og:type' content='article'><meta property='article:published_time' content='2026-05-03'>"
    return cleancopy.clean(
        f"<html><head>{head}</head><body><article><h1>The old bridge over the river is closed</h1>{below}"
        f"<div class='text'>{TEXT}</div></article>"
    )


@pytest.mark.parametrize(
    ("below", "standfirst"),
    [
        (
            "<h4 class='subheading'>안목해변 일원서 11일까지…다회용컵 전면 도입</h4>",
            "안목해변 일원서 11일까지…다회용컵 전면 도입",
        ),
        ("<h3 class='subtitle'>the problem of the last mile of track</h3>", "the problem of the last mile of track"),
        (
            "<p class='sapo'>Cây cầu cũ bắc qua sông đóng cửa đến mùa xuân</p>",
            "Cây cầu cũ bắc qua sông đóng cửa đến mùa xuân",
        ),
        (f"<h2>{SENTENCE}</h2>", SENTENCE),
        (f"<h2 class='synopsis'>{SENTENCE}</h2>", SENTENCE),
    ],
)
def test_what_stands_below_the_headline_introduces_the_article(below: str, standfirst: str) -> None:
    made = article(below)
    assert made.standfirst == standfirst
    assert made.text.startswith("The council")


@pytest.mark.parametrize(
    "below",
    [
        "<h2>What the town has to pay</h2>",
        "<div class='subtitle'>May 3, 2026</div>",
        "<div class='subtitle'>News</div>",
        "<p class='subtitle'><a href='/bridges'>All that we have written on bridges</a></p>",
        f"<p>It rains on Monday and Tuesday.</p><p>It rains.</p><h2>{SENTENCE}</h2>",
    ],
)
def test_headings_labels_and_dates_are_none(below: str) -> None:
    assert article(below).standfirst is None


@pytest.mark.parametrize("below", [f"<div>{SENTENCE}</div>", f"<ul><li>{SENTENCE}</li></ul>"])
def test_a_sentence_directly_beneath_needs_no_stop_and_no_name(below: str, monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {SENTENCE: 0.3})
    assert article(below).standfirst == SENTENCE
    assert article("<p>Town and river</p>" + below).standfirst is None
