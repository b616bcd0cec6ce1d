"""How often the title of a page is found in its bare text, and the weights that find it: ``python -m benchmarks.titlelines``.

The texts are those of whole pages, menus and all, a line for each block that is shown, as a naive scraper leaves them; counted are the
pages whose text holds the gold's title as a line. ``--fit`` learns ``WEIGHTS`` of ``cleancopy.core.titlelines`` anew on the sites that are
not held back (a line is chosen with a softmax over the weights of all lines of its page) and prints them with the share found by a
cross-validation over sites.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpora import SHARED, news, read, wcxb
from benchmarks.judges import judge
from cleancopy.core.model import Options, Page
from cleancopy.core.parse import parse
from cleancopy.core.plaintext import parse_text
from cleancopy.core.titlelines import WEIGHTS, candidate_features, title_line

FOLDS = 5
ROUNDS, RATE, PENALTY = 400, 0.5, 0.5


@dataclass
class Text:
    """The text of a page, with what its lines are worth as a title."""

    site: str
    held_back: bool
    found: bool
    rows: NDArray[np.float64]
    """Features of the lines that can be the title, shape (lines, features)."""
    right: list[int]
    """Those that are the title."""


def main() -> int:
    """Measure, and fit when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="learn the weights anew and print them")
    args = parser.parse_args()
    if not (SHARED / "data").is_dir():
        print(f"no shared data at {SHARED}: set CLEANCOPY_SHARED to its folder", file=sys.stderr)
        return 2
    found = list(texts())
    for name, part in (("all", found), ("held back", [text for text in found if text.held_back])):
        can = sum(bool(text.right) for text in part)
        right = sum(text.found for text in part)
        print(
            f"{name:10} {len(part)} pages: found on {right / len(part):.3f}, among the lines asked on {can / len(part):.3f}"
        )
    if args.fit:
        fit_and_print([text for text in found if not text.held_back])
    return 0


def texts() -> Iterator[Text]:
    """Yield the texts of the shared articles that hold their title."""
    compact = judge("chaff").compact
    for gold in (*news(), *wcxb()):
        if gold.kind != "article" or not gold.title:
            continue
        page = parse(Page(body=read(gold.path), url=gold.url), Options())
        shown = (b.text for b in page.blocks if not b.evidence.hidden and not b.evidence.control)
        blocks = parse_text(Page(body="\n".join(shown), markup=False)).blocks
        titles = {b.index for b in blocks if compact(b.text) == compact(gold.title)}
        if titles:
            rows = candidate_features(blocks)
            values = np.array([[row[name] for name in WEIGHTS] for row in rows.values()]).reshape(-1, len(WEIGHTS))
            right = [place for place, index in enumerate(rows) if index in titles]
            yield Text(gold.site, gold.held_back, title_line(blocks) in titles, values, right)


def fit_and_print(found: Sequence[Text]) -> None:
    """Print the weights, and how often those of a cross-validation find the title."""
    folds = [int(hashlib.sha256(text.site.encode()).hexdigest(), 16) // 10 % FOLDS for text in found]
    right = 0
    for fold in range(FOLDS):
        weights = fit([text for text, own in zip(found, folds, strict=True) if own != fold and text.right])
        inside = [text for text, own in zip(found, folds, strict=True) if own == fold and len(text.rows)]
        right += sum(int(np.argmax(text.rows @ weights)) in text.right for text in inside)
    print(f"by the weights alone, on sites not learned from: {right / len(found):.3f}")
    weights = fit([text for text in found if text.right])
    for name, weight in zip(WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.1f},')


def fit(found: Sequence[Text]) -> NDArray[np.float64]:
    """Return the weights, one for each of ``WEIGHTS``."""
    every = np.concatenate([text.rows for text in found])
    scale = every.std(axis=0) + 1e-6
    weights = np.zeros(every.shape[1])
    for _ in range(ROUNDS):
        slope = np.zeros_like(weights)
        for text in found:
            rows = text.rows / scale
            worth = rows @ weights
            chance = np.exp(worth - worth.max())
            chance /= chance.sum()
            aim = np.zeros_like(chance)
            aim[text.right] = chance[text.right] / chance[text.right].sum()
            slope += rows.T @ (aim - chance)
        weights += RATE * (slope - PENALTY * weights) / len(found)
    return weights / scale


if __name__ == "__main__":
    sys.exit(main())
