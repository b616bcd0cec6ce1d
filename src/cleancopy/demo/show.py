"""The articles of a crawl, shown to a reader."""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from .site import expected

Item = dict[str, Any]


def read(path: Path) -> list[Item]:
    """Return the articles in a file of JSON Lines; none where there is no file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def show(articles: list[Item], path: Path, base: str, console: Console) -> None:
    """Print all articles in a line each, one of them in full with what was removed, and where the file is."""
    if not articles:
        console.print("No article came out. Run it again with --verbose to see why.")
        return
    console.print(_listing(articles))
    _article(_chosen(articles), console)
    console.print()
    console.print(_verdict(articles, base))
    console.print(f"All of them: {path}", soft_wrap=True, highlight=False)


def _listing(articles: list[Item]) -> Table:
    table = Table(
        title=f"{len(articles)} articles", title_justify="left", box=None, pad_edge=False, header_style="bold"
    )
    table.add_column("lang", no_wrap=True)
    table.add_column("published", no_wrap=True)
    table.add_column("found by", no_wrap=True)
    table.add_column("words", justify="right", no_wrap=True)
    table.add_column("title", overflow="ellipsis", no_wrap=True, max_width=44)
    table.add_column("removed", overflow="ellipsis", no_wrap=True, max_width=36)
    for item in sorted(articles, key=lambda item: (str(item["language"]), str(item["date_published"]))):
        table.add_row(
            item["language"] or "",
            (item["date_published"] or "")[:10],
            item["discovered_by"] or "",
            str(item["word_count"]),
            escape(item["title"] or ""),
            _counts(item["removed"]["counts"]),
        )
    return table


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in Counter(counts).most_common())


def _chosen(articles: list[Item]) -> Item:
    """The article to show in full: an English one with a list and a ticker beside it, else the first."""
    path = next(path for path, want in expected().items() if path.startswith("/en/") and "backwards" in want["title"])
    return next((item for item in articles if (item["url"] or "").endswith(path)), articles[0])


def _article(item: Item, console: Console) -> None:
    console.print()
    console.rule("One of them, as it came out", align="left")
    console.print(f"[bold]{escape(item['title'] or '')}[/bold]")
    console.print(
        f"[dim]{escape(', '.join(item['authors']))} · {item['date_published']} · {item['url']}[/dim]", soft_wrap=True
    )
    if item["standfirst"]:
        console.print(f"\n[italic]{escape(item['standfirst'])}[/italic]")
    console.print()
    console.print(escape(item["text"]), highlight=False)
    console.print()
    console.rule("Removed from the page, and why", align="left")
    console.print(_removals(item["removed"]["blocks"] or []))


def _removals(blocks: list[Item]) -> Table:
    """Neighbours removed for the same reason stand in one line."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("kind", no_wrap=True)
    table.add_column("text", overflow="ellipsis", no_wrap=True, max_width=58)
    table.add_column("reason", overflow="ellipsis", no_wrap=True, max_width=44)
    for (kind, reason), run in groupby(blocks, key=lambda block: (block["kind"], block["reason"])):
        table.add_row(kind, escape(" / ".join(block["text"] for block in run)), escape(reason))
    return table


def _verdict(articles: list[Item], base: str) -> str:
    """How the articles compare with what was written."""
    wanted = expected()
    paths = [((item["canonical_url"] or item["url"] or "").removeprefix(base), item) for item in articles]
    exact = sum(wanted.get(path, {}).get("text") == item["text"] for path, item in paths)
    return f"{exact} of the {len(wanted)} articles that were written came out word for word."
