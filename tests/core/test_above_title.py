"""What stands above the headline is the article's only where the judge thinks so by itself, not for its neighbours' sake."""

from __future__ import annotations

import numpy as np
import pytest

import cleancopy
from cleancopy.core import judge
from cleancopy.core.evidence import Table
from cleancopy.core.evidence.text import Column

HEADLINE = "The old bridge over the river is closed until spring"
PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."


@pytest.mark.parametrize(("opinion", "kept"), [(0.1, False), (0.45, False), (0.6, True)])
@pytest.mark.parametrize("kicker", ["Folgen der Hitze", "港のニュース"])
def test_a_kicker_is_no_text(kicker: str, opinion: float, kept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def opinions(evidence: Table) -> tuple[Column, Column]:
        score = np.full(len(evidence.folded), 0.99, np.float32)
        score[0] = opinion
        return score, score

    monkeypatch.setattr(judge, "opinions", opinions)
    text = "".join(f"<p>{PROSE} That was the {n}. time.</p>" for n in range(5))
    html = f"<html><head><meta property='og:title' content='{HEADLINE}'><body><article><p>{kicker}</p><h1>{HEADLINE}</h1>{text}</article>"
    article = cleancopy.clean(html, options=cleancopy.Options(any_page=True))
    assert article.title == HEADLINE
    assert article.text.startswith(kicker) is kept
    assert article.text.count(PROSE) == 5
