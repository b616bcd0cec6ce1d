"""Tickers go, look-alikes stay."""

from __future__ import annotations

import re
import time

import pytest

import cleancopy
from cleancopy import Kind, Options
from cleancopy.core import figures, numerals, results
from cleancopy.core.figures import read
from cleancopy.core.forms import Form
from cleancopy.core.model import Block, Container, Evidence, Page, Verdict
from cleancopy.core.tickers import tickers

TITLE = "Harbour council agrees to rebuild the old ferry pier"
PROSE = [
    "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since 2019.",
    "Work is to begin in spring and to take about fourteen months, the chairwoman told reporters after the meeting.",
    "The pier had carried ferries to the islands for almost a century before the storm took half of its planks.",
    "Fishermen welcomed the decision, although some of them had hoped for a longer quay and a new cold store.",
]


def blocks(*lines: str, tag: str = "p", kind: Kind = Kind.PARAGRAPH, words: str = "") -> Page:
    """A page of blocks in one container, judged to be of one kind."""
    made = tuple(
        Block(i, line, f"body/div/{tag}", (0, 0), Evidence(container=1, tag=tag)) for i, line in enumerate(lines)
    )
    containers = (Container(0, -1, "body", "", "body", 0), Container(1, 0, "div", words, "body/div", 1))
    return Page(
        body="", blocks=made, containers=containers, verdicts=tuple(Verdict(kind, "given", "test") for _ in lines)
    )


def removed(text: str) -> list[tuple[str, str, str]]:
    found = cleancopy.clean_text(text, options=Options(record=True)).removed.blocks
    assert found is not None
    return [(str(block.kind), block.subkind, block.text) for block in found]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("USD", Form.LABEL),
        ("41.68 UAH ▼0.25%", Form.QUOTE),
        ("USD476.98EUR527.92RUR7.49", Form.QUOTE),
        ("Nifty17,546.65-15.35", Form.QUOTE),
        ("Sensex: 40627.23+157.53", Form.QUOTE),
        ("+3.42+2.41%", Form.QUOTE),
        ("٤١٫٦٨ ▲٠٫٢٥٪", Form.QUOTE),
        ("▲", Form.CHANGE),
        ("37.99", Form.VALUE),
        ("London 11°C", Form.WEATHER),
        ("8o C", Form.WEATHER),
        ("T 13° H 76%", Form.WEATHER),
        ("77° Sunny", Form.WEATHER),
        ("77° View", Form.PROSE),
        ("120° Blickwinkel", Form.PROSE),
        ("Угол обзора 90°", Form.PROSE),
        ("Arsenal 2-1 Chelsea FT", Form.MATCH),
        ("14:05", Form.CLOCK),
        ("The euro stood at 48.09 hryvnias, down 0.28%.", Form.PROSE),
        ("It was 11°C in London when the gates opened.", Form.PROSE),
        ("In 2019 the pier closed", Form.PROSE),
    ],
)
def test_forms(text: str, form: Form) -> None:
    assert read(text).form is form


@pytest.mark.parametrize(
    ("ticker", "subkind"),
    [
        (["USD", "41.68 ▼0.25%", "EUR", "48.09 ▲0.28%"], "market"),
        (["DAX 13.407,66 +0,42%", "MDAX 26.112,40 -0,15%", "Gold 1.903,20 +0,10%"], "market"),
        (["美元 7.1025 ▲0.12%", "欧元 7.7240 ▼0.08%", "日元 0.0478 ▲0.31%"], "market"),
        (["دولار ٤١٫٦٨ ▼٠٫٢٥٪", "يورو ٤٨٫٠٩ ▲٠٫٢٨٪"], "market"),
        (["दोलर 83.12 ▲0.10%", "सेंसेक्स 65,220.03 ▼0.42%"], "market"),
        (["London 11°C", "Paris 14°C", "Berlin 9°C"], "weather"),
        (["Gold -2.16 %"], "market"),
        (["Dow Jones 1.03 ▼"], "market"),
        (["Wien 4 °C Schneeregen"], "weather"),
        (["Arsenal 2-1 Chelsea FT", "Leeds 0-0 Everton 63'"], "score"),
    ],
)
@pytest.mark.parametrize("place", [0, 2, 4])
def test_tickers_go_wherever_they_stand(ticker: list[str], subkind: str, place: int) -> None:
    lines = [TITLE, *PROSE[:place], *ticker, *PROSE[place:]]
    assert removed("\n\n".join(lines)) == [("ticker", subkind, line) for line in ticker]


