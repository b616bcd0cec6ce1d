"""``cleancopy diff``: what changed between two versions' verdicts on the same pages."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import click

from cleancopy.cli import inputs, output
from cleancopy.cli.once import Once
from cleancopy.cli.packing import DAMAGED
from cleancopy.cli.pages import encoded, to_json
from cleancopy.cli.progress import Progress
from cleancopy.counting import counted
from cleancopy.errors import InputError, UsageError
from cleancopy.report.compare import KEPT, PageChange, Summary, compare
from cleancopy.report.difference import difference

EXAMPLES = """\b
Examples:
  cleancopy clean --record pages/ -o old.jsonl           with the version you have
  cleancopy clean --record pages/ -o new.jsonl           with the version you try
  cleancopy diff old.jsonl new.jsonl                     what changed, the pages with most words first
  cleancopy diff old.jsonl new.jsonl -o diff.html        the same as a page
  cleancopy diff data-old/ data-new/ --json              two stores; one JSON object

Articles are matched by their "url", else by their place in the file. With the record of removals in both (--record) every
block is compared with its kind and reason; without it the lines of the text.

\b
Exit codes: 0 nothing differs; 1 an input cannot be read; 2 the command line is wrong; 3 something differs; 130 interrupted.
"""
SHOWN = 1000  # pages that a page of HTML holds


@click.command(
    "diff", cls=Once, epilog=EXAMPLES, short_help="Show what changed between two versions' verdicts on the same pages."
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--show", type=click.IntRange(min=0), default=10, show_default=True, help="Pages shown on the terminal.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object: the counts, and every page that changed.")
@click.option("-o", "--output", "out", metavar="FILE", help="Write a page of HTML.")
def diff(old: str, new: str, show: int, as_json: bool, out: str | None) -> int:
    """Show what changed between two sets of articles made from the same pages.

    OLD and NEW are JSON Lines of articles, packed or not, or stores (folders that "cleancopy crawl --into" writes).
    """
    output.check(out)
    if old == new:
        raise UsageError("OLD and NEW are the same; name two sets of articles")
    summary, changes = _compared(old, new)
    changes.sort(key=lambda change: (-(change.lost + change.won), -len(change.blocks), change.key))
    if out is not None:
        with output.opened(out) as stream:
            stream.write(encoded(difference(old, new, summary, changes[:SHOWN])))
    if as_json:
        click.echo(to_json({**summary.to_dict(), "changes": [change.to_dict() for change in changes]}))
    else:
        _print(summary, changes[:show])
    return 3 if summary else 0


def _compared(old: str, new: str) -> tuple[Summary, list[PageChange]]:
    summary, changes = Summary(), list[PageChange]()
    with tempfile.TemporaryFile() as spool, Progress("articles", None) as progress:
        places = _spooled(old, spool)
        for key, line in _articles(new):
            place = places.pop(key, None)
            progress.step(1, progress.count + 1)
            if place is None:
                summary.only_new += 1
                continue
            spool.seek(place[0])
            change = compare(key, json.loads(spool.read(place[1])), json.loads(line))
            summary.add(change)
            if change:
                changes.append(change)
        summary.only_old = len(places)
    if not summary.pages:
        raise InputError(f"no article of {new} is in {old}: they are not made from the same pages")
    return summary, changes


def _spooled(name: str, spool: BinaryIO) -> dict[str, tuple[int, int]]:
    """Copy the articles of a set to a file and return where each of them is: memory holds only their names."""
    places = {}
    for key, line in _articles(name):
        places[key] = (spool.tell(), len(line))
        spool.write(line)
    return places


def _articles(name: str) -> Iterator[tuple[str, bytes]]:
    """Every article of a set with its URL or its number."""
    seen: Counter[str] = Counter()
    for number, line in enumerate(_of_store(name) if Path(name).is_dir() else _of_file(name), 1):
        try:
            url = json.loads(line).get("url")
        except (ValueError, AttributeError):
            raise InputError(f"line {number} of {name} is no article; give JSON Lines of articles") from None
        key = url or f"article {number}"
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key} (again, {seen[key]})", line


def _of_store(name: str) -> Iterator[bytes]:
    from cleancopy.ledger.reading import lines

    return (line.data for line in lines(name))


def _of_file(name: str) -> Iterator[bytes]:
    try:
        with inputs.opened(name) as (stream, _):
            start = stream.readline().removeprefix(b"\xef\xbb\xbf")
            if start.strip() == b"{":
                yield start + stream.read()
                return
            yield from (line for line in chain([start], stream) if line.strip())
    except DAMAGED:
        raise InputError(f"{name} is cut or damaged; fetch or pack it again") from None


def _print(summary: Summary, changes: list[PageChange]) -> None:
    click.echo(
        f"{summary.changed:,} of {counted(summary.pages, 'page')} changed; {counted(summary.lost, 'word')} lost, {summary.won:,} won; "
        f"only in the old {summary.only_old:,}, only in the new {summary.only_new:,}"
    )
    for (old, new), count in summary.moves.most_common():
        click.secho(f"{count:>8,}  {old} → {new}", fg=_colour(old, new))
    for name, count in summary.fields.most_common():
        click.echo(f"{count:>8,}  {name} changed")
    for change in changes:
        click.echo()
        click.secho(f"{change.title or change.key}", bold=True)
        click.echo(f"{change.key}  -{change.lost} +{change.won} words")
        for name, (before, after) in change.fields.items():
            click.echo(f"  {name}: {_short(before)} → {_short(after)}")
        for block in change.blocks:
            sign = "-" if block.old == KEPT else "+" if block.new == KEPT else "~"
            click.secho(f"  {sign} [{block.old} → {block.new}] {_short(block.text)}", fg=_colour(block.old, block.new))
            if block.reason:
                click.secho(f"      {block.reason}", dim=True)


def _colour(old: str, new: str) -> str:
    return "red" if old == KEPT else "green" if new == KEPT else "blue"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else to_json(value)
    return text if len(text) <= 160 else f"{text[:120]} … {text[-30:]}"
