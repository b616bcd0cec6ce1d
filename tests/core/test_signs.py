"""What short lines, titles and links say of a page's kind."""

from __future__ import annotations

from cleancopy.core.evidence import signs, whole
from cleancopy.core.model import Options, Page
from cleancopy.core.parse import parse

URL = "https://a.example/rain"


def measures(body: str, title: str = "How it rains") -> dict[str, float]:
    page = parse(Page(body=f"<html><head><title>{title}</title></head><body>{body}</body></html>", url=URL), Options())
    return dict(zip(signs.NAMES, signs.measures(page, [True] * len(page.blocks)), strict=True))


def test_labels_are_whole_lines() -> None:
    found = measures("<button>Add to Cart</button><p>In stock</p><p>We add to cart what is in stock.</p>")
    assert round(found["label_share_shop"], 3) == round(2 / 3, 3)
    assert found["labels_forum"] == 0


def test_date_and_name_near_the_headline() -> None:
    near = measures("<h1>It rains</h1><p>By Jane Roe</p><p>3 May 2024</p><p>It rains all day.</p>")
    assert (near["date_near"], near["name_near"], near["headlines"]) == (1, 1, 1)
    far = measures("<h1>It rains</h1>" + "<p>It rains all day.</p>" * 20 + "<p>3 May 2024</p><p>By Jane Roe</p>")
    assert (far["date_near"], far["name_near"]) == (0, 0)
    assert measures("<p>3 May 2024</p>")["date_near"] == 0


def test_links_out_and_within() -> None:
    found = measures(
        '<p><a href="https://b.example/">b</a> <a href="#top">top</a> <a href="/x">x</a> <a href="https://a.example/y">y</a></p>'
    )
    assert (found["links_kept"], found["links_out"], found["links_within"]) == (4, 0.25, 0.25)


def test_title() -> None:
    found = measures("<p>x</p>", "How it rains: 3 reasons?")
    assert (found["title_advice"], found["title_colon"], found["title_digit"], found["title_asks"]) == (1, 1, 1, 1)


def test_every_measure_has_a_name_of_its_own() -> None:
    assert len(set(whole.names())) == len(whole.names())
    assert len(measures("<p>x</p>")) == len(signs.NAMES)


def test_weights_were_learned_on_these_measures() -> None:
    from cleancopy.core.weights import measured

    assert measured() == whole.names()
