"""C4's lines: which lines of a web page are text (Raffel et al. 2020, 2.2, and the code they published with it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .measures import sentences

CITATION = re.compile(r"\[\d*\]|\[edit\]|\[citation needed\]")
ENDS = (".", "?", "!", '"', "'")
LONGEST_WORD = 1000
FEWEST_WORDS = 3
POLICIES = ("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies")


def judge_line(line: str) -> str:
    """Return why C4 leaves a line out, in words with underscores; empty when it stays.

    >>> judge_line("Please enable JavaScript to read on."), judge_line("More news"), judge_line("It rained all day.")
    ('javascript', 'no_terminal_punctuation', '')
    """
    stripped = line.strip()
    words = stripped.split()
    if any(len(word) > LONGEST_WORD for word in words):
        return "long_word"
    plain = CITATION.sub("", stripped)
    if not plain.endswith(ENDS) or plain.endswith("..."):
        return "no_terminal_punctuation"
    if len(words) < FEWEST_WORDS:
        return "few_words"
    lower = plain.lower()
    if "javascript" in lower:
        return "javascript"
    return "policy" if any(phrase in lower for phrase in POLICIES) else ""


@lru_cache(4)  # one text is asked about for three rules
def kept_lines(text: str) -> tuple[str, ...]:
    """Return the lines that C4 keeps, citations taken out."""
    return tuple(_kept(text))


def kept_sentences(text: str) -> int:
    """Return the number of sentences in the lines that C4 keeps."""
    return sum(map(sentences, kept_lines(text)))


def _kept(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not judge_line(line):
            yield CITATION.sub("", line.strip())
