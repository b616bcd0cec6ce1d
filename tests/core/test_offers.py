"""Boxes of the site within an article, cards of other articles, captions said again: gone, and what looks like them stays."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy import Kind, Options
from cleancopy.core.model import Block
from cleancopy.core.offers import offers

PROSE = [
    "The council of the town met on Monday evening to speak about the old bridge, which has been closed since the flood in March.",
    "Engineers found cracks in two of the five arches, and the repair will cost more than the town has in its purse this year.",
    "“We will not let it fall,” said the mayor, who crossed the river on it every morning of her life until the spring.",
    "A ferry takes people over from six in the morning; it is slow, and the fishermen who run it sing while they pull the rope.",
    "The council will vote on the money in December, and the vote is expected to be close, as votes on bridges often are here.",
]


def kept(middle: str, place: int = 3) -> str:
    parts = [f"<p>{text}</p>" for text in PROSE]
    body = "".join([*parts[:place], middle, *parts[place:]])
    html = (
        f"<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1>{body}</article></body></html>"
    )
    text = cleancopy.clean(html, options=Options(any_page=True)).text
    assert all(line in text for line in PROSE)
    return text


@pytest.mark.parametrize(
    "lines",
    [
        ("Sign up for our newsletter", "The most important stories, every morning in your inbox.", "Subscribe"),
        (
            "Unser Newsletter",
            "Die wichtigsten Nachrichten des Tages, jeden Morgen in Ihrem Postfach.",
            "Jetzt anmelden",
        ),
        ("Подпишитесь на рассылку", "Главные новости дня каждое утро в вашей почте.", "Подписаться"),
        ("Suscríbete a nuestro boletín", "Lo más importante, cada mañana en tu correo.", "Suscribirme"),
        ("ニュースレター登録", "毎朝、その日の主なニュースをメールでお届けします。", "登録する"),
        ("النشرة البريدية", "أهم الأخبار كل صباح في بريدك الإلكتروني.", "اشترك الآن"),
        ("Abonnez-vous à notre newsletter", "Recevez l'essentiel chaque matin dans votre boîte mail.", "Je m'abonne"),
    ],
)
@pytest.mark.parametrize("form", ["<div>{}</div>", "{}"])
def test_sign_up_boxes_go_in_any_markup(lines: tuple[str, ...], form: str) -> None:
    text = kept(form.format("".join(f"<p>{line}</p>" for line in lines)))
    assert not [line for line in lines if line in text]


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter of the fishermen has 1,193 readers, and all of them know each other by their boats.",
        "She read of it on Facebook, then on Instagram, and then her aunt rang to tell her the same thing again.",
        "Subscribers to the theatre were told in a letter that the play would begin an hour later than planned.",
    ],
)
def test_articles_speak_of_newsletters_too(line: str) -> None:
    assert line in kept(f"<p>{line}</p>")


CUT = "Fishermen of the lower river have found a way of pulling the rope that costs them half the strength, they s..."


@pytest.mark.parametrize(
    "card",
    [
        f"<aside><h3>How to pull a rope</h3><p>{CUT}</p></aside>",
        f"<div>Read also:<div>How to pull a rope</div><div>{CUT}</div></div>",
        f"<p>Read also: <a href='/rope'>How to pull a rope</a></p><p>{CUT}</p>",
    ],
)
def test_cards_go_whole(card: str) -> None:
    text = kept(card)
    assert "How to pull a rope" not in text
    assert CUT not in text


def test_sections_of_the_article_stay_whatever_they_end_in() -> None:
    sections = "".join(
        f"<section><h2>Night {n}</h2><p>{text[:-1]}...</p></section>" for n, text in enumerate(PROSE[:3])
    )
    html = f"<html><body><article><h1>Nights</h1><p>{PROSE[4]}</p>{sections}<p>{PROSE[3]}</p></article></body></html>"
    text = cleancopy.clean(html, options=Options(any_page=True)).text
    assert all(f"Night {n}" in text for n in range(3))


def test_a_caption_said_again_goes_with_the_caption() -> None:
    caption = "The ferry between the two banks in the fog of last November, as seen from the mill."
    text = kept(f"<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure><p>{caption}</p>")
    assert caption not in text


def test_box_that_speaks_of_two_things_is_called_by_the_first() -> None:
    line = "Why not sign up today for a free trial and see for yourself?"
    found = offers([Block(0, line, "body/p", (0, len(line)))], [0])
    assert [verdict.kind for verdict in found.values()] == [Kind.NEWSLETTER]


@pytest.mark.parametrize("count", ["1 de 1 ", "2/14 ", "3 of 5 "])
def test_captions_in_figures_may_say_which_picture_they_are_of(count: str) -> None:
    caption = "The ferry in the harbour of Weir on Monday"
    text = kept(f"<figure><img src=a.jpg><figcaption hidden>{count}{caption}</figcaption></figure><p>{caption}</p>")
    assert caption not in text
