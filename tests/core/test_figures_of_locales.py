"""Rates, indices and temperatures as Unicode ICU writes them in 26 languages, set into an article of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from chaff_cases import sections

import cleancopy

HERE = Path(__file__).parent
FIGURES: dict[str, dict[str, list[str]]] = json.loads((HERE / "figures_of_locales.json").read_text("utf-8"))


def article_of(language: str) -> list[str]:
    return dict(sections(HERE / "chaff" / f"{language}.txt"))["article"]


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("place", [0, 4], ids=["above", "within"])
@pytest.mark.parametrize("kind", ["codes", "four", "names", "index", "crypto", "degs"])
@pytest.mark.parametrize("language", sorted(FIGURES))
def test_figures_go_and_the_article_stays(language: str, kind: str, place: int) -> None:
    article, figures = article_of(language), FIGURES[language][kind]
    lines = [*article[:place], *figures, *article[place:]]
    cleaned = cleancopy.clean_text("\n".join(lines))
    kept = [squeezed(line) for line in cleaned.text.splitlines() if line]
    assert not [line for line in figures if squeezed(line) in kept]
    assert [line for line in map(squeezed, article[1:]) if line not in kept] == []
