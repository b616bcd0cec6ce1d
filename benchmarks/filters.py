"""Compare the quality rules with datatrove's filters, document by document: ``python -m benchmarks.filters``.

Needs datatrove beside cleancopy; in an environment of its own, for it brings much along:

    python -m venv .venv-datatrove && .venv-datatrove/bin/pip install -e '.[dataset]' datatrove regex
    .venv-datatrove/bin/python -m benchmarks.filters

Documents: texts of the shared pages (gold texts and raw bodies) where they are there, and made ones around each threshold. Both
sides cut words and sentences with our tokenizer, handed to datatrove through its ``WordTokenizer``: its own ones fetch models
at run time. What is compared is thus the rules, not the tokenizers.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from cleancopy.core.model import Options, Page
from cleancopy.core.parse import parse
from cleancopy.dataset import quality
from cleancopy.dataset.language import base, detect
from cleancopy.dataset.measures import SENTENCE_END, tokens

from .corpora import SHARED, news, wcxb

DOCUMENTS = 2000
TARGET = 0.995
LANGUAGES = ("en", "de", "fr", "es", "ru")
FILTERS = ("gopher_quality", "gopher_repetition", "c4", "fineweb", "fineweb2")


def _datatrove(language: str) -> dict[str, list[Any]]:
    """Datatrove's filters by our family, with the thresholds its own examples give."""
    from datatrove.pipeline.filters import (
        C4QualityFilter,
        FineWebQualityFilter,
        GopherQualityFilter,
        GopherRepetitionFilter,
    )
    from datatrove.utils.word_tokenizers import WordTokenizer

    class Ours(WordTokenizer):
        def word_tokenize(self, text: str) -> list[str]:
            return tokens(text, language)

        def sent_tokenize(self, text: str) -> list[str]:
            return [text[a:b] for a, b in self.span_tokenize(text)]

        def span_tokenize(self, text: str) -> list[tuple[int, int]]:
            ends = [found.end() for found in SENTENCE_END.finditer(text)]
            if text[ends[-1] if ends else 0 :].strip():
                ends.append(len(text))
            return list(zip([0, *ends], ends, strict=False))

    words: Any = Ours()
    stops = list(quality.stop_words(language))
    chosen: dict[str, list[Any]] = {
        "gopher_quality": [GopherQualityFilter(language=words, stop_words=stops)],
        "gopher_repetition": [GopherRepetitionFilter(language=words)],
        "c4": [C4QualityFilter(language=words)],
        "fineweb": [FineWebQualityFilter(language=words)],
    }
    own = quality.published("fineweb2", language)
    if language != "en":
        top = [(n, own[f"top_{n}_gram"]) for n in (2, 3, 4)]
        repeated = [(n, own[f"duplicate_{n}_grams"]) for n in range(5, 11)]
        chosen["fineweb2"] = [
            GopherRepetitionFilter(
                language=words, dup_para_frac=0, dup_line_char_frac=0, dup_para_char_frac=0,
                dup_line_frac=own["duplicate_lines"], top_n_grams=top, dup_n_grams=repeated,
            ),
            FineWebQualityFilter(
                language=words, short_line_thr=999, char_duplicates_ratio=0.1,
                line_punct_thr=own["terminal_lines_min"], new_line_ratio=own["newlines"],
            ),
            GopherQualityFilter(
                language=words, max_avg_word_length=own["mean_word_length"], min_avg_word_length=own["mean_word_length_min"],
                stop_words=stops, max_non_alpha_words_ratio=own["letter_words_min"], min_stop_words=2,
            ),
        ]  # fmt: skip
    return chosen


def _theirs(filters: list[Any], text: str) -> tuple[bool, str]:
    from datatrove.data import Document

    for step in filters:
        try:
            verdict = step.filter(Document(text=text, id="0"))
        except ZeroDivisionError:  # a text without words; theirs raises, and the document is lost with the task
            return False, "raises ZeroDivisionError"
        if verdict is not True:
            return False, str(verdict[1])
    return True, ""


def _shared() -> Iterator[tuple[str, str]]:
    """Gold texts, and whole pages with all their chaff, of sites that are not held back, with their languages."""
    for number, page in enumerate(page for source in (news(), wcxb()) for page in source if not page.held_back):
        texts = [page.gold]
        if number % 4 == 0:
            whole = parse(Page(body=page.html().encode(), url=page.url), Options())
            texts.append("\n".join(block.text for block in whole.blocks if block.text.strip()))
        for text in texts:
            language = base(detect(text).language)
            if language in ("en", *quality.languages()):
                yield language, text


def _made(rng: random.Random) -> Iterator[tuple[str, str]]:
    """Texts on both sides of the thresholds: words of one alphabet in shares that vary."""
    while True:
        language = rng.choice(LANGUAGES)
        vocabulary = [*quality.stop_words(language)[:8]] + [
            "".join(rng.choices("abdeilmnorstu", k=rng.randint(1, 14))) for _ in range(rng.randint(20, 400))
        ]
        extra = rng.choice(["#", "…", "...", "1234", "- ", "{", "lorem ipsum", "javascript", "€", "privacy policy", ""])
        share = rng.random() * 0.25
        lines: list[str] = []
        for _ in range(rng.randint(1, 40)):
            words = rng.choices(vocabulary, k=rng.randint(1, 24))
            line = " ".join(extra if extra and rng.random() < share else word for word in words)
            lines.append(
                ("- " if rng.random() < share * 4 else "") + line + rng.choice([".", ".", ".", "!", "", "…", '."'])
            )
            if rng.random() < share:
                lines.append(rng.choice(lines))
        yield language, rng.choice(["\n", "\n\n"]).join(lines)


def documents(number: int = DOCUMENTS) -> list[tuple[str, str]]:
    """Return so many pairs of language and text, half of them from the shared pages where these are there."""
    rng = random.Random(0)
    real = list(_shared()) if SHARED.is_dir() else []
    chosen = rng.sample(real, min(len(real), number // 2))
    made = _made(rng)
    return chosen + [next(made) for _ in range(number - len(chosen))]


def compare(number: int = DOCUMENTS) -> tuple[Counter[str], Counter[str], list[str]]:
    """Return how many verdicts were taken and how many are the same, by family, and the differences in words."""
    taken: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    differences = []
    theirs: dict[str, dict[str, list[Any]]] = {}
    for language, text in documents(number):
        known = theirs.setdefault(language, _datatrove(language))
        agreed = True
        for family, filters in known.items():
            config = quality.QualityConfig(families=(family,))
            ours = quality.failed(quality.check(text, language, config))
            passed, reason = _theirs(filters, text)
            taken[family] += 1
            taken[f"{family}, left out by theirs"] += not passed
            same = passed == (not ours)
            equal[family] += same
            agreed &= same
            if not same:
                differences.append(
                    f"{family} {language}: theirs {reason or 'keeps'}; ours {[f.reason for f in ours] or 'keeps'}: {text[:60]!r}"
                )
        taken["all"] += 1
        equal["all"] += agreed
    return taken, equal, differences


def main() -> int:
    """Print the agreement; exit with 1 below the target."""
    taken, equal, differences = compare(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)
    for family in (*FILTERS, "all"):
        out = taken[f"{family}, left out by theirs"]
        share = equal[family] / taken[family] if taken[family] else 0
        print(f"{family:18} {taken[family]:6} verdicts, {out:5} left out, same {share:.4f}")
    for difference in differences[:40]:
        print(" ", difference)
    return equal["all"] < TARGET * taken["all"]


if __name__ == "__main__":
    raise SystemExit(main())
