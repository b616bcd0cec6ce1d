"""Which blocks of a page belong to its gold text: what the judge learns from.

The golds are texts, not marks in the page, so every block is looked for in the gold: a longer one by its four-word
shingles, a short one as a whole line, or within one whose neighbours are found. Of several copies of a block the gold holds once, the one
nearest to the other found blocks counts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

KEEP, DROP, UNSURE = 1, 0, -1
SIZE = 4
TOKEN = re.compile(r"[぀-ヿ㐀-鿿가-힯฀-๿]|[^\W_]+")


def tokens(text: str) -> list[str]:
    """Return the words of a text in small letters; each character of a script without spaces is one."""
    return TOKEN.findall(text.lower())


def shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return all runs of four words."""
    return [tuple(words[i : i + SIZE]) for i in range(len(words) - SIZE + 1)]


def label(texts: Sequence[str], gold: str) -> list[int]:
    """Return KEEP, DROP or UNSURE for each text of a page."""
    words = [tokens(text) for text in texts]
    there = set(shingles(tokens(gold)))
    lines = Counter(tuple(tokens(line)) for line in gold.split("\n"))
    whole = f" {' '.join(tokens(gold))} "
    out = []
    for own in words:
        if not own:
            out.append(UNSURE)
        elif len(own) >= SIZE:
            parts = shingles(own)
            share = sum(part in there for part in parts) / len(parts)
            out.append(KEEP if share >= 0.6 else DROP if share < 0.3 else UNSURE)
        else:
            out.append(KEEP if tuple(own) in lines else UNSURE if f" {' '.join(own)} " in whole else DROP)
    _settle_short(out, words)
    _settle_copies(out, words, whole)
    return out


def _settle_short(labels: list[int], words: Sequence[Sequence[str]]) -> None:
    """A short text found only within a line belongs when both neighbours do; one that is a line needs one near by."""
    long = [index for index, own in enumerate(words) if len(own) >= SIZE and labels[index] == KEEP]
    if not long:
        return
    first, last = long[0], long[-1]
    for index, own in enumerate(words):
        if 0 < len(own) < SIZE:
            near = any(abs(index - other) <= 3 for other in long)
            if labels[index] == UNSURE:
                labels[index] = KEEP if near and first < index < last else DROP
            elif labels[index] == KEEP and not near:
                labels[index] = DROP


def _settle_copies(labels: list[int], words: Sequence[Sequence[str]], whole: str) -> None:
    """Of the copies of a text keep as many as the gold holds, those nearest to what is found once."""
    places = defaultdict(list)
    for index, own in enumerate(words):
        if labels[index] == KEEP:
            places[tuple(own)].append(index)
    once = [group[0] for own, group in places.items() if len(group) == 1 and len(own) >= SIZE]
    for own, group in places.items():
        wanted = max(1, whole.count(f" {' '.join(own)} "))
        if len(group) > wanted:
            ranked = sorted(
                group, key=lambda index: (min((abs(index - o) for o in once if o != index), default=0), -index)
            )
            for index in ranked[wanted:]:
                labels[index] = DROP
