"""Pages that go on with the next article below their own, in the same template and without an article element."""

from __future__ import annotations

import pytest

import cleancopy

PROSE = (
    "The council said on Monday that it would take until spring before the first of the boats could pass again.",
    "Buses run along the northern bank instead, the mayor told residents at a meeting in the town hall.",
    "The work on the bridge began in May, and no boat has come through since then, the harbour says.",
)
NEXT = (
    "Dairy farmers say that they will block the ring road with tractors on Friday unless they are paid more for milk.",
    "The union said that its members had nothing left to lose after three years of prices below their costs.",
    "Those who buy the milk said that there would be talks through all of this week, and the next one too.",
)
STAMP = "<div class='story_time__2'>12 November 2024, 08:14</div>"
HEAD = (
    "<meta property='og:type' content='article'><meta property='article:published_time' content='2024-11-12T08:14:00'>"
)


def story(level: int, title: str, stamp: str, text: tuple[str, ...]) -> str:
    lines = "".join(f"<div class='par_p__1'>{line}</div>" for line in text)
    return (
        f"<div><h{level} class='story_hed__0Aa'>{title}</h{level}>{stamp}</div><div class='story_body__8'>{lines}</div>"
    )


def clean(more: str) -> str:
    body = f"<body><div class='x'>{story(1, 'The bridge stays closed', STAMP, PROSE)}{more}</div></body>"
    return cleancopy.clean(f"<html><head>{HEAD}</head>{body}</html>", url="https://paper.example/news/the-bridge").text


@pytest.mark.parametrize("level", [1, 2])
def test_what_follows_a_further_headline_and_date_goes(level: int) -> None:
    stamp = STAMP.replace("12 Nov", "11 Nov")
    assert clean(story(level, "Farmers threaten a blockade", stamp, NEXT)) == "\n\n".join(PROSE)


def test_a_part_of_the_article_has_no_date_of_its_own() -> None:
    assert NEXT[1] in clean(story(2, "What the farmers say", "", NEXT))


def test_a_card_within_the_article_does_not_end_it() -> None:
    card = story(2, "Farmers threaten a blockade", STAMP, ())
    body = story(1, "The bridge stays closed", STAMP, PROSE).replace(PROSE[1], f"{PROSE[1]}</div>{card}<div>")
    html = f"<html><head>{HEAD}</head><body><div class='x'>{body}</div></body></html>"
    assert PROSE[2] in cleancopy.clean(html, url="https://paper.example/news/the-bridge").text


def window(more: str, title: str, stamp: str, text: tuple[str, ...]) -> str:
    lines = "".join(f"<p>{line}</p>" for line in text)
    return f"<div class='window{more}'><span>{stamp}</span><h1>{title}</h1><div class='text'>{lines}</div></div>"


def test_an_article_in_an_element_beside_that_of_the_first_goes() -> None:
    first = window("", "The bridge stays closed", "12 November 2024, 08:14", PROSE).replace(
        "<h1>", "<h1 class='headline'>"
    )
    second = window(" js-next", "Farmers threaten a blockade", "11 November 2024, 19:02", NEXT)
    html = f"<html><head>{HEAD}</head><body>{first}{second}</body></html>"
    assert cleancopy.clean(html, url="https://paper.example/news/the-bridge").text == "\n\n".join(PROSE)


@pytest.mark.parametrize("stamp", ["", "What the farmers of 2024 want"])
def test_a_part_in_an_element_beside_that_of_the_title_stays(stamp: str) -> None:
    first = window("", "The bridge stays closed", "12 November 2024, 08:14", PROSE)
    second = window("", "What the farmers say", stamp, NEXT)
    html = f"<html><head>{HEAD}</head><body><main>{first}{second}</main></body></html>"
    assert NEXT[1] in cleancopy.clean(html, url="https://paper.example/news/the-bridge").text
