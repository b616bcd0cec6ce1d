"""How well articles of sites are read that the judge has not seen: ``python -m benchmarks.unseen`` (ten minutes on two cores).

On the pages that may be looked at, the judge has learned from all sites, so what it gets wrong there is not what it gets wrong elsewhere.
Here it is learned five times, each time without a fifth of the sites, and the pages of these go through the whole path with its opinions.
``--lines`` prints what is kept that the gold lacks, and what the gold has that is lost, with the judge's opinion: where rules are
missing. Needs ``catboost`` (extra ``train``).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from unittest.mock import patch

import numpy as np

from benchmarks.adapters import WITH_STANDFIRST
from benchmarks.labels import tokens
from benchmarks.scores import Score, score
from benchmarks.train import FOLDS, TREES, Example, folds, learn, out_of_fold, pages_of, read, second_rows
from cleancopy.core import judge as judging
from cleancopy.core.assemble import assemble
from cleancopy.core.evidence import Table, table
from cleancopy.core.evidence.text import Column
from cleancopy.core.longtexts import SURE, long_text
from cleancopy.core.model import Page
from cleancopy.core.opinions import of_both_looks
from cleancopy.core.teasers import teasers
from cleancopy.core.tickers import tickers

MOST_LINES = 8  # of a page


@dataclass(frozen=True)
class Read:
    """A page as read by a judge that has not seen its site."""

    example: Example
    text: str
    opinion: np.ndarray
    """Probabilities of the blocks, of both looks."""

    @property
    def score(self) -> Score:
        """How close the text is to the gold, by the measure of its set."""
        page = self.example.page
        return score(page.gold, self.text, "shingles" if page.dataset == "news" else "words")


def read_unseen(examples: Sequence[Example]) -> Iterator[Read]:
    """Yield each page once, as read by a judge that was learned from other sites."""
    first = out_of_fold(examples)
    rows = [second_rows(example.evidence, opinion) for example, opinion in zip(examples, first, strict=True)]
    fold = folds(examples)
    seen: set[str] = set()
    for number in range(FOLDS):
        inside = [index for index, part in enumerate(fold) if part != number]
        model = learn([rows[i] for i in inside], [examples[i] for i in inside], TREES["second"])
        for index, example in enumerate(examples):
            if fold[index] == number and example.page.id not in seen:  # the copies of a page come after it
                seen.add(example.page.id)
                odds = model.predict(rows[index].T, prediction_type="RawFormulaVal")
                opinion = of_both_looks(odds.astype(np.float32), first[index].astype(np.float32))
                yield Read(example, _text(example, first[index], opinion), opinion)


def _text(example: Example, first: np.ndarray, opinion: np.ndarray) -> str:
    """The text of a page, by the opinions given, through all that follows them."""
    place = {id(block.evidence): index for index, block in enumerate(example.parsed.blocks)}
    left: list[int] = []

    def evidence_of(page: Page) -> Table:
        # Copies and crowds of comments are set aside, and what is left is weighed as a page of its own.
        left[:] = [place[id(block.evidence)] for block in page.blocks]
        return example.evidence if len(left) == len(place) else table(page)

    def opinions(evidence: Table) -> tuple[Column, Column]:
        looks = first.astype(np.float32)[left], opinion.astype(np.float32)[left]
        long = long_text(evidence)
        for look in looks:
            look[long] = np.maximum(look[long], SURE)
        return looks

    with patch.object(judging, "opinions", opinions), patch.object(judging, "table", evidence_of):
        page = judging.judge(example.parsed, WITH_STANDFIRST)
    for stage in (tickers, teasers):
        page = stage(page, WITH_STANDFIRST)
    return assemble(page, WITH_STANDFIRST).text


def lines(read: Read) -> Iterator[str]:
    """Yield the lines of a page that only its gold or only its text has, with the opinion of the block they are, where they are one."""
    texts = {"-": read.example.page.gold, "+": read.text}
    words = {sign: " ".join(tokens(text)) for sign, text in texts.items()}
    known = {
        " ".join(tokens(block.text)): opinion
        for block, opinion in zip(read.example.parsed.blocks, read.opinion.tolist(), strict=True)
    }
    for sign, other in (("-", "+"), ("+", "-")):
        alone = [line for line in texts[sign].split("\n") if " ".join(tokens(line)) not in words[other]]
        for line in alone[:MOST_LINES]:
            opinion = known.get(" ".join(tokens(line)))
            yield f"  {sign} {'    ' if opinion is None else f'{opinion:.2f}'} {line[:110]}"
        if len(alone) > MOST_LINES:
            yield f"  {sign}      … and {len(alone) - MOST_LINES} more"


def main() -> None:
    """Print the figures, and the lines if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--lines", action="store_true", help="print the lines in which text and gold differ, worst pages first"
    )
    args = parser.parse_args()
    examples = [e for e in read(pages_of("article"), args.jobs) if not e.only_page]
    pages = list(read_unseen(examples))
    print(f"{'':24}{'pages':>6}{'F1':>8}{'exact':>8}{'precision':>11}{'recall':>8}")
    for dataset in sorted({page.example.page.dataset for page in pages}):
        found = [page.score for page in pages if page.example.page.dataset == dataset]
        figures = [fmean(getattr(one, name) for one in found) for name in ("f1", "exact", "precision", "recall")]
        print(f"{dataset:24}{len(found):6}{figures[0]:8.4f}{figures[1]:8.3f}{figures[2]:11.4f}{figures[3]:8.4f}")
    if args.lines:
        for page in sorted(pages, key=lambda page: page.score.f1):
            if not page.score.exact:
                print(f"{page.score.f1:.3f} {page.example.page.id}", *lines(page), sep="\n")


if __name__ == "__main__":
    main()
