"""Rows of words that come again are counted over numbers; the count is that of the words themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleancopy.dataset.measures import Measures


def counted_plainly(measures: Measures, size: int) -> float:
    """Gopher's count (Rae et al. 2021, A1.1) as datatrove has it: from left to right, a row that came before is passed over whole."""
    size *= measures.unspaced
    seen: set[tuple[str, ...]] = set()
    place = characters = 0
    while place <= len(measures.tokens) - size:
        row = tuple(measures.tokens[place : place + size])
        if row in seen:
            characters += sum(map(len, row))
            place += size
        else:
            seen.add(row)
            place += 1
    return characters / len(measures.text) if measures.text else 0.0


@given(
    st.lists(st.sampled_from(["a", "b", "on", "the", "road", "道", "路", "."]), max_size=80),
    st.permutations(range(5, 11)),
)
def test_as_counted_plainly(words: list[str], sizes: list[int]) -> None:
    measures = Measures(" ".join(words))
    for size in sizes:
        assert measures.duplicate_grams(size) == counted_plainly(Measures(measures.text), size)


@given(
    st.lists(
        st.sampled_from(["we crossed the old bridge on foot in the rain", "again", "and", "he said so"]), max_size=12
    )
)
def test_rows_that_come_again(parts: list[str]) -> None:
    measures = Measures(" ".join(parts))
    for size in range(5, 11):
        assert measures.duplicate_grams(size) == counted_plainly(Measures(measures.text), size)
