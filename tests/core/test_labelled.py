"""Headlines under words that head lists of other articles, labels with nothing under them, and lists of the article that look so."""

from __future__ import annotations

import pytest
from test_cutheads import PROSE, TITLE, kept

from cleancopy.core.headforms import heads_lists, heads_more, words

# On the subject of the article, as lists of a site's articles often are: what they say, the article says too.
NEAR = [
    "Why the ferry pier was closed after the great storm",
    "Harbour council hopes for money from the region",
    "Fishermen ask for larger ferries to the islands",
]
ALL = [TITLE, *PROSE]


@pytest.mark.parametrize(
    "label", ["Most read", "Meistgelesen", "Les plus lus", "Самое читаемое", "En çok okunanlar", "人気記事"]
)
@pytest.mark.parametrize("at", [0, 1, 4, len(ALL)])
def test_a_list_goes_whatever_it_speaks_of(label: str, at: int) -> None:
    found = kept(*ALL[:at], label, NEAR[0], "Chess champion leaves the Oslo tournament", NEAR[1], *ALL[at:])
    assert not set(found) & {label, NEAR[0], "Chess champion leaves the Oslo tournament"}
    assert not set(ALL) - set(found)


@pytest.mark.parametrize("signs", ["• {}", "» {}", "1. {}", "– {}"])
def test_a_list_with_signs_goes(signs: str) -> None:
    lines = [signs.format(line) for line in NEAR]
    found = kept(*ALL[:4], "In other news", *lines, *ALL[4:])
    assert not set(found) & {"In other news", *lines[:2]}  # the last one may be the heading of what follows
    assert not set(ALL) - set(found)


def test_the_heading_below_a_list_stays() -> None:
    heading = "Passengers of the northern harbour"
    found = kept(*ALL[:4], "Latest news", *NEAR, heading, PROSE[7], PROSE[8])
    assert heading in found
    assert PROSE[7] in found


def test_a_list_of_the_article_below_a_list_stays() -> None:
    own = [
        "- Work on the pier begins in spring",
        "- The ferries land at the northern harbour",
        "- Passengers take the bus",
    ]
    found = kept(
        *ALL[:4],
        "Most read",
        "Ten cheap recipes for a quick supper",
        "Chess champion leaves Oslo early",
        *own,
        *ALL[4:],
    )
    assert not set(own) - set(found)
    assert "Ten cheap recipes for a quick supper" not in found


@pytest.mark.parametrize("label", ["Popular", "Don't miss", "Empfehlungen", "Destacados", "推荐"])
def test_words_that_head_parts_of_an_article_too_leave_its_lists(label: str) -> None:
    assert heads_more(label)
    assert kept(*ALL[:4], label, *NEAR, *ALL[4:]) == [*ALL[:4], label, *NEAR, *ALL[4:]]


def test_weak_labels_are_labels() -> None:
    assert not words()["weak"] - words()["labels"]
    assert heads_lists("Most read")
    assert not heads_more("Most read")


@pytest.mark.parametrize("label", ["Most read", "Sport", "Exchange rates", "Wirtschaft", "Курсы валют"])
def test_a_label_below_all_of_a_text_goes(label: str) -> None:
    assert kept(*ALL, label) == ALL


@pytest.mark.parametrize("label", ["Exchange rates", "Tipo de cambio", "Kursy walut", "Курс валют"])
def test_a_name_of_figures_above_the_title_goes(label: str) -> None:
    assert kept(label, *ALL) == ALL
    assert kept(label, *PROSE) == PROSE


@pytest.mark.parametrize("label", ["Sport", "Results", "Technology", "Exchange rates"])
def test_a_heading_within_a_text_stays(label: str) -> None:
    assert kept(*ALL[:5], label, *ALL[5:]) == [*ALL[:5], label, *ALL[5:]]


def test_the_heading_of_a_live_blog_stays() -> None:
    assert "Live-Ticker" in kept(*ALL[:4], "Live-Ticker", *ALL[4:])
    assert "Live-Ticker" not in kept(
        *ALL[:4],
        "Live-Ticker",
        "Chess champion leaves Oslo tournament",
        "Kitchen editor tries dozens of soups",
        *ALL[4:],
    )
