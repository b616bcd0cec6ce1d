"""What is kept between its like by the rest of its group, and what stays out."""

from __future__ import annotations

import pytest
from opinions import believe

import cleancopy

PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."
ITEMS = (
    "The eastern harbour with its ferries to the isles",
    "The western one with the yachts",
    "The old dock in the town",
)
OPTIONS = cleancopy.Options(any_page=True)
NEWS = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The bridge"}</script>'


@pytest.mark.parametrize(("opinion", "kept"), [(0.3, True), (0.15, False)])
def test_an_item_goes_with_its_list_unless_it_is_nearly_ruled_out(
    opinion: float, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    believe(monkeypatch, {ITEMS[2]: opinion})
    listed = "".join(f"<li><div>{item}</div></li>" for item in ITEMS)
    html = f"<html><body><article><p>{PROSE}</p><p>{PROSE} So it is.</p><ul>{listed}</ul><p>{PROSE} Again.</p></article></body></html>"
    text = cleancopy.clean(html, options=OPTIONS).text
    assert ITEMS[0] in text
    assert (ITEMS[2] in text) is kept


@pytest.mark.parametrize(("opinion", "kept"), [(0.98, True), (0.94, False)])
def test_what_follows_the_article_stays_where_the_judge_is_sure(
    opinion: float, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = "In the other town the bridge is open, and its boats pass it every morning, the harbour master says there."
    believe(monkeypatch, {last: opinion, "More": 0.01})
    text = "".join(f"<p>{PROSE} That was the {n}. time.</p>" for n in range(8))
    html = f"<html><body><main><article>{text}</article><h6>More</h6><section><div><p>{last}</p></div></section></main></body></html>"
    assert (last in cleancopy.clean(html, options=OPTIONS).text) is kept


@pytest.mark.parametrize(("first", "whole"), [(0.9, True), (0.01, False)])
def test_a_table_that_begins_among_the_text_is_kept_to_its_end(
    first: float, whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [["Team", "Played", "Points"], ["Valley", "30", "61"], ["Rocks", "29", "60"], ["Harbour", "28", "59"]]
    doubts = dict.fromkeys((cell for row in rows[1:] for cell in row), 0.01) | {"Valley": 0.04, "61": 0.04}
    believe(monkeypatch, doubts | dict.fromkeys(rows[0], first))
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    html = f"<html><body><div><p>{PROSE}</p><p>{PROSE} So it is.</p><table>{table}</table><p>{PROSE} Again.</p></div></body></html>"
    text = cleancopy.clean(html, options=OPTIONS).text
    assert ("\n".join("\t".join(row) for row in rows) in text) is whole
    assert ("Harbour" in text) is whole


@pytest.mark.parametrize(("kind", "kept"), [("NewsArticle", True), ("WebPage", False)])
def test_a_few_short_lines_of_what_says_that_it_is_an_article_are_its_text(
    kind: str, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["山城春茶昨日开秤，首日成交一千二百斤。", "茶农周大爷说今年雨水好。", "评茶师今年已经八十一岁。"]
    believe(monkeypatch, {"茶市": 0.03, "更多": 0.05} | dict.fromkeys(lines, 0.3))
    data = f'{{"@type": "{kind}", "headline": "茶市", "datePublished": "2026-03-04"}}'
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = f"<head><script type='application/ld+json'>{data}</script></head>"
    html = f"<html>{head}<body><article><h1>茶市</h1>{body}</article><i>更多</i></body></html>"
    assert (lines[0] in cleancopy.clean(html, options=OPTIONS).text) is kept


LED = "Whoever wants to know more about the harbours finds it on the pages of those who run them:"


@pytest.mark.parametrize(
    ("line", "sure", "head", "kept"),
    [
        (LED, 0.9, "", True),
        (LED, 0.6, "", False),
        (LED, 0.9, NEWS, False),
        ("More stories:", 0.9, "", False),
    ],
    ids=["announced", "the judge is not sure of the line", "news", "words that lead to other articles"],
)
def test_links_that_a_line_of_the_article_announces_are_its_own(
    line: str, sure: float, head: str, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    believe(monkeypatch, {line: sure} | dict.fromkeys(ITEMS, 0.25))
    listed = "".join(f'<li><a href="/{place}">{item}</a></li>' for place, item in enumerate(ITEMS))
    text = "".join(f"<p>{PROSE} That was the {n}. time.</p>" for n in range(4))
    html = f"<html><head>{head}</head><body><article>{text}<p>{line}</p><ul>{listed}</ul></article></body></html>"
    assert ("\n".join(ITEMS) in cleancopy.clean(html, options=OPTIONS).text) is kept


def test_links_farther_below_such_a_line_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    label = "On other pages"
    believe(monkeypatch, {LED: 0.9, label: 0.1} | dict.fromkeys(ITEMS, 0.25))
    listed = "".join(f'<li><a href="/{place}">{item}</a></li>' for place, item in enumerate(ITEMS))
    text = "".join(f"<p>{PROSE} That was the {n}. time.</p>" for n in range(4))
    html = f"<html><body><article>{text}<p>{LED}</p></article><div>{label}</div><ul>{listed}</ul></body></html>"
    assert ITEMS[0] not in cleancopy.clean(html, options=OPTIONS).text


def _sections(*names: str, last: str = "It is a short end.") -> str:
    texts = [f"<p>{PROSE} That was the {n}. time.</p>" for n in range(len(names) - 1)] + [f"<p>{last}</p>"]
    parts = "".join(f'<div class="{name}">{text}</div>' for name, text in zip(names, texts, strict=True))
    return f"<html><body><article>{parts}</article></body></html>"


@pytest.mark.parametrize(("name", "kept"), [("part text end", True), ("box text end", False)])
def test_sections_of_one_first_name_are_one_text(name: str, kept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {"It is a short end.": 0.3})
    html = _sections("part text", "part text", "part text", name)
    assert ("It is a short end." in cleancopy.clean(html, options=OPTIONS).text) is kept


@pytest.mark.parametrize(("others", "kept"), [("cmp-text", True), ("words", False)])
def test_the_prefix_that_a_system_sets_before_all_names_is_no_name(
    others: str, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    believe(monkeypatch, {"It is a short end.": 0.3})
    html = _sections(others, others, others, "cmp-text" if kept else "words cmp-text")
    assert ("It is a short end." in cleancopy.clean(html, options=OPTIONS).text) is kept
