"""Rows of links with bars between them."""

from __future__ import annotations

import pytest

from cleancopy.core.linkrows import link_row
from cleancopy.core.model import Block, Evidence


def block(text: str, links: int, chars: int) -> Block:
    return Block(0, text, "body/p", (0, len(text)), Evidence(links=("/x",) * links, link_chars=chars))


@pytest.mark.parametrize(
    ("text", "links", "outside"),
    [
        ("« Grease and other sins | Main | A visit to the coast »", 3, 6),
        ("Artikel drucken | Artikel versenden | nach oben", 3, 6),
        ("Imprimer · Envoyer · Haut de page", 3, 6),
        ("← Steinbruch Amseln im März →", 2, 1),
    ],
)
def test_rows_of_links(text: str, links: int, outside: int) -> None:
    assert link_row(block(text, links, len(text) - outside))


@pytest.mark.parametrize(
    ("text", "links", "outside"),
    [
        ("The Old Mill | Jane Roe Photography", 2, 3),
        ("The miller, the baker and the smith | all of whom are known | have left", 3, 30),
        ("Mill | Bakery | Smithy", 0, 22),
        ("one two three", 3, 2),
    ],
)
def test_other_lines(text: str, links: int, outside: int) -> None:
    assert not link_row(block(text, links, len(text) - outside))


@pytest.mark.parametrize(
    ("target", "goes"), [("javascript:print()", True), ("mailto:?subject=A", True), ("/print", False)]
)
def test_links_that_print_or_send_the_page_need_no_bar(target: str, goes: bool) -> None:
    text = "Udskriv Send til en ven"
    fact = Evidence(links=("mailto:?", target), link_chars=len(text) - 1)
    assert link_row(Block(0, text, "body/p", (0, len(text)), fact)) is goes
