"""Rows of headlines with times or sections, at the edges of a text, and cut off; rows of the article that look so."""

from __future__ import annotations

import pytest
from test_cutheads import BLURB, HEADLINE, PROSE, TITLE, kept

ALL = [TITLE, *PROSE]
NEAR = [
    "Why the ferry pier was closed after the great storm",
    "Harbour council hopes for money from the region",
    "Fishermen ask for larger ferries to the islands",
]
FAR = [
    "Chess champion leaves Oslo tournament early",
    "Parliament votes on pensions and taxes tonight",
    "Volcano erupts beneath glacier for the first time",
]


def in_turn(*columns: list[str]) -> list[str]:
    return [line for row in zip(*columns, strict=True) for line in row]


@pytest.mark.parametrize(
    "times",
    [["21:40", "20:15", "18:02"], ["vor 5 Minuten", "vor 2 Stunden", "gestern"], ["3h ago", "5h ago", "Yesterday"]],
)
@pytest.mark.parametrize("at", [4, len(ALL)])
def test_headlines_under_times_go_whatever_they_speak_of(times: list[str], at: int) -> None:
    assert kept(*ALL[:at], *in_turn(times, NEAR), *ALL[at:]) == ALL
    assert kept(*ALL[:at], *in_turn(NEAR, times), *ALL[at:]) == ALL


def test_short_headlines_under_times_go_with_the_others() -> None:
    heads = [FAR[0], "Book reviews", FAR[1], FAR[2]]
    assert kept(*ALL[:4], *in_turn(["21:40", "20:15", "18:02", "17:30"], heads), *ALL[4:]) == ALL


def test_clocks_above_the_title_go_with_their_headlines() -> None:
    assert kept(*in_turn(["21:40", "20:15", "18:02"], FAR), *ALL) == ALL


def test_a_programme_rises_and_stays() -> None:
    programme = in_turn(
        ["10:00", "11:30", "13:00"],
        ["The council opens the new pier", "Ferries sail to the islands", "Fishermen grill for all residents"],
    )
    assert kept(*ALL[:4], *programme, *ALL[4:]) == [*ALL[:4], *programme, *ALL[4:]]


def test_a_programme_past_midnight_stays() -> None:
    films = [
        "The ferry that came back from the storm",
        "Letters from the old pier",
        "Fishermen sail beyond the islands",
    ]
    programme = in_turn(["20:15", "22:40", "00:30"], films)
    assert kept(*ALL[:4], *programme, *ALL[4:]) == [*ALL[:4], *programme, *ALL[4:]]


def test_an_entry_with_its_own_clock_stays_above_times() -> None:
    entry = "14:05 Council agrees to rebuild the old ferry pier"
    found = kept(*ALL[:4], entry, *in_turn(["5h ago", "7h ago", "8h ago"], FAR), *ALL[4:])
    assert entry in found
    assert not set(FAR) & set(found)


@pytest.mark.parametrize(
    "sections", [["Sport", "Politics", "World"], ["Wirtschaft", "Kultur", "Sport"], ["Спорт", "Политика", "Культура"]]
)
@pytest.mark.parametrize("at", [4, len(ALL)])
def test_headlines_under_sections_go(sections: list[str], at: int) -> None:
    heads = [FAR[0], NEAR[0], FAR[1]]
    assert kept(*ALL[:at], *in_turn(sections, heads), *ALL[at:]) == ALL


def test_a_heading_above_sections_stays() -> None:
    heading = "How the fishermen see it"
    assert heading in kept(*ALL[:4], heading, *in_turn(["Sport", "Politics"], FAR[:2]), *ALL[4:])


def test_sections_over_running_text_stay() -> None:
    parts = in_turn(["Sport", "Culture", "Education"], PROSE[:3])
    assert kept(TITLE, *parts, *PROSE[3:]) == [TITLE, *parts, *PROSE[3:]]


def test_headlines_below_a_text_go_where_some_are_near_it() -> None:
    assert kept(*ALL, NEAR[2], *FAR, "Museum shows maps of forgotten railways") == ALL


@pytest.mark.parametrize(
    "lines",
    [
        [
            "The new pier of oak and not of steel",
            "Larger ferries even when the tide is low",
            "Money from the region and the town itself",
        ],
        [
            "“I thought it would be over by Christmas...”",
            "“So did the champion and all of us.”",
            "“And then the letter came...”",
        ],
        ["Harbour office, Pier Road 4", "Telephone 0555 0100", "Open from Monday to Friday"],
        ["we walked along the frozen shore", "the lanterns burning one by one", "and nobody called out our names"],
        [
            "A line that was broken where the screen",
            "ended, as old messages have it, over",
            "three lines. Nobody minds it there",
        ],
    ],
)
def test_lists_and_verses_below_a_text_stay(lines: list[str]) -> None:
    assert kept(*ALL, *lines) == [*ALL, *lines]


