"""What a subscription gives goes with the words above it that were taken out; other lists stay."""

from __future__ import annotations

import pytest

from cleancopy.core.model import Block, Container, Evidence, Kind, Page
from cleancopy.core.offers import offered_lists

GIVEN = (
    "Articles from all over the country with one account.",
    "Puzzles every day, the one with the ships among them.",
)
HARBOUR = ("The eastern harbour with its ferries.", "The western one with the yachts.")


def page(above: str, items: tuple[str, ...], beside: bool = True) -> Page:
    containers = (
        Container(0, -1, "body", "", "body", 0),
        Container(1, 0, "section", "", "body/section[1]", 1),
        Container(2, 1, "p", "", "body/section[1]/p[1]", 2),
        Container(3, 1 if beside else 0, "ul", "", "body/ul[1]", 2),
        Container(4, 3, "li", "", "body/ul[1]/li[1]", 3),
        Container(5, 3, "li", "", "body/ul[1]/li[2]", 3),
    )
    lines = ((above, "p", 2), *((item, "li", 4 + number) for number, item in enumerate(items)))
    blocks = tuple(
        Block(index, text, containers[place].path, (0, len(text)), Evidence(container=place, tag=tag))
        for index, (text, tag, place) in enumerate(lines)
    )
    return Page("", blocks=blocks, containers=containers)


ABOVE = (
    "Subscribe now to read more.",
    "Create an account or sign in to go on.",
    "Jetzt abonnieren und weiterlesen",
    "Abonnez-vous pour lire la suite",
    "登録して続きを読む",
)


@pytest.mark.parametrize("above", ABOVE)
def test_what_is_offered_goes(above: str) -> None:
    found = offered_lists(page(above, GIVEN), [False, True, True])
    assert {index: verdict.kind for index, verdict in found.items()} == {1: Kind.PAYWALL, 2: Kind.PAYWALL}


def test_other_lists_stay() -> None:
    assert offered_lists(page(ABOVE[0], GIVEN), [True, True, True]) == {}
    assert offered_lists(page(ABOVE[0], GIVEN, beside=False), [False, True, True]) == {}
    assert offered_lists(page("The town has two of them", HARBOUR), [False, True, True]) == {}
