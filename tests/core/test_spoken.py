"""What an article is silent about: rates, results and headlines of other things among its paragraphs go, its own stay."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy import Options

PROSE = [
    "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since the winter storm of 2019.",
    "Work is to begin in spring and to take about fourteen months, the chairwoman told reporters after a meeting of almost three hours.",
    "The pier had carried ferries to the islands for almost a century before the storm took half of its planks and two of its pillars.",
    "Fishermen welcomed the decision, although some of them had hoped for a longer quay, a new cold store and a crane for their nets.",
    "The chairwoman answered that the money for such plans had never been promised, and that the islands needed ferries first of all.",
    "An engineer explained that oak would be replaced by steel below the water, where worms had eaten into every second of the posts.",
    "Neighbours asked how lorries would reach the building site while the narrow lane behind the church remains closed to heavy traffic.",
    "The council will publish drawings in the library next week and hear objections until the last Friday of the following month there.",
]
BANK = [
    "The central bank left its rate unchanged, and the dollar and the euro rose against the crown in quiet trading on Tuesday afternoon.",
    *PROSE[1:],
]
RATES = "".join(
    f"<tr><td>{name}</td><td>{level} ▲{change}%</td></tr>"
    for name, level, change in [("Dollar", "40.56", "0.43"), ("Euro", "48.09", "0.28"), ("Brent", "81.20", "1.10")]
)


def page(middle: str, prose: list[str] = PROSE) -> str:
    half = len(prose) // 2
    before, after = ("".join(f"<p>{line}</p>" for line in part) for part in (prose[:half], prose[half:]))
    return (
        f"<html><body><article><h1>Harbour council to rebuild pier</h1>{before}{middle}{after}</article></body></html>"
    )


def text(middle: str, prose: list[str] = PROSE) -> str:
    article = cleancopy.clean(page(middle, prose), options=Options(any_page=True))
    assert all(line in article.text for line in prose)
    return article.text


def test_a_table_of_rates_goes_unless_the_article_speaks_of_them() -> None:
    table = f"<table>{RATES}</table>"
    assert "40.56" not in text(table)
    assert "40.56" in text(table, BANK)
    assert "40.56" in text(f"<p>These are the rates of the day:</p>{table}")


def test_results_go_unless_the_article_speaks_of_the_teams() -> None:
    results = "<ul><li>Ajax 2:1 Feyenoord</li><li>Porto 0:0 Benfica</li></ul>"
    assert "Porto" not in text(results)
    assert "Porto" in text(
        results, ["Ajax beat Feyenoord and Porto held Benfica while the council of the harbour sat.", *PROSE[1:]]
    )
    assert "Porto" in text(f"<p>The results of the evening:</p>{results}")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Related: Seven recipes for pumpkin bread without sugar", False),
        ("Related: Seven drawings of the harbour pier and its ferries", True),
        ("See also: chapter 3", True),
        ("Breaking Senator resigns over villa, seven recipes for pumpkin bread", False),
        ("Breaking the pier down took seven weeks", True),
        ("Tuesday, November 11, 2025 | 19:25", False),
        ("tirsdag 12. november 2024 kl. 15.23", False),
        ("Loading comments…", False),
        ("Loading of the ferries will be harder for some time, said one of the captains…", True),
    ],
)
def test_lines(line: str, kept: bool) -> None:
    assert (line in text(f"<p>{line}</p>")) is kept


def test_a_caption_that_stands_again_with_its_credit_goes() -> None:
    caption, credit = "The ruined pier on the morning after the storm", "Photo: Ann Smith/Agency"
    figure = f"<figure><img src=a.jpg><figcaption><p>{caption}</p><p>{credit}</p></figcaption></figure>"
    assert caption not in text(f"{figure}<p>{caption} {credit}</p>")


def test_an_excerpt_of_other_things_below_the_text_goes_and_a_cut_last_paragraph_stays() -> None:
    lines = "\n\n".join(["Harbour council to rebuild pier", *PROSE])
    other = (
        "Pumpkin bread without sugar has become fashionable among bakers in mountain villages, where seven recipes..."
    )
    own = "The chairwoman of the council promised the fishermen that ferries would reach the islands before winter..."
    assert other not in cleancopy.clean_text(f"{lines}\n\n{other}").text
    assert own in cleancopy.clean_text(f"{lines}\n\n{own}").text