@pytest.mark.parametrize("mark", ["...", "…", " ..."])
def test_headlines_cut_off_go(mark: str) -> None:
    alone = f"Parliament decides tonight about pensions and taxes for chu{mark}"
    assert kept(*ALL[:4], alone, *ALL[4:]) == ALL
    beside = [f"Chess champion leaves Os{mark}", f"Volcano erupts beneath gla{mark}"]
    assert kept(*ALL[:4], *beside, *ALL[4:]) == ALL


@pytest.mark.parametrize(
    "lines",
    [
        ["And then the lights went out…"],
        ["Waiting for an answer..."],
        ["Und niemand rief zurück ..."],
        ["The ferries to the islands would have to wait…"],
        ["“And nobody ever told the champion...”", "“Nobody told the parliament either...”"],
        ["- soup, noodles, omelettes…"],
    ],
)
def test_lines_that_trail_off_stay(lines: list[str]) -> None:
    assert kept(*ALL[:4], *lines, *ALL[4:]) == [*ALL[:4], *lines, *ALL[4:]]


def test_a_headline_between_two_cut_texts_goes() -> None:
    second = (
        "The champion had won eleven games in a row when he stood up, left the hall and drove to the airport in a ta..."
    )
    near = "Harbour council hopes for ferries and money"
    third = "Half of all money for ferries comes from elsewhere, as a harbour council found out that has no pier at all and no bo..."
    assert kept(*ALL[:4], HEADLINE, BLURB, near, third, FAR[0], second, *ALL[4:]) == ALL


def test_a_headline_with_the_words_of_the_cut_text_below_it_goes() -> None:
    head = "Harbour pilots strike for higher wages"
    blurb = "Harbour pilots in Genoa have gone on strike for wages that are higher than those of their colleagues. Some of th... Read more"
    assert kept(*ALL[:4], head, blurb, *ALL[4:]) == ALL


OWN_LAST = [
    "The ferries that landed at the old pier before the storm will return when the harbour council has rebuilt it, and passen...",
    "The ferries that landed at the old pier before the storm will return when the harbour council has rebuilt it, the […]",
    "The fishermen and the residents of the islands had asked the council for years to have the ferry pier rebuilt in…",
]


@pytest.mark.parametrize("last", OWN_LAST)
def test_the_last_paragraph_that_is_cut_stays(last: str) -> None:
    assert kept(*ALL, last) == [*ALL, last]


@pytest.mark.parametrize(
    "last",
    [
        "Parliament decides tonight whether pensions are to rise with prices or with wages, and nobody dares to say how it will en...",
        "The champion had won eleven games in a row when he stood up, left the hall and drove to the airport in a […]",
    ],
)
def test_the_cut_text_of_another_article_goes_from_the_end(last: str) -> None:
    assert kept(*ALL, last) == ALL


def test_a_changed_copy_of_a_paragraph_goes_from_the_end() -> None:
    copy = "Baytown (hp) – The harbour council agreed on Monday evening to rebuild the old ferry pier, closed since the great sto..."
    assert kept(*ALL, copy) == ALL


def test_headlines_with_days_or_names_go() -> None:
    days = ["12 Mar 2026", "March 3, 2026", "By Anna Keller"]
    assert kept(*ALL[:4], *in_turn([FAR[0], NEAR[0], FAR[1]], days), *ALL[4:]) == ALL


def test_works_with_their_years_stay() -> None:
    works = in_turn(
        ["The pier of the islands, a novel", "Ferries in the storm, an essay", "Letters of the fishermen"],
        ["1987", "1991", "2003"],
    )
    assert kept(*ALL[:4], *works, *ALL[4:]) == [*ALL[:4], *works, *ALL[4:]]


@pytest.mark.parametrize(
    "line",
    ["19:25 Harbour council to vote on pensions and on taxes", "Volcano erupts beneath the islands of Iceland 18:02"],
)
def test_one_headline_with_a_clock_goes(line: str) -> None:
    assert kept(*ALL[:4], line, *ALL[4:]) == ALL


def test_one_line_of_a_programme_stays() -> None:
    line = "19:30 The harbour council and the fishermen of the islands"
    assert line in kept(*ALL[:4], line, *ALL[4:])


def test_headlines_with_plus_signs_go_whatever_they_speak_of() -> None:
    assert kept(*ALL[:4], *(f"+++ {line}" for line in NEAR), *ALL[4:]) == ALL


def test_several_headlines_on_one_line_go() -> None:
    line = f"{FAR[0]} • {FAR[1]} • {NEAR[2]} • Museum shows maps of forgotten railways"
    assert kept(*ALL[:4], line, *ALL[4:]) == ALL


def test_facts_of_the_article_on_one_line_stay() -> None:
    line = "Pier: closed since the storm | Ferries: northern harbour | Passengers: bus to the harbour | Council: money from the region"
    assert line in kept(*ALL[:4], line, *ALL[4:])
