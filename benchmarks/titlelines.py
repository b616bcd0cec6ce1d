"""How often the title of a page is found in its bare text, and the weights that find it: ``python -m benchmarks.titlelines``.

The texts are those of whole pages, menus and all, a line for each block that is shown, as a naive scraper leaves them; counted are the
pages whose text holds the gold's title as a line. Then the articles of sites that are not held back, with a strip of headlines of other
articles (``benchmarks.mixed``) above their title, below it, or above a text without any title: how often the title is found, and how
often a line of the strip is taken for it. ``--fit`` learns the weights of ``cleancopy.core.titleworth`` anew on the sites that are not held
back (a line, or none, is chosen with a softmax over the weights of all lines of its page) and prints them with the share found by a
cross-validation over sites.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpora import news, read, wcxb
from benchmarks.judges import has_data, judge
from benchmarks.mixed import others_of, sources
from benchmarks.mixed_pieces import KINDS, Maker, Source
from cleancopy.core.model import Block, Options, Page
from cleancopy.core.parse import parse
from cleancopy.core.plaintext import parse_text
from cleancopy.core.titlelines import candidate_features, title_line
from cleancopy.core.titleworth import WEIGHTS

FOLDS = 5
ROUNDS, RATE, PENALTY = 400, 0.5, 0.5
NAMES = (*WEIGHTS, "none")
STRIPS = tuple(kind for kind in KINDS if kind.startswith(("strip", "bare", "headlines")))
PLACES = ("above the title", "below the title", "without a title", "no strip")
TIMES = 60  # articles with strips of each kind
STRIP_WORTH = 0.06  # of a text with a strip when the weights are learned; a page counts 1
BYLINES = ((), (), ("By Anna Keller",), ("12.03.2026, 14:05",), ("By John Marsh", "March 3, 2026 10:12"))
MENUS = ((), (), ("Home", "News", "Sport", "Sign in"), ("Home", "World news and opinion", "More sections"))


@dataclass
class Text:
    """The text of a page, or of an article with a strip, with what its lines are worth as a title."""

    name: str
    """``page``, or where the strip stands."""
    site: str
    held_back: bool
    found: bool
    other: bool
    """Whether a line of a strip is taken for the title."""
    rows: NDArray[np.float64]
    """Features of the lines that can be the title, and of having none as the last, shape (lines + 1, features + 1)."""
    right: list[int]
    """Those that are the title."""


def main() -> int:
    """Measure, and fit when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="learn the weights anew and print them")
    args = parser.parse_args()
    if not has_data():
        return 2
    found = list(texts())
    for name, part in (("all", found), ("held back", [text for text in found if text.held_back])):
        can = sum(bool(text.right) for text in part)
        print(
            f"{name:16}{len(part)} pages: found on {_share(part):.3f}, among the lines asked on {can / len(part):.3f}"
        )
    striped = list(with_strips(random.Random(1)))
    for name in PLACES:
        part = [text for text in striped if text.name == name]
        others = sum(text.other for text in part) / len(part)
        print(f"{name:16}{len(part)} texts: right on {_share(part):.3f}, another's headline on {others:.3f}")
    if args.fit:
        fit_and_print([text for text in found if not text.held_back], striped)
    return 0


def _share(part: Sequence[Text]) -> float:
    return sum(text.found for text in part) / len(part)


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
            yield _text(("page", gold.site), gold.held_back, blocks, titles, frozenset())


def with_strips(rnd: random.Random) -> Iterator[Text]:
    """Yield articles with strips of headlines above and below their title, and above no title."""
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in sources():
        groups[source.language].append(source)
    several = [group for group in groups.values() if len({source.site for source in group}) > 3]
    for kind in STRIPS:
        for _ in range(TIMES):
            group = rnd.choice(several)
            own = rnd.choice(group)
            strip = [" ".join(line.split()) for line in KINDS[kind](Maker(rnd, own, others_of(rnd, own, group)))]
            below = [*rnd.choice(BYLINES), *own.lines]
            menu = rnd.choice(MENUS)
            for name, lines in zip(
                PLACES,
                (
                    [*menu, *strip, own.title, *below],
                    [*menu, own.title, *strip, *below],
                    [*menu, *strip, *below],
                    [own.title, *below],
                ),
                strict=True,
            ):
                blocks = parse_text(Page(body="\n".join(lines), markup=False)).blocks
                titles = {block.index for block in blocks if block.text == own.title} if own.title in lines else set()
                others = frozenset(block.index for block in blocks if block.text in strip) - titles
                yield _text((name, own.site), False, blocks, titles, others)


def _text(name: tuple[str, str], held: bool, blocks: Sequence[Block], titles: set[int], others: frozenset[int]) -> Text:
    """A text with its features; where it has no title, all lines but those of the strip are as right as none."""
    rows = candidate_features(blocks)
    values = np.array([[row.get(part, 0.0) for part in NAMES] for row in rows.values()]).reshape(-1, len(NAMES))
    values = np.vstack([values, [float(part == "none") for part in NAMES]])
    if titles:
        right = [place for place, index in enumerate(rows) if index in titles]
    else:
        right = [place for place, index in enumerate([*rows, -1]) if index not in others]
    chosen = title_line(blocks)
    found = chosen in titles if titles else chosen not in others
    return Text(*name, held, found, chosen in others, values, right)


def fit_and_print(pages: Sequence[Text], striped: Sequence[Text]) -> None:
    """Print the weights, and how often those of a cross-validation find the title, or none where there is none."""
    every = [*((text, 1.0) for text in pages), *((text, STRIP_WORTH) for text in striped)]
    folds = [int(hashlib.sha256(text.site.encode()).hexdigest(), 16) // 10 % FOLDS for text, _ in every]
    right: dict[str, list[bool]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = fit([pair for pair, own in zip(every, folds, strict=True) if own != fold and pair[0].right])
        for (text, _), own in zip(every, folds, strict=True):
            if own == fold:
                right[text.name].append(int(np.argmax(text.rows @ weights)) in text.right)
    shares = ", ".join(f"{name} {sum(part) / len(part):.3f}" for name, part in right.items())
    print(f"by the weights alone, on sites not learned from: {shares}")
    for name, weight in zip(NAMES, fit([pair for pair in every if pair[0].right]), strict=True):
        print(f'    "{name}": {weight:.1f},')


def fit(found: Sequence[tuple[Text, float]]) -> NDArray[np.float64]:
    """Return the weights, one for each of ``NAMES``, of texts and what each counts."""
    rows = np.concatenate([text.rows for text, _ in found])
    scale = rows.std(axis=0) + 1e-6
    rows = rows / scale
    sizes = [len(text.rows) for text, _ in found]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    own = np.repeat(np.arange(len(found)), sizes)
    aim = np.zeros(len(rows))
    for (text, _), start in zip(found, starts, strict=True):
        aim[start + np.array(text.right)] = 1.0
    counts = np.array([count for _, count in found])
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        worth = rows @ weights
        chance = np.exp(worth - np.maximum.reduceat(worth, starts)[own])
        chance /= np.add.reduceat(chance, starts)[own]
        hit = chance * aim
        hit /= np.add.reduceat(hit, starts)[own]
        slope = rows.T @ ((hit - chance) * counts[own])
        weights += RATE * (slope - PENALTY * weights) / counts.sum()
    return np.asarray(weights / scale)


if __name__ == "__main__":
    sys.exit(main())
