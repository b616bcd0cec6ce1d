"""Words for screen readers alone are not the article's; names that only look like theirs are."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy.core.model import Block, Container, Evidence, Page
from cleancopy.core.screenreaders import for_screen_readers

PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."


def named(own: str, around: str = "", tag: str = "div") -> bool:
    containers = (
        Container(0, -1, "body", "", "body", 0),
        Container(1, 0, "div", around, "body/div[1]", 1),
        Container(2, 1, tag, own, "body/div[1]/div[1]", 2),
    )
    return for_screen_readers(Page("", containers=containers), Block(0, "Text", "body", (0, 4), Evidence(container=2)))


@pytest.mark.parametrize(
    "words",
    ["visually-hidden", "sr-only", "label u-visuallyhidden", "screen-reader-text", "a11y-sr-only", "visuallyHidden x",
     "screen-readers-only", "show-for-sr"],
)  # fmt: skip
def test_names_of_elements_that_are_not_seen(words: str) -> None:
    assert named(words)
    assert named("", words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "not-sr-only",
        "sm:sr-only",
        "hidden-gem",
        "visually-hidden-toggle-wrapper",
        "reader-text",
        "screen",
        "visually-rich",
    ],
)
def test_other_names(words: str) -> None:
    assert not named(words)


def test_page_keeps_its_paragraphs_and_loses_what_is_not_seen() -> None:
    said = [f"{PROSE} It was the {number}. time." for number in range(8)]
    parts = "".join(f"<div class='visually-hidden'>Article content</div><p>{line}</p>" for line in said)
    page = f"<html><body><article><h1>Bridge closed</h1><div>{parts}</div></article></body></html>"
    article = cleancopy.clean(page, options=cleancopy.Options(record=True, any_page=True))
    assert article.text.split("\n\n") == said
