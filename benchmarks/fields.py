"""Titles, authors and dates, and the text by language group, on the shared pages: ``python -m benchmarks.fields``.

Each figure stands for all pages and for those of the sites that are held back. ``norm`` counts a field as right when it is the gold's after
case, quotes and spaces; ``invented`` is the share of the pages without a gold date that were given one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpora import SHARED
from benchmarks.judges import has_data, is_held_back, judge

EXTRACTOR = "benchmarks.adapters:extract"
FIELDS = ("title", "author", "date")


def main() -> int:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    if not has_data():
        return 2
    evaluate = judge("evaluate")
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    news = list(evaluate.load_news(SHARED / "data" / "news"))
    articles = [p for p in evaluate.load_wcxb(SHARED / "data" / "wcxb", "dev") if p.group == "article"]
    for name, pages, metric in (("news", news, "shingle"), ("wcxb articles", articles, "word")):
        print(f"{name}: {len(pages)} pages", file=sys.stderr)
        rows = evaluate.run(EXTRACTOR, pages, args.jobs, {"bytes": False, "repeat": 1, "timeout": 60})
        for page in pages:
            rows[page.id]["scores"] = evaluate.score_page(page, rows[page.id]["text"] or "")
        print(f"{name:24}{'pages':>7}{'F1':>8}{'exact':>8}{'title':>8}{'author':>8}{'date':>8}{'invented':>10}")
        for label, members in _groups(pages):
            if members:
                print(_row(evaluate, label, members, rows, metric))
    return 0


def _groups(pages: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    apart = [page for page in pages if is_held_back(page)]
    out = [("all", list(pages)), ("held back", apart)]
    for group in sorted({page.group for page in pages}) if len({page.group for page in pages}) > 1 else ():
        out.append((group, [page for page in pages if page.group == group]))
        out.append((f"{group}, held back", [page for page in apart if page.group == group]))
    return out


def _row(evaluate: Any, label: str, pages: Sequence[Any], rows: dict[str, Any], metric: str) -> str:
    found = evaluate.summarise(metric, pages, rows)
    fields = evaluate.metadata_total(pages, rows)
    cells = "".join(f"{fields[name]['norm']:8.3f}" if name in fields else f"{'':8}" for name in FIELDS)
    date = fields.get("date", {})
    invented = f"{date['spurious'] / date['no_gold']:10.3f}" if date.get("no_gold") else f"{'':10}"
    exact = f"{found['acc']:8.3f}" if "acc" in found else f"{'':8}"
    return f"{label:24}{len(pages):7}{found['f1']:8.4f}{exact}{cells}{invented}"


if __name__ == "__main__":
    raise SystemExit(main())
