"""Lines of figures above a title, and lists of an article."""

from __future__ import annotations

import pytest
from milltext import PROSE, TITLE, left

from cleancopy.core.figures import read
from cleancopy.core.forms import Form, heads_figures


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("USD 1.8123 лв.", Form.PRICE),
        ("24K Gold ₹72,150", Form.PRICE),
        ("22 ayar altın 2.431,18", Form.PRICE),
        ("Corn 438'0 +1'6", Form.QUOTE),
        ("6/55 Grand Lotto 08-14-23-31-40-52", Form.MEASURE),
        ("unch", Form.CHANGE),
        ("Mua 86,5", Form.PRICE),
        ("Zonsondergang 19:47", Form.MEASURE),
        ("Заход солнца 19:47", Form.MEASURE),
        ("Rates: USD 124.31 EUR 144.60 GBP 164.02", Form.QUOTE),
        ("የዋጋ ዝርዝር፦ ዶላር 131.2045 ዩሮ 152.8871", Form.PRICE),
        ("Valuutta: 1 USD = 571 SOS | 1 EUR = 664 SOS", Form.QUOTE),
        ("Exchange rate 1 USD = 4,012 KHR", Form.PRICE),
        ("Regular $3.64 Premium $4.71 Diesel $4.31", Form.PRICE),
        ("TUE 3 MAR | HIGH TIDE 06:41 (4.2m) 19:02 (4.4m) | LOW TIDE 00:29 (1.1m)", Form.MEASURE),
        ("LOTTO RESULTS: 6/58 12-33-07-51-49-20 | 3D 2PM 4-1-9", Form.MEASURE),
        ("14 Nofembar 2026 | 11:02", Form.CLOCK),
        ("ថ្ងៃសុក្រ ទី១៤ ខែវិច្ឆិកា ឆ្នាំ២០២៦ ម៉ោង ១០:២៥", Form.CLOCK),
        ("Total Return Index of Saltby 8,912.441 ↑ 0.12%", Form.QUOTE),
        ("IRE won by 5 wickets", Form.MATCH),
        ("Ireland won by 5 wickets.", Form.PROSE),
        ("Toluca 19°C Air quality: poor 128", Form.WEATHER),
        ("Upload speed (Mbps) 94.44 14.86 -84.26%", Form.PROSE),
        ("Rule 1 = 4 points", Form.PROSE),
        ("It is worth 5 points.", Form.PROSE),
        ("Sterling silver, diamonds, 0.08 ct.", Form.PROSE),
    ],
)
def test_forms(line: str, form: Form) -> None:
    assert read(line).form is form


def test_what_heads_levels() -> None:
    assert heads_figures("Bank Buy Sell")
    assert heads_figures("Купівля Продаж")
    assert not heads_figures("Sale")
    assert not heads_figures("They buy and they sell")


@pytest.mark.parametrize(
    "above",
    [
        ("Bank Buy Sell", "Union 128.40 131.90", "Equity 128.10 132.00", "Harbour 128.55 131.75"),
        ("Готівковий курс", "Купівля", "Продаж", "USD", "41,35", "41,85", "EUR", "47,80", "48,60"),
        ("USD 1.8123 лв.", "EUR 1.9558 лв.", "GBP 2.2876 лв."),
        ("NFL", "Bills 24 Jets 17 Final", "NBA", "Heat 99 - 104 Celtics FT"),
        ("Brent", "82.14", "+0.42", "Nat Gas", "1.89", "unch"),
        ("Vàng SJC", "Mua 86,5", "Bán 88,5"),
        ("דולר: 3.712", "יורו: 4.021"),
        ("ΧΑ 1.428,02", "0,35%", "Χρυσός 2.340,10", "0,12%"),
    ],
)
def test_figures_above_the_title_go_with_their_heads(above: tuple[str, ...]) -> None:
    assert [line for line in left(*above, TITLE, *PROSE).split("\n") if line] == [TITLE, *PROSE]


@pytest.mark.parametrize(
    "own",
    [
        ("10:00 – 92,35 за доллар", "12:30 – 93,80", "15:00 – 91,10", "18:50 – 92,02"),
        ("سیب سرخ کیلویی ۳۲٬۰۰۰ تومان", "پرتقال کیلویی ۲۸٬۵۰۰ تومان", "خیار کیلویی ۱۴٬۰۰۰ تومان"),
    ],
)
def test_lists_within_the_text_stay(own: tuple[str, ...]) -> None:
    out = left(TITLE, PROSE[0], *own, *PROSE[1:])
    assert all(line in out for line in own)


@pytest.mark.parametrize("line", ["1" * 100, "24K " * 20, "a.b." * 25, "9 " * 50, "1'1 " * 25, "Gold " + "1'" * 40])
def test_odd_figures_are_read(line: str) -> None:
    assert read(line).form in Form
