"""A standfirst stands before everything else of the text: what stands below a kept line is a paragraph, in its place."""

from __future__ import annotations

import numpy as np
import pytest

import cleancopy
from cleancopy.core import judge
from cleancopy.core.evidence import Table
from cleancopy.core.evidence.structured import fold
from cleancopy.core.evidence.text import Column

HEADLINE = "The old bridge over the river is closed until spring"
LEAD = "The boats have to wait at the bridge until spring, and the town has no money to mend what broke in May."
TEXT = "".join(
    f"<p>The council said on Monday that it would take until spring before the boats could pass again. That was the {n}. time.</p>"
    for n in range(8)
)


def article(head: str) -> cleancopy.Article:
    html = (
        f"<html><head><meta property='og:title' content='{HEADLINE}'><meta property='og:type' content='article'>"
        f"<meta name='description' content='{LEAD}'></head><body><article><header><h1>{HEADLINE}</h1></header>{head}<section>"
        f"{TEXT}</section>"
    )
    return cleancopy.clean(html, options=cleancopy.Options(any_page=True))


@pytest.mark.parametrize(
    "first", ["", "<h2>What the town has to pay</h2>", "<p>Nobody knows when the boats will pass the bridge.</p>"]
)
def test_what_is_kept_above_it_stays_above_it(first: str) -> None:
    made = article(f"<section>{first}</section><div class='lead'>{LEAD}</div>")
    assert (made.standfirst == LEAD) is (not first)
    assert made.text.startswith("The council" if not first else first[first.index(">") + 1 : first.index("</")])


def test_one_that_would_be_lost_stands_above_the_text_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def opinions(evidence: Table) -> tuple[Column, Column]:
        score = np.full(len(evidence.folded), 0.99, np.float32)
        score[evidence.folded.index(fold(LEAD))] = 0.2
        return score, score

    monkeypatch.setattr(judge, "opinions", opinions)
    made = article(f"<section><h2>What the town has to pay</h2></section><div class='lead'>{LEAD}</div>")
    assert made.standfirst == LEAD
    assert made.text.startswith("What the town has to pay")


def body(first: str, rest: str = TEXT, between: str = "") -> cleancopy.Article:
    html = (
        f"<html><head><meta property='og:title' content='{HEADLINE}'><meta property='og:type' content='article'>"
        f"<meta name='description' content='{LEAD}'></head><body><article><h1>{HEADLINE}</h1>{between}{first.format(rest=rest)}</article>"
    )
    return cleancopy.clean(html, options=cleancopy.Options(any_page=True))


@pytest.mark.parametrize(
    "first",
    [
        "<section class='page'><p><span itemprop='articleBody description text'>"
        + LEAD
        + "</span></p>{rest}</section>",
        "<div class='story-body-text'><p>" + LEAD + "</p><div id='premium'>{rest}</div></div>",
        "<div class='article-body'>" + LEAD + "<div class='inner'>{rest}</div></div>",
        "<div class='first-graf description'><p>" + LEAD + "</p>{rest}</div>",
    ],
)
def test_the_first_paragraph_of_a_text_is_none_though_the_page_is_described_by_it(first: str) -> None:
    made = body(first)
    assert (made.standfirst, made.text.startswith(LEAD)) == (None, True)


@pytest.mark.parametrize(
    "other",
    [
        "<div class='image'><p class='caption description'>" + LEAD + "</p></div>",
        "<p class='video-desc description'>" + LEAD + "</p>",
        "<div class='share-summary'><p class='share-summary-description'>" + LEAD + "</p></div>",
        "<div class='publication-date'>Published Wednesday, May 15, 2024 at 1:05 pm EDT.</div>",
        "<p class='summary'>Follow @bridgenews for all the news of boats and bridges and rivers, every day.</p>",
    ],
)
def test_captions_dates_and_invitations_are_none(other: str) -> None:
    assert body("<div class='text'>{rest}</div>", between=other).standfirst is None


def test_one_in_an_element_of_its_own_within_the_text_still_is() -> None:
    assert body("<div class='article-body'><p class='lead'>" + LEAD + "</p>{rest}</div>").standfirst == LEAD
    assert body("<p>" + LEAD + "</p><div class='article-body'>{rest}</div>").standfirst == LEAD
