"""Chaff set into real pages, as HTML and as the text that is left of them: ``python -m benchmarks.injected``.

As HTML the figures are those of the judge ``inject_score``. As text each case is the lines of its page that are gold, a passage to keep, or
a ticker or teaser that was set in, in the order of the page: what a naive scraper leaves of the element that holds an article. All figures
are in percent, and stand for all sites and for those that are held back.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any

from benchmarks.adapters import plain
from benchmarks.corpora import SHARED, held_back, wcxb
from benchmarks.judges import judge
from cleancopy.core.model import Options, Page
from cleancopy.core.parse import parse

TEXT_KINDS = ("ticker", "teaser")
EXTRACTOR = "benchmarks.adapters:text"
FIELDS = ("cases", "perfect", "lines", "lost", "chaff", "leaked")


def main() -> int:
    """Measure and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    path = SHARED / "data" / "injected-dev.jsonl.gz"
    if not path.is_file():
        print(f"no shared data at {SHARED}: set CLEANCOPY_SHARED to its folder", file=sys.stderr)
        return 2
    with gzip.open(path, "rt", encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    sites = {page.id: page.site for page in wcxb()}
    apart = [held_back(site_of(case["id"], sites)) for case in cases]
    scores = judge("inject_score")
    with ProcessPoolExecutor(args.jobs) as pool:
        rows = list(pool.map(partial(scores.score_case, EXTRACTOR, 20.0), cases, chunksize=8))
        texts = list(pool.map(score_text, cases, chunksize=8))
    parts = {"all": [True] * len(cases), "held back": apart}
    scores.table({name: scores.summary(_chosen(rows, part)) for name, part in parts.items()})
    print("\nas text " + "".join(f"{name:>10}" for name in (*FIELDS, "leaked %", "lost %")))
    for name, part in parts.items():
        total = sum(_chosen(texts, part), Counter[str]())
        rates = (100 * total["leaked"] / max(1, total["chaff"]), 100 * total["lost"] / max(1, total["lines"]))
        print(
            f"{name:8}" + "".join(f"{total[field]:10}" for field in FIELDS) + "".join(f"{rate:10.2f}" for rate in rates)
        )
    return 0


def site_of(case: str, sites: dict[str, str]) -> str:
    """Return the publisher or the domain of a case, by its id: ``news:Publisher/...`` or ``wcxb-dev:0001#1``."""
    dataset, _, page = case.partition(":")
    return page.partition("/")[0].lower() if dataset == "news" else sites[page.partition("#")[0]]


def score_text(case: dict[str, Any]) -> Counter[str]:
    """Return the counts of one case as text: lines to keep and lost, chaff lines and leaked, and whether all is right."""
    chaff = judge("chaff")
    gold = {chaff.compact(line) for line in case["gold"].split("\n")}
    drop = {
        chaff.compact(line)
        for piece in case["drop"]
        if piece["kind"].partition("-")[0] in TEXT_KINDS
        for line in piece["lines"]
    }
    lines = [line for line in _shown(case) if chaff.compact(line) in gold | drop]
    out = chaff.Folded(plain("\n".join(lines)))
    keep = chaff.Folded(case["gold"])
    need = Counter(compact for line in lines if (compact := chaff.compact(line)) not in drop)
    lost = sum(max(0, count - out.tight.count(line)) for line, count in need.items())
    there = {chaff.compact(line) for line in lines} & drop
    leaked = sum(out.count(line) > keep.count(line) for line in there)
    counts = {"lines": need.total(), "lost": lost, "chaff": len(there), "leaked": leaked}
    return Counter(cases=1, perfect=int(not lost and not leaked), **counts)


def _shown(case: dict[str, Any]) -> list[str]:
    page = parse(Page(body=case["html"], url=case["url"]), Options())
    return [block.text for block in page.blocks if "display" not in block.evidence.hidden]


def _chosen(rows: Sequence[Any], part: Sequence[bool]) -> list[Any]:
    return [row for row, chosen in zip(rows, part, strict=True) if chosen]


if __name__ == "__main__":
    sys.exit(main())
