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
