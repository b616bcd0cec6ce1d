"""The quality rules of Gopher, C4, FineWeb and FineWeb-2: each has a name, a number, a threshold and a reason.

The thresholds stand in ``quality.toml`` with their sources. Without a choice, English is held to Gopher, C4 without its lines,
and FineWeb; a language that FineWeb-2 has thresholds for to these; any other to Gopher's without stop words. The rules never
change a text and never look at another one, so a verdict does not depend on what else is in the set.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files
from typing import Any

from .language import base
from .measures import BULLETS, ELLIPSES, TERMINAL, Measures, Tokenizer
from .webtext import kept_lines, kept_sentences

FAMILIES = ("gopher_quality", "gopher_repetition", "c4", "fineweb", "fineweb2")
"""The sets of rules."""
ENGLISH = ("gopher_quality", "gopher_repetition", "fineweb")
OTHERS = ("gopher_quality", "gopher_repetition")
SHORT_LINE = 30  # characters, FineWeb
WORD_LENGTHS = frozenset({"mean_word_length"})  # means nothing where each character is a word

Thresholds = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found."""

    rule: str
    """Name of the rule, ``family.measure`` and ``_min`` where at least so much is asked: ``gopher_quality.words_min``."""
    number: float
    """What was measured: a count or a share of 0 to 1."""
    threshold: float
    """What is asked."""
    passed: bool
    """Whether the rule is content."""
    reason: str
    """Number and threshold in words."""


@dataclass(frozen=True, slots=True)
class QualityConfig:
    """Which rules are asked, and how strictly."""

    families: tuple[str, ...] = ()
    """Sets of rules, of ``FAMILIES``; empty for those that fit the language."""
    off: frozenset[str] = frozenset()
    """Names of rules, or of whole families, that are not asked."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Thresholds by name of the rule that take the place of the published ones."""
    tokenizer: Tokenizer | None = None
    """Another way to cut a text into words and punctuation; without one, see ``measures.tokens``."""

    def __post_init__(self) -> None:
        wrong = sorted(set(self.families) - set(FAMILIES))
        if wrong:
            raise ValueError(f"no set of rules {', '.join(wrong)}; there are {', '.join(FAMILIES)}")
        wrong = sorted((set(self.off) | set(self.thresholds)) - set(RULES) - set(FAMILIES))
        if wrong:
            raise ValueError(f"no rule {', '.join(wrong)}; there are {', '.join(RULES)}")


Measure = Callable[[Measures], float]


def _bullet(line: str) -> bool:
    return line.lstrip().startswith(BULLETS)


def _cut(line: str) -> bool:
    return line.rstrip().endswith(ELLIPSES)


MEASURES: dict[str, tuple[str, Measure]] = {
    "words": ("{} words", lambda m: len(m.words)),
    "mean_word_length": ("{} characters a word", Measures.mean_word_length),
    "hashes": ("{} # signs a word", lambda m: m.per_token("#")),
    "ellipses": ("{} ellipses a word", lambda m: m.per_token(*ELLIPSES)),
    "bullet_lines": ("{} of the lines begin with a bullet", lambda m: m.lines_that(_bullet, blank=True)),
    "ellipsis_lines": ("{} of the lines end in an ellipsis", lambda m: m.lines_that(_cut, blank=True)),
    "letter_words": ("{} of the words have a letter", Measures.letter_words),
    "stop_words": ("{} different stop words", lambda m: m.stop_words(stop_words(m.language))),
    "duplicate_paragraphs": ("{} of the paragraphs came before", lambda m: m.repeated_paragraphs[0]),
    "duplicate_paragraph_characters": (
        "{} of the characters are in paragraphs that came before",
        lambda m: m.share(m.repeated_paragraphs[1], len(m.text)),
    ),
    "duplicate_lines": ("{} of the lines came before", lambda m: m.repeated_lines[0]),
    "duplicate_line_characters": (
        "{} of the characters are in lines that came before",
        lambda m: m.share(m.repeated_lines[1], len(m.text)),
    ),
    "lorem_ipsum": ("{} times lorem ipsum", lambda m: sum("lorem ipsum" in s.lower() for s in kept_lines(m.text))),
    "curly_brackets": ("{} lines with a curly bracket", lambda m: sum("{" in line for line in kept_lines(m.text))),
    "sentences": ("{} sentences in lines that C4 keeps", lambda m: kept_sentences(m.text)),
    "terminal_lines": ("{} of the lines end a sentence", lambda m: m.lines_that(lambda line: line.endswith(TERMINAL))),
    "short_lines": ("{} of the lines are short", lambda m: m.lines_that(lambda line: len(line) <= SHORT_LINE)),
    "duplicate_characters": (
        "{} of the characters are in lines that came before",
        lambda m: m.share(m.duplicates(m.lines)[1], len(m.text.replace("\n", ""))),
    ),
    "newlines": ("{} line breaks a word", lambda m: m.share(m.text.count("\n"), len(m.tokens))),
    **{
        f"top_{size}_gram": (
            f"{{}} of the characters are in the most frequent row of {size} words",
            partial(Measures.top_gram, size=size),
        )
        for size in (2, 3, 4)
    },
    **{
        f"duplicate_{size}_grams": (
            f"{{}} of the characters are in rows of {size} words that came before",
            partial(Measures.duplicate_grams, size=size),
        )
        for size in range(5, 11)
    },
}
"""Each measure: what it says, with the number in place of the braces, and how it is taken."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("quality.toml").read_text("utf-8"))


def languages() -> tuple[str, ...]:
    """Return the languages that FineWeb-2's thresholds are there for, as codes."""
    return tuple(sorted(name for name, value in _data()["fineweb2"].items() if isinstance(value, dict)))


