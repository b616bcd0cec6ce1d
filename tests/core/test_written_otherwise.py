"""The same page in another spelling gives the very same article."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks import mutants_source, mutants_tree, mutants_whole  # noqa: F401  (they fill the list)
from benchmarks.mutants import MUTATIONS, SAME, Source, made
from cleancopy.core.article import Article
from cleancopy.core.clean import clean_page
from cleancopy.core.model import Options, Page

URL = "https://sound.example/2031/05/old-pier"
TEXTS = {
    "en": (
        "Old pier “to stay”",
        ["The council’s vote on the old pier was close: nine members to eight – and one asleep."],
    ),
    "de": (
        "Die Fähre fährt wieder",
        ["Nach der Überschwemmung fährt die Fähre wieder, größer und später als früher, sagte der Bürgermeister."],
    ),
    "ru": (
        "Паром снова ходит",
        ["После наводнения паром снова ходит, сообщили в пятницу в администрации города журналистам."],
    ),
    "ja": (
        "渡し船が再開",
        ["洪水の後、止まっていた渡し船が金曜日から再び運航されると市長が記者会見で明らかにした。コーヒーも出る。"],
    ),
    "ko": ("나룻배 운항 재개", ["홍수 뒤에 멈추었던 나룻배가 금요일부터 다시 다닌다고 시장이 기자들에게 밝혔다."]),
    "zh": ("渡轮恢复通航", ["洪水之后停航的渡轮将从星期五起恢复通航，市长在新闻发布会上告诉记者，票价保持不变。"]),
}
MENU = "<nav class=menu><ul><li><a href='/news'>News</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
FOOT = "<footer class=foot><p>© 2031 The Sound <a href='/imprint'>Imprint</a></p></footer>"


def page(language: str, paragraphs: int, extra: str) -> Source:
    title, [line] = TEXTS[language]
    lines = [f"{line} ({number})" for number in range(paragraphs)]
    body = "".join(f"<p class=text>{one}</p>\n" for one in lines)
    html = (
        f"<!DOCTYPE html>\n<html lang={language}><head><meta charset=utf-8><title>{title}</title></head><body>{MENU}\n"
        f"<main class=story><h1>{title}</h1>\n<div class='date'>2031-05-06</div>\n{extra}{body}</main>{FOOT}<img src=/a.png></body></html>"
    )
    return Source(html, URL, "\n\n".join(lines), title, language)


def article(body: str | bytes, headers: dict[str, str] | None = None) -> Article:
    return clean_page(Page(body, URL, headers or {}), Options(any_page=True))


EXTRAS = ["", "<ul><li>One thing <b>and</b> another</li><li>A third thing</li></ul>", "<blockquote><p>“So be it.”</p></blockquote>",
          "<table><tr><td>Boats</td><td>12</td></tr><tr><td>Piers</td><td>3</td></tr></table>"]  # fmt: skip


@pytest.mark.parametrize("name", sorted(SAME))
@settings(max_examples=12, deadline=None)
@given(
    language=st.sampled_from(sorted(TEXTS)),
    paragraphs=st.integers(2, 7),
    extra=st.sampled_from(EXTRAS),
    seed=st.integers(0, 99),
)
def test_not_a_word_changes(name: str, language: str, paragraphs: int, extra: str, seed: int) -> None:
    source = page(language, paragraphs, extra)
    mutant = made(name, source, seed)
    if mutant is not None:
        wanted, found = article(source.html), article(mutant.body, dict(mutant.headers))
        assert found.text.split() == wanted.text.split()
        assert (found.title, found.authors, found.date_published) == (
            wanted.title,
            wanted.authors,
            wanted.date_published,
        )
        assert wanted.text


def test_the_list_is_long() -> None:
    assert len(MUTATIONS) > 150
    assert len(SAME) > 60
