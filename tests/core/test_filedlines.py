"""The line below a post that says when it was posted and where it is filed."""

from __future__ import annotations

import pytest

from cleancopy.core.filedlines import filed_line
from cleancopy.core.model import Block, Evidence


def block(text: str, links: int = 1) -> Block:
    return Block(0, text, "body/p", (0, len(text)), Evidence(links=("/topics/rain",) * links))


@pytest.mark.parametrize(
    "text",
    [
        "This entry was posted on Monday, May 14th, 2007 at 21:03 and is filed under Mills. You can leave a response.",
        "Dieser Eintrag wurde am 14. Mai 2007 veröffentlicht und ist unter Mühlen abgelegt.",
        "Cet article a été publié dans Moulins le 14 mai 2007.",
        "Questo articolo è stato pubblicato in Mulini da Anna Riva.",
        "Detta inlägg publicerades i Kvarnar av Anna Berg.",
        "Ten wpis został opublikowany w kategorii Młyny.",
    ],
)
def test_lines_on_posts(text: str) -> None:
    assert filed_line(block(text))
    assert not filed_line(block(text, links=0))


@pytest.mark.parametrize(
    "text",
    [
        "This entry of the diary was the last one.",
        "This post was written by Jane Roe, miller at Brookmere.",
        "The miller says this article was published in May.",
        "Dieser Beitrag zur Miete steigt um zehn Euro.",
        "This entry was posted on Monday. " + "The miller had seen it. " * 40,
    ],
)
def test_other_lines(text: str) -> None:
    assert not filed_line(block(text))
