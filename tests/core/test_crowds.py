"""Hundreds of comments leave the article what it is."""

from __future__ import annotations

import pytest

from cleancopy import clean
from cleancopy.core.crowds import crowding_comments
from cleancopy.core.evidence import table
from cleancopy.core.model import Options, Page
from cleancopy.core.parse import parse

TITLE = "The night bus to the coast runs again"
STORY = [
    "The night bus to the coast, which had not run since the flood took the lower road, is to run again from the first of the month.",
    "It will leave the market at eleven in the evening, the company said on Monday, and reach the harbour at one in the morning.",
    "For the first weeks the ride is free, and those who still have a ticket from the time before the flood may keep it as a token.",
    "The lower road itself will stay closed until autumn, so the bus is going to take the longer way over the hill and past the quarry.",
]
MENU = "<ul><li><a href=/a>Home</a></li><li><a href=/b>Sport</a></li></ul>"


def comments(number: int, name: str = "comment") -> str:
    said = "<div class={}><b>Ada {}</b><p>I have waited for number {} of these buses longer than I care to say, and here it is.</p></div>"
    return f"<section id={name}s>" + "".join(said.format(name, n, n) for n in range(number)) + "</section>"


def page(extra: str, head: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    return f"<title>{TITLE}</title>{head}<body>{MENU}<div class=post><h1>{TITLE}</h1>{text}</div>{extra}</body>"


@pytest.mark.parametrize("number", [25, 300, 2_000])
def test_many_comments_change_nothing(number: int) -> None:
    options = Options(any_page=True)
    assert clean(page(comments(number)), options=options).text.split("\n\n") == STORY


def crowd(html: str) -> int:
    parsed = parse(Page(body=html), Options())
    return len(crowding_comments(parsed, table(parsed)))


def test_they_are_all_that_is_taken_out() -> None:
    assert crowd(page(comments(300))) == 600


@pytest.mark.parametrize(
    "html",
    [
        page(comments(3)),  # few
        page(comments(300, "remark")),  # not named for comments
        page(f"<div class=comments><h1>Another headline</h1>{comments(300)}</div>")
        .replace("id=comments", "")
        .replace("class=comment>", ">"),
        comments(300),  # nothing else
        page(
            comments(300),
            '<script type=application/ld+json>{"@context": "https://schema.org", "@type": "QAPage"}</script>',
        ),
    ],
)
def test_other_texts_are_left_to_the_judge(html: str) -> None:
    assert crowd(html) == 0
