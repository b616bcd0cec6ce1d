"""Few pieces that stand for many phrases: no line that holds a phrase is passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.core.data import table
from cleancopy.core.pieces import pieces_of

SAYINGS = table("sayings.toml")
FAMILIES = [SAYINGS["disclaimers"]["says"], SAYINGS["channels"]["names"], ["a", "ab", "言", "言葉"]]


@pytest.mark.parametrize("phrases", FAMILIES)
@given(data=st.data(), around=st.tuples(st.text(max_size=20), st.text(max_size=20)))
def test_a_line_with_a_phrase_is_asked_further(
    phrases: list[str], data: st.DataObject, around: tuple[str, str]
) -> None:
    phrase = data.draw(st.sampled_from(phrases))
    assert pieces_of(phrases).may_be_in(phrase.join(around))


def test_most_lines_are_not() -> None:
    pieces = pieces_of(SAYINGS["disclaimers"]["says"])
    lines = ["the bridge is closed until the spring", "le pont est fermé jusqu’au printemps", "мост закрыт до весны"]
    assert not any(map(pieces.may_be_in, lines))
    assert len(pieces.all) < len(SAYINGS["disclaimers"]["says"]) / 2


def test_nothing_holds_none_of_no_phrases() -> None:
    assert not pieces_of([]).may_be_in("a line")
