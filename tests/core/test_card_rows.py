"""Cards of other articles under names that say nothing, and lists of links in the midst of an article."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

import cleancopy
from cleancopy.core import judge
from cleancopy.core.evidence import Table
from cleancopy.core.evidence.structured import fold
from cleancopy.core.evidence.text import Column

PROSE = (
    "The council said on Monday that it would take until spring before the first of the boats could pass again.",
    "Buses run along the northern bank instead, the mayor told residents at a meeting in the town hall.",
    "The work on the bridge began in May, and no boat has come through since then, the harbour says.",
)
OTHERS = (
    ("The ferry gives up two of its routes after the winter", "The operator blamed the price of fuel, and the guests who stayed away."),
    ("A teenager wins the title at chess at the first attempt", "Amara Lind, who is fourteen, beat the champion in thirty moves."),
)  # fmt: skip


@pytest.fixture(autouse=True)
def sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the judge take everything for the article's, as it does with sentences in elements whose names it does not know."""
    known: Mapping[str, float] = {fold("Home"): 0.01}

    def told(evidence: Table) -> tuple[Column, Column]:
        score = np.array([known.get(words, 0.99) for words in evidence.folded], np.float32)
        return score, score

    monkeypatch.setattr(judge, "opinions", told)


def clean(more: str, kind: str = "NewsArticle") -> str:
    data = f'<script type="application/ld+json">{{"@type": "{kind}", "datePublished": "2024-05-02"}}</script>'
    text = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{more}<p>{PROSE[2]}</p>"
    html = f"<html><head>{data}</head><body><main><h1>The bridge</h1><div>{text}</div></main></body></html>"
    return cleancopy.clean(html, url="https://paper.example/a/1", options=cleancopy.Options(any_page=True)).text


def cards(target: str = "/a/{}", sentence: str = "<div class='k3'>{}</div>") -> str:
    rows = (
        f"<div class='c{n}'><a class='k1' href='{target.format(n)}'>{head}</a>{sentence.format(text)}</div>"
        for n, (head, text) in enumerate(OTHERS)
    )
    return f"<div class='k0'>{''.join(rows)}</div>"


def test_a_row_of_cards_goes() -> None:
    assert clean(cards()) == "\n\n".join(PROSE)


@pytest.mark.parametrize(
    "more",
    [
        cards(target="https://elsewhere.example/{}"),
        cards(target="#part-{}"),
        cards(sentence="<div>{0}</div><div>{0} And so on, at some length.</div>"),
        cards(sentence="<div>{} See <a href='/b'>what became of it</a>.</div>"),
    ],
    ids=["links to other sites", "contents", "two sentences", "a link in the sentence"],
)
def test_sections_of_the_article_stay(more: str) -> None:
    assert OTHERS[0][1] in clean(more)


LIST = "<ul>" + "".join(f"<li><a href='/a/{n}'>{head}</a></li>" for n, (head, _) in enumerate(OTHERS)) + "</ul>"


def test_a_list_of_linked_headlines_goes_from_news() -> None:
    assert clean(f"<div>More in harbours</div>{LIST}") == "\n\n".join((*PROSE[:2], "More in harbours", PROSE[2]))


def test_a_list_that_a_line_introduces_stays() -> None:
    assert OTHERS[0][0] in clean(f"<p>The council has written two reports on it:</p>{LIST}")
    assert OTHERS[0][0] in clean(LIST, kind="Article")
