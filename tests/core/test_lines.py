"""First verdicts on plain lines: where the title stands, what is an item of a list."""

from __future__ import annotations

import pytest

from cleancopy.core.lines import judge_lines
from cleancopy.core.model import Kind, Page
from cleancopy.core.plaintext import parse_text

PROSE = "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since 2019."


def kinds(*lines: str) -> list[Kind]:
    page = judge_lines(parse_text(Page(body="\n".join(lines), markup=False)))
    return [verdict.kind for verdict in page.verdicts]


@pytest.mark.parametrize(
    "above", [[], ["USD", "41.68 UAH ▼0.25%"], ["London 11°C"], [PROSE[:70] + "..."], ["+++ Breaking +++"]]
)
def test_title_under_chaff(above: list[str]) -> None:
    found = kinds(*above, "Harbour council agrees to rebuild the pier", PROSE, PROSE)
    assert found[len(above)] is Kind.TITLE
    assert found.count(Kind.TITLE) == 1


def test_no_title_where_prose_begins() -> None:
    assert Kind.TITLE not in kinds(PROSE, "A line that comes later", PROSE)


def test_list_items() -> None:
    assert kinds(PROSE, "- flour and eggs", "• milk", "2) butter")[1:] == [Kind.LIST_ITEM] * 3


def test_no_lines_no_verdicts() -> None:
    assert kinds("", " ") == []
