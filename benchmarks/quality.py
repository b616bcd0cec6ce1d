"""Quality on sets of pages with gold texts, beside other extractors: ``python -m benchmarks.quality [FOLDER ...]``.

Folders may be in the forms in which such sets are published: Article Extraction Benchmark, WCXB, the two of fundus, pairs of NAME.html and
NAME.txt. Without a folder the shared pages are taken. The figures of ``held back`` sites are those that count for us: the
others were trained on. Peers run in this environment: ``pip install 'cleancopy[peers]'``.

    python -m benchmarks.quality
    python -m benchmarks.quality ~/article-extraction-benchmark --peer trafilatura --peer readability
    python -m benchmarks.quality --worst worst.html --count 30
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.corpora import SHARED
from benchmarks.diffs import page_of_differences
from benchmarks.formats import Sample, UnknownFormat, load
from benchmarks.scores import Score, score, total

OURS = "cleancopy"
EXTRACTORS = {
    OURS: "benchmarks.adapters:text",
    "trafilatura": "benchmarks.peers:trafilatura_text",
    "trafilatura-fast": "benchmarks.peers:trafilatura_fast",
    "readability": "benchmarks.peers:readability",
    "newspaper4k": "benchmarks.peers:newspaper4k",
    "resiliparse": "benchmarks.peers:resiliparse",
    "justext": "benchmarks.peers:justext",
}
MEASURES = {"wcxb": "words"}
"""The measure by which a set's own publishers count; shingles for all others."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables, write the page of differences."""
    args = _arguments(arguments)
    folders = args.folders or [SHARED / "data" / "news", SHARED / "data" / "wcxb" / "dev"]
    names = [OURS, *args.peer]
    for name in names:
        try:
            _function(EXTRACTORS[name])
        except ImportError as error:
            print(f"{name} is not installed ({error}): pip install 'cleancopy[peers]'", file=sys.stderr)
            return 2
    shown: list[tuple[Sample, Score, str]] = []
    for folder in folders:
        try:
            form, samples = load(folder)
        except (UnknownFormat, OSError, ValueError, KeyError) as error:
            print(f"{folder} cannot be read: {error}", file=sys.stderr)
            return 2
        samples = samples[:: max(1, len(samples) // args.limit)] if args.limit else samples
        shown += _table(folder, form, samples, names, args.jobs)
    if args.worst:
        shown.sort(key=lambda row: row[1].f1)
        open_ones = [row for row in shown if args.all or not row[0].held_back][: args.count]
        args.worst.write_text(page_of_differences([(sample, text) for sample, _, text in open_ones]), "utf-8")
        print(f"wrote the {len(open_ones)} worst pages to {args.worst}")
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    peers = [name for name in EXTRACTORS if name != OURS]
    parser.add_argument(
        "--peer", action="append", default=[], choices=peers, help="measure this one too; may be repeated"
    )
    parser.add_argument(
        "--worst", type=Path, metavar="FILE", help="write our worst pages here, gold beside output, as HTML"
    )
    parser.add_argument("--count", type=int, default=20, help="how many of them (20)")
    parser.add_argument(
        "--all", action="store_true", help="show pages of held-back sites too; do not make rules from them"
    )
    parser.add_argument("--limit", type=int, default=0, help="at most about so many pages of each set")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    return parser.parse_args(arguments)


def _function(spec: str) -> Callable[[str, str | None], Any]:
    module, _, name = spec.partition(":")
    function: Callable[[str, str | None], Any] = getattr(importlib.import_module(module), name)
    function("<html><body><p>warm</p></body></html>", None)
    return function


def _table(
    folder: Path, form: str, samples: Sequence[Sample], names: Sequence[str], jobs: int
) -> list[tuple[Sample, Score, str]]:
    """Print the table of one set; returns what we made of its pages."""
    measure = MEASURES.get(form, "shingles")
    print(f"\n{folder.name} ({form}, {len(samples)} pages, by {measure})")
    print(f"{'':20}{'F1':>8}{'precision':>11}{'recall':>8}{'exact':>8}{'F1 held back':>14}{'exact':>8}")
    ours: list[tuple[Sample, Score, str]] = []
    for name in names:
        rows = _run(name, samples, jobs, measure)
        whole = total([found for _, found, _ in rows], measure)
        apart = total([found for sample, found, _ in rows if sample.held_back], measure)
        print(
            f"{name:20}{whole.f1:8.4f}{whole.precision:11.4f}{whole.recall:8.4f}{whole.exact:8.4f}{apart.f1:14.4f}{apart.exact:8.4f}"
        )
        if name == OURS:
            ours = rows
    return ours


def _run(name: str, samples: Sequence[Sample], jobs: int, measure: str) -> list[tuple[Sample, Score, str]]:
    rows = []
    with ProcessPoolExecutor(jobs) as pool:
        for row in pool.map(partial(_extract, name, measure), samples, chunksize=4):
            rows.append(row)
            if len(rows) % 50 == 0:
                print(f"\r{name}: {len(rows)} of {len(samples)}", end="", file=sys.stderr, flush=True)
    print("\r" + " " * 60 + "\r", end="", file=sys.stderr)
    return rows


def _extract(name: str, measure: str, sample: Sample) -> tuple[Sample, Score, str]:
    module, _, function = EXTRACTORS[name].partition(":")
    try:
        text = getattr(importlib.import_module(module), function)(sample.html(), sample.url or None) or ""
    except Exception as error:  # noqa: BLE001  a peer that fails on a page has found nothing there
        print(f"\n{name} failed on {sample.id}: {type(error).__name__}: {error}", file=sys.stderr)
        text = ""
    return sample, score(sample.gold, text, measure), text


if __name__ == "__main__":
    raise SystemExit(main())
