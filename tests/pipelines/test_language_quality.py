"""Language and quality as stages of a crawl."""

from __future__ import annotations

from typing import Any

import pytest
from cleancopy.pipelines import LanguagePipeline, QualityPipeline
from scrapy.exceptions import DropItem, NotConfigured
from scrapy.utils.test import get_crawler

from cleancopy import Article
from cleancopy.dataset import language
from cleancopy.errors import UsageError

GERMAN = "Der Wochenmarkt zieht im Mai auf den Platz vor dem Rathaus um, weil die alte Halle saniert wird."
ENGLISH = "The weekly market moves to the square in front of the town hall because the old hall is being repaired."


def crawler(**settings: Any) -> Any:
    return get_crawler(settings_dict=settings)


def article(text: str, declared: str | None = "en") -> Article:
    return Article(url="https://example.org/a", text=text, language=declared)


def test_both_are_off_unless_asked_for() -> None:
    for stage in (LanguagePipeline, QualityPipeline):
        with pytest.raises(NotConfigured):
            stage.from_crawler(crawler())


def test_languages_are_written_and_a_wrong_declaration_is_counted() -> None:
    running = crawler(CLEANCOPY_LANGUAGE=True)
    stage = LanguagePipeline.from_crawler(running)
    found = stage.process_item(article(f"{GERMAN}\n\n{ENGLISH}\n\n{GERMAN}"))
    assert found.language_detected == "de"
    assert found.language_score > 0.9
    assert list(found.language_shares) == ["de", "en"]
    assert found.foreign_paragraphs == [
        {"paragraph": 1, "language": "en", "score": found.foreign_paragraphs[0]["score"], "words": 20}
    ]
    assert running.stats.get_value("cleancopy/language_not_as_declared") == 1
    stage.process_item(article(GERMAN, "de-AT"))
    assert running.stats.get_value("cleancopy/language_not_as_declared") == 1
    assert running.stats.get_value("cleancopy/language/de") == 2


def test_without_the_library_the_stage_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "py3langid.langid", None)
    language._identifier.cache_clear()
    with pytest.raises(NotConfigured, match=r"pip install 'cleancopy\[dataset\]'"):
        LanguagePipeline.from_crawler(crawler(CLEANCOPY_LANGUAGE=True))
    language._identifier.cache_clear()


def test_quality_is_noted() -> None:
    running = crawler(CLEANCOPY_QUALITY="annotate", CLEANCOPY_QUALITY_RULES="gopher_quality")
    found = QualityPipeline.from_crawler(running).process_item(article(ENGLISH))
    assert [finding["rule"] for finding in found.quality] == ["gopher_quality.words_min"]
    assert found.quality[0]["number"] == 20
    assert found.quality[0]["reason"] == "20 words, at least 50 asked"
    assert running.stats.get_value("cleancopy/quality/gopher_quality.words_min") == 1


def test_quality_can_drop_and_rules_can_be_chosen() -> None:
    running = crawler(CLEANCOPY_QUALITY="drop")
    with pytest.raises(DropItem, match=r"quality: gopher_quality\.words_min: 20 words"):
        QualityPipeline.from_crawler(running).process_item(article(ENGLISH))
    assert running.stats.get_value("cleancopy/dropped/quality") == 1
    for chosen in (
        {"CLEANCOPY_QUALITY_RULES": "fineweb"},
        {"CLEANCOPY_QUALITY_RULES_OFF": "gopher_quality.words_min,gopher_repetition"},
    ):
        stage = QualityPipeline.from_crawler(crawler(CLEANCOPY_QUALITY="drop", **chosen))
        assert stage.process_item(article(ENGLISH)).quality == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"CLEANCOPY_QUALITY": "strict"}, "'strict' is none of off, annotate, drop"),
        ({"CLEANCOPY_QUALITY": "drop", "CLEANCOPY_QUALITY_RULES": "gofer"}, "no set of rules gofer"),
        ({"CLEANCOPY_QUALITY": "drop", "CLEANCOPY_QUALITY_RULES_OFF": "c4.x"}, "no rule c4.x"),
    ],
)
def test_mistakes_are_named(wrong: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError) as raised:
        QualityPipeline.from_crawler(crawler(**wrong))
    assert said in str(raised.value)


@pytest.mark.parametrize("stage", [LanguagePipeline, QualityPipeline])
def test_items_of_others_and_articles_without_text_pass(stage: Any) -> None:
    ours = stage.from_crawler(crawler(CLEANCOPY_LANGUAGE=True, CLEANCOPY_QUALITY="drop"))
    for item in ({"title": "Theirs"}, Article(url="https://example.org/b")):
        assert ours.process_item(item) is item
