"""Items of an article that look like what sites add: numbered headings above pictures, sums of other articles, quotations with a gap."""

from __future__ import annotations

import pytest

from cleancopy import clean

PROSE = [
    f"The harbour council talked about the {thing} for a whole evening, and in the end nobody was content with it at all."
    for thing in ("ferry", "pier", "lighthouse", "market hall", "old crane", "fish auction", "tide gauge", "bell tower")
]
URL = "https://weir.example/2024/05/harbour"


def text_of(*parts: str) -> str:
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    head = '<title>What the council said</title><meta property="og:type" content="article">'
    page = f"<html lang=en><head>{head}</head><body><article><h1>What the council said</h1><div>{body}</div></article></body></html>"
    return clean(page, url=URL).text


@pytest.mark.parametrize(("numbers", "kept"), [((1, 2, 3, 4), 4), ((), 0)])
def test_headings_of_a_numbered_list_stay_above_pictures(numbers: tuple[int, ...], kept: int) -> None:
    names = ["The ferry of the north", "The pier of the south", "The crane of the east", "The bell of the west"]
    heads = [f"{number}. {name}" for number, name in zip(numbers, names, strict=False)] or names
    pictures = "<figure><img src=a.jpg><figcaption>Photo: Jane Roe</figcaption></figure>"
    text = text_of(*PROSE, *(f"<section><h2>{head}</h2>{pictures}</section>" for head in heads))
    assert sum(head in text for head in heads) == kept


def test_the_end_of_a_sum_of_another_article_stays_with_it() -> None:
    last = "They argue that the tide has risen, and that the town has hardly looked. <a href=/full>Read the full story.</a>"
    assert "They argue that the tide" in text_of(*PROSE[:4], f"<p>{last}</p>", *PROSE[4:])


def test_dots_in_brackets_within_a_quotation_leave_something_out() -> None:
    lines = [
        "The chairwoman wrote on Monday that the ferry would stop, and that she was sorry for it.",
        "Around noon, however, she wrote again that nothing was decided, and that [...]",
    ]
    quotation = "<blockquote>" + "".join(f"<p>{line}</p>" for line in lines) + "</blockquote>"
    text = text_of(*PROSE[:4], quotation, *PROSE[4:])
    assert all(line[:40] in text for line in lines)
