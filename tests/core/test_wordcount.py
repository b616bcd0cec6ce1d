"""Words are counted the same by arrays and by the pattern that says what a word is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleancopy.core.wordcount import count_words, word_pattern


@given(st.text(st.one_of(st.characters(), st.sampled_from("ab _-東京ไทยかなמילהкот'’1हिन्दी"))))
def test_arrays_count_like_the_pattern(text: str) -> None:
    assert count_words(text) == len(word_pattern().findall(text))
