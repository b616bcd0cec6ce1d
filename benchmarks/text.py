"""Speed of text without markup on one core: ``python -m benchmarks.text``.

The lines are those of the shared pages' golds with 140 to 160 characters, about 150 bytes: those that begin and end like a sentence, and
all of them, of which two in five are items of lists, captions and headings. Each are cleaned as one text and in articles of 25 lines.
Printed is the processor time a line and the rate, the best of some rounds; beside it a bare ``splitlines``.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence

from benchmarks.corpora import news, wcxb
from cleancopy import clean_text

AIM = 10.0  # microseconds a line
SIZES = range(140, 161)
ARTICLE = 25  # lines
SENTENCE = re.compile(r"[\"“„«‘’'「]?\w.*[.!?。！？؟।][\"”’'）)»」]*$")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.text", description=__doc__)
    parser.add_argument("--lines", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args(arguments)
    lines = prose(chosen.lines)
    if not lines:
        print("no shared pages found: set CLEANCOPY_SHARED to their folder", file=sys.stderr)
        return 1
    print(f"the aim is {AIM:.0f} µs a line")
    for name, part in (("sentences", prose(chosen.lines, sentences=True)), ("all lines", lines)):
        bytes_each = sum(len(line.encode()) for line in part) / len(part)
        print(f"{name}: {len(part)} of {bytes_each:.0f} bytes")
        articles = ["\n".join(part[i : i + ARTICLE]) for i in range(0, len(part), ARTICLE)]
        for shape, texts in (("one text", ["\n".join(part)]), (f"articles of {ARTICLE} lines", articles)):
            took = best(clean_text, texts, chosen.rounds) / len(part)
            bare = best(str.splitlines, texts, chosen.rounds) / len(part)
            rate = bytes_each / took / 1e6
            print(f"  {shape}: {took * 1e6:.1f} µs a line, {rate:.1f} MB/s; bare splitlines {bare * 1e6:.2f} µs")
    return 0


def prose(count: int, sentences: bool = False) -> list[str]:
    """Return so many lines of the golds, again from the start when they run out."""
    found = [line for page in (*news(), *wcxb()) for line in page.gold.splitlines() if len(line) in SIZES]
    if sentences:
        found = [line for line in found if SENTENCE.match(line)]
    return (found * (count // max(1, len(found)) + 1))[:count]


def best(clean: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    """Return the processor time of the quickest round, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            clean(text)
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
