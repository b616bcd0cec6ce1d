"""The ingredients and steps of a recipe belong to it; stars and buttons beside them do not."""

from __future__ import annotations

import pytest
from opinions import believe

import cleancopy

STORY = (
    "My aunt made this soup on every evening of the week on which the wind blew from the sea and the boats stayed in."
)
LINES = ("Ingredients", "2 leeks", "1 potato", "Notes", "It keeps for three days and is better on the second.")
STARS, SHARED = "4.9 from 12 votes", "Tag us when you make it"
CARD = (
    f"<div><p>{STARS}</p><h3>Ingredients</h3><ul><li>2 leeks</li><li>1 potato</li><li>1 litre of stock</li></ul>"
    f"<h3>Notes</h3><div>{LINES[4]}</div><p><a href='/us'>{SHARED}</a></p></div>"
)


def page(kind: str) -> str:
    data = f'{{"@type": "{kind}", "name": "Leek soup"}}'
    head = f'<script type="application/ld+json">[{{"@type": "Article", "headline": "Leek soup"}}, {data}]</script>'
    story = "".join(f"<p>{STORY} That was the {n}. time.</p>" for n in range(3))
    return f"<html><head>{head}</head><body><article><h1>Leek soup</h1>{story}{CARD}</article></body></html>"


@pytest.mark.parametrize(("kind", "kept"), [("Recipe", True), ("WebPage", False)])
def test_the_card_of_a_recipe_is_its_text(kind: str, kept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, dict.fromkeys((*LINES, "1 litre of stock", STARS, SHARED), 0.2))
    text = cleancopy.clean(page(kind), options=cleancopy.Options(any_page=True)).text
    assert [line in text for line in LINES] == [kept] * len(LINES)
    assert STARS not in text
    assert SHARED not in text
