"""Normal forms: Unicode's own wherever a text is one, in time that grows with its length."""

from __future__ import annotations

import time
import unicodedata

import pytest

from cleancopy import clean, clean_text
from cleancopy.core.normal import PIECE, Form, normal

FORMS: list[Form] = ["NFC", "NFD", "NFKC", "NFKD"]
TEXTS = [
    "é e\u0301\u0323 ﬁn ＡＢ ",
    "한국어 \u1112\u1161\u11ab",
    "กำลัง\u0e49",
    "が\u304b\u3099漢字",
    "বাংলা কো \u09c7\u09be",
    "Ａ\u0301\u0316\u0301",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", TEXTS)
def test_long_texts_get_the_form_that_unicode_says(form: Form, text: str) -> None:
    for shift in range(8):
        whole = "x" * shift + text * (3 * PIECE // len(text))
        assert normal(form, whole) == unicodedata.normalize(form, whole)


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0301", "\u0323\u0301\u05b0"])
def test_a_letter_with_very_many_marks_costs_no_more_than_their_number(marks: str) -> None:
    bomb = "a" + marks * 100_000
    started = time.process_time()
    clean_text(f"Bridge stays closed\n\n{bomb}\n")
    clean(f"<title>{bomb}</title><h1>{bomb}</h1><p>{bomb}</p>")
    assert time.process_time() - started < 5  # 60 s and more for each before
