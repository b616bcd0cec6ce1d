"""A list above the text with a word for sharing among its short items is what one can do with the page."""

from __future__ import annotations

import time

import pytest

import cleancopy

TEXT = "".join(
    f"<p>The council said on Monday that it would take until spring before the boats could pass again. That was the {n}. time.</p>"
    for n in range(6)
)


def article(between: str) -> str:
    said = '{"@type":"NewsArticle","headline":"The old bridge over the river is closed","datePublished":"2026-05-03T08:00:00Z"}'
    head = f"<script type='application/ld+json'>{said}</script>"
    return cleancopy.clean(
        f"<html><head>{head}</head><body><article><h1>The old bridge over the river is closed</h1>{between}"
        f"<div class='text'>{TEXT}</div></article>"
    ).text


@pytest.mark.parametrize(
    "items",
    [
        ("Facebook", "Copy the link", "Save it to read later", "Larger letters"),
        ("Partager", "Offrir cet article", "Lire plus tard"),
        ("Teilen", "Vorlesen lassen"),
    ],
)
def test_all_items_go_with_the_word_for_sharing(items: tuple[str, ...]) -> None:
    text = article("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>")
    assert text.startswith("The council said")
    assert not any(item in text for item in items)


def test_what_the_article_sums_up_above_its_text_stays() -> None:
    points = ("The bridge over the river is closed until spring.", "Facebook and the town pay for what is broken.")
    text = article("<ul>" + "".join(f"<li>{point}</li>" for point in points) + "</ul>")
    assert all(point in text for point in points)


def test_time_grows_with_the_items_alone() -> None:
    def seconds(count: int) -> float:
        page = "<ul>" + "<li>Teilen</li><li>Later on</li>" * count + "</ul>"
        start = time.process_time()
        article(page)
        return time.process_time() - start

    seconds(100)
    assert seconds(4_000) < 20 * max(seconds(500), 0.02)