@pytest.mark.parametrize(
    "kept",
    [
        ["The dollar rose to 41.68 hryvnias, up 0.25%, while the euro fell to 48.09."],
        ["The catch in tonnes:", "Herring 412.5", "Cod 98.2", "Mackerel 77.0"],
        ["Entries at the regatta", "Eights 14", "Fours 22", "Sculls 31"],
        ["The results:", "Harbour Town 2-1 Ferry Rovers", "Island United 0-0 Quay Athletic"],
        ["Harbour Town 2-1 Ferry Rovers", "Island United 0-0 Quay Athletic", "Pier Villa 3-2 Cove City"],
        ["Adult return: £4.50", "Child return: £2.25", "Family: £11.00"],
        ["12:45 The council meets in the hall.", "13:30 The chairwoman opens the debate."],
        ["- 200 g of flour", "- 2 eggs", "- 1.5 l of milk"],
        ["Gold: 2.16 %"],
        ["Wide lens 77°", "77° View"],
        ["1. Anna Berg 12.41", "2. Maria Holm 12.48", "3. Ida Lund 12.66"],
    ],
)
def test_look_alikes_stay(kept: list[str]) -> None:
    text = "\n\n".join([TITLE, *PROSE[:2], *kept, *PROSE[2:]])
    assert removed(text) == []


def test_a_table_of_the_article_stays() -> None:
    page = blocks(*PROSE[:2], "USD 41.68 ▼0.25%", "EUR 48.09 ▲0.28%", *PROSE[2:], tag="td")
    assert tickers(page, Options()).verdicts == page.verdicts


def test_a_table_of_rates_above_the_text_goes() -> None:
    page = blocks("USD 41.68 ▼0.25%", "EUR 48.09 ▲0.28%", *PROSE, tag="td")
    found = [verdict.kind for verdict in tickers(page, Options()).verdicts]
    assert found == [Kind.TICKER] * 2 + [Kind.PARAGRAPH] * len(PROSE)


def test_the_name_in_the_markup_counts() -> None:
    quotes = ["Pearl 1903.20", "Amber 24.10"]
    bare = blocks(PROSE[0], PROSE[1], *quotes, PROSE[2], PROSE[3])
    named = blocks("Gold 1903.20", "Silver 24.10", kind=Kind.OTHER, words="market-ticker")
    assert all(v.kind is Kind.PARAGRAPH for v in tickers(bare, Options()).verdicts)
    assert all(v.kind is Kind.TICKER for v in tickers(named, Options()).verdicts)


def test_surer_chaff_keeps_its_name() -> None:
    page = blocks("USD 41.68 ▼0.25%", "EUR 48.09 ▲0.28%", kind=Kind.LEGAL)
    assert tickers(page, Options()).verdicts == page.verdicts


