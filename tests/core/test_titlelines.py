"""The title of a text without markup stands among menus, tickers, strips and other articles' headlines."""

from __future__ import annotations

import time

import pytest

from cleancopy.core.model import Page
from cleancopy.core.plaintext import parse_text
from cleancopy.core.striplabels import strip_label
from cleancopy.core.titlelines import candidate_features, title_line
from cleancopy.core.titleworth import WEIGHTS

TITLE = "Harbour council agrees to rebuild the old ferry pier"
PROSE = [
    "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since the storm.",
    "Work is to begin in spring and to take about fourteen months, the chairwoman told reporters after the meeting.",
    "The pier had carried ferries to the islands for almost a century before the storm took half of its planks.",
]


def title(*lines: str) -> str | None:
    blocks = parse_text(Page(body="\n".join(lines), markup=False)).blocks
    place = title_line(blocks)
    return None if place is None else blocks[place].text


@pytest.mark.parametrize(
    "above",
    [
        ["Skip to main content", "Home", "News", "Sports and more", "Sign in to your account"],
        ["Exchange rates", "EUR 48.09 ▼0.28%", "USD 41.68 ▲0.25%"],
        ["Wechselkurse", "EUR 48,09 ▼0,28 %"],
        ["Kursy walut", "EUR 4,26 zł +0,28%"],
        ["terça-feira, 19 de novembro de 2024 17h22"],
        ["BREAKING", "Minister resigns after a row over taxes", "Storm leaves thousands without electricity"],
        [
            "Ten cheap recipes for a quick supper",
            "Our kitchen editor tried dozens of soups, noodles and omelettes for thi...",
        ],
        ["Home / News / Local news / Harbour", "Share | Print | Save this article"],
        [
            "We use cookies to give you the best experience and to show you adverts that suit you.",
            "Accept",
            "Home",
            "News",
            "Sport",
        ],
        ["Photo: Anna Smith | The old ferry pier after the storm"],
    ],
)
def test_title_below_other_lines(above: list[str]) -> None:
    assert title(*above, TITLE, "By Anna Smith", "12 November 2024", *PROSE) == TITLE


@pytest.mark.parametrize("label", ["BREAKING", "Latest news", "Top stories"])
@pytest.mark.parametrize("others", [[], ["Minister resigns after a row over taxes"]])
def test_a_title_below_a_label_may_have_its_words_in_other_forms(label: str, others: list[str]) -> None:
    changed = "Ferries wait for rebuilding of harbours"  # the text says ferry, rebuild, harbour
    assert title(label, *others, changed, *PROSE) == changed
    assert title(label, changed, *others, *PROSE) == changed


@pytest.mark.parametrize("other", ["Exchange rates", "Wechselkurse", "Valutakurser"])
def test_heading_of_figures_is_no_title(other: str) -> None:
    assert title(other, "EUR 48.09 ▼0.28%", *PROSE) is None


def test_headline_of_a_strip_is_no_title() -> None:
    assert title("BREAKING", "Minister resigns after a row over taxes", *PROSE) is None


LONG = [
    *PROSE,
    "Fishermen have landed their catch at the yacht basin since then, where the water is too shallow for the larger boats.",
    "The ministry pays two thirds of the costs, and the rest is raised by a charge on every ticket for the next ten years.",
    "Islanders had asked for a bridge instead, but the council found it too dear and too exposed to the winter winds.",
    "A small museum in the old waiting room is to tell of the ships, their crews, and the families that waited for them.",
]
OTHERS = ["Minister resigns in row over income taxes", "Chess champion withdraws from Oslo tournament"]
STRIPS = {
    "clocks above": ["14:32", OTHERS[0], "13:05", OTHERS[1]],
    "clocks below": [OTHERS[0], "14:32", OTHERS[1], "13:05"],
    "ago": ["12 minutes ago", OTHERS[0], "2 hours ago", OTHERS[1]],
    "clock before": [f"14.32 {OTHERS[0]}", f"13.05 {OTHERS[1]}"],
    "clock behind": [f"{OTHERS[0]} 14:32", f"{OTHERS[1]} 13:05"],
    "bullets": [f"» {head}" for head in OTHERS],
    "plus": [f"+++ {head}" for head in OTHERS],
    "label": ["ÚLTIMA HORA • ÚLTIMA HORA", *OTHERS],
}


