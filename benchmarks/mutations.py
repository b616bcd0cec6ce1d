"""How much it matters in what way a page is written: ``python -m benchmarks.mutations``.

Pages of sites that may be looked at are written otherwise in some hundred ways that must not matter, or hardly: other names and elements,
another spelling, other encodings, more around the article. For each way: the pages it fits, the mean F1, by how much it differs from that
of the pages as they are (for all, and for both halves of the sites), the share of texts that are the same word for word, the shares of
titles, authors and dates that changed, the worst ratio of time, and exceptions. Failures are shown of the odd half only (``--show``).
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from statistics import fmean

from benchmarks import mutants_source, mutants_tree, mutants_whole  # noqa: F401  (they fill the list)
from benchmarks.adapters import WITH_STANDFIRST
from benchmarks.corpora import GoldPage, news, wcxb
from benchmarks.judges import has_data
from benchmarks.mutants import MUTATIONS, Mutant, Source, made
from benchmarks.scores import score
from cleancopy.core.article import Article
from cleancopy.core.clean import clean_page
from cleancopy.core.model import Page
from cleancopy.dataset.language import detect

UNSEEN = re.compile("[\u00ad\u200b]")
STRANGERS = 40  # sentences
FULL_STOP = re.compile(r"(?<=[.!?。！？])\s*")
SHOWN = 300  # characters of a difference


@dataclass(frozen=True)
class Outcome:
    """What became of one mutant."""

    name: str
    site: str
    page: str
    f1: float = 0.0
    before: float = 0.0
    same: bool = False
    title: bool = True
    authors: bool = True
    date: bool = True
    slower: float = 1.0
    error: str = ""
    shown: str = ""

    @property
    def alike(self) -> bool:
        """Whether nothing changed."""
        return self.same and self.title and self.authors and self.date

    @property
    def odd(self) -> bool:
        """The half of the sites that may be looked at."""
        return hashlib.sha256(f"mutations {self.site}".encode()).digest()[0] % 2 == 1


@dataclass(frozen=True)
class Case:
    """A page with what is judged of it."""

    source: Source
    page: GoldPage


def folded(text: str) -> str:
    """Return a text as it looks: composed, without what is not seen, with single blanks."""
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def cases(sample: int) -> list[Case]:
    """Return so many pages, half of them news; 0 for all of news and as many others."""
    found = [_drawn(list(pages)) for pages in (news(), (page for page in wcxb() if page.kind == "article"))]
    most = sample // 2 if sample else len(found[0])
    chosen = [page for pages in found for page in pages[:most]]
    known = {page.id: detect(page.gold[:2000]).language for page in chosen}
    return [Case(_source(page, found, chosen, known), page) for page in chosen]


def _drawn(pages: list[GoldPage]) -> list[GoldPage]:
    return sorted((p for p in pages if not p.held_back), key=lambda p: hashlib.sha256(p.id.encode()).hexdigest())


def _source(page: GoldPage, found: list[list[GoldPage]], chosen: list[GoldPage], known: dict[str, str]) -> Source:
    other = next((p for pages in found for p in pages if p.site == page.site and p.id != page.id), None)
    strangers: list[str] = []
    for stranger in chosen:
        if stranger.site != page.site and known[stranger.id] == known[page.id] and len(strangers) < STRANGERS:
            strangers += [line for line in FULL_STOP.split(stranger.gold) if 40 <= len(line) <= 200][:8]
    return Source(
        page.html(), page.url, page.gold, page.title, known[page.id], other.html() if other else "", tuple(strangers)
    )


def outcomes(case: Case, names: Sequence[str], seed: int) -> list[Outcome]:
    """Clean a page as it is and in all ways."""
    page, source = case.page, case.source
    own, took = _cleaned(Mutant(source.html), source)
    before = _f1(page, own)
    found = []
    for name in names:
        # Of an error of any kind it is told, on the page where it came; the others go on.
        try:
            mutant = made(name, source, seed)
            if mutant is None:
                continue
            article, time_taken = _cleaned(mutant, source)
        except Exception as error:  # noqa: BLE001
            found.append(Outcome(name, page.site, page.id, before=before, error=f"{type(error).__name__}: {error}"))
            continue
        found.append(
            Outcome(
                name, page.site, page.id, _f1(page, article), before,
                folded(article.text) == folded(own.text), folded(article.title or "") == folded(own.title or ""),
                [*map(folded, article.authors)] == [*map(folded, own.authors)], article.date_published == own.date_published,
                time_taken / took, shown=_difference(own, article),
            )
        )  # fmt: skip
    return found


def _cleaned(mutant: Mutant, source: Source) -> tuple[Article, float]:
    """The article and the seconds it took, the better of two runs."""
    times = []
    for _ in range(2):
        begun = time.process_time()
        article = clean_page(Page(mutant.body, mutant.url or source.url, mutant.headers), WITH_STANDFIRST)
        times.append(time.process_time() - begun)
    return article, min(times)


def _f1(page: GoldPage, article: Article) -> float:
    return score(folded(page.gold), folded(article.text), "shingles" if page.dataset == "news" else "words").f1


def _difference(own: Article, article: Article) -> str:
    """What differs first, for those who look."""
    facts = [
        f"{name} {before!r} -> {after!r}; "
        for name in ("title", "authors", "date_published")
        if (before := getattr(own, name)) != (after := getattr(article, name))
    ]
    if not article.text:
        return "".join((*facts, f"no text: {article.reason}"))
    one, other = ([*map(folded, text.split("\n"))] for text in (own.text, article.text))
    lost = [line for line in one if line not in set(other)]
    more = [line for line in other if line not in set(one)]
    return (
        "".join(facts) + f"{len(lost)} lost {' / '.join(lost)[:SHOWN]!r}, {len(more)} more {' / '.join(more)[:SHOWN]!r}"
    )


def rows(found: Sequence[Outcome], names: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield (
        f"{'':42}{'pages':>6}{'F1':>8}{'change':>9}{'odd':>9}{'even':>9}{'same':>7}{'title':>7}{'authors':>9}{'date':>7}{'time':>8}{'errors':>8}"
    )
    by: dict[str, list[Outcome]] = defaultdict(list)
    for one in found:
        by[one.name].append(one)
    for name in names:
        if by[name]:
            yield _row(name, by[name])


def _row(name: str, all_of: Sequence[Outcome]) -> str:
    def share(what: str) -> float:
        return 1 - fmean(getattr(one, what) for one in all_of)

    def change(part: Sequence[Outcome]) -> float:
        return fmean([one.f1 - one.before for one in part] or [0.0])

    halves = [[one for one in all_of if one.odd is odd] for odd in (True, False)]
    changes = "".join(f"{change(part):+9.4f}" for part in (all_of, *halves))
    return (
        f"{name:42}{len(all_of):6}{fmean(one.f1 for one in all_of):8.4f}{changes}{1 - share('same'):7.2f}{share('title'):7.2f}"
        f"{share('authors'):9.2f}{share('date'):7.2f}{max(one.slower for one in all_of):8.1f}{sum(bool(one.error) for one in all_of):8}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.mutations", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sample", type=int, default=0, help="so many pages; 0, as if not given, for all of news and as many others"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only", action="append", default=[], metavar="TEXT", help="mutations whose name has this text"
    )
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--list", action="store_true", help="print the names of the mutations and end")
    parser.add_argument(
        "--show", type=int, default=0, help="print so many of the worst pages of each mutation, odd half only"
    )
    chosen = parser.parse_args(arguments)
    names = [name for name in MUTATIONS if not chosen.only or any(text in name for text in chosen.only)]
    if chosen.list:
        print(*names, sep="\n")
        return 0
    if not has_data():
        return 2
    found = measure(cases(chosen.sample), names, chosen.seed, chosen.jobs)
    print(*rows(found, names), sep="\n")
    for name in names if chosen.show else ():
        bad = [one for one in found if one.name == name and one.odd and not one.alike]
        for one in sorted(bad, key=lambda one: one.f1 - one.before)[: chosen.show]:
            print(f"\n{name}: {one.page} {one.before:.3f} -> {one.f1:.3f} {one.error}\n   {one.shown}")
    return 0


def measure(pages: Sequence[Case], names: Sequence[str], seed: int, jobs: int) -> list[Outcome]:
    """Return the outcomes of all pages, with progress on stderr."""
    found: list[Outcome] = []
    work = partial(outcomes, names=names, seed=seed)
    with Pool(jobs) as pool:
        for number, some in enumerate(pool.imap(work, pages), 1):
            found += some
            print(f"\r{number} of {len(pages)} pages", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return found


if __name__ == "__main__":
    sys.exit(main())
