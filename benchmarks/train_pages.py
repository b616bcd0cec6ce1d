"""Learn to tell articles from other pages: ``python -m benchmarks.train_pages``, after ``benchmarks.train``.

Whole pages are judged by what they say of themselves and by how the first opinions on their blocks lie, which for training come from
ensembles that have not seen the page's site. Pages of the sites that are held back are never read. Needs ``catboost`` (extra ``train``) and
the shared data; writes ``src/cleancopy/core/data/pagekind.npz``. ``--try`` prints how well it does on sites it has not seen, by threshold,
on pages and on their copies made small; ``asked`` is what pages are asked by what they say of themselves.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.train import FOLDS, OUT, SEED, TREES, Example, arrays, corpus_digest, learn, out_of_fold, pages_of, read
from cleancopy.core.evidence import whole
from cleancopy.core.pagekind import least_asked

WEIGHTS = OUT.with_name("pagekind.npz")
# Copies of a page under names that say nothing, silent about itself, or cut short, count so much of the page.
COPY_WEIGHT = 0.3
SMALL_WEIGHT = 0.15  # and copies with little of their text and of what surrounds it
PAGE_TREES, KIND_TREES = 500, 80
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
# What pages are that are no articles, by their type in the shared data.
KINDS = {
    "product": ("product",),
    "forum": ("forum",),
    "listing": ("listing", "collection"),
    "documentation": ("documentation",),
    "service": ("service",),
}


def main() -> None:
    """Learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--try", dest="attempt", action="store_true", help="print figures of a cross-validation by site, write nothing"
    )
    args = parser.parse_args()
    start = time.monotonic()
    examples, opinions = opinions_on(args.jobs)
    rows = np.array(
        [whole.row(e.parsed, e.evidence, p.astype(np.float32))[:, 0] for e, p in zip(examples, opinions, strict=True)]
    )
    if args.attempt:
        attempt(rows, examples)
        return
    models = learn_pages(rows, examples)
    facts = {
        "measures": len(whole.names()),
        "pages": int(originals(examples).sum()),
        "corpus_sha256": corpus_digest(examples),
        "seed": SEED,
    }
    np.savez_compressed(
        args.out,
        **{key: value for name, model in models.items() for key, value in arrays(model, name).items()},
        measures=np.array(",".join(whole.names())),
        facts=np.array(json.dumps(facts)),
    )
    size = args.out.stat().st_size
    print(f"wrote {args.out.name}: {size:,} bytes, {time.monotonic() - start:.0f} s, {facts}", file=sys.stderr)


def opinions_on(jobs: int) -> tuple[list[Example], list[np.ndarray]]:
    """Return all pages that may be learned from, with first opinions on their blocks by weights that have not seen their sites.

    The other pages are judged by weights learned on all articles.
    """
    found = read(pages_of("article"), jobs)
    seen, copies = [e for e in found if not e.only_page], [e for e in found if e.only_page]
    others = read(pages_of("other"), jobs)
    print(f"{len(found) + len(others)} pages and copies", file=sys.stderr)
    opinions = out_of_fold(seen, copies)
    first = learn([e.evidence.values for e in seen], seen, TREES["first"])
    return [*seen, *copies, *others], [*opinions, *(first.predict_proba(e.evidence.values.T)[:, 1] for e in others)]


def originals(examples: Sequence[Example]) -> np.ndarray:
    """Return which examples are pages as they are; their copies come after them."""
    seen: set[tuple[str, str]] = set()
    out = []
    for e in examples:
        key = (e.page.dataset, e.page.id)
        out.append(key not in seen and not e.only_page)
        seen.add(key)
    return np.array(out)


def learn_pages(rows: np.ndarray, examples: Sequence[Example]) -> dict[str, Any]:
    """Return fitted ensembles by name: ``page`` tells articles from other pages, ``kind_...`` those from one another."""
    kinds = np.array([e.page.kind for e in examples])
    weights = weights_of(examples)
    article = kinds == "article"
    out = {"page": learn_page(rows, article, weights)}
    for name, types in KINDS.items():
        others = ~article
        out[f"kind_{name}"] = learn_kind(rows[others], np.isin(kinds[others], types))
    return out


def weights_of(examples: Sequence[Example]) -> np.ndarray:
    """Return how much each example counts."""
    small = np.array([e.small for e in examples])
    return np.where(originals(examples), 1.0, np.where(small, SMALL_WEIGHT, COPY_WEIGHT))


def learn_page(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> Any:
    """Return a fitted ensemble that tells articles."""
    return _model(PAGE_TREES, 5, 0.03).fit(rows, labels.astype(int), sample_weight=weights)


def learn_kind(rows: np.ndarray, labels: np.ndarray) -> Any:
    """Return a fitted ensemble that tells one kind of page from the others that are no articles."""
    return _model(KIND_TREES, 4, 0.06).fit(rows, labels.astype(int))


def _model(trees: int, depth: int, rate: float) -> Any:
    from catboost import CatBoostClassifier

    return CatBoostClassifier(
        iterations=trees, depth=depth, learning_rate=rate, l2_leaf_reg=8, random_seed=SEED, thread_count=2,
        auto_class_weights="Balanced", verbose=0, allow_writing_files=False,
    )  # fmt: skip


def attempt(rows: np.ndarray, examples: Sequence[Example]) -> None:
    """Print which share of articles and of other pages is told on sites that were not learned from."""
    article = np.array([e.page.kind == "article" for e in examples])
    weights = weights_of(examples)
    fold = np.array([int(hashlib.md5(e.page.site.encode()).hexdigest(), 16) % FOLDS for e in examples])
    found = np.zeros(len(rows))
    for number in range(FOLDS):
        inside = fold != number
        found[~inside] = learn_page(rows[inside], article[inside], weights[inside]).predict_proba(rows[~inside])[:, 1]
    asked = np.array([least_asked(e.parsed) for e in examples])
    for what, chosen in (("pages", originals(examples)), ("small copies", np.array([e.small for e in examples]))):
        print(what)
        print_told(found[chosen], article[chosen], asked[chosen])


def print_told(found: np.ndarray, article: np.ndarray, asked: np.ndarray) -> None:
    """Print which share of articles and of other pages is told by threshold, and by what each is asked."""
    yes, no = found[article], found[~article]
    print(f"{'from':>6}{'articles':>10}{'others':>8}{'both':>8}   of {len(yes)} articles and {len(no)} others")
    rows_of = [(f"{least:6.2f}", least, least) for least in THRESHOLDS]
    for name, for_yes, for_no in (*rows_of, (" asked", asked[article], asked[~article])):
        told, out = float((yes >= for_yes).mean()), float((no < for_no).mean())
        print(f"{name}{told:10.3f}{out:8.3f}{(told + out) / 2:8.3f}")


if __name__ == "__main__":
    main()
