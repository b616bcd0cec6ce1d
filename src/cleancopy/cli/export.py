"""``cleancopy export``: one file out of the parts of a store."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from cleancopy.cli import output
from cleancopy.cli.once import Once
from cleancopy.cli.pages import encoded, to_json
from cleancopy.cli.progress import Progress
from cleancopy.core.article import Article
from cleancopy.counting import counted
from cleancopy.errors import UsageError

EXAMPLES = """\b
Examples:
  cleancopy export data/ -o articles.jsonl                          the newest version of every article
  cleancopy export data/ -o november.jsonl.zst --since 2026-11-01   committed since that day (UTC)
  cleancopy export data/ --site example.org --language fr           of one site, in French, to standard output
  cleancopy export data/ -o list.csv --fields url,title,date_published
  cleancopy export data/ -o all.jsonl --all-revisions               every version that was seen

The format is told by the name: .jsonl or .csv, each also with .gz or .zst; standard output gets JSON Lines. A run may be
writing meanwhile: what it commits later is not in the file. The file appears when it is whole.

\b
Exit codes: 0 all went well; 1 the store cannot be read; 2 the command line is wrong; 130 interrupted.
"""
NAMES = tuple(field.name for field in fields(Article))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which articles are wanted."""

    sites: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    published_from: str = ""
    published_to: str = ""

    def takes(self, article: dict[str, Any]) -> bool:
        """Whether an article is wanted."""
        host = (urlsplit(article.get("url") or "").netloc or "").lower()
        if self.sites and not any(host == site or host.endswith(f".{site}") for site in self.sites):
            return False
        if self.languages and (article.get("language") or "").partition("-")[0].lower() not in self.languages:
            return False
        day = (article.get("date_published") or "")[:10]
        if self.published_from and day < self.published_from:
            return False
        return not (self.published_to and (not day or day > self.published_to))


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it like 2026-11-01", context, parameter) from None


def _fields(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    if wrong := [name for name in names if name not in NAMES]:
        raise click.BadParameter(f"no field {', '.join(wrong)}; fields are {', '.join(NAMES)}", context, parameter)
    return names


@click.command(cls=Once, epilog=EXAMPLES, short_help="Write the articles of a store to one file.")
@click.argument("store", metavar="STORE", type=click.Path(path_type=Path))
@click.option("-o", "--output", "out", metavar="FILE", help="Write here; .jsonl or .csv, .gz and .zst pack.")
@click.option("--since", metavar="DATE", callback=_day, help="Only what was committed from this day on (UTC).")
@click.option("--site", "sites", metavar="HOST", multiple=True, help="Only articles of this site; may be repeated.")
@click.option(
    "--language", "languages", metavar="CODE", multiple=True, help="Only articles that declare this language."
)
@click.option("--published-from", metavar="DATE", callback=_day, help="Only articles published on this day or later.")
@click.option("--published-to", metavar="DATE", callback=_day, help="Only articles published up to this day.")
@click.option("--fields", "names", default="", callback=_fields, metavar="NAME[,NAME]", help="Only these fields.")
@click.option("--ledger", metavar="URL", default="", help="The ledger's database, where it is not STORE/ledger.sqlite.")
@click.option("--all-revisions", is_flag=True, help="Every version of an article, not the newest alone.")
def export(  # noqa: PLR0913, PLR0917  one for each option
    store: Path,
    out: str | None,
    since: date | None,
    sites: tuple[str, ...],
    languages: tuple[str, ...],
    published_from: date | None,
    published_to: date | None,
    names: tuple[str, ...],
    all_revisions: bool,
    ledger: str,
) -> int:
    """Write the articles of STORE, a folder that was crawled into, to one file."""
    from cleancopy.ledger.reading import lines

    output.check(out)
    write = _format(out)
    days = (published_from.isoformat() if published_from else "", published_to.isoformat() if published_to else "")
    chosen = Chosen(
        tuple(site.lower().removeprefix("www.") for site in sites), tuple(code.lower() for code in languages), *days
    )
    taken = 0
    with Progress("articles", None) as progress, output.opened(out) as stream:
        source = (line.data for line in lines(store, since=since, latest=not all_revisions, ledger=ledger))
        for data in write(_wanted(source, chosen, progress), names):
            stream.write(data)
            taken += 1
    if out is not None:
        click.echo(f"{counted(taken - (write is _csv), 'article')}: wrote {out}", err=True)
    return 0


def _wanted(source: Iterator[bytes], chosen: Chosen, progress: Progress) -> Iterator[tuple[bytes, dict[str, Any]]]:
    for line in source:
        article = json.loads(line)
        progress.step(1, progress.count + 1)
        if chosen.takes(article):
            yield line, article


Writer = Callable[[Iterator[tuple[bytes, dict[str, Any]]], tuple[str, ...]], Iterator[bytes]]


def _format(out: str | None) -> Writer:
    name = (out or ".jsonl").lower().removesuffix(".gz").removesuffix(".zst")
    if out in (None, "-") or name.endswith((".jsonl", ".ndjson", ".jl")):
        return _jsonl
    if name.endswith(".csv"):
        return _csv
    raise UsageError(f"{out}: which format? end the name in .jsonl or .csv, with .gz or .zst if it is to be packed")


def _jsonl(articles: Iterator[tuple[bytes, dict[str, Any]]], names: tuple[str, ...]) -> Iterator[bytes]:
    for line, article in articles:
        yield encoded(to_json({name: article.get(name) for name in names})) + b"\n" if names else line + b"\n"


def _csv(articles: Iterator[tuple[bytes, dict[str, Any]]], names: tuple[str, ...]) -> Iterator[bytes]:
    columns = names or tuple(name for name in NAMES if name != "removed")
    yield _row(columns)
    for _, article in articles:
        yield _row([_cell(article.get(name)) for name in columns])


def _row(cells: Any) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return encoded(line.getvalue())


def _cell(value: Any) -> str:
    """A value as a cell: lists of words joined, what has a structure as JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "; ".join(value)
    return value if isinstance(value, str) else to_json(value)
