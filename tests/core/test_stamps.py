"""Times above the entries of a live page go, with the names beside them; times that tell something stay."""

from __future__ import annotations

import pytest

from cleancopy.core.model import Block, Container, Evidence, Kind, Page
from cleancopy.core.stamps import stamps

ENTRY = "The boats have to wait at the old bridge until the evening, the harbour master said on the telephone."


def told(lines: list[str], tag: str = "div", words: str = "entry-info", entry: str = ENTRY) -> list[str]:
    containers = [Container(0, -1, "body", "", "body", 0)]
    blocks: list[Block] = []
    for line in lines:
        for text, name, said in ((line, tag, words), (entry, "p", "")):
            containers.append(Container(len(containers), 0, name, said, f"body/{name}", 1))
            fact = Evidence(container=containers[-1].index, tag=name)
            blocks.append(Block(len(blocks), text, f"body/{name}", (0, len(text)), fact))
    found = stamps(Page("", blocks=tuple(blocks), containers=tuple(containers)), range(len(blocks)))
    assert all(verdict.kind is Kind.DATE for verdict in found.values())
    return [blocks[index].text for index in sorted(found)]


STAMPS = [
    "21:00Jane Roe-Poe",
    "20:42KEY EVENT",
    "19:05",
    "7.48 pm BST",
    "19.20 Uhr Anna Keller",
    "18h05 La rédaction",
    "17:30 Олена Коваль",
    "16:10 田中太郎",
    "12 Nov 2026 16.55 GMT",
    "12.11.2026, 16:55 Uhr",
]


def test_times_and_names_go() -> None:
    assert told(STAMPS) == STAMPS


@pytest.mark.parametrize("tag", ["h2", "p", "li", "td"])
def test_headings_paragraphs_and_timetables_stay(tag: str) -> None:
    assert told(STAMPS, tag) == []


def test_one_or_two_are_no_live_page() -> None:
    assert told(STAMPS[:2]) == []


@pytest.mark.parametrize(
    "line",
    [
        "21:00 The bridge opens.",
        "3:1 for the guests",
        "25:61 Jane Roe",
        "20:15 Drones are said to have hit the old harbour",
        "20:15 Gate 4",
    ],
)
def test_other_lines_are_no_stamps(line: str) -> None:
    assert told([line] * 4) == []


def test_nothing_shorter_follows_a_stamp() -> None:
    assert told(STAMPS[:4], entry="Goal") == []


def test_those_that_are_left_out_already_count() -> None:
    containers = (Container(0, -1, "body", "", "body", 0), Container(1, 0, "div", "entry-info", "body/div", 1))
    blocks = [
        Block(index, text, "body/div", (0, 0), Evidence(container=1, tag="div"))
        for index, text in enumerate(("14:15", ENTRY, "11:02", ENTRY, "9:41", ENTRY))
    ]
    page = Page("", blocks=tuple(blocks), containers=containers)
    assert sorted(stamps(page, [0, 1, 2, 3, 5])) == [0, 2]
