"""Quality rules: names, numbers, thresholds, reasons."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.dataset import quality
from cleancopy.dataset.measures import Measures, tokens
from cleancopy.dataset.webtext import judge_line

STORY = "The council has agreed to move the market to the square, and it will open with forty stalls in May this year."
NAMES = "Ann Ben Cleo Dora Emil Finn Gus Hal".split()
PLACES = "bridge harbour station library theatre hospital museum stadium".split()
VERBS = "closes opens moves grows shrinks waits burns sinks".split()
GOOD = "\n\n".join(
    f"{name} told the paper that {place} {number} {verb} and {other} have been with {verb}ing of late."
    for number, (name, place, verb, other) in enumerate(zip(NAMES, PLACES, VERBS, reversed(PLACES), strict=True))
)


def failures(text: str, language: str = "en", **options: object) -> list[str]:
    config = quality.QualityConfig(**options)  # type: ignore[arg-type]
    return [finding.rule for finding in quality.failed(quality.check(text, language, config))]


def varied(words: int) -> str:
    """A text of so many words, no row of which comes twice."""
    return " ".join(["the", "of", *(f"word{'abcdefghij'[n % 10]}{n:04}" for n in range(words - 2))]) + "."


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("gopher_quality.words_min", varied(49)),
        ("gopher_quality.mean_word_length_min", "a b of the " + "x y " * 60),
        ("gopher_quality.mean_word_length", varied(60) + " " + "incomprehensibilities " * 30),
        ("gopher_quality.hashes", varied(60) + " #" * 12),
        ("gopher_quality.ellipses", varied(60) + " …" * 12),
        ("gopher_quality.bullet_lines", "\n".join("- " + varied(6) for _ in range(12))),
        ("gopher_quality.ellipsis_lines", "\n".join(varied(6) + ".." for _ in range(12))),
        ("gopher_quality.letter_words_min", varied(60) + " 1234" * 40),
        ("gopher_quality.stop_words_min", varied(60).removeprefix("the of ")),
        ("gopher_repetition.duplicate_lines", "\n".join([STORY] * 2 + [varied(9)])),
        ("gopher_repetition.duplicate_paragraphs", "\n\n".join([STORY] * 3)),
        ("gopher_repetition.top_2_gram", varied(60) + " market square" * 20),
        ("gopher_repetition.duplicate_5_grams", " ".join([STORY] * 4)),
        ("fineweb.terminal_lines_min", GOOD.replace(".", "")),
        ("fineweb.short_lines", "\n".join(f"{n} short line of the." for n in range(40))),
        ("fineweb.duplicate_characters", GOOD + "\n" + GOOD.partition("\n")[0]),
        ("fineweb.newlines", "\n".join(["the", "of"] + [f"word{n}" for n in range(60)])),
        ("c4.sentences_min", STORY),
        ("c4.curly_brackets", GOOD + "\nIt was { at the end."),
        ("c4.lorem_ipsum", GOOD + "\nThis is lorem ipsum of the best kind."),
        ("fineweb2.language_score_min", ""),
    ],
)
def test_each_rule_finds_what_it_is_for(rule: str, text: str) -> None:
    if rule.startswith("fineweb2"):
        findings = quality.check("Der Markt.", "de", score=0.5)
        assert rule in [finding.rule for finding in quality.failed(findings)]
        return
    families = (rule.partition(".")[0],)
    assert rule in failures(text, families=families)
    assert rule not in failures(GOOD, families=families)
    assert rule not in failures(text, families=families, off=frozenset({rule}))


def test_a_plain_story_passes_all_families() -> None:
    assert not failures(GOOD, families=("gopher_quality", "c4", "fineweb"))


def test_every_threshold_is_asked_by_some_rule() -> None:
    named = {rule.rpartition(".")[2].removesuffix("_min") for rule in quality.RULES}
    assert named == set(quality.MEASURES) | {"language_score"}


@pytest.mark.parametrize("code", quality.languages())
def test_each_language_has_all_thresholds_and_stop_words(code: str) -> None:
    assert quality.published("fineweb2", code).keys() == quality.published("fineweb2", "de").keys()
    assert len(quality.stop_words(code)) >= 8


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("de", (0.821, 0.263, 0.152, 0, 15, 0.774)),
        ("fr", (0.824, 0.264, 0.185, 2, 11, 0.812)),
        ("es", (0.84, 0.252, 0.138, 3, 14, 0.825)),
        ("ru", (0.9, 0.322, 0.139, 3, 11, 0.713)),
    ],
)
def test_published_thresholds(code: str, values: tuple[float, ...]) -> None:
    names = "language_score_min duplicate_lines newlines mean_word_length_min mean_word_length letter_words_min".split()
    assert tuple(quality.published("fineweb2", code)[name] for name in names) == values


def test_families_follow_the_language() -> None:
    assert quality.families_for("de-AT") == ("fineweb2",)
    assert quality.families_for("nb") == ("fineweb2",)
    assert "fineweb" in quality.families_for("en-GB")
    rules = {finding.rule for finding in quality.check(GOOD, "eu")}
    assert "gopher_quality.words_min" in rules
    assert "gopher_quality.stop_words_min" not in rules


def test_thresholds_can_be_set_and_mistakes_are_named() -> None:
    assert failures(GOOD, families=("gopher_quality",), thresholds={"gopher_quality.words_min": 10**6}) == [
        "gopher_quality.words_min"
    ]
    with pytest.raises(ValueError, match=r"no rule gopher_quality\.wordz"):
        quality.QualityConfig(off=frozenset({"gopher_quality.wordz"}))
    with pytest.raises(ValueError, match="no set of rules gofer"):
        quality.QualityConfig(families=("gofer",))


def test_words_where_no_spaces_are() -> None:
    thai = "ตลาดจะย้ายไปที่จัตุรัส"
    assert len(Measures(thai).words) == len(thai)
    assert Measures(thai).unspaced == 4
    assert Measures("市場は五月から広場に移ります").unspaced == 2
    assert Measures("The market moves").unspaced == 1
    assert tokens("हिन्दी में") == ["हिन्दी", "में"]
    rules = {finding.rule for finding in quality.check("市場は五月から広場に移ります。" * 9, "ja")}
    assert "fineweb2.mean_word_length_min" not in rules
    assert "fineweb2.stop_words_min" in rules


def test_a_tokenizer_of_ones_own_is_used() -> None:
    config = quality.QualityConfig(families=("gopher_quality",), tokenizer=str.split)
    found = {finding.rule: finding.number for finding in quality.check("a, b. c", "en", config)}
    assert found["gopher_quality.words_min"] == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("x" * 1001 + " and more words.", "long_word"),
        ("Two words.", "few_words"),
        ("He left it open...", "no_terminal_punctuation"),
        ("Read our privacy policy for all of it.", "policy"),
        ("It rained all day.[3]", ""),
    ],
)
def test_c4_lines(line: str, reason: str) -> None:
    assert judge_line(line) == reason


@given(st.text(max_size=400), st.sampled_from(["", "en", "de", "ja", "th", "ko", "xx"]))
def test_a_reason_says_the_number_and_the_verdict_follows_from_it(text: str, code: str) -> None:
    config = quality.QualityConfig(families=quality.FAMILIES)
    findings = quality.check(text, code, config, score=0.75)
    assert findings == quality.check(text, code, config, score=0.75)
    for finding in findings:
        least = finding.rule.endswith("_min")
        assert finding.passed == (finding.number >= finding.threshold if least else finding.number <= finding.threshold)
        said = [
            float(number) for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?:e[-+]\d+)?(?=[ ,]|$)", finding.reason)
        ]
        assert said[0] == pytest.approx(finding.number, rel=1e-3)
        assert said[-1] == pytest.approx(finding.threshold, rel=1e-3)


@pytest.mark.parametrize("unit", ["a", " ", "\n", ".", "… ", "a.b-", "東", "- x\n", "l'", "http://a@b "])
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        begun = time.perf_counter()
        quality.check(text, "fr", quality.QualityConfig(families=quality.FAMILIES))
        return time.perf_counter() - begun

    seconds(1000)
    assert min(seconds(40_000), seconds(40_000)) < max(
        0.2, 40 * seconds(4000)
    )  # the machine may have had other things to do
