"""How a cut shows that a program made it, and what it costs to see that."""

from __future__ import annotations

import time

from cleancopy.core.excerpts import FEW, Vocabulary, mid_phrase, mid_word

LINES = "the harbour's old pier\ncarpenters and cars\ncareful readers of l’agenda\n新聞社 car-ferry"


def test_a_vocabulary_answers_the_same_from_some_lines_and_from_all_words() -> None:
    for part in ("car", "care", "pier", "l’", "agenda", "新", "zebra", "e"):
        fresh, full = Vocabulary(LINES), Vocabulary(LINES)
        for _ in range(FEW):
            full.beginning("the")
        assert fresh.beginning(part) == full.beginning(part), part
    assert Vocabulary(LINES).beginning("car") == {"carpenters", "cars", "careful", "car-ferry"}


def test_many_cut_texts_ask_one_long_page_at_little_cost() -> None:
    words = Vocabulary("the carpenters build a long pier for the ferries\n" * 40_000)
    start = time.perf_counter()
    for _ in range(200):
        assert mid_word("they called the carpent", words)
    assert time.perf_counter() - start < 5


def test_the_last_word_is_looked_for_at_the_end_only() -> None:
    stem = "some words of a long paragraph " * 2_000 + "that ends in the"
    start = time.perf_counter()
    for _ in range(100):
        assert mid_phrase(stem)
        assert not mid_word(stem, Vocabulary("the"))
    assert time.perf_counter() - start < 0.5