def stop_words(language: str) -> tuple[str, ...]:
    """Return the stop words of a language; none for a language without a list."""
    return tuple(_data()["stop_words"].get(base(language), "").split())


def published(family: str, language: str = "") -> dict[str, float]:
    """Return the thresholds of a set of rules by measure; FineWeb-2's are empty for a language it has none for."""
    table = _data()[family]
    general = {name: value for name, value in table.items() if not isinstance(value, dict)}
    if family != "fineweb2":
        return general
    own = table.get(base(language))
    return general | own if isinstance(own, dict) else {}


RULES: tuple[str, ...] = tuple(
    f"{family}.{measure}" for family in FAMILIES for measure in published(family, "de" if family == "fineweb2" else "")
)
"""The names of all rules."""


def families_for(language: str) -> tuple[str, ...]:
    """Return the sets of rules that fit a language."""
    if base(language) == "en":
        return ENGLISH
    return ("fineweb2",) if base(language) in languages() else OTHERS


def check(
    text: str, language: str = "", config: QualityConfig | None = None, score: float | None = None
) -> list[Finding]:
    """Return what each rule finds, in the order of the families; a rule that cannot be asked is left out.

    Not asked are stop words of a language without a list, the length of words where each character is one, and FineWeb-2's
    score of the language without a ``score`` (0 to 1, as ``language.detect`` gives it).

    >>> [finding.rule for finding in check("A few words.", "en") if not finding.passed][:2]
    ['gopher_quality.words_min', 'gopher_quality.letter_words_min']
    """
    config = config or QualityConfig()
    measures = Measures(text, base(language), config.tokenizer)
    known: dict[str, float] = {} if score is None else {"language_score": score}
    found = []
    for family in config.families or families_for(language):
        if family not in config.off:
            found += [
                _finding(rule, threshold, measures, known)
                for rule, threshold in _asked(family, measures, config, known)
            ]
    return found


def failed(findings: list[Finding]) -> list[Finding]:
    """Return the findings of the rules that are not content."""
    return [finding for finding in findings if not finding.passed]


def _asked(
    family: str, measures: Measures, config: QualityConfig, known: Mapping[str, float]
) -> Iterator[tuple[str, float]]:
    for name, threshold in published(family, measures.language).items():
        rule, measure = f"{family}.{name}", name.removesuffix("_min")
        skipped = (
            rule in config.off
            or (measure in WORD_LENGTHS and measures.unspaced > 1)
            or (measure == "stop_words" and not stop_words(measures.language))
            or (measure == "language_score" and measure not in known)
        )
        if not skipped:
            yield rule, config.thresholds.get(rule, threshold)


def _finding(rule: str, threshold: float, measures: Measures, known: dict[str, float]) -> Finding:
    name = rule.rpartition(".")[2]
    measure = name.removesuffix("_min")
    words, take = MEASURES.get(measure, ("language sure to {}", None))
    if take and measure not in known:
        known[measure] = float(take(measures))
    number, least = known[measure], name.endswith("_min")
    passed = number >= threshold if least else number <= threshold
    reason = f"{words.format(_number(number))}, {'at least' if least else 'at most'} {_number(threshold)} asked"
    return Finding(rule, number, threshold, passed, reason)


def _number(value: float) -> str:
    """A count whole, a share with four digits."""
    return str(int(value)) if value == int(value) else f"{value:.4g}"
