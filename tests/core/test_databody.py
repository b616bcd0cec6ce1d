"""An article that a page declares in its structured data and shows nowhere is read from there, and from nowhere else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cleancopy import Options, clean
from cleancopy.core.clean import judge_page
from cleancopy.core.edits import restored
from cleancopy.core.model import Page

TITLE = "The ferry gets a second deck"
PARAGRAPHS = [
    "The ferry across the northern sound is going to get a second deck, the shipping office of the islands said on Tuesday.",
    "Twice as many cars are to fit on it from next summer on, when the boat comes back from a yard on the mainland coast.",
    "Until then a smaller boat will run in its place, and whoever wants to bring a car has to book a place the day before.",
    "The islanders have asked for the deck since the storm of 2011, after which the second ferry was never put in order again.",
]
MENU = "<nav><a href=/>Home</a> <a href=/news>News</a> <a href=/sport>Sport</a></nav>"
NOTICE = "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"


def page(shown: str = "", *, body: str = "\n".join(PARAGRAPHS), **more: Any) -> str:
    entity = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2024-05-07T09:30:00+02:00",
        "author": {"@type": "Person", "name": "Ida Nyman"},
        "articleBody": body,
    } | more
    data = f'<script type="application/ld+json">{json.dumps(entity)}</script>'
    return f"<html><head><title>{TITLE} - The Sound</title>{data}</head><body>{MENU}{shown}{NOTICE}</body></html>"


@pytest.mark.parametrize("joint", ["\n", "\n\n", "<br>", "</p><p>"])
def test_a_text_in_data_alone_is_the_article(joint: str) -> None:
    article = clean(page(body=joint.join(PARAGRAPHS)), url="https://sound.example/news/second-deck")
    assert article.is_article
    assert article.reason == "article: its text stands in the structured data alone"
    assert article.text.split("\n\n") == PARAGRAPHS
    assert (article.title, article.authors) == (TITLE, ["Ida Nyman"])


def test_it_has_a_verdict_of_its_own_and_the_rest_a_record() -> None:
    shown = "<main><p>You seem to have a blocker of advertisements at work, without which this page would be shown.</p></main>"
    judged = judge_page(Page(body=page(shown)))
    kept = [block.text for block, verdict in zip(judged.blocks, judged.verdicts, strict=True) if verdict.kind.is_copy]
    assert kept == PARAGRAPHS
    article = clean(page(shown), options=Options(record=True))
    assert article.removed.blocks is not None
    assert len(article.removed.blocks) + len(PARAGRAPHS) == len(judged.blocks)
    assert any("blocker of advertisements" in block.text for block in article.removed.blocks)


def test_a_page_without_a_body_element_has_the_text() -> None:
    html = page().replace(MENU, "").replace("<body>", "").replace("</body>", "").replace(NOTICE, "")
    assert clean(html).text.split("\n\n") == PARAGRAPHS


def test_what_a_page_shows_is_read_from_there() -> None:
    first, second, _, last = PARAGRAPHS
    shown = f"<article><h1>{TITLE}</h1><p>{first}</p><p>{second}</p><h2>The deck</h2><p>{last}</p></article>"
    article = clean(page(shown))
    assert PARAGRAPHS[2] not in article.text
    assert "The deck" in article.text
    assert article.reason == "article: running text"


@pytest.mark.parametrize(
    ("html", "url"),
    [
        (page(isAccessibleForFree=False), "https://sound.example/news/second-deck"),
        (page(body=PARAGRAPHS[0]), "https://sound.example/news/second-deck"),
        (page(**{"@type": "WebPage"}), "https://sound.example/news/second-deck"),
        (page(), "https://sound.example/"),
    ],
    ids=["not free", "a summary", "no article", "a front page"],
)
def test_no_other_page_is_read_from_its_data(html: str, url: str) -> None:
    article = clean(html, url=url)
    assert not article.is_article
    assert article.text == ""


def test_pages_that_show_another_text_are_not_read_from_their_data() -> None:
    shown = "".join(
        f"<p>Of the weather on island {n} there is nothing new to tell, and so it stays as it was all week.</p>"
        for n in range(9)
    )
    article = clean(page(f"<article><h1>{TITLE}</h1>{shown}</article>"))
    assert not any(text in article.text for text in PARAGRAPHS)


def test_a_cut_body_is_told_to_be_cut() -> None:
    article = clean(page(body="\n".join(PARAGRAPHS)[:-20] + "..."))
    assert article.is_article
    assert article.is_truncated


def test_such_a_page_is_put_together_again() -> None:
    article = clean(page(), options=Options(record=True))
    assert str(restored(article.to_dict())).split("\n") == ["Home News Sport", *PARAGRAPHS]
