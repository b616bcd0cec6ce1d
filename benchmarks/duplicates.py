"""Copies found among distinct articles: ``python -m benchmarks.duplicates``. Run it with nothing else running.

Distinct articles of about 500 words are drawn, sentence by sentence, from the golds of the shared news pages (sites that are not
held back). Some are wire stories: each has copies of which a share of 0 to 30% of the sentences is edited: left out, replaced, or
one word changed. Recall is over the pairs of story and copy whose sets of five words in a row have at least the similarity asked, by
a count in plain Python; precision is over what was left out: that it is of the same story as what stayed in its place. The time
is that of the processor, in one process.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.corpora import news
from benchmarks.judges import has_data
from cleancopy.core.wordcount import word_pattern
from cleancopy.dataset.config import Duplicates
from cleancopy.dataset.duplicates import settle_copies
from cleancopy.dataset.minhash import band_hashes
from cleancopy.dataset.prepare import Document
from cleancopy.dataset.rows import Row, identifier
from cleancopy.dataset.shingles import rows_of_words, text_digest, word_hashes
from cleancopy.dataset.work import Work

WORDS = word_pattern()
END = re.compile(r"(?<=[.!?。！？])\s*\n*|\n+")
LENGTH = 500
COPIES = 4  # of each wire story
FINEWEB = Duplicates(bands=14, rows=8)


def sentences() -> list[str]:
    """Return the sentences of the golds, each once, in one order."""
    found = {
        part.strip(): None
        for page in news()
        if not page.held_back
        for part in END.split(page.gold)
        if len(WORDS.findall(part)) >= 5
    }
    return sorted(found)


def story(pool: list[str], random_: random.Random) -> list[str]:
    """Draw sentences up to about 500 words."""
    found: list[str] = []
    words = 0
    while words < LENGTH:
        found.append(random_.choice(pool))
        words += len(WORDS.findall(found[-1]))
    return found


def edited(parts: list[str], share: float, pool: list[str], random_: random.Random) -> list[str]:
    """Edit a share of the sentences."""
    out = list(parts)
    for place in random_.sample(range(len(parts)), round(share * len(parts))):
        kind = random_.randrange(3)
        if kind == 0:
            out[place] = ""
        elif kind == 1:
            out[place] = random_.choice(pool)
        else:
            words = out[place].split()
            words[random_.randrange(len(words))] = "edited"
            out[place] = " ".join(words)
    return [part for part in out if part]


def grams(text: str) -> set[tuple[str, ...]]:
    """Return all rows of five words, in the plainest way."""
    words = WORDS.findall(unicodedata.normalize("NFKC", text).casefold())
    return {tuple(words[place : place + 5]) for place in range(max(len(words) - 4, 1))}


def jaccard(one: str, other: str) -> float:
    """Return the similarity of two texts, in the plainest way."""
    left, right = grams(one), grams(other)
    return len(left & right) / len(left | right)


def corpus(articles: int, wire: int, seed: int) -> list[tuple[str, str]]:
    """Return name and text of each document; the name of a copy is its story's with a number behind."""
    pool, random_ = sentences(), random.Random(seed)
    stories = [story(pool, random_) for _ in range(articles)]
    found = [(f"{number}", "\n\n".join(parts)) for number, parts in enumerate(stories)]
    for number in range(wire):
        for copy in range(COPIES):
            share = 0.3 * random_.random()
            found.append((f"{number}/{copy}", "\n\n".join(edited(stories[number], share, pool, random_))))
    random_.shuffle(found)
    return found


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def settle(documents: list[tuple[str, str]], wanted: Duplicates) -> tuple[dict[str, str], float, float]:
    """Return what each document that was left out is a copy of, and the seconds for hashing and for settling."""
    names = {identifier(name, ""): name for name, _ in documents}

    def hashed() -> None:
        for name, text in documents:
            words = word_hashes(text)
            bands = band_hashes(rows_of_words(words), wanted.bands, wanted.rows).tobytes()
            ready.append((name, text_digest(text, words), bands))

    ready: list[tuple[str, str, bytes]] = []
    texts = dict(documents)
    hashing = timed(hashed)
    with tempfile.TemporaryDirectory() as folder:
        work = Work(Path(folder) / "build.sqlite")
        found = [
            Document(
                identifier(name, ""),
                "",
                "1" if "/" in name else "0",
                "train",
                digest,
                bands,
                row=Row(text=texts[name]).to_json(),
            )
            for name, digest, bands in ready
        ]
        work.add(found, 1)

        def settled() -> None:
            work.settle_revisions()
            settle_copies(work, wanted, None, lambda done, total: None)

        settling = timed(settled)
        query = "SELECT id, cluster FROM documents WHERE cluster != ''"
        copies = {names[one]: names[other] for one, other in work.connection.execute(query)}
        work.close()
    return copies, hashing, settling


def measure(documents: list[tuple[str, str]], wanted: Duplicates, name: str) -> tuple[float, float, float]:
    """Print a line of the table and return recall, precision and documents a second."""
    copies, hashing, settling = settle(documents, wanted)
    texts = dict(documents)
    same = [
        name
        for name in texts
        if "/" in name and jaccard(texts[name], texts[name.partition("/")[0]]) >= wanted.similarity
    ]
    found = sum(copies.get(name, name).partition("/")[0] == name.partition("/")[0] and name in copies for name in same)
    right = sum(one.partition("/")[0] == other.partition("/")[0] for one, other in copies.items())
    recall, precision = found / len(same), right / max(len(copies), 1)
    rate = len(documents) / (hashing + settling)
    print(
        f"{name:22}{len(same):8,}{recall:9.4f}{len(copies):10,}{precision:11.4f}{len(documents) / hashing:12,.0f}{rate:12,.0f}"
    )
    return recall, precision, rate


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000, help="distinct articles")
    parser.add_argument("--wire", type=int, default=1_000, help="how many of them have copies")
    parser.add_argument("--seed", type=int, default=20261124)
    args = parser.parse_args()
    if not has_data():
        return 2
    documents = corpus(args.articles, args.wire, args.seed)
    words = sum(len(WORDS.findall(text)) for _, text in documents) / len(documents)
    print(
        f"{args.articles:,} articles and {args.wire * COPIES:,} edited copies, {words:.0f} words each, seed {args.seed}"
    )
    print(f"{'':22}{'pairs':>8}{'recall':>9}{'left out':>10}{'precision':>11}{'hashed/s':>12}{'all, a sec.':>12}")
    ours = Duplicates()
    measure(documents, ours, f"{ours.bands} bands of {ours.rows}")
    measure(documents, replace(FINEWEB, similarity=ours.similarity), "FineWeb's 14 of 8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
