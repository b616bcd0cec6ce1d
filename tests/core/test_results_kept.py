"""Tables, addresses and ranges in texts without markup are no tickers."""

from __future__ import annotations

import time

import pytest

from cleancopy import clean_text
from cleancopy.core.figures import read
from cleancopy.core.forms import Form
from cleancopy.core.results import AMOUNTS, in_money

BEFORE = [
    "How the fund did over twelve years",
    "The board of the pension fund published its yearly account on Monday and said that it was content with the growth.",
]
AFTER = [
    "Members will be asked in spring whether the rules for early retirement should stay as they are, the chairwoman said."
]

YEARS = [
    f"The harbour office wrote in spring {year} that the boats would have to wait for the tide, and they did so."
    for year in range(2011, 2019)
]


def kept(lines: list[str]) -> list[str]:
    text = clean_text("\n".join([*BEFORE, *lines, *AFTER])).text.split("\n")
    return [line for line in lines if line not in text]


def test_a_long_table_of_rates_is_kept() -> None:
    rows = [
        f"{month}/1/{year} {'+-'[month % 2]}{month}.{year % 10}%"
        for year in range(2012, 2018)
        for month in range(1, 13)
    ]
    assert not kept(rows)
    assert kept(["DAX 13.407,66 +0,42%", "MDAX 27.100,10 -0,11%", "EUR/USD 1,0842 +0,05%"])  # a ticker goes


def test_rows_with_cells_are_kept() -> None:
    rows = [
        f"{name} | {n} | 55.4{n % 10}% | 1,4{n} | +46.0{n % 10}%"
        for n, name in enumerate(["Antiques", "Art", "Wine", "Cars"], 61)
    ]
    assert not kept(rows)


@pytest.mark.parametrize(
    "line",
    [
        "815 Hyde Street, 1st Floor",
        "Seedlings: 16-18 hours per day",
        "Kunden: (5/5 sterne)",
        "Graines : 16-18 heures par jour",
        "Final sale $2-$10",
        "Live show €5–€8",
        "Lunch £2-3 (weekdays)",
        "Half time tickets US$2 – US$10",
        "Final offer $2 - $10 million",
        "Live shows 5–8 €",
        "Final prices 10€-5€",
        "Growth 2-10 %",
        "Final discount 10-5%",
    ],
)
def test_what_is_no_result(line: str) -> None:
    assert read(line).form not in (Form.MATCH, Form.SCORE)


@pytest.mark.parametrize(
    "line",
    [
        "Real Madrid 1-2 Barça FT",
        "India 250/3 Day 2",
        "67' Genk 0-1 Gent",
        "Arsenal 0-1 v Chelsea",
        "Final: Genk 2-10 Gent",
        "Live Genk 5–8 Gent",
    ],
)
def test_what_is_one(line: str) -> None:
    assert read(line).form in (Form.MATCH, Form.SCORE)


@pytest.mark.parametrize("line", ["Oil 70 -$5 min", "Growth 70 -5%", "Gold 1,903 -0.4%", "Genk 3-1 (75%)"])
def test_what_is_no_price_from_one_to_another(line: str) -> None:
    assert not AMOUNTS.search(line)


def test_prices_from_one_to_another_are_kept() -> None:
    assert not kept(["Final sale $2-$10", "Lunch £2-3 (weekdays)", "Live show €5–€8", "Growth 2-10 %"])
    assert kept(["Final: Genk 2-10 Gent", "Live: Arsenal 2-3 Chelsea", "FT Real Madrid 1-2 Barça"])


@pytest.mark.parametrize(
    "cells",
    [["Software", "$161.3 billion", "0.00%", "Media", "$26.6 billion", "0.00%", "Retail", "$18.0 billion", "0.31%"],
     ["Northern College", "$330.00", "Harbour State University", "$637.00", "Old Town University", "$346.00", "Coast College", "$464.00"],
     ["Ship", "Loss", "Speed", "The Tide", "4.08%", "84.26", "The Gull", "3.17%", "80.03", "The Heron", "5.20%", "79.11"]],
)  # fmt: skip
def test_cells_of_a_table_between_paragraphs_are_kept(cells: list[str]) -> None:
    assert clean_text("\n\n".join([*YEARS[:4], *cells, *YEARS[4:]])).text.split("\n\n") == [
        *YEARS[:4],
        *cells,
        *YEARS[4:],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Software", "161.30 ▲ 0.20%", "Media", "26.60 ▼ 0.10%"],
        ["DAX", "13.407,66", "Gold", "2.650,10", "Euro", "1,0821"],
    ],
)
def test_what_moves_or_is_quoted_goes_from_between_paragraphs(lines: list[str]) -> None:
    assert clean_text("\n\n".join([*YEARS[:4], *lines, *YEARS[4:]])).text.split("\n\n") == YEARS


def test_numbered_rows_are_kept() -> None:
    assert not kept(["27 FM Group 6,407,400 -0.5", "28 Markel Group 6,243,005 -0.1", "29 Harbour Life 6,012,700 +0.3"])
    assert not kept(["Energy 61.59% 1", "Digestion 45.61% 2", "Sleep 44.92% 3", "Skin 40.10% 4"])
    assert not kept(["A -->|Yes| F[Run the harbour model again]", "A -->|No| G{Is the bridge open today?}"])


def test_a_numbered_step_is_no_placeholder() -> None:
    assert not kept(["3. Loading...", "4. Keep searching..."])


@pytest.mark.parametrize(
    "line",
    [
        "CHF 2-10",
        "2–10 CHF",
        "Eintritt CHF 2-10",
        "Tickets EUR 5 – 8",
        "Lounas 12-15 eur",
        "Inträde 50–60 kr",
        "USD 3 - 5 per person",
    ],
)
def test_prices_with_a_code_from_one_to_another_are_no_figures(line: str) -> None:
    assert in_money(line)
    assert read(line).form is Form.PROSE
    assert not kept([line, line])


@pytest.mark.parametrize(
    "line", ["GER 1-2 ARG", "1-2 US Palermo", "CHF 0.9412 -0.3%", "EUR/USD 1,0842 -0,05%", "EUR 10-2", "Genk 2-10 Gent"]
)
def test_what_is_no_price_with_a_code(line: str) -> None:
    assert not in_money(line)


def test_ranges_are_looked_for_in_linear_time() -> None:
    start = time.process_time()
    for text in ("1-" * 5000, "CHF " * 5000 + "-", "9" * 20000 + "-", "1 - " * 5000):
        in_money(text)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("2102 & 2137 Weir Sick Day 114, 190 cm (17/18–19/20)", Form.PROSE),
        ("Weir Outline, 186 cm (18/19)", Form.PROSE),
        ("Weir Rovers 3-1 Dale United (2-0)", Form.MATCH),
        ("Weir 210/5 (20)", Form.MATCH),
    ],
)
def test_seasons_of_products_are_no_results(line: str, form: Form) -> None:
    assert read(line).form is form