@pytest.mark.parametrize("strip", STRIPS)
def test_title_among_the_headlines_of_a_strip(strip: str) -> None:
    lines = STRIPS[strip]
    assert title(*lines, TITLE, "By Anna Smith", *LONG) == TITLE
    assert title(TITLE, *lines, "By Anna Smith", *LONG) == TITLE


@pytest.mark.parametrize("strip", STRIPS)
def test_no_headline_of_a_strip_is_the_title_of_a_text_without_one(strip: str) -> None:
    lines = STRIPS[strip]
    assert title(*lines, *LONG) not in lines
    assert title(*lines, "By Anna Smith", *LONG) not in lines


def test_headline_alone_above_the_text_is_its_title_whatever_it_says() -> None:
    assert (
        title("A long goodbye to grandmother's rowing boats", *LONG) == "A long goodbye to grandmother's rowing boats"
    )


def test_title_that_stands_twice_among_headlines_of_others() -> None:
    other = "Betify Guide: Développements Disponibles Platform 2025 – Telefon ve Derinlemesine Analiz"
    assert title("Cheap fixes are best!", "Latest", other, *OTHERS, "Cheap fixes are best!", *LONG) != other


def test_question_is_a_title_over_a_byline() -> None:
    question = "Why is the harbour council going to rebuild the old ferry pier at last?"
    assert title(question, "By Anna Smith", *PROSE) == question


def test_every_feature_has_a_weight() -> None:
    blocks = parse_text(Page(body="\n".join([TITLE, *PROSE]), markup=False)).blocks
    (row,) = candidate_features(blocks).values()
    assert row.keys() == WEIGHTS.keys()


def test_long_texts_are_looked_at_from_the_top_only() -> None:
    assert title(*["Menu entry number one and two"] * 5000) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ÚLTIMA HORA • ÚLTIMA HORA", True),
        ("BREAKING | BREAKING | BREAKING", True),
        ("BREAKING • Minister resigns", False),
        ("Minister • Minister", False),
    ],
)
def test_a_label_again_and_again_is_one(text: str, label: bool) -> None:
    assert strip_label(text) is label


def test_search_for_a_label_again_stays_linear() -> None:
    start = time.perf_counter()
    for text in ("a" * 120, "a a" * 40, "ab|" * 40, "•" * 120):
        strip_label(text)
    assert time.perf_counter() - start < 0.1


@pytest.mark.parametrize("dots", [" ...", "...", "…", " …", " all of wh..."])
@pytest.mark.parametrize(
    ("headline", "teaser", "paragraph"),
    [
        (
            "The islands' interest is plain: the shipping company is in talks with three yards",
            "The harbour council agreed on Monday evening to rebuild the old f...",
            PROSE[0],
        ),
        (
            "Das Interesse der Inseln ist deutlich: Die Reederei verhandelt mit drei Werften",
            "Der Hafenrat hat am Montagabend beschlossen, den alten Anleger w…",
            "Der Hafenrat hat am Montagabend beschlossen, den alten Anleger wieder aufzubauen, den der Sturm zerstört hat.",
        ),
        (
            "Интерес островов очевиден: пароходство ведёт переговоры с тремя верфями",
            "Портовый совет решил в понедельник вечером восстановить ста...",
            "Портовый совет решил в понедельник вечером восстановить старый причал, разрушенный осенней бурей.",
        ),
    ],
)
def test_a_cut_title_between_its_own_teaser_and_the_paragraph(
    dots: str, headline: str, teaser: str, paragraph: str
) -> None:
    assert title("USD", "41.68 ▼0.25%", teaser, "", headline + dots, "", paragraph, *PROSE[1:]) == headline + dots


def test_a_cut_line_above_the_text_is_another_articles_where_the_line_above_is_no_copy() -> None:
    teaser = "Ten cheap recipes for a quick supper that the whole family will love and wh..."
    cut = "Minister resigns after a row over taxes that nobody in the capital had seen com..."
    assert title("USD", "41.68 ▼0.25%", teaser, cut, *PROSE) is None
    copied = "The harbour council agreed on Monday evening to rebuild the old f..."
    assert title(TITLE, copied, "By Anna Smith for the Harbour Post", *PROSE) == TITLE


def test_without_a_blank_line_a_strange_cut_line_there_is_one_more_teaser() -> None:
    copied = "The harbour council agreed on Monday evening to rebuild the old f..."
    cut = "Minister resigns after a row over taxes that nobody in the capital had seen com..."
    assert title(copied, cut, *PROSE) is None
