"""What each family of evidence contributes: ``python -m benchmarks.ablation`` (half an hour on two cores).

The judge is learned without one family at a time, over three parts of the sites that may be learned from; each page is judged by
weights that have not seen its site. The error is the share of a page's characters judged wrongly, the mean over the pages; the loss is
the mean log loss of the same. Both looks are learned anew, without rules, by one ensemble each where the shipped judge is the mean of
several. Needs ``catboost`` (extra ``train``).
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks import train
from benchmarks.train import Example
from cleancopy.core.evidence import links, markup, names, second, text
from cleancopy.core.evidence.structured import columns as structured_columns
from cleancopy.core.model import Block, Meta

PARTS = 3
FLAGS = ("own_", "parent_", "in_")
SMALLEST = 1e-4  # probability, so that one sure mistake does not outweigh everything


class Score(NamedTuple):
    """Errors of one run."""

    error: float
    loss: float


def families() -> dict[str, list[int]]:
    """Return the places of the columns of each family in the table."""
    block = (Block(0, "x", "body", (0, 1)),)
    of_text = text.columns(block)
    known = {
        "characters of the block": set(of_text),
        "links": set(links.columns(block, of_text["mass"])),
        "emphasis, breaks, hiding": {n for n in markup.columns(block) if not n.startswith("inline_")},
        "the page's own data": set(structured_columns(["x"], Meta())),
    }
    found: dict[str, list[int]] = {}
    for index, name in enumerate(names()):
        family = next((key for key, members in known.items() if name in members), None) or _by_name(name)
        found.setdefault(family, []).append(index)
    return found


def _by_name(name: str) -> str:
    if name.startswith("inline_") or (name.startswith(FLAGS) and "<" not in name):
        return "words of classes and ids"
    if name.startswith(FLAGS):
        return "elements around"
    if name.startswith("form_"):
        return "blocks of the same form"
    if name.rsplit("_", 1)[-1].isdigit() and ("_before_" in name or "_after_" in name):
        return "neighbours"
    if name.rsplit("_", 1)[-1].isdigit() or name.startswith("up_to") or name in ("depth", "prose"):
        return "share of the containers"
    return "place in the page"


def run(examples: Sequence[Example], left_out: Sequence[int], *, again: bool = True) -> Score:
    """Return the errors without some columns, and without the second look unless ``again``."""
    kept = np.setdiff1d(np.arange(len(names())), left_out)
    part = [int(hashlib.md5(f"part {e.page.site}".encode()).hexdigest(), 16) % PARTS for e in examples]
    errors: list[float] = []
    losses: list[float] = []
    for number in range(PARTS):
        inside = [e for e, p in zip(examples, part, strict=True) if p != number]
        outside = [e for e, p in zip(examples, part, strict=True) if p == number]
        judge = _learned(inside, kept, again)
        seen: set[str] = set()
        for e in outside:
            if e.page.id in seen:  # its copy
                continue
            seen.add(e.page.id)
            score = _score(e, judge(e))
            errors.append(score.error)
            losses.append(score.loss)
    return Score(float(np.mean(errors)), float(np.mean(losses)))


def _learned(
    inside: Sequence[Example], kept: NDArray[np.int64], again: bool
) -> Callable[[Example], NDArray[np.float64]]:
    """Return what gives the probabilities of a page's blocks, learned on some pages."""
    rows = [e.evidence.values[kept] for e in inside]
    first = train.learn(rows, inside, train.TREES["first"])

    def once(e: Example) -> NDArray[np.float64]:
        return np.asarray(first.predict_proba(e.evidence.values[kept].T)[:, 1])

    if not again:
        return once
    unseen = _unseen(inside, rows)
    last = train.learn(
        [_with_second(e, row, p) for e, row, p in zip(inside, rows, unseen, strict=True)], inside, train.TREES["second"]
    )

    def twice(e: Example) -> NDArray[np.float64]:
        return np.asarray(last.predict_proba(_with_second(e, e.evidence.values[kept], once(e)).T)[:, 1])

    return twice


def _unseen(inside: Sequence[Example], rows: Sequence[NDArray[np.float32]]) -> list[NDArray[np.float64]]:
    """First opinions on pages by weights that have not seen their sites."""
    part = [int(hashlib.md5(f"inner {e.page.site}".encode()).hexdigest(), 16) % PARTS for e in inside]
    out: list[NDArray[np.float64]] = [np.zeros(0)] * len(inside)
    for number in range(PARTS):
        chosen = [i for i, p in enumerate(part) if p != number]
        model = train.learn([rows[i] for i in chosen], [inside[i] for i in chosen], train.TREES["first"])
        for i, p in enumerate(part):
            if p == number:
                out[i] = model.predict_proba(rows[i].T)[:, 1]
    return out


def _with_second(e: Example, row: NDArray[np.float32], first: NDArray[np.float64]) -> NDArray[np.float32]:
    more = second.columns(first.astype(np.float32), e.evidence)
    return np.vstack([row, *more.values()]).astype(np.float32)


def _score(e: Example, probability: NDArray[np.float64]) -> Score:
    known = e.labels >= 0
    mass = e.evidence.columns["mass"][known]
    p, label = np.clip(probability[known], SMALLEST, 1 - SMALLEST), e.labels[known]
    whole = max(float(mass.sum()), 1.0)
    wrong = float((((p > 0.5) != label) * mass).sum() / whole)
    loss = float((-(label * np.log(p) + (1 - label) * np.log(1 - p)) * mass).sum() / whole)
    return Score(wrong, loss)


def main() -> None:
    """Learn without each family and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    train.MEMBERS = 1
    start = time.monotonic()
    examples = [e for e in train.read(train.pages_of("article"), args.jobs) if not e.only_page]
    print(f"{'left out':28}{'columns':>8}{'error':>9}{'loss':>9}")
    whole = run(examples, [])
    print(f"{'nothing':28}{len(names()):8}{whole.error:9.4f}{whole.loss:9.4f}", flush=True)
    once = run(examples, [], again=False)
    print(f"{'the second look':28}{'':8}{once.error:9.4f}{once.loss:9.4f}", flush=True)
    for family, places in families().items():
        found = run(examples, places)
        print(f"{family:28}{len(places):8}{found.error:9.4f}{found.loss:9.4f}", flush=True)
        print(f"{time.monotonic() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
