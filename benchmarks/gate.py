"""The quality gate: ``python -m benchmarks.gate`` measures and fails when a figure is below its floor.

Floors stand in ``benchmarks/floors.toml``, with the digest of the pages they were measured on.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
import tomllib
from pathlib import Path

from benchmarks.corpora import SHARED, news, wcxb
from benchmarks.judges import has_data
from benchmarks.measure import PARTS

FLOORS = Path(__file__).with_name("floors.toml")


def corpus_digest() -> str:
    """Return the SHA-256 over all pages and golds, in order."""
    total = hashlib.sha256()
    for page in (*news(), *wcxb()):
        total.update(page.id.encode())
        total.update(page.path.read_bytes())
        total.update(page.gold.encode())
    for name in ("labels_wcxb.json", "textmode.jsonl"):
        total.update((SHARED / "bench" / "chaff" / name).read_bytes())
    return total.hexdigest()


def main() -> int:
    """Measure, print the table, and return 1 when a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"only these: {', '.join(PARTS)}")
    args = parser.parse_args()
    if not has_data():
        return 2
    pinned = tomllib.loads(FLOORS.read_text("utf-8"))
    start = time.monotonic()
    if (digest := corpus_digest()) != pinned["corpus_sha256"]:
        print(f"the pages are not those the floors were measured on: {digest}", file=sys.stderr)
        return 1
    figures: dict[str, float] = {}
    for part in args.parts or PARTS:
        figures |= PARTS[part]()
    missed = 0
    for name, value in figures.items():
        low, high = pinned["at_least"].get(name), pinned["at_most"].get(name)
        bad = (low is not None and value < low) or (high is not None and value > high)
        missed += bad
        bound = f"at least {low}" if low is not None else f"at most {high}" if high is not None else ""
        print(f"{name:32}{value:8.4f}  {bound:18}{'MISSED' if bad else ''}".rstrip())
    print(f"{missed} of {len(figures)} figures missed, {time.monotonic() - start:.0f} s")
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
