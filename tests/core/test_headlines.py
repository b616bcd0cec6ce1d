"""Headlines of other articles in bare texts: hand-written pieces of eleven languages, each set into its article in four places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from chaff_cases import FOLDER, PLACES, sections, set_in

from cleancopy.core.clean import judge_page
from cleancopy.core.headforms import sign_of
from cleancopy.core.model import Page

# Above the title the first headline of a strip is still taken for it in a very short article.
NOT_YET = {("zh", "ago above the title")}
LANGUAGES = sorted(path.stem for path in (FOLDER / "strips").glob("*.txt"))


def kept(lines: tuple[str, ...]) -> Counter[str]:
    page = judge_page(Page(body="\n".join(lines), markup=False))
    return Counter(b.text for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind.is_copy)


def pieces(language: str) -> Iterator[tuple[str, list[str], tuple[str, ...], list[str]]]:
    """Yield kind and lines of each piece, the article with it in one place, and the article."""
    article = dict(sections(FOLDER / f"{language}.txt"))["article"]
    for kind, lines in sections(FOLDER / "strips" / f"{language}.txt"):
        for place in PLACES[2:] if kind == "keep" else PLACES:
            yield f"{kind} {place}", lines, set_in(article, lines, place), article


@pytest.mark.parametrize("language", LANGUAGES)
def test_article_and_look_alikes_stay(language: str) -> None:
    for name, lines, text, article in pieces(language):
        wanted = Counter((*article, *lines) if name.startswith("keep") else article)
        assert not wanted - kept(text), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_headlines_of_others_go(language: str) -> None:
    left = {
        (language, name)
        for name, _, text, article in pieces(language)
        if not name.startswith("keep") and kept(text) - Counter(article)
    }
    assert left == {known for known in NOT_YET if known[0] == language}


def test_text_from_one_clock_to_the_next_stays() -> None:
    entries = [
        ("21:40 Ferry sails again after the storm", "The first ferry left the pier at half past nine with forty people on board."),
        ("20:15 Harbour master calls for patience", "He said that nobody would be allowed onto the pier before the waves had gone down."),
        ("18:02 Islanders spend the night in the school", "The caretaker opened the gym, and neighbours brought soup and a radio."),
        ("16:30 Storm tears boats from their moorings", "Seven fishing boats drifted out of the harbour, and two of them sank at noon."),
    ]  # fmt: skip
    lines = ("Storm on the islands: what we know", *(line for entry in entries for line in entry))
    assert not Counter(lines) - kept(lines)


def test_a_night_told_hour_by_hour_stays() -> None:
    timeline = ["19:40 – the ferry leaves the pier", "20:02 – it touches the sandbank", "05:11 – it floats free again"]
    for place in PLACES[2:]:
        text = set_in(dict(sections(FOLDER / "en.txt"))["article"], timeline, place)
        assert not Counter(text) - kept(text), place


def test_songs_lists_and_settings_stay() -> None:
    article = dict(sections(FOLDER / "en.txt"))["article"]
    for piece in (
        ["You walked across the frozen lake", "And nobody could call you back", "The lanterns burned till dawn", "Oh carry me home"],
        ["Best picture: The Silent Orchard", "Best actress: Marta Wieland", "Best music: Ojo de Agua Trio"],
        ["Whisk the yolks with sugar", "Fold in the roasted almonds", "Bake until golden brown", "Dust with icing sugar"],
        ["\"Will you come with us tomorrow?\"", "\"Only if my brother stays behind!\"", "\"Then we shall wait for him.\""],
    ):  # fmt: skip
        text = set_in(article, piece, "in the text")
        assert not Counter(text) - kept(text), piece


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("14:32 Bridge closed after a storm", "S"),
        ("[14:32] Мост закрыт после сильной бури", "S"),
        ("Bridge closed after a storm 14:32", "S"),
        ("+++ Brücke nach Sturm gesperrt", "S"),
        ("EXKLUSIV Brücke nach Sturm gesperrt", "S"),
        ("Deportes | El puente sigue cerrado al tráfico", "S"),
        ("Bridge closed after storm | Ferry sails again today | Mayor resigns today", "S"),
        ("| Bridge closed after storm | Ferry sails again today | Mayor resigns today", "H"),
        ("14:32", "M"),
        ("vor 5 Minuten", "M"),
        ("12分钟前", "M"),
        ("March 3, 2026", "M"),
        ("Most read", "K"),
        ("Wirtschaft", "K"),
        ("What comes next", "L"),
        ("Bridge closed after a storm", "H"),
        ("The bridge is closed.", "C"),
        ("The bridge over the river has been closed since Monday, and nobody knows when the ferries will run.", "P"),
        ("The bridge over the river has been closed since Monday, and nobody knows when the …", "B"),
    ],
)
def test_sign_of_a_line(text: str, sign: str) -> None:
    assert sign_of(text) == sign
