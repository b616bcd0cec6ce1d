"""Short lines that lead to apps and accounts only go, in any language; sources and people stay."""

from __future__ import annotations

import numpy as np
import pytest

from cleancopy.core.channels import channels
from cleancopy.core.model import Block, Evidence, Kind, Page

APP, ACCOUNT = "https://play.google.com/store/apps/details?id=org.harbour", "https://www.instagram.com/harbour/"
LETTER = "/newsletter/daily"


def told(*lines: tuple[str, tuple[str, ...]], score: float = 0.7) -> list[int]:
    blocks = tuple(
        Block(index, text, "body/p", (0, len(text)), Evidence(link_chars=9 * len(links), links=links))
        for index, (text, links) in enumerate(lines)
    )
    found = channels(Page("", blocks=blocks), range(len(blocks)), np.full(len(blocks), score, np.float32))
    assert {verdict.kind for verdict in found.values()} <= {Kind.SHARE}
    return sorted(found)


@pytest.mark.parametrize(
    ("line", "link"),
    [("Die Nachrichten des Hafens aufs Telefon? Hier geht es zur App.", APP), ("Let's hang out on Instagram!", ACCOUNT),
     ("港の話をもっと読む", "https://lin.ee/abc"), ("Приєднуйтесь", "https://t.me/harbour"), ("On X too", "https://x.com/harbour?lang=en"),
     ("Videos vom Hafen", "https://www.youtube.com/@harbour"), ("Больше новостей", "https://vk.com/harbour")],
)  # fmt: skip
def test_lines_that_lead_to_apps_and_accounts_go(line: str, link: str) -> None:
    assert told((line, (link,))) == [0]
    assert told((line, (link, ACCOUNT, "#top"))) == [0]


@pytest.mark.parametrize(
    "link",
    ["https://x.com/mayor/status/123", "https://www.instagram.com/p/abc/", "https://www.youtube.com/watch?v=abc", "/harbour", LETTER,
     "https://www.facebook.com/photo.php?fbid=1", "https://www.linkedin.com/in/jane-roe", "https://t.me/harbour/77",
     "https://x.com/search?q=harbour"],
)  # fmt: skip
def test_sources_stay(link: str) -> None:
    assert told(("The mayor said so on Monday", (link,))) == []
    assert told(("Two of them", (ACCOUNT, link))) == []


def test_long_lines_sure_ones_and_those_without_links_stay() -> None:
    assert told(("Let's hang out on Instagram!", ())) == []
    assert told(("Let's hang out on Instagram!", ("#top",))) == []
    assert told(("She writes on Instagram.", (ACCOUNT,)), score=0.95) == []
    assert told(("The harbour master, who has written down the tides for twenty years. " * 3, (ACCOUNT,))) == []


def test_letters_go_beside_such_a_line_only() -> None:
    letter = ("Der Hafen jeden Morgen: hier entlang.", (LETTER,))
    app = ("Der Hafen aufs Telefon?", (APP,))
    assert told(letter, ("It rains.", ()), app) == [2]
    assert told(letter, app) == told(app, letter) == [0, 1]


@pytest.mark.parametrize(("count", "goes"), [(3, 3), (11, 0)])
def test_a_list_of_accounts_is_the_article(count: int, goes: int) -> None:
    lines = [(f"Harbour number {number} on Instagram", (ACCOUNT,)) for number in range(count)]
    assert len(told(*lines)) == goes


def test_a_sentence_that_mentions_an_app_stays() -> None:
    sentence = "The calculator of the harbour is an app for the phone that turns knots into miles and keeps a long table of all the tides."
    assert (told((sentence, (APP,))), told((sentence[:60], (APP,)))) == ([], [0])
