"""Small things around a text that are told by what they are named or say: sign-up boxes, times of changes, credits."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy.core.standing import credit_line

PROSE = (
    "The council said on Monday that it would take until spring before the first of the boats could pass again.",
    "Buses run along the northern bank instead, the mayor told residents at a meeting in the town hall.",
    "The work on the bridge began in May, and no boat has come through since then, the harbour says.",
)
HEAD = "<meta property='og:type' content='article'><meta property='article:published_time' content='2024-05-02T10:00'>"


def clean(below_title: str = "", between: str = "") -> str:
    text = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{between}<p>{PROSE[2]}</p>"
    html = f"<html><head>{HEAD}</head><body><article><h1>The bridge</h1>{below_title}{text}</article></body></html>"
    return cleancopy.clean(html, url="https://paper.example/news/the-bridge").text


def test_a_small_box_named_for_newsletters_goes_without_a_form() -> None:
    box = "<div class='promo newsletter-signup'><p>Our best long reads of the week, every Saturday morning.</p></div>"
    assert clean(between=box) == "\n\n".join(PROSE)


def test_a_heading_with_such_a_word_in_its_name_stays() -> None:
    assert "Which subscription is best?" in clean(
        between="<h2 id='which-subscription-is-best'>Which subscription is best?</h2>"
    )


@pytest.mark.parametrize(
    "line", ["Updated 2 days ago", "Aktualisiert vor 3 Stunden", "Atualizado há 2 horas", "5 minutter siden"]
)
def test_how_long_ago_below_the_headline_goes(line: str) -> None:
    assert clean(below_title=f"<p>{line}</p>") == "\n\n".join(PROSE)


def test_an_old_matter_stays_in_the_text() -> None:
    assert "It began 40 years ago." in clean(between="<h2>It began 40 years ago.</h2>")


@pytest.mark.parametrize(
    "line", ["A scout of the colony. Credit: N. Hale", "Credit: NASA/JPL", "Crédit : Jane Roe", "Courtesy of: Jane Roe"]
)
def test_credits_go_without_a_word_for_picture(line: str) -> None:
    assert credit_line(line)


@pytest.mark.parametrize(
    "line", ["Credit: what does it cost?", "He takes the credit: nobody else was there", "No credit."]
)
def test_sentences_on_credit_are_none(line: str) -> None:
    assert not credit_line(line)
