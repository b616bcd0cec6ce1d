"""Whom the press may ask, below a release: the label and the lines of names and numbers go, what else follows stays."""

from __future__ import annotations

import pytest

from cleancopy.core.model import Block, Container, Evidence, Meta, Page
from cleancopy.core.presscontacts import press_contacts

PROSE = (
    "The association said on Monday that it would take until spring before the first of the paths could be used again."
)


def told(*lines: str) -> list[int]:
    """Which of some lines below six paragraphs go."""
    texts = (*[PROSE] * 6, *lines)
    blocks = tuple(Block(i, text, "body/p", (0, len(text)), Evidence(tag="p")) for i, text in enumerate(texts))
    page = Page("", blocks=blocks, containers=(Container(0, -1, "body", "", "body", 0),), meta=Meta())
    return [index - 6 for index in sorted(press_contacts(page, range(len(blocks))))]


@pytest.mark.parametrize(
    "label",
    ["Pressekontakt:", "MEDIA CONTACTS", "Contatti stampa", "Контакты для СМИ:", "【報道関係者お問い合わせ先】"],
)
def test_the_label_and_what_follows_go(label: str) -> None:
    assert told(label, "Society of Walkers", "Jane Roe", "Tel.: 0561 000000, E-mail: press@walkers.example") == [
        0,
        1,
        2,
        3,
    ]


def test_a_paragraph_after_them_stays() -> None:
    assert told("Press contact", "Jane Roe", "jane@walkers.example", PROSE) == [0, 1, 2]
    assert told("Jane Roe of the press office", "She speaks.") == []


def test_the_line_of_the_service_goes() -> None:
    assert told("Original-Content von: Society of Walkers, übermittelt durch an agency") == [0]
