"""Small boxes in which the site speaks for itself go as a whole; boxes of the article, and its paragraphs beside such lines, stay."""

from __future__ import annotations

import cleancopy

PARAGRAPHS = [
    f"<p>The ferry {word} came back to the old harbour on Monday, and the people of the island stood on the pier to see it.</p>"
    for word in ("Anna", "Berta", "Clara", "Dora", "Emma", "Frida")
]
HEAD = "<html lang='en'><head><title>The ferry is back</title></head><body><main><h1>The ferry is back</h1>"


def text_of(box: str) -> str:
    body = "".join((*PARAGRAPHS[:3], box, *PARAGRAPHS[3:]))
    return cleancopy.clean(
        f"{HEAD}<div class='story'>{body}</div></main></body></html>", url="https://harbour.example/a-b-c"
    ).text


def test_all_of_a_box_goes_with_its_sign_up() -> None:
    box = (
        "<div class='promo'><p>Tide and Sky</p><p>All that the harbour talks about, in your inbox at six.</p>"
        "<p>Sign up for our free newsletter</p><p>Our partners may read along.</p><button>Go</button></div>"
    )
    assert text_of(box) == text_of("")


def test_the_question_of_a_poll_goes_with_its_answers() -> None:
    box = (
        "<aside class='ask'><h5>Poll</h5><p>Do you take the ferry?</p><label><input type='radio'>Daily</label>"
        "<label><input type='radio'>Never</label><button>Vote</button></aside>"
    )
    assert "Do you take the ferry?" not in text_of(box)


def test_a_box_of_the_article_stays() -> None:
    box = "<div class='facts'><h3>The ferries</h3><p>Anna: built in 1952, 40 seats.</p><p>Berta: built in 1961, 60 seats.</p></div>"
    text = text_of(box)
    assert "Anna: built in 1952" in text
    assert "Berta: built in 1961" in text


def test_paragraphs_in_wrappers_of_one_name_stay_beside_an_invitation() -> None:
    wrapped = [f"<div class='block'>{paragraph}</div>" for paragraph in PARAGRAPHS]
    wrapped[-1] = f"<div class='block'>{PARAGRAPHS[-1]}<p>Follow us on Facebook</p></div>"
    page = f"{HEAD}<div class='story'>{''.join(wrapped)}</div></main></body></html>"
    text = cleancopy.clean(page, url="https://harbour.example/a-b-c").text
    assert "Frida" in text
    assert "Facebook" not in text


def test_boxes_that_are_much_of_the_article_stay() -> None:
    plans = "".join(
        f"<div class='plan-{name}'><h4>{name}</h4>"
        f"<p>Subscribe to the {name} plan for {price} dollars a month, with all the tides of the year.</p>"
        f"<p>{name} subscribers log in on three devices.</p><p><a href='/{name}'>Subscribe now</a></p></div>"
        for name, price in (("Harbour", 4), ("Island", 7), ("Ocean", 9), ("Coast", 11))
    )
    text = text_of(plans)
    assert "Subscribe to the Harbour plan" in text
    assert "Ocean subscribers log in" in text
