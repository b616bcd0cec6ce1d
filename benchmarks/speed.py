"""Speed as a ratio to a bare lxml parse: ``python -m benchmarks.speed``. Run it with nothing else running.

Parse and extraction alternate page by page in one process, and the fastest of three runs counts, so that noise falls on both. Peers
that are installed in the environment (extra ``peers``) run beside: ``--peer trafilatura``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.corpora import SHARED
from benchmarks.judges import has_data, judge

OURS = {"cleancopy": "benchmarks.adapters:extract"}
PEERS = {"trafilatura": "benchmarks.peers:trafilatura_full", "trafilatura-fast": "benchmarks.peers:trafilatura_fast"}


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--peer", action="append", default=[], choices=[*PEERS], help="measure this one too, if it is installed"
    )
    parser.add_argument("--limit", type=int, default=0, help="at most about so many pages")
    args = parser.parse_args()
    if not has_data():
        return 2
    evaluate = judge("evaluate")
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    pages = list(evaluate.load_news(SHARED / "data" / "news"))
    pages = pages[:: max(1, len(pages) // args.limit)] if args.limit else pages
    print(f"{'':20}{'ratio':>8}{'p50 ms':>9}{'p95 ms':>9}{'errors':>8}  ({len(pages)} pages of news)")
    for name, spec in {**OURS, **{peer: PEERS[peer] for peer in args.peer}}.items():
        rows = evaluate.run(spec, pages, 1, {"bytes": False, "repeat": 3, "timeout": 60})
        errors = [row["error"] for row in rows.values() if row["error"]]
        if errors:
            print(f"{name} failed on {len(errors)} of {len(pages)} pages, first by {errors[0]}", file=sys.stderr)
        if len(errors) == len(pages):
            continue  # how quickly it fails says nothing
        for page in pages:
            rows[page.id]["scores"] = evaluate.score_page(page, rows[page.id]["text"] or "")
        found = evaluate.summarise("shingle", pages, rows)
        print(f"{name:20}{found['ratio']:8.2f}{found['p50']:9.1f}{found['p95']:9.1f}{found['errors']:8}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
