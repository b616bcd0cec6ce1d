"""A result in a heading directly above a sentence is the heading of what is told there."""

from __future__ import annotations

import cleancopy

HEADS = (
    "Full-time: Wanderers 2-3 Rovers",
    "GOAL! Wanderers 2-3 Rovers (Diallo 90+6)",
    "Goal! Wanderers 2-2 Rovers (Shaw 90+3)",
)
TOLD = "The ball bounced once and twice, and nobody behind the goal can quite believe what went in from there."


def test_results_head_the_entries_of_a_live_page() -> None:
    entries = "".join(
        f"<article><h2>{head}</h2><p>{TOLD} That was the {n}.</p></article>" for n, head in enumerate(HEADS)
    )
    declared = (
        '{"@type":"LiveBlogPosting","headline":"A long afternoon by the river","datePublished":"2026-11-12T14:00:00Z"}'
    )
    html = (
        f"<html><head><script type='application/ld+json'>{declared}</script></head><body><main>"
        f"<h1>A long afternoon by the river</h1><div>{entries}</div></main></body></html>"
    )
    text = cleancopy.clean(html).text
    assert [head for head in HEADS if head not in text] == []


def test_the_result_of_the_headline_is_no_ticker() -> None:
    told = "".join(f"<p>{TOLD} That was the {n}.</p>" for n in range(6))
    goals = "<p><b>Goals:</b> Shaw 71, 77, Kline 84 – Dubois 6, Ames 44</p>"
    line = "<p><b>Wanderers Ham – Rovers Leigh 3:2 (0:2)</b></p>"
    page = "<html><body><article><h1>A wild quarter of an hour. Wanderers – Rovers {}</h1>{}{}{}"
    for result, kept in (("3:2", True), ("1:0", False)):
        text = cleancopy.clean(page.format(result, told, line, goals), options=cleancopy.Options(any_page=True)).text
        assert ("Rovers Leigh 3:2" in text) is kept
