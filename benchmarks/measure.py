"""All quality figures of one run over the shared pages, apart for all sites and for those held back."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import cleancopy
from benchmarks import adapters
from benchmarks.corpora import SHARED, GoldPage, news, wcxb
from benchmarks.judges import judge
from cleancopy import Options

Figures = dict[str, float]
# As the judges want it: with the standfirst, and the text of every page, since telling what is no article is measured apart.
OPTIONS = Options(standfirst_in_text=True, any_page=True)


def run_page(page: GoldPage) -> tuple[GoldPage, dict[str, Any]]:
    """Return a page with what comes out of it."""
    article = cleancopy.clean(page.html(), page.url, options=OPTIONS)
    return page, {
        "text": article.text,
        "title": article.title,
        "author": article.authors,
        "date": article.date_published,
        "is_article": article.is_article,
    }


def run(pages: Sequence[GoldPage], jobs: int) -> list[tuple[GoldPage, dict[str, Any]]]:
    """Clean all pages; the order is kept. Progress goes to standard error."""
    done = []
    with ProcessPoolExecutor(jobs) as pool:
        for row in pool.map(run_page, pages, chunksize=4):
            done.append(row)
            if len(done) % 100 == 0:
                print(f"\r{len(done)} of {len(pages)} pages", end="", file=sys.stderr, flush=True)
    print("\r", end="", file=sys.stderr)
    return done


def text_figures(rows: Iterable[tuple[GoldPage, dict[str, Any]]]) -> Figures:
    """Return shingle and word scores and the share of pages word for word right."""
    evaluate = judge("evaluate")
    pairs = [(page.gold, row["text"]) for page, row in rows]
    shingle = evaluate.shingle_total([evaluate.shingle_score(*pair) for pair in pairs])
    word = evaluate.mean_total([evaluate.word_score(*pair) for pair in pairs])
    return {"pages": len(pairs), "shingle_f1": shingle["f1"], "exact": shingle["acc"], "word_f1": word["f1"]}


def field_figures(rows: Sequence[tuple[GoldPage, dict[str, Any]]]) -> Figures:
    """Return the shares of titles, authors and dates that are the gold's, and of the pages without a gold date given one."""
    evaluate = judge("evaluate")
    plain, names, day = evaluate.plain, evaluate.names, evaluate.iso_date
    titles = [plain(page.title) == plain(row["title"]) for page, row in rows if page.title]
    people = [
        {plain(name) for name in names(page.author)} == {plain(name) for name in names(row["author"])}
        for page, row in rows
        if names(page.author)
    ]
    dates = [day(page.date) == day(row["date"]) for page, row in rows if page.date]
    invented = [bool(row["date"]) for page, row in rows if not page.date]
    return {"title": mean(titles), "author": mean(people), "date": mean(dates), "date invented": mean(invented)}


def pages_figures(jobs: int = 2) -> Figures:
    """Return the figures of ``news`` and of all types of ``wcxb``; keys that end in ``held_back`` are of those sites only."""
    rows = run([*news(), *wcxb()], jobs)
    out: Figures = {}
    for name, part in (("", rows), (" held_back", [r for r in rows if r[0].held_back])):
        papers = [r for r in part if r[0].dataset == "news"]
        articles = [r for r in part if r[0].dataset == "wcxb" and r[0].kind == "article"]
        others = [r for r in part if r[0].dataset == "wcxb" and r[0].kind != "article"]
        found, wrong = text_figures(papers), text_figures(articles)
        out[f"news shingle_f1{name}"] = found["shingle_f1"]
        out[f"news exact{name}"] = found["exact"]
        out[f"wcxb word_f1{name}"] = wrong["word_f1"]
        out[f"wcxb exact{name}"] = wrong["exact"]
        for label, members in (("news", papers), ("wcxb", articles)):
            out.update((f"{label} {key}{name}", value) for key, value in field_figures(members).items())
        seen = mean(r[1]["is_article"] for r in (*papers, *articles))
        out[f"articles told{name}"] = seen
        out[f"others told{name}"] = mean(not r[1]["is_article"] for r in others)
    return out


def text_cases() -> Figures:
    """Return the figures of text that lost its markup."""
    found = judge("chaff").score_text(adapters.plain)
    looks = found["by_group"]["counter"]
    return {
        "text perfect": found["perfect"],
        "text kept": found["keep_recall"],
        "text leaked": found["leak_rate"],
        "text look-alikes": 1 - looks["losing"] / looks["cases"],
    }


def chaff_lines() -> Figures:
    """Return the figures of labelled chaff lines in real pages."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "wcxb").symlink_to(SHARED.resolve() / "data" / "wcxb")
        found = judge("chaff").score_html(adapters.text, folder)
    return {
        "chaff leaked": found["leak_rate"],
        "chaff pages": found["pages_any_leak"],
        "chaff recall": found["gold_recall"],
        "chaff precision": found["gold_precision"],
    }


def mean(values: Iterable[float]) -> float:
    """Return the mean, 0 for none."""
    listed = [float(value) for value in values]
    return sum(listed) / len(listed) if listed else 0.0


PARTS: dict[str, Callable[[], Figures]] = {"pages": pages_figures, "text": text_cases, "chaff": chaff_lines}
