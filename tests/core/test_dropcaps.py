"""First letters in elements of their own, and elements of unknown names within a line."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy.core.model import Options, Page
from cleancopy.core.parse import parse

REST = "nother day, another mill on the Weir grinds flour again after forty years, and people queue for bread."
MORE = (
    "<p>The council paid for the wheel, and a foundation that the miller's granddaughter set up paid for the stones.</p>"
    * 3
)


def texts(body: str) -> list[str]:
    return [block.text for block in parse(Page(body=f"<html><body>{body}</body></html>".encode()), Options()).blocks]


def test_the_first_letter_belongs_to_its_word() -> None:
    html = f"<html><body><h1>The mill grinds</h1><article><div class='cap'>A</div><p>{REST}</p>{MORE}</article></body></html>"
    assert cleancopy.clean(html, url="https://w.example/news/a-b-c").text.startswith(f"A{REST}")


@pytest.mark.parametrize(
    ("letter", "rest", "whole"),
    [
        (
            "T",
            "he mill on the Weir grinds flour again after forty years.",
            "The mill on the Weir grinds flour again after forty years.",
        ),
        (
            "A",
            "mill on the Weir grinds flour again after forty years.",
            "A mill on the Weir grinds flour again after forty years.",
        ),
        (
            "С",
            "тарая мельница на реке снова мелет муку после сорока лет.",
            "Старая мельница на реке снова мелет муку после сорока лет.",
        ),
    ],
)
def test_words_of_one_letter_stay_apart(letter: str, rest: str, whole: str) -> None:
    assert texts(f"<div>{letter}</div><p>{rest}</p>") == [whole]


@pytest.mark.parametrize(
    "body",
    [
        "<div>A</div><p>abacus, a frame with beads on wires that was used for counting.</p>",
        "<h2>B</h2><p>is the second letter of the alphabet, and was once a house seen from above.</p>",
        "<ul><li>C</li><li>is the third letter of the alphabet, and was once a stick to throw.</li></ul>",
        "<div>A</div><p>short one</p>",
        "<div>A</div><p>Another day, another mill on the Weir that grinds flour again.</p>",
    ],
)
def test_letters_of_an_index_stay_alone(body: str) -> None:
    assert len(texts(body)) == 2


def test_an_element_of_an_unknown_name_within_a_paragraph_ends_nothing() -> None:
    assert texts("<p>The mill <trusted-source id=1>on the Weir</trusted-source> grinds <x>again</x>.</p>") == [
        "The mill on the Weir grinds again."
    ]


def test_one_with_blocks_in_it_or_outside_of_paragraphs_does() -> None:
    assert texts("<story-text>The mill</story-text><story-text>on the Weir</story-text>") == ["The mill", "on the Weir"]
    assert texts("<div><box-a><div>The mill</div></box-a>on the Weir</div>") == ["The mill", "on the Weir"]
