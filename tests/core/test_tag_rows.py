"""Rows of topics below the text go, whatever their label is; the article's own lists with labels, and rows within it, stay."""

from __future__ import annotations

from cleancopy.core.model import Block, Evidence, Page
from cleancopy.core.tagrows import tag_rows

PROSE = "The ferry came back to the old harbour on Monday, and the people of the island stood on the pier to see it."


def told(*lines: tuple[str, int]) -> list[int]:
    """The lines that are told; each with how many of its words are links, the last ones."""
    blocks = []
    for index, (text, count) in enumerate(lines):
        linked = text.replace(",", "").split()[-count:] if count else []
        fact = Evidence(link_chars=sum(map(len, linked)), links=("/t",) * count)
        blocks.append(Block(index, text, "body/p", (0, len(text)), fact))
    return sorted(tag_rows(Page("", blocks=tuple(blocks)), range(len(blocks))))


def test_rows_below_the_text_go() -> None:
    assert told((PROSE, 0), ("Maktavi: Susak, Ferje", 2), ("#鉄道 #ローカル線 #東海", 0)) == [1, 2]


def test_rows_within_the_text_and_lists_with_labels_stay() -> None:
    assert told(("Maktavi: Susak, Ferje", 2), (PROSE, 0)) == []
    assert told((PROSE, 0), ("North: Susak, Cres", 2), ("South: Vis, Hvar", 2)) == []
    assert told((PROSE, 0), ("Boats: Susak, Cres", 0)) == []
