"""Articles as a crawl gives them, with the seed that made them."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

from cleancopy.cli.pool import ordered
from cleancopy.cli.progress import Progress
from cleancopy.core.article import Article, Removed
from cleancopy.core.model import Kind
from cleancopy.dataset.build import Build
from cleancopy.dataset.config import parse_config

WORDS = [
    f"{first}{last}" for first in "bridge river mayor vote harbour winter school budget".split() for last in range(120)
]
ALLOW = {"verdict": "allow", "evidence": []}


def words(random_: random.Random, count: int = 120) -> list[str]:
    return [random_.choice(WORDS) for _ in range(count)]


def article(number: int, text: str, **fields: Any) -> dict[str, Any]:
    day = f"2026-{number % 9 + 1:02}-{number % 28 + 1:02}"
    values = Article(
        url=f"https://www.site{number % 5}.example/{number}",
        title=f"Story {number}",
        text=text,
        authors=["A. Writer", "B. Writer"],
        date_published=f"{day}T08:00:00+02:00",
        fetched_at=f"{day}T09:00:00Z",
        language=["en", "de-AT", None][number % 3],
        is_article=True,
        reason="article",
        version="0.1.0",
        removed=Removed(counts={Kind.TICKER: number % 3, Kind.TEASER: 1}),
    ).to_dict()
    return {**values, "consent": ALLOW, **fields}


def crawl(count: int, seed: int = 7) -> list[dict[str, Any]]:
    """Distinct articles, and among them copies, edited copies, older revisions and pages that are no articles."""
    random_ = random.Random(seed)
    articles = []
    for number in range(count):
        text = words(random_)
        first = article(number, " ".join(text))
        articles.append(first)
        if number % 7 == 0:
            articles.append(
                article(number, " ".join(text), url=f"https://copy.example/{number}", date_published="2026-10-01")
            )
        if number % 5 == 0:
            text[60] = "changed"
            articles.append(
                article(number, " ".join(text), url=f"https://wire.example/{number}", date_published="2026-10-02")
            )
        if number % 6 == 0:
            articles.append({**first, "text": "The first words of it. " + first["text"], "revision": 0})
        if number % 11 == 0:
            articles.append(
                article(number, "", url=f"https://front.example/{number}", is_article=False, reason="listing")
            )
    return articles


def write(path: Path, articles: list[dict[str, Any]]) -> Path:
    data = "".join(f"{json.dumps(each)}\n" for each in articles).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def build(out: Path, sources: list[Path], config: str = "", jobs: int = 1, index: Path | None = None) -> dict[str, Any]:
    from functools import partial

    from cleancopy.cli.articles import Articles

    building = Build(Articles([str(path) for path in sources]), out, parse_config(config), index)
    return building.run(partial(ordered, jobs=jobs), Progress)


def rows(out: Path) -> dict[str, dict[str, Any]]:
    """Rows by URL."""
    from cleancopy.dataset.verify import read_rows

    return {row["url"]: row for row in read_rows(out)}


def dropped(out: Path) -> list[dict[str, Any]]:
    from cleancopy.dataset.shards import read_lines

    return [json.loads(line) for line in read_lines(out / "dropped/dropped.jsonl.zst")]


ARTICLE = article(1, "The bridge over the river is closed until Monday evening, the mayor said.")
