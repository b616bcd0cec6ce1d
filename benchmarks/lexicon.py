"""Gather the words by which a cut within a word is known: ``python -m benchmarks.lexicon``.

Reads the visible text of the shared pages but those of sites held back, and writes the words that stand on several sites to
``src/cleancopy/core/data/words.txt``. ``--try`` gathers them from one half of the sites and prints, on the other half, how many cuts within
a word are known by them and how many whole words would be taken for half a one.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.corpora import GoldPage, news, wcxb
from cleancopy.core.excerpts import cut_within
from cleancopy.core.model import Options, Page
from cleancopy.core.parse import parse

OUT = Path(__file__).resolve().parents[1] / "src/cleancopy/core/data/words.txt"
WORD = re.compile(r"[^\W\d_]{3,20}")
WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SITES = 2  # on which a word has to stand
SEED = 20261124
MIN_PARAGRAPH = 120  # characters
HEAD = "# Words of several sites, by which half a word is known: python -m benchmarks.lexicon\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the list, or try it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lexicon", description=__doc__)
    parser.add_argument(
        "--try", dest="trial", action="store_true", help="gather from half of the sites and try on the others"
    )
    chosen = parser.parse_args(arguments)
    pages = [page for page in [*news(), *wcxb()] if not page.held_back]
    if not pages:
        print("no shared pages found: set CLEANCOPY_SHARED to their folder", file=sys.stderr)
        return 1
    if chosen.trial:
        first = [page for page in pages if _half(page)]
        _try(gather(first), [page for page in pages if not _half(page)])
        return 0
    words = gather(pages)
    OUT.write_text(HEAD + "\n".join(words) + "\n", "utf-8")
    print(f"{len(words)} words of {len(pages)} pages, {OUT.stat().st_size} bytes")
    return 0


def gather(pages: Iterable[GoldPage]) -> list[str]:
    """Return the words that stand on several sites, in small letters, in order."""
    sites: dict[str, set[str]] = defaultdict(set)
    for number, page in enumerate(pages):
        if number % 100 == 0:
            print(f"\r{number} pages", end="", file=sys.stderr)
        text = " ".join(block.text for block in parse(Page(body=page.html(), url=page.url), Options()).blocks)
        for word in set(WORD.findall(text.lower())):
            if len(sites[word]) < SITES and not WIDE.search(word):
                sites[word].add(page.site)
    print("\r", end="", file=sys.stderr)
    return sorted(word for word, there in sites.items() if len(there) >= SITES)


def _half(page: GoldPage) -> bool:
    return bool(hashlib.md5(page.site.encode(), usedforsecurity=False).digest()[0] & 1)


def _try(words: Sequence[str], pages: Iterable[GoldPage]) -> None:
    chance = random.Random(SEED)
    cut = known = whole = mistaken = 0
    for page in pages:
        for paragraph in page.gold.split("\n"):
            found = WORD.findall(paragraph)
            if len(paragraph) < MIN_PARAGRAPH or not found:
                continue
            word = chance.choice(found)
            whole += 1
            mistaken += cut_within(word, words)
            if len(word) > 3:
                cut += 1
                known += cut_within(word[: chance.randint(2, len(word) - 1)], words)
    print(
        f"{len(words)} words; of {cut} cuts within a word {known / cut:.1%} known; of {whole} whole words {mistaken / whole:.2%} mistaken"
    )


if __name__ == "__main__":
    sys.exit(main())
