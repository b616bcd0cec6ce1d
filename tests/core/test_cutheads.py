"""Without markup: the headline and the words that lead there go with another article's cut text, a heading of the article stays."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy import Options

TITLE = "Harbour council agrees to rebuild the old ferry pier"
PROSE = [
    "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since the great storm of 2019.",
    "Work is to begin in spring and to take about fourteen months, the chairwoman told reporters after the meeting in the town hall.",
    "The pier had carried ferries to the islands for almost a century before the storm took half of its planks and the ticket office.",
    "Fishermen had asked for years that the pier be rebuilt in oak, since steel rusts within a decade in the salt water of the bay.",
    "The new pier will be twenty metres longer than the old one, so that larger ferries can land even when the tide is at its lowest.",
    "Half of the money comes from the region, a quarter from the shipping company, and the rest is to be paid by the town itself.",
    "Two members of the council voted against the plan because they had hoped for a marina with shops and a restaurant instead.",
    "Until then passengers go on taking the bus to the northern harbour, from where the ferries have left for the last seven years.",
    "Residents of the islands welcomed the decision and said that they had nearly given up hope of seeing the pier rebuilt at all.",
]
HEADLINE = "Ten cheap recipes for a quick family supper"
BLURB = "Our kitchen editor tried dozens of soups, noodles and omelettes that need no more than a quarter of an hour. Some of th..."
NOTED = "Chefs who cook quick family suppers swear by a handful of recipes, and all of them need a hot pan and a lid… Read more"


def kept(*lines: str) -> list[str]:
    article = cleancopy.clean_text("\n".join(lines), options=Options(record=True))
    return [line for line in (article.title or "", *article.text.splitlines()) if line]


@pytest.mark.parametrize(
    "label", [[], ["Read also:"], ["Related"], ["Mehr zum Thema:"], ["Читайте также"], ["Les også:"]]
)
@pytest.mark.parametrize("blurb", [BLURB, NOTED])
@pytest.mark.parametrize("place", [1, 4, 8, len(PROSE) + 1])
def test_card_goes_whole(label: list[str], blurb: str, place: int) -> None:
    lines = [TITLE, *PROSE]
    assert kept(*lines[:place], *label, HEADLINE, blurb, *lines[place:]) == lines


@pytest.mark.parametrize("label", ["Related:", "See also", "Lire aussi :", "Leggi anche"])
def test_words_that_lead_elsewhere_make_a_teaser_of_a_cut_text(label: str) -> None:
    blurb = "A long weekend on the islands of the bay, with ferries, walks and…"
    assert kept(TITLE, *PROSE[:4], label, blurb, *PROSE[4:]) == [TITLE, *PROSE]


@pytest.mark.parametrize(
    "heading", ["What the new pier will cost", "How the fishermen see it", "Money from the region"]
)
def test_heading_of_the_article_stays_above_a_cut_text(heading: str) -> None:
    assert heading in kept(TITLE, *PROSE[:5], heading, BLURB, *PROSE[5:])


def test_title_stays_above_a_cut_text() -> None:
    assert kept(TITLE, BLURB, *PROSE) == [TITLE, *PROSE]
    assert kept(HEADLINE, BLURB, TITLE, *PROSE) == [TITLE, *PROSE]


def test_title_stays_between_words_that_lead_elsewhere_and_a_cut_text() -> None:
    assert [line for line in kept("Related", TITLE, BLURB, *PROSE) if line != "Related"] == [TITLE, *PROSE]


def test_sentence_above_a_cut_text_stays() -> None:
    line = "Tickets cost nothing for children."
    assert line in kept(TITLE, *PROSE[:5], line, BLURB, *PROSE[5:])


def test_list_of_the_article_stays_below_a_card() -> None:
    steps = ["Take the bus number twelve", "Walk down to the northern harbour", "Show the ticket on board"]
    found = kept(TITLE, *PROSE[:3], "Read also:", HEADLINE, BLURB, *steps, *PROSE[3:])
    assert found == [TITLE, *PROSE[:3], *steps, *PROSE[3:]]


def test_last_sentence_that_trails_off_stays() -> None:
    last = "And so the council went home, while the ferry to the islands waited at the pier that was no longer there…"
    assert kept(TITLE, *PROSE, last)[-1] == last
