"""How many pages of each type are told as what they are: ``python -m benchmarks.kinds``.

A page that is no article is told when it gives no text, and given its kind when the reason names the type that the set gives it. Each
figure stands for all pages of ``wcxb`` and for those of the sites that are held back.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from benchmarks.corpora import GoldPage, wcxb
from benchmarks.judges import has_data
from benchmarks.measure import mean
from cleancopy import clean

# What the set calls a type, and what the reasons call it.
NAMES = {"collection": {"listing", "collection"}}


class Told(NamedTuple):
    """A page with what was said of it."""

    page: GoldPage
    article: bool
    kind: str
    """The word before the colon of the reason; empty for articles."""


def tell(page: GoldPage) -> Told:
    """Clean a page as a user does, and return what it was told to be."""
    article = clean(page.html(), page.url)
    return Told(page, article.is_article, (article.reason or "").partition(":")[0])


def figures(pages: Sequence[Told]) -> str:
    """Return the cells of a row: pages, share told, share of those told that were given their kind."""
    kind = pages[0].page.kind
    told = [one for one in pages if one.article == (kind == "article")]
    named = f"{mean(one.kind in NAMES.get(kind, {kind}) for one in told):8.3f}" if kind != "article" else f"{'':8}"
    return f"{len(pages):7}{len(told) / len(pages):8.3f}{named}"


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    if not has_data():
        return 2
    with ProcessPoolExecutor(args.jobs) as pool:
        rows = list(pool.map(tell, wcxb(), chunksize=8))
    print(f"{'':16}{'pages':>7}{'told':>8}{'kind':>8}{'held back':>12}{'told':>8}{'kind':>8}")
    for kind in sorted({row.page.kind for row in rows}):
        own = [row for row in rows if row.page.kind == kind]
        apart = [row for row in own if row.page.held_back]
        print(f"{kind:16}{figures(own)}{'':5}{figures(apart) if apart else ''}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
