"""A headline and a cut text in an element of their own are another article's, unless such elements hold the article's sections."""

from __future__ import annotations

import time

import pytest
from opinions import believe

import cleancopy

PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."
CUT = "Everyone on the pier ought to say what is wanted, and in as few words as that takes, which leads us to the next thing…"
HEADS = ("Say it before it starts", "Say it in few words", "Say it once more at the end")
DOUBTED = dict.fromkeys((CUT, *HEADS), 0.9)
OPTIONS = cleancopy.Options(any_page=True)


def text_of(
    holder: str,
    monkeypatch: pytest.MonkeyPatch,
    *,
    last: str = "And then say it again, so that nobody on the pier has to ask what was said.",
) -> str:
    believe(monkeypatch, DOUBTED)
    texts = (f"{PROSE} So it was at the start.", CUT, last)
    parts = zip(HEADS, texts, strict=True)
    inside = "".join(
        holder % place + f"<h3>{head}</h3><p>{text}</p></div></div>" for place, (head, text) in enumerate(parts)
    )
    html = f"<html><body><main><h1>How to speak on a pier</h1><p>{PROSE}</p><p>{PROSE} So it is.</p>{inside}</main></body></html>"
    return cleancopy.clean(html, options=OPTIONS).text


@pytest.mark.parametrize(
    "holder",
    ["<div class='part'><div>", "<div class='part part_%d'><div>", "<div class='part n%d wide'><div class=inner>"],
)
def test_a_section_that_trails_off_stays_with_its_heading(holder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of(holder if "%" in holder else holder + "%.0s", monkeypatch)
    assert CUT in text
    assert HEADS[1] in text


@pytest.mark.parametrize("holder", ["<div class='part_%d'><div>", "<div class='card'><div>%.0s"])
def test_a_card_alone_of_its_form_goes(holder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, DOUBTED)
    card = f"{holder % 1}<h3>{HEADS[1]}</h3><p>{CUT}</p></div></div>"
    html = f"<html><body><main><h1>How to speak on a pier</h1><p>{PROSE}</p>{card}<p>{PROSE} So it is.</p></main></body></html>"
    assert CUT not in cleancopy.clean(html, options=OPTIONS).text


def test_many_cards_take_no_more_time_each_than_few() -> None:
    took = []
    for count in (250, 4_000):
        cards = "".join(
            f"<div class='c m_{n}'><h3>Harbour {n} opens again</h3><p>{PROSE[:60]} of {n} and {n} ...</p></div>"
            for n in range(count)
        )
        prose = "".join(f"<p>{PROSE} {n}.</p>" for n in range(count))
        html = f"<html><body><article><h1>The bridge</h1>{prose}{cards}</article></body></html>"
        start = time.process_time()
        cleancopy.clean(html)
        took.append(time.process_time() - start)
    assert took[1] < 64 * took[0]
