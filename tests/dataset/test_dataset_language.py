"""Languages of texts and of their paragraphs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancopy.dataset import language

GERMAN = "Der Wochenmarkt zieht im Mai auf den Platz vor dem Rathaus um, weil die alte Halle saniert wird."
ENGLISH = "The weekly market moves to the square in front of the town hall because the old hall is being repaired."
NORWEGIAN = "Kommunen sier at torget flyttes i mai fordi den gamle hallen skal pusses opp, og at alle er velkomne."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        (NORWEGIAN, "no"),
        ("市場は五月から市役所前の広場に移ります。古い建物が改修されるためです。", "ja"),
        ("Рынок переезжает на площадь перед ратушей, потому что старое здание ремонтируют.", "ru"),
        ("ตลาดจะย้ายไปที่จัตุรัสหน้าศาลากลางในเดือนพฤษภาคม", "th"),
    ],
)
def test_languages_are_told_apart(text: str, code: str) -> None:
    found = language.detect(text)
    assert language.same(found.language, code)
    assert found.score > 0.7


@pytest.mark.parametrize("text", ["", "   \n", "12:30 – 3,5 %", "—"])
def test_without_letters_there_is_no_language(text: str) -> None:
    assert language.detect(text) == language.Detection("und", 0.0)


def test_a_paragraph_in_another_language_is_found() -> None:
    found = language.languages(f"{GERMAN}\n\n{ENGLISH}\n\n{GERMAN}\n\nFoto: dpa")
    assert found.language == "de"
    assert [(part.paragraph, part.language, part.words) for part in found.foreign] == [(1, "en", 20)]
    assert list(found.shares) == ["de", "en"]
    assert sum(found.shares.values()) == pytest.approx(1, abs=0.001)


def test_the_language_of_most_of_a_long_text_counts() -> None:
    assert language.detect("\n\n".join([ENGLISH] * 2 + [GERMAN] * 40)).language == "de"


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "py3langid.langid", None)
    language._identifier.cache_clear()
    try:
        assert not language.available()
        with pytest.raises(ModuleNotFoundError, match=r"pip install 'cleancopy\[dataset\]'"):
            language.detect(GERMAN)
    finally:
        language._identifier.cache_clear()


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text: str) -> None:
    found = language.languages(text)
    assert 0 <= found.score <= 1
    assert all(0 < share <= 1 for share in found.shares.values())
    assert language.languages(text) == found
