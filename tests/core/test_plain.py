"""Lines of running text that no rule looks at: told the same whether one is asked or all, whatever stands at their ends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancopy.core.colons import COLON_KEY, may_be_label
from cleancopy.core.cuts import _small_words, cut_of
from cleancopy.core.data import listed, table
from cleancopy.core.evidence.structured import fold, fold_all
from cleancopy.core.forms import small_letters, words
from cleancopy.core.model import Block, Evidence, Page
from cleancopy.core.plaintext import parse_text
from cleancopy.core.sentences import (
    ASKING,
    CLOSED,
    CUTS,
    MAX_PLAIN,
    MIN_PLAIN,
    OPENING,
    STOPS,
    are_plain,
    is_plain,
    is_plain_prose,
    is_prose,
)

MIDDLE = (
    "and nobody knows when the ferries across the river will run again, since the harbour was closed on Monday morning"
)
HEADS = st.sampled_from(
    [
        "The bridge", "„Die Brücke", "A bridge", "I", "BBC says", "The bridge: closed", "Read | this", "Top：closed", "+++ Storm", "C++ is",
        "14:32 Storm", "- item", "Breaking news", "LIVE now", "Últimas noticias", "ΣΗΜΑ", "İlk haber", "Son dakika", "速報", "42 people",
    ]
)  # fmt: skip
TAILS = st.sampled_from(
    [
        "", "at last", "at last.", "at last?”", "read more.", "Read more.", "READ MORE.", "Read more…", "so they say...",
        "so . . they say.", "weiterlesen.", "the U.S.", "done.)", "ΣΗΜΑΣ.", "続き。", "→ here.", "said “no.“", "more!", "・・・”",
        "at last:", "İ.", "…", ".»", "?",
    ]
)  # fmt: skip
LINES = st.builds(lambda head, tail: f"{head} {MIDDLE} {tail}".strip(), HEADS, TAILS)
SPACES = st.sampled_from(["", " ", "  ", "\t", "\u2003", "\u3000", "\r"])


def plain_by_rules(text: str) -> bool:
    """The same, rule by rule, without what makes it quick."""
    head, tail, first = text[:60], text[-44:], text.partition(" ")[0]
    ended = text[-1] in STOPS or (text[-1] in CLOSED and text[-2] in STOPS)
    if not MIN_PLAIN <= len(text) <= MAX_PLAIN or not (text[0].isalpha() or text[0] in OPENING) or not ended:
        return False
    if ":" in head and (text[-1] in ASKING or may_be_label(text[:COLON_KEY])):
        return False
    if any(sign in head for sign in ("|", "：", "+++")) or ".." in tail or ". ." in tail or CUTS.search(tail):
        return False
    labels = words()["strip"]
    starts = {label.split()[0].strip(" :|") for label in labels}
    if small_letters(first) in starts and small_letters(text[:30]).startswith(tuple(labels)):
        return False
    end = tail.rstrip(" \t»›>→▸▶.…:])").lower()
    return not (first.isupper() and len(first) > 1) and not end.endswith(_small_words())


@given(st.lists(LINES, min_size=1, max_size=6))
@settings(max_examples=300)
def test_lines_are_told_alike_one_by_one_and_all_at_once(lines: list[str]) -> None:
    asked = are_plain(lines, "\n".join(lines))
    assert asked == [is_plain(line) for line in lines] == [plain_by_rules(line) for line in lines]


def test_a_line_that_words_lead_on_from_is_looked_at() -> None:
    for word in _small_words():
        for written in (word, word.upper(), word.capitalize()):
            line = f"The bridge was closed, {MIDDLE} {written}."
            assert is_plain(line) is plain_by_rules(line), line
        assert not is_plain(f"The bridge was closed, {MIDDLE} {word}."), word


def test_a_line_that_begins_with_the_label_of_a_strip_is_looked_at() -> None:
    for label in words()["strip"]:
        assert not is_plain(f"{label} the bridge was closed {MIDDLE}."), label


@given(LINES)
def test_what_is_plain_is_prose_that_is_not_cut(line: str) -> None:
    block = Block(0, line, "line 1", (0, len(line)), Evidence(plain=is_plain(line)))
    if is_plain_prose(block):
        assert is_prose(line)
        assert cut_of(line) is None


@given(st.lists(st.tuples(SPACES, LINES, SPACES), min_size=1, max_size=5))
def test_white_space_around_one_line_changes_no_other(lines: list[tuple[str, str, str]]) -> None:
    spaced = parse_text(Page(body="\n".join(map("".join, lines)), markup=False))
    bare = parse_text(Page(body="\n".join(line for _, line, _ in lines), markup=False))
    assert [block.text for block in spaced.blocks] == [block.text for block in bare.blocks]
    assert [block.evidence.plain for block in spaced.blocks] == [block.evidence.plain for block in bare.blocks]


def test_rules_look_at_the_other_lines_of_each_copy() -> None:
    page = parse_text(Page(body=f"A headline\nThe bridge was closed {MIDDLE}.\nAn end", markup=False))
    assert [block.index for block in page.looked_at] == [0, 2]
    assert page.with_values(verdicts=()).looked_at == page.looked_at
    assert page.with_values(blocks=page.blocks[1:]).looked_at == page.blocks[2:]


@pytest.mark.parametrize("sign", ["😀", "𝐀𝐁", "\U0002070e", "\ud83d", ""])
@given(st.lists(LINES, max_size=4))
def test_texts_fold_alike_together_and_alone(sign: str, lines: list[str]) -> None:
    texts = [f"{line} {sign} Ümläut" for line in lines]
    assert fold_all(texts) == [fold(text) for text in texts]


@pytest.mark.parametrize("start", ["The reason is simple: the", "Otto Roe: The", "Причина простая: мост", "Grund: Die"])
def test_a_sentence_with_a_colon_is_running_text(start: str) -> None:
    assert is_plain(f"{start} bridge was closed {MIDDLE}.")


@pytest.mark.parametrize(
    "start", ["Read also: The", "Фото: Anna Roe.", "Copyright: Example Press.", "Leggi anche: Il", "Follow us: The"]
)
def test_a_sentence_behind_words_of_the_site_is_looked_at(start: str) -> None:
    assert not is_plain(f"{start} bridge was closed {MIDDLE}.")


@pytest.mark.parametrize("family", ["newsletter", "paywall", "appeal", "disclaimers", "press"])
def test_no_words_that_sites_set_before_a_colon_are_passed_over(family: str) -> None:
    for words_said in table("sayings.toml")[family]["begins"]:
        assert may_be_label(f"{words_said}: and more"[:COLON_KEY]), words_said
        assert may_be_label(f"{words_said.capitalize()}: and more"[:COLON_KEY]), words_said


def test_no_lead_in_is_passed_over() -> None:
    for line in listed("leadins.txt"):
        assert may_be_label(f"{line.removeprefix('~').strip()}: and more"[:COLON_KEY]), line


def test_a_question_with_a_colon_is_looked_at() -> None:
    assert not is_plain(f"The reason is simple: the bridge was closed {MIDDLE}?")
