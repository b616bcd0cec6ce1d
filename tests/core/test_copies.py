"""A text that stands on its page twice is read as if it stood there once."""

from __future__ import annotations

import time

import pytest

from cleancopy import clean
from cleancopy.core.copies import copied
from cleancopy.core.model import Block, Evidence, Kind, Options, Page
from cleancopy.core.parse import parse

TITLE = "The orchard above the town is to be felled"
STORY = [
    "The orchard above the town, which three generations of schoolchildren have raided every autumn, is to be felled before the winter.",
    "The trees are older than the school, the forester told the council on Tuesday, and half of them would not stand another storm.",
    "Nobody spoke against it at the meeting, though several of the older members were seen to leave the room before the vote was taken.",
    "In their place the council means to plant young trees of the same kinds, from cuttings that the gardening club has taken for years.",
]
BODY = f"<h1>{TITLE}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
PAGE = f"<title>{TITLE}</title><body>{{}}<article>{BODY}</article>{{}}<footer><p>The Daily Orchard</p></footer></body>"


@pytest.mark.parametrize("how", ["style='display:none'", "hidden", "class=print style='visibility: hidden'"])
@pytest.mark.parametrize("above", [True, False])
def test_a_hidden_copy_changes_nothing(how: str, above: bool) -> None:
    alone = clean(PAGE.format("", ""))
    copy = f"<div {how}>{BODY}</div>"
    both = clean(PAGE.format(copy, "") if above else PAGE.format("", copy))
    assert both.text == alone.text
    assert both.text.split("\n\n") == STORY
    assert both.title == TITLE


def test_the_hidden_one_of_two_is_the_copy() -> None:
    blocks = parse(Page(body=PAGE.format(f"<div hidden>{BODY}</div>", "")), Options()).blocks
    found = copied(blocks)
    assert sorted(found) == list(range(5))
    assert {verdict.kind for verdict in found.values()} == {Kind.DUPLICATE}


def lines(*texts: str, hidden: str = "") -> list[Block]:
    return [Block(0, text, "body/p", (0, 0), Evidence(tag="p", hidden=hidden)) for text in texts]


def numbered(blocks: list[Block]) -> list[Block]:
    return [block._replace(index=index) for index, block in enumerate(blocks)]


@pytest.mark.parametrize(
    "blocks",
    [
        lines(*STORY) * 2,  # shown twice, but short: a refrain
        lines(*STORY) + lines(*STORY[:2], hidden="hidden attribute"),  # too little of it
        lines(*STORY) + lines(*STORY, hidden="aria-hidden"),  # that hides from screen readers alone
        lines("Share", "Print") * 40,
    ],
)
def test_what_is_said_again_is_no_copy(blocks: list[Block]) -> None:
    assert copied(numbered(blocks)) == {}


def test_of_two_that_are_shown_the_second_is_the_copy() -> None:
    blocks = numbered(lines("One", *STORY, *(f"{text} Or so." for text in STORY), "Two") * 2)
    assert sorted(copied(blocks)) == list(range(10, 20))


@pytest.mark.parametrize(
    "texts",
    [
        [STORY[0]] * 20_000,
        STORY * 5_000,
        [f"{STORY[0]} {n % 9_000}" for n in range(20_000)],
        [*["a"] * 9_000, STORY[0]] * 2,
    ],
)
def test_the_time_grows_with_the_blocks(texts: list[str]) -> None:
    blocks = numbered(lines(*texts))
    begun = time.process_time()
    copied(blocks)
    assert time.process_time() - begun < 1
