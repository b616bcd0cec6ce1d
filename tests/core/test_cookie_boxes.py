"""Boxes in which a site asks to use cookies go whole, also from pages with hardly any other text; articles on cookies stay."""

from __future__ import annotations

import numpy as np
import pytest

from cleancopy.core import cookieboxes
from cleancopy.core.cookieboxes import asks_for_cookies, cookie_boxes
from cleancopy.core.model import Block, Container, Evidence, Kind, Page

BOX = [
    "Notice",
    "We and selected third parties use cookies or similar technologies for technical purposes and, with your consent, for others.",
    "You can freely give, deny, or withdraw your consent at any time.",
]
TEXT = [
    "The ferry to the island stops at the end of the month, the harbour office said.",
    "Nobody knows what comes then.",
]


def told(*places: tuple[int, float, str]) -> list[int]:
    """The blocks that go; each is given with its container, opinion and text. Containers 1 and 2 stand in the body side by side."""
    containers = (
        Container(0, -1, "body", "", "body", 0),
        Container(1, 0, "article", "", "body/article", 1),
        Container(2, 0, "div", "", "body/div", 1),
    )
    blocks = tuple(
        Block(index, text, "body/div", (0, len(text)), Evidence(container=container))
        for index, (container, _, text) in enumerate(places)
    )
    score = np.array([opinion for _, opinion, _ in places], np.float32)
    found = cookie_boxes(Page("", blocks=blocks, containers=containers), range(len(blocks)), score, None)
    assert {verdict.kind for verdict in found.values()} <= {Kind.CONSENT}
    return sorted(found)


def test_a_box_goes_whole() -> None:
    article = [(1, 0.95, line) for line in TEXT]
    assert told(*article, *((2, 0.7, line) for line in BOX)) == [2, 3, 4]


def test_a_box_goes_from_a_page_with_no_other_text() -> None:
    assert told(*((2, 0.4, line) for line in BOX)) == [0, 1, 2]


def test_a_line_beside_the_article_goes_alone() -> None:
    assert told((1, 0.95, TEXT[0]), (1, 0.5, BOX[1]), (1, 0.5, TEXT[1])) == [1]


def test_an_article_on_cookies_stays() -> None:
    assert told((1, 0.95, TEXT[0]), (1, 0.95, BOX[1])) == []


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("This website uses cookies to improve your experience.", True),
        ("Wir verwenden Cookies, um Inhalte zu personalisieren.", True),
        ("Nous et nos partenaires utilisons des cookies.", True),
        ("当サイトではクッキーを使用しています。", True),
        ("Мы используем файлы cookie.", True),
        ("We baked cookies for the whole street.", False),
        ("The court ruled that the site may not set cookies.", False),
    ],
)
def test_lines(line: str, asks: bool) -> None:
    assert asks_for_cookies(line) is asks


def test_each_block_is_asked_for_its_box_once_however_many_boxes_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    around = cookieboxes.around
    monkeypatch.setattr(cookieboxes, "around", lambda *given: asked.append(given) or around(*given))
    count = 200
    boxes = tuple(Container(number, 0, "div", "", "body/div", 1) for number in range(1, count + 1))
    blocks = tuple(
        Block(number, BOX[1], "body/div", (0, len(BOX[1])), Evidence(container=number + 1)) for number in range(count)
    )
    page = Page("", blocks=blocks, containers=(Container(0, -1, "body", "", "body", 0), *boxes))
    assert len(cookie_boxes(page, range(count), np.full(count, 0.5, np.float32), None)) == count
    assert len(asked) <= 3 * count
