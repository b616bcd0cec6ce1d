"""Memory of one process that cleans the same pages over and over: ``python -m benchmarks.memory``.

The pages are those of the news sites and of the other set, 200 in all, in turn. Printed is the resident memory in MB after every
tenth round; what grows between the 10th and the last is kept for no page and is a leak.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from pathlib import Path

from benchmarks.corpora import GoldPage, news, read, wcxb
from cleancopy import clean

FIRST = 10  # rounds after which every cache has seen every page


def main() -> None:
    """Clean the pages round after round and print the memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=100)
    args = parser.parse_args()
    pages = [(page.path, page.url) for page in chosen(args.pages)]
    after_first, start = 0.0, time.monotonic()
    for number in range(1, args.rounds + 1):
        for path, url in pages:
            clean(read(path), url=url)
        if number % FIRST == 0:
            used = resident()
            after_first = after_first or used
            left = (time.monotonic() - start) / number * (args.rounds - number)
            print(f"round {number}: {used:.1f} MB", file=sys.stderr)
            print(f"  about {left:.0f} s left", file=sys.stderr)
    used = resident()
    print(
        f"{len(pages)} pages; after {FIRST} rounds {after_first:.1f} MB, after {args.rounds} rounds {used:.1f} MB: "
        f"{100 * (used / after_first - 1):+.1f}%"
    )


def chosen(count: int) -> list[GoldPage]:
    """Return pages of both sets in turn."""
    pairs = itertools.zip_longest(news(), wcxb())
    return [page for pair in pairs for page in pair if page is not None][:count]


def resident() -> float:
    """Return the resident memory of this process in MB, as Linux says it."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise SystemExit("memory: /proc/self/status does not say how much memory is in use; run it on Linux")


if __name__ == "__main__":
    main()
