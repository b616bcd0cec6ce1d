"""What stands directly beside a cut text goes with it or stays: words that lead on, the title and date of a copy, verse, paragraphs."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy import Options

TITLE = "Harbour council agrees to rebuild the old ferry pier"
PROSE = [
    "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since the great storm of 2019.",
    "Work is to begin in spring and to take about fourteen months, the chairwoman told reporters after the meeting in the town hall.",
    "The pier had carried ferries to the islands for almost a century before the storm took half of its planks and the ticket office.",
    "Fishermen had asked for years that the pier be rebuilt in oak, since steel rusts within a decade in the salt water of the bay.",
    "The new pier will be twenty metres longer than the old one, so that larger ferries can land even when the tide is at its lowest.",
]
OTHER = (
    "A baker in the hills has taught her dog to deliver rolls to eleven farms, and the neighbours say that the anim..."
)
LEADS = [
    "Read more",
    "Weiterlesen",
    "Lire la suite",
    "Lees verder",
    "Číst dál",
    "Lue lisää",
    "Citește mai mult",
    "Devamı",
    "더보기",
    "続きを読む",
]


def kept(*lines: str) -> list[str]:
    article = cleancopy.clean_text("\n".join(lines), options=Options(record=True))
    return [line for line in (article.title or "", *article.text.splitlines()) if line]


@pytest.mark.parametrize("lead", [*LEADS, "Voir →"])
@pytest.mark.parametrize("place", [3, len(PROSE) + 1])
def test_words_that_lead_on_go_with_the_cut_text_above(lead: str, place: int) -> None:
    lines = [TITLE, *PROSE]
    assert kept(*lines[:place], OTHER, lead, *lines[place:]) == lines


def test_words_that_lead_on_say_that_a_text_on_the_same_subject_is_cut() -> None:
    own = "Ferries to the islands may carry bicycles again from May, the council of the harbour said on Friday and..."
    assert kept(TITLE, *PROSE[:3], own, "Läs mer", *PROSE[3:]) == [TITLE, *PROSE]


@pytest.mark.parametrize("mark", [" [&hellip;]", "&#8230;", " .."])
def test_copy_is_cut_by_entities_and_two_dots(mark: str) -> None:
    assert kept(TITLE, PROSE[0][:90].rstrip() + mark, *PROSE) == [TITLE, *PROSE]


@pytest.mark.parametrize("place", [1, len(PROSE) + 1])
def test_beginning_of_a_sentence_without_a_sign_is_a_copy(place: int) -> None:
    lines = [TITLE, *PROSE]
    assert kept(*lines[:place], PROSE[1][:84].rstrip(), *lines[place:]) == lines


def test_title_and_date_above_a_copy_below_the_text() -> None:
    assert kept(TITLE, *PROSE, TITLE, "Jo Marsh | 12.06.2024", PROSE[0][:80] + "...") == [TITLE, *PROSE]


def test_last_paragraph_stays_above_teasers_with_headlines() -> None:
    own = "He lifts one plank to the lamp, breathes on it and points to a nail that was never there, because in that summer a man had…"
    lines = [TITLE, *PROSE[:2], own]
    assert kept(*lines, "Dog learns to deliver rolls to the farms", OTHER, "Read more") == lines


def test_verse_that_trails_off_stays_beside_a_teaser() -> None:
    verse = [
        "He set the stones a hair apart...",
        "and listened, as the water came...",
        "and called each gate by its name...",
    ]
    lines = [TITLE, *PROSE[:3], *verse, *PROSE[3:]]
    assert kept("DAX 18.002,10 -1,44 %", *lines) == lines


def test_paragraphs_without_stops_are_no_list_of_headlines() -> None:
    thai = [
        "ชาวบ้านริมคลองบางหลวงร่วมกันเปิดตลาดน้ำที่ปิดตัวไปนานกว่าสามสิบปี โดยมีเรือพายเข้าร่วมวันแรกกว่าหกสิบลำ",
        "แม่ค้าส่วนใหญ่เป็นลูกหลานของผู้ที่เคยค้าขายในคลองแห่งนี้ และหลายคนต้องหัดพายเรือใหม่อีกครั้งหนึ่ง",
        "เทศบาลใช้งบประมาณราวห้าล้านบาทในการขุดลอกคลองและซ่อมท่าเรือให้กลับมาใช้งานได้อีกครั้งในปีนี้",
    ]
    text = kept(*thai[:2], "พบช้างป่าเดินเข้าร้านสะดวกซื้อกลางดึก พนักงานเผยนาทีระทึก ...", "อ่านต่อ", thai[2])
    assert text == thai


def test_moving_text_is_a_ticker() -> None:
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    moving = "<marquee><span>Council tax to rise again</span> <span>Pier closed</span></marquee>"
    page = f"<html><body><article><h1>{TITLE}</h1>{body}{moving}</article></body></html>"
    text = cleancopy.clean(page, "https://example.org/2024/pier.html").text
    assert [line for line in text.splitlines() if line] == PROSE
