"""Lists of what the article itself is called, who wrote it and where it stands."""

from __future__ import annotations

import pytest

import cleancopy

TITLE = "The old mill grinds again"
TEXTS = (
    "The old mill on the Weir grinds flour again after forty years, and the queue for bread reaches as far as the bridge.",
    "The council paid for the wheel, and a foundation that the miller's granddaughter set up paid for the stones and the roof.",
    "Anglers were against the weir at first, but agreed to it once a ladder for the fish had been drawn and paid for.",
)
URL = "https://weir.example/2024/05/the-old-mill/"
LICENCE = 'Licence: This work is under <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.'


def clean(*facts: str, title: str = TITLE) -> list[str]:
    text = "".join(f"<p>{line}</p>" for line in TEXTS)
    listed = "".join(f"<li>{fact}</li>" for fact in facts)
    html = (
        f'<html><head><title>{title}</title><meta name="author" content="Jane Roe"></head><body><article><h1>{title}</h1>'
        f'<div><time datetime="2024-05-03">3 May 2024</time></div><div class="text">{text}</div><div class="text"><ul>{listed}</ul></div>'
        "</article></body></html>"
    )
    article = cleancopy.clean(html, url=URL)
    assert article.is_article
    kept = article.text.split("\n\n")
    assert kept[:3] == list(TEXTS)
    return [line.strip("- ") for line in "\n".join(kept[3:]).splitlines()]


@pytest.mark.parametrize(
    "facts",
    [
        (f"Title: {TITLE}", "Author: Jane Roe", "Created: 2024-05-03 10:00:00", f"Link: {URL}", LICENCE),
        (f"标题：{TITLE}", "作者：Jane Roe", "发布于：2024-05-03 10:00:00", f"链接：{URL}index.html"),
        (f"Titel: {TITLE}", LICENCE),
        (f"Link to this post: {URL}",),
    ],
)
def test_what_a_page_says_of_itself_is_no_text(facts: tuple[str, ...]) -> None:
    assert clean(*facts) == []


@pytest.mark.parametrize(
    "facts",
    [
        ("Title: The Tide", "Publisher: Weir Press", "Published: 2019", "Price: 12 pounds"),
        (f"Title: {TITLE}", "Publisher: Weir Press", "Pages: 310"),
        ("Tickets: https://tickets.example/mill", "Opening hours: every day from ten"),
    ],
)
def test_the_facts_of_a_work_are_text(facts: tuple[str, ...]) -> None:
    assert clean(*facts) == list(facts)