def test_regexes_are_linear() -> None:
    modules = (figures, numerals, results)
    patterns = {value for module in modules for value in vars(module).values() if isinstance(value, re.Pattern)}
    assert len(patterns) > 10
    for unit in ("1", "1.", "1 ", "+1", "a-", "a'", " ", "(1", "1:", "°", "a1", "- ", "1/", "$1", "$1-", "1%-"):
        line = unit * (100_000 // len(unit))
        for pattern in patterns:
            start = time.perf_counter()
            pattern.findall(line)
            assert time.perf_counter() - start < 1, (pattern.pattern[:40], unit)


@pytest.mark.parametrize("text", ["415-561-0230", "(415) 742-4306", "+49 30 1234567", "+1 (415) 742-4306"])
def test_a_phone_number_is_no_rate(text: str) -> None:
    assert figures.read(text).form is figures.Form.PROSE


@pytest.mark.parametrize(
    "line",
    [
        "ETH 11952.31 ▼48.79 LTC 37447.39 ▼52.30 BTC 8213.72 ▲ 52.77 (1.98%)",
        "BTC 17.699,87 +18,78+3,68% SOL 2.427,12 -3,76% LTC 7.863,96 -1,69%",
    ],
)
def test_values_run_together_are_quotes(line: str) -> None:
    assert read(line).form is Form.QUOTE


@pytest.mark.parametrize(
    "line", ["Greens 34%, Blues 22%, Reds 10% of the vote", "He ran the 100 metres in 9.98, 10.02 and 10.11 seconds"]
)
def test_shares_and_times_are_none(line: str) -> None:
    assert read(line).form is not Form.QUOTE


@pytest.mark.parametrize(
    "lines",
    [
        ["IBEX 35", "9.412,30", "Dólar", "0,92", "Bitcoin"],
        ["Ropa Brent", "82,10", "+1,20%", "WIG20", "2.310,55", "-0,40%", "EUR/PLN"],
        ["2,450.10", "Gram Altın", "82.44", "Brent Petrol", "9,120.33", "Gümüş"],
    ],
)
def test_the_last_name_of_a_ticker_goes_above_the_title_and_a_heading_below_it_stays(lines: list[str]) -> None:
    title = "Harbour council agrees to rebuild the old ferry pier"
    prose = [
        "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since the storm.",
        "Work is to begin in spring and to take about fourteen months, the chairwoman told reporters after the meeting.",
    ]
    gone = [text for _, _, text in removed("\n".join([*lines, title, *prose]))]
    assert gone == lines
    kicker = removed("\n".join([*lines, "From the harbour", title, *prose]))
    assert "From the harbour" not in [text for _, _, text in kicker]


@pytest.mark.parametrize(("score", "goes"), [(0.95, False), (0.5, True)])
def test_a_label_stays_where_the_judge_is_sure_that_it_heads_a_part_of_the_article(score: float, goes: bool) -> None:
    page = blocks(PROSE[0], "Live-Ticker", *PROSE[1:])
    heading = Verdict(Kind.HEADING, "given", "test", score=score)
    page.verdicts = (page.verdicts[0], heading, *page.verdicts[2:])
    assert (tickers(page, Options()).verdicts[1].kind is Kind.TICKER) is goes


@pytest.mark.parametrize("heading", ["The council agrees", "- Reopening: the northern harbour", "mit dpa"])
def test_a_heading_of_the_article_stays_above_a_temperature(heading: str) -> None:
    text = "\n".join([TITLE, *PROSE[:2], heading, "London now 5°C feels like -3°C", *PROSE[2:]])
    assert heading not in [line for _, _, line in removed(text)]
    assert ("ticker", "weather", "London now 5°C feels like -3°C") in removed(text)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        (
            "Der DAX hat am Dienstag 0,6 Prozent höher bei 18.412,3 Punkten geschlossen, der Handel war ruhig.",
            ["DAX: 18.412,3 Punkte (+0,6 Prozent)", "MDAX: 26.001,1 Punkte (-0,1 Prozent)"],
        ),
        (
            "The index closed at 5,432.11 on Tuesday, its best day since the spring, the exchange said in the evening.",
            ["S&P 500 5,432.11 +0.4%", "Dow 38,807.33 -0.1%"],
        ),
    ],
)
def test_levels_that_the_text_above_tells_are_its_own(said: str, lines: list[str]) -> None:
    more = "Buyers stayed careful before the bank speaks on Thursday, the traders on the floor said after the bell."
    html = f"<article><h1>Calm day on the market</h1><p>{said}</p><p>{{}}</p><p>{more}</p><p>{more} So it was.</p></article>"
    options = Options(any_page=True)
    assert "\n".join(lines) in cleancopy.clean(html.format("<br>".join(lines)), options=options).text
    others = [re.sub(r"\d\d\d", "777", line) for line in lines]
    assert not any(line in cleancopy.clean(html.format("<br>".join(others)), options=options).text for line in others)


def test_the_result_of_the_match_in_the_headline_stays() -> None:
    report = "<p>У неділю Зоря виграла в гостях у Хвилі, яка вела після першої половини гри.</p>"
    said = "<p>«Ми заслужили цю перемогу», — сказав тренер гостей після фінального свистка.</p>"
    html = f"<article><h1>Зоря здолала Хвилю у драматичному матчі</h1>{report}<p>{{}}</p>{said}{said[:-5]} Так і було.</p></article>"
    for line, stays in (("Хвиля — Зоря 1:2 (1:0)", True), ("Маяк — Сокіл 3:1 (1:0)", False)):
        assert (line in cleancopy.clean(html.format(line), options=Options(any_page=True)).text) is stays
    above = f"<div>Хвиля — Зоря 1:2 (1:0)</div>{html.format('Гра була рівною до останньої хвилини.')}"
    assert "1:2" not in cleancopy.clean(above, options=Options(any_page=True)).text


def test_a_sentence_below_the_label_of_a_strip_stays() -> None:
    before = "".join(f"<p>{line}</p>" for line in PROSE[:2])
    html = f"<article><h1>{TITLE}</h1>{before}<p>BREAKING NEWS</p><p>Quake shakes the northern valley</p><p>{{}}</p></article>"
    short = "The new pier will open before Easter."
    text = cleancopy.clean(html.format(short), options=Options(any_page=True)).text
    assert short in text
    assert "BREAKING" not in text
    assert "Quake" not in text
