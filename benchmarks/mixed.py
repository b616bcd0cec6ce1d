"""Chaff of many grammars mixed into bare texts: ``python -m benchmarks.mixed``.

Articles of the sites that may be looked at are taken as lines, and pieces are set into them: strips of headlines of other articles with
clocks, bullets, labels, plus signs and bars, cut texts with and without headlines, lists of headlines, results of matches, rates, weather,
cut copies of the article's own words, and look-alikes that have to stay. Headlines and cut texts come from other articles of the same
language, every other time the nearest in words; the rest is from ``mixed.toml``. The sites are in two halves: failures are shown of
half A, half B judges. For each kind and both halves: the cases, those that come out clean, the share of lines that leak, and the lines of
articles that are lost with the piece and stay without it, or are look-alikes; under ``nothing`` those that are lost without any piece.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.corpora import GoldPage, news, wcxb
from benchmarks.judges import has_data
from benchmarks.mixed_pieces import KINDS, Maker, Source
from cleancopy.core.clean import judge_page
from cleancopy.core.model import Page
from cleancopy.core.spoken import stems
from cleancopy.dataset.language import detect

PLACES = ("above the title", "below the title", "in the text", "in the text", "below the text")
MIN_GOLD = 1500  # characters


def half(site: str) -> str:
    """Return the half a site is in: A may be looked at while rules are made, B judges."""
    return "AB"[int(hashlib.sha256(f"half {site}".encode()).hexdigest(), 16) % 2]


def sources() -> list[Source]:
    """Return the articles of sites that are not held back."""
    return [_source(page) for page in (*news(), *wcxb()) if _usable(page)]


def _usable(page: GoldPage) -> bool:
    return page.kind == "article" and not page.held_back and bool(page.title) and len(page.gold) >= MIN_GOLD


def _source(page: GoldPage) -> Source:
    lines = [" ".join(line.split()) for line in page.gold.split("\n")]
    lines = [line for line in lines if line]
    title = page.title.split(" | ")[0].strip()
    return Source(page.site, detect(page.gold[:1500]).language, " ".join(title.split()), tuple(lines))


@dataclass
class Outcome:
    """What became of one case."""

    kind: str
    part: str
    name: str
    place: str
    chaff: int
    leaked: list[str]
    lost: list[str]


def outcomes(found: Sequence[Source], times: int, seed: int, kinds: Sequence[str]) -> Iterator[Outcome]:
    """Set pieces of every kind into articles, and yield what stays and goes."""
    groups: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for source in found:
        groups[half(source.site), source.language].append(source)
    rnd = random.Random(seed)
    stays: dict[Source, Counter[str]] = {}
    for kind in kinds:
        for turn in range(times):
            # Half of the cases are of news, which are few; the other articles are nearly all English.
            part = "AB"[turn % 2]
            group = rnd.choice([g for key, g in groups.items() if key[0] == part and len({s.site for s in g}) > 3])
            own = rnd.choice(group)
            others = others_of(rnd, own, group)
            lines = [own.title, *own.lines]
            made = KINDS[kind](Maker(rnd, own, others))
            place = rnd.choice(PLACES[2:] if kind == "keep" else PLACES)
            if own not in stays:
                stays[own] = kept(lines)
            yield _outcome(Outcome(kind, part, own.site, place, len(made), [], []), own, made, stays[own], rnd)


def others_of(rnd: random.Random, own: Source, group: Sequence[Source]) -> list[Source]:
    """Return some articles of other sites; every other time those with the title nearest to the article, as a site's own lists are."""
    others = [other for other in rnd.sample(group, min(len(group), 30)) if other.site != own.site]
    if rnd.random() < 0.5:
        said = stems(" ".join(own.lines)[:4000])
        others.sort(key=lambda other: -len(said & stems(other.title)) / (1 + len(stems(other.title))))
        return others[:8]
    return others


def _outcome(case: Outcome, own: Source, made: list[str], stays: Counter[str], rnd: random.Random) -> Outcome:
    """Set a piece into an article, and say what leaked and what was lost."""
    lines = [own.title, *own.lines]
    if case.kind == "nothing":
        case.lost = list((Counter(lines) - stays).elements())
        return case
    inside = rnd.randint(min(3, len(lines)), max(3, len(lines) - 2))
    at = {"above the title": 0, "below the title": 1, "in the text": inside, "below the text": len(lines)}[case.place]
    made = [" ".join(line.split()) for line in made]
    out = kept([*lines[:at], *made, *lines[at:]])
    case.name = f"{own.site} at {at} of {len(lines)}"
    if case.kind == "keep":
        case.chaff = 0
        case.lost = list(((Counter(made) + stays) - out).elements())
        return case
    case.leaked = [line for line in made if out[line] > stays[line]]
    case.lost = list((stays - out).elements())
    return case


def kept(lines: Sequence[str]) -> Counter[str]:
    """Return the lines that stay of a text."""
    page = judge_page(Page(body="\n".join(lines), markup=False))
    return Counter(b.text for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind.is_copy)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mixed", description=__doc__)
    parser.add_argument("--times", type=int, default=200, help="cases of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", choices=sorted(KINDS), help="only these kinds")
    parser.add_argument("--show", type=int, default=0, help="print so many failures of each kind, of half A only")
    chosen = parser.parse_args(arguments)
    if not has_data():
        return 2
    kinds = chosen.kind or list(KINDS)
    rows = list(outcomes(sources(), chosen.times, chosen.seed, kinds))
    print(
        f"{'':22}"
        + "".join(f"{part + ' ' + name:>10}" for part in "AB" for name in ("cases", "clean %", "leak %", "lost"))
    )
    for kind in (*kinds, "all"):
        print(
            f"{kind:22}"
            + "".join(_figures([r for r in rows if r.part == part and kind in (r.kind, "all")]) for part in "AB")
        )
    for kind in kinds if chosen.show else ():
        failed = [r for r in rows if r.part == "A" and r.kind == kind and (r.leaked or r.lost)]
        for row in failed[: chosen.show]:
            print(f"\n{kind}, {row.place}, {row.name}")
            for sign, lines in (("leaks", row.leaked), ("lost ", row.lost)):
                for line in lines:
                    print(f"   {sign} {line[:110]}{'~' + line[-30:] if len(line) > 110 else ''}")
    return 0


def _figures(rows: Sequence[Outcome]) -> str:
    chaff = sum(row.chaff for row in rows)
    leaked = sum(len(row.leaked) for row in rows)
    clean = sum(not row.leaked and not row.lost for row in rows)
    lost = sum(len(row.lost) for row in rows)
    return f"{len(rows):10}{100 * clean / max(1, len(rows)):10.1f}{100 * leaked / max(1, chaff):10.1f}{lost:10}"


if __name__ == "__main__":
    sys.exit(main())
