"""Copies are found by what they share, and the earliest stays."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from crawled import WORDS, article, build, dropped, rows, words, write
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.dataset.config import Duplicates
from cleancopy.dataset.duplicates import Clusters
from cleancopy.dataset.minhash import KEPT, band_hashes, similarity, sketch
from cleancopy.dataset.shingles import rows_of_words, shingles, text_digest, word_hashes
from cleancopy.errors import UsageError

NO_SPLIT = "[split]\nvalidation = 0\n[language]\ndetect = false\n[quality]\naction = 'off'\n"


def plain(text: str) -> set[tuple[str, ...]]:
    found = text.split()
    return {tuple(found[place : place + 5]) for place in range(max(len(found) - 4, 1))}


def digest(text: str) -> str:
    return text_digest(text, word_hashes(text))


@given(st.lists(st.sampled_from("a b c d".split()), min_size=1, max_size=40), st.data())
def test_similarity_is_jaccards(first: list[str], data: Any) -> None:
    second = data.draw(st.lists(st.sampled_from("a b c d".split()), min_size=1, max_size=40))
    one, other = plain(" ".join(first)), plain(" ".join(second))
    found = similarity(*(sketch(shingles(word_hashes(" ".join(each)))) for each in (first, second)))
    assert found == pytest.approx(len(one & other) / len(one | other))


def test_similarity_of_long_texts_is_estimated_well() -> None:
    random_ = random.Random(3)
    for share in (0.02, 0.05, 0.2):
        text = words(random_, 6000)
        edited = [word if random_.random() > share / 5 else "other" for word in text]
        one, other = plain(" ".join(text)), plain(" ".join(edited))
        sketches = [sketch(shingles(word_hashes(" ".join(each)))) for each in (text, edited)]
        assert len(sketches[0]) == KEPT
        assert similarity(*sketches) == pytest.approx(len(one & other) / len(one | other), abs=0.06)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mayor said: \"No.\"", "the mayor said “no”"),
        ("two\n\nparagraphs here", "two paragraphs here"),
        ("ＦＵＬＬ width", "full width"),
        ("caf\u00e9 e\u0301te\u0301", "cafe\u0301 \u00e9t\u00e9"),
        ("東京都 です。", "東京都です"),
    ],
)  # fmt: skip
def test_form_does_not_tell_texts_apart(one: str, other: str) -> None:
    assert digest(one) == digest(other)


@pytest.mark.parametrize(
    ("one", "other"), [("a b", "b a"), ("a b", "ab"), ("", " ."), ("!", "?"), ("😀", "😁"), ("1 2", "1 3")]
)
def test_other_words_are_other_texts(one: str, other: str) -> None:
    assert digest(one) != digest(other)


@given(st.text(), st.text())
def test_any_text_has_words(one: str, other: str) -> None:
    found = word_hashes(f"{one}\n{other}")
    assert (found == word_hashes(f"{one}\n{other}")).all()
    assert len(found) == len(word_hashes(one)) + len(word_hashes(other))
    assert len(shingles(found)) <= max(len(found) - 4, bool(len(found)))


def test_hashes_stay_what_they_are_because_indexes_hold_them() -> None:
    text = "Der Rat der Stadt Ostmere vertagt die Entscheidung über 東京 bis Mai. Ａｕｃｈ e\u0301te\u0301 😀."
    found = word_hashes(text)
    assert text_digest(text, found) == "23c6c204c78d4360f644c4b67e1ae262"
    assert shingles(found)[0] == 0x207B51FFF2600683
    assert list(band_hashes(shingles(found), 3, 5)) == [0x564DC949CD495F25, 0x9B81168F5A64DCDC, 0xD086868F736F4F5]


@given(st.text(min_size=1), st.integers(1, 3))
def test_bands_do_not_ask_for_order_or_number(text: str, times: int) -> None:
    found = word_hashes("a " + " ".join([text] * times))
    assert (band_hashes(rows_of_words(found), 4, 2) == band_hashes(shingles(found), 4, 2)).all()


def test_bands_meet_as_often_as_they_should() -> None:
    random_ = random.Random(5)
    wanted, met = Duplicates(), 0
    for _ in range(200):
        text = words(random_, 300)
        edited = list(text)
        for place in random_.sample(range(0, 300, 6), 9):  # about .74 of the shingles are shared
            edited[place] = random_.choice(WORDS) + "x"
        bands = [
            band_hashes(shingles(word_hashes(" ".join(each))), wanted.bands, wanted.rows) for each in (text, edited)
        ]
        met += bool((bands[0] == bands[1]).any())
    assert met >= 192


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))), st.randoms())
def test_sets_do_not_depend_on_the_order(pairs: list[tuple[int, int]], random_: random.Random) -> None:
    def joined(each: list[tuple[int, int]]) -> list[tuple[int, int]]:
        clusters = Clusters()
        for one, other in each:
            clusters.join(one, other)
        return list(clusters.members())

    assert joined(pairs) == joined(random_.sample(pairs, len(pairs)))


def test_the_earliest_stays_and_knows_its_copies(tmp_path: Path) -> None:
    text = words(random.Random(1), 300)
    other = [*text[:150], "changed", *text[151:]]
    cases = [
        ("late", text, "2026-05-03"),
        ("first", text, "2026-05-01"),
        ("edited", other, "2026-05-02"),
        ("undated", text, None),
        ("different", words(random.Random(2), 300), "2026-05-01"),
    ]
    articles = [
        article(1, " ".join(each), url=f"https://{name}.example/", date_published=day, fetched_at=None)
        for name, each, day in cases
    ]
    build(tmp_path / "out", [write(tmp_path / "a.jsonl", articles)], NO_SPLIT)
    kept = rows(tmp_path / "out")
    assert {url: row["duplicate_count"] for url, row in kept.items()} == {
        "https://first.example/": 4,
        "https://different.example/": 1,
    }
    assert {each["detail"] for each in dropped(tmp_path / "out")} == {kept["https://first.example/"]["id"]}


def test_revisions_are_no_copies_and_the_newest_counts(tmp_path: Path) -> None:
    text = " ".join(words(random.Random(1), 300))
    old = article(1, text, url="https://a.example/", revision=1, fetched_at="2026-05-01T00:00:00Z")
    new = {**old, "text": f"{text} More was learned later.", "revision": 2, "fetched_at": "2026-05-02T00:00:00Z"}
    build(tmp_path / "out", [write(tmp_path / "a.jsonl", [new, old])], NO_SPLIT)
    (row,) = rows(tmp_path / "out").values()
    assert row["text"].endswith("later.")
    assert row["duplicate_count"] == 1
    assert [each["reason"] for each in dropped(tmp_path / "out")] == ["older_revision"]


def test_the_newest_counts_even_when_it_is_left_out(tmp_path: Path) -> None:
    old = article(1, "A text that was here.", url="https://a.example/", fetched_at="2026-05-01T00:00:00Z")
    new = {**old, "consent": {"verdict": "disallow", "evidence": []}, "fetched_at": "2026-05-02T00:00:00Z"}
    manifest = build(tmp_path / "out", [write(tmp_path / "a.jsonl", [new, old])], NO_SPLIT)
    assert manifest["documents"]["dropped"] == {"consent_disallow": 1, "older_revision": 1}


def test_new_crawls_are_compared_with_old_ones(tmp_path: Path) -> None:
    random_, index = random.Random(4), tmp_path / "seen.sqlite"
    texts = [words(random_, 300) for _ in range(30)]
    first = [article(n, " ".join(text)) for n, text in enumerate(texts[:20])]
    one = write(tmp_path / "1.jsonl", first)
    before = build(tmp_path / "1", [one], NO_SPLIT, index=index)
    edited = [[*text[:10], "changed", *text[11:]] for text in texts[5:10]]
    second = [
        *(article(n, " ".join(text), url=f"https://same.example/{n}") for n, text in enumerate(texts[:5])),
        *(article(n, " ".join(text), url=f"https://near.example/{n}") for n, text in enumerate(edited)),
        *(article(n, " ".join(text)) for n, text in enumerate(texts[20:], 20)),
        {**first[15], "text": f"{first[15]['text']} And more.", "revision": 2, "fetched_at": "2026-11-01T00:00:00Z"},
    ]
    manifest = build(tmp_path / "2", [write(tmp_path / "2.jsonl", second)], NO_SPLIT, index=index)
    assert manifest["documents"]["dropped"] == {"duplicate_earlier": 10}
    assert len(rows(tmp_path / "2")) == 11
    named = {each["url"]: each["detail"] for each in dropped(tmp_path / "2")}
    old = rows(tmp_path / "1")
    assert named["https://near.example/0"] == old[first[5]["url"]]["id"]
    again = build(tmp_path / "1", [one], NO_SPLIT, index=index)
    assert again["digest"] == before["digest"], "its own documents in the index are no copies of it"


def test_lines_without_an_address_are_copies_and_no_revisions(tmp_path: Path) -> None:
    text = " ".join(words(random.Random(6), 300))
    lines = [article(n, text, url=None, canonical_url=None) for n in range(3)]
    manifest = build(tmp_path / "out", [write(tmp_path / "a.jsonl", lines)], NO_SPLIT)
    assert manifest["documents"]["dropped"] == {"duplicate_exact": 2}
    (row,) = rows(tmp_path / "out").values()
    assert row["duplicate_count"] == 3
    assert {each["detail"] for each in dropped(tmp_path / "out")} == {row["id"]}


def test_a_dataset_with_the_index_of_another_holds_nothing_twice(tmp_path: Path) -> None:
    random_, index = random.Random(5), tmp_path / "seen.sqlite"
    texts = [words(random_, 300) for _ in range(6)]
    first = [article(n, " ".join(text)) for n, text in enumerate(texts[:4])]
    build(tmp_path / "1", [write(tmp_path / "1.jsonl", first)], NO_SPLIT, index=index)
    copy = article(7, " ".join(texts[0]), url="https://copy.example/0")
    near = article(8, " ".join([*texts[1][:10], "changed", *texts[1][11:]]), url="https://near.example/1")
    changed = {**first[3], "text": f"{first[3]['text']} And more.", "revision": 2, "fetched_at": "2026-11-01T00:00:00Z"}
    new = [article(n, " ".join(text)) for n, text in enumerate(texts[4:], 4)]
    both = write(tmp_path / "2.jsonl", [*first[:3], changed, copy, near, *new])
    manifest = build(tmp_path / "2", [both], NO_SPLIT, index=index)
    assert manifest["documents"]["dropped"] == {"duplicate_earlier": 5}
    assert set(rows(tmp_path / "2")) == {changed["url"], *(each["url"] for each in new)}
    again = build(tmp_path / "2", [both], NO_SPLIT, index=index)
    assert again["digest"] == manifest["digest"]


def test_an_index_of_before_datasets_had_names_is_taken(tmp_path: Path) -> None:
    source, index = write(tmp_path / "a.jsonl", [article(1, "A text.")]), tmp_path / "seen.sqlite"
    before = build(tmp_path / "1", [source], NO_SPLIT, index=index)
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("ALTER TABLE documents DROP COLUMN dataset")
    assert build(tmp_path / "1", [source], NO_SPLIT, index=index)["digest"] == before["digest"]


def test_an_index_of_another_kind_is_refused(tmp_path: Path) -> None:
    source, index = write(tmp_path / "a.jsonl", [article(1, "A text.")]), tmp_path / "seen.sqlite"
    build(tmp_path / "1", [source], NO_SPLIT, index=index)
    with pytest.raises(UsageError, match="14 bands of 8"):
        build(tmp_path / "2", [source], "[duplicates]\nbands = 14\nrows = 8\n", index=index)
    (tmp_path / "text.sqlite").write_text("no database, but a text that is long enough to be looked at by the library")
    with pytest.raises(UsageError, match="cannot be opened as an index"):
        build(tmp_path / "3", [source], NO_SPLIT, index=tmp_path / "text.sqlite")
