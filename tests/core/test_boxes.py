"""Lines that lead to other articles."""

from __future__ import annotations

import pytest

from cleancopy.core.boxes import lead_in, link_line
from cleancopy.core.model import Block, Evidence

HEADLINE = "The old bridge over the river is closed until spring"


def line(lead: str, linked: int, tag: str = "p", links: int = 1) -> Block:
    fact = Evidence(tag=tag, link_chars=linked, links=("/a",) * links)
    return Block(0, lead + HEADLINE, "body/p", (0, 0), fact)


@pytest.mark.parametrize(
    "lead",
    ["Read also: ", "READ MORE: ", "Lire aussi : ", "» Lesen Sie auch: ", "Читайте також: ", "Baca juga: ", "Leia mais ", "関連記事：",
     "اقرأ أيضا: ", "[ Also read ", "Διαβάστε επίσης: ", "Czytaj także – "],
)  # fmt: skip
def test_words_that_lead_on_are_known_in_many_languages(lead: str) -> None:
    assert lead_in(lead + HEADLINE) == len(lead)
    assert link_line(line(lead, len(HEADLINE)), 0.99)
    assert link_line(line(lead, len(lead + HEADLINE)), 0.99)


def test_a_label_of_the_article_stays() -> None:
    assert not link_line(line("Availability: ", len(HEADLINE)), 0.9)
    assert link_line(line("Schon gelesen: ", len(HEADLINE)), 0.5)
    assert not link_line(line("Emily in Rome: ", len("Emily in Rome: " + HEADLINE)), 0.5)
    assert not link_line(line("Best for walks: ", len(HEADLINE), tag="li"), 0.5)
    assert not link_line(line("Oita: ", len(HEADLINE), links=5), 0.5)
    assert not link_line(line("Read also: ", 0, links=0), 0.5)
