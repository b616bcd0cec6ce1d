"""The language a text is written in, as a whole and paragraph by paragraph.

py3langid (a naive Bayes model of byte n-grams over 140 languages, Lui and Baldwin 2011) reads it: its model of 4.6 MB is
in the wheel, nothing is fetched, and its scores stay comparable over lengths. ``python -m benchmarks.languages`` compares it
with others.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from cleancopy.core.wordcount import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

UNDETERMINED = "und"
"""ISO 639-2 for a text whose language cannot be told."""
SAMPLE = 500
"""Characters read at the start, in the middle and at the end of a long text: more changes no verdict on news and costs time."""
BEGINNING = 80
"""Characters of a paragraph that tell whether it is in the language of its text."""
SURE = 0.7
"""A paragraph is in another language than its text only from this score on; names and figures score below."""
SHORT = 40
"""Shorter paragraphs go with their text: most are names, datelines, captions."""
PARAGRAPHS = re.compile(r"\n\s*\n")
LETTER = re.compile(r"[^\W\d_]")
# One language under several codes: both written forms of Norwegian, withdrawn codes of ISO 639-1, codes of members.
SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi", "cmn": "zh", "yue": "zh", "arb": "ar", "fil": "tl"}
MISSING = "language detection needs py3langid: pip install 'cleancopy[dataset]'"


@dataclass(frozen=True, slots=True)
class Detection:
    """What language a text is in."""

    language: str
    """ISO 639-1 code, or 639-3 where there is none; ``und`` for a text without letters."""
    score: float
    """Probability, 0 to 1, as the model sees it."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A paragraph in another language than its text."""

    paragraph: int
    """Place among the paragraphs of the text, counted from 0."""
    language: str
    """Its language."""
    score: float
    """How sure, 0 to 1."""
    words: int
    """Words in it."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a text."""

    language: str
    """Language of the text, as in Detection."""
    score: float
    """How sure, 0 to 1."""
    shares: dict[str, float] = field(default_factory=dict)
    """Share of the words by language, largest first; paragraphs too short to tell go with the text. Empty without words."""
    foreign: tuple[Foreign, ...] = ()
    """The paragraphs in another language."""


def detect(text: str) -> Detection:
    """Return the language of a text.

    Raises:
        ModuleNotFoundError: py3langid is not installed; the message says how to install it.

    >>> detect("Der Wochenmarkt zieht im Mai auf den Platz vor dem Rathaus um.").language
    'de'
    """
    if not LETTER.search(text):
        return Detection(UNDETERMINED, 0.0)
    language, score = _identifier().classify(_sample(text))
    return Detection(str(language), round(float(score), 4))


def languages(text: str) -> Languages:
    """Return the languages of a text whose paragraphs are set apart by an empty line."""
    whole = detect(text)
    words: Counter[str] = Counter()
    foreign = []
    for place, paragraph in enumerate(_paragraphs(text)):
        count = count_words(paragraph)
        found = _of_paragraph(paragraph, whole) if len(paragraph) >= SHORT else whole
        if found.score >= SURE and not same(found.language, whole.language):
            foreign.append(Foreign(place, found.language, found.score, count))
            words[found.language] += count
        else:
            words[whole.language] += count
    total = words.total()
    shares = {code: round(count / total, 4) for code, count in words.most_common() if count}
    return Languages(whole.language, whole.score, shares, tuple(foreign))


def _of_paragraph(text: str, whole: Detection) -> Detection:
    """The language of a paragraph; where its beginning is in the language of the whole text, so is all of it.

    That costs half: reading every byte is what detection takes its time for. On 49,854 paragraphs of the shared golds the languages are
    the same as from all of it.
    """
    if len(text) > BEGINNING:
        begun = detect(text[:BEGINNING])
        if same(begun.language, whole.language):
            return begun
    return detect(text)


def same(one: str, other: str) -> bool:
    """Whether two codes or tags name one language, regions and scripts aside.

    >>> same("pt-BR", "pt"), same("nb", "no"), same("de", "en")
    (True, True, False)
    """
    return base(one) == base(other)


def base(tag: str) -> str:
    """Return the language of a BCP 47 tag, under one code where there are several.

    >>> base("zh-Hant-TW"), base("nb_NO")
    ('zh', 'no')
    """
    code = tag.replace("_", "-").partition("-")[0].strip().lower()
    return SAME.get(code, code)


def available() -> bool:
    """Whether the library is installed; its model, which takes half a second, is not read."""
    try:
        return find_spec("py3langid.langid") is not None
    except ModuleNotFoundError:
        return False


def _paragraphs(text: str) -> Iterator[str]:
    return (part for part in (part.strip() for part in PARAGRAPHS.split(text)) if part)


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = (len(text) - SAMPLE) // 2
    return "\n".join((text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]))


@cache
def _identifier() -> Any:
    """The model, read once a process; takes a second."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(MISSING, name=error.name) from None
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
