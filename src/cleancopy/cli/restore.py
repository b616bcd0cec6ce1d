"""``cleancopy restore``: from an article and its record of removals back to what they came from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import click

from cleancopy.cli import inputs, output
from cleancopy.cli.once import Once
from cleancopy.cli.packing import DAMAGED
from cleancopy.cli.pages import encoded, to_json
from cleancopy.cli.progress import Progress
from cleancopy.cli.records import ADDED, Record, record_of
from cleancopy.core.edits import restored
from cleancopy.errors import InputError

ARTICLE = frozenset({"removed", "is_article"})  # one of these is in each article, and none in a record without a text

EXAMPLES = """\b
Examples:
  cleancopy clean --text --record dump.txt -o article.json
  cleancopy restore article.json -o dump.txt             the text that was cleaned, byte for byte
  cleancopy clean --record page.html | cleancopy restore -    every text of the page, a block a line
  cleancopy clean --field text --record corpus.jsonl -o clean.jsonl
  cleancopy restore clean.jsonl -o corpus.jsonl          the records as they were

One article gives its text; several give JSON Lines with "url" and "text"; records of a corpus give the records, those without a
text too, which cleaning left as they were. Articles that were cleaned without --record cannot be restored; they are named, and left out.

\b
Exit codes: 0 all went well; 1 an input cannot be read, or nothing in it can be restored; 2 the command line is wrong;
            3 done, but some articles were left out; 130 interrupted.
"""


@click.command(
    cls=Once, epilog=EXAMPLES, short_help="Give back what articles were made from, from their record of removals."
)
@click.argument("files", metavar="ARTICLES...", nargs=-1, required=True)
@click.option("-o", "--output", "out", metavar="FILE", help="Write here, not to standard output; .gz and .zst pack.")
def restore(files: tuple[str, ...], out: str | None) -> int:
    """Give back what articles were made from.

    ARTICLES are the JSON or JSON Lines that "cleancopy clean --record" wrote, packed or not, or - for standard input. Text comes back
    byte for byte; of an HTML page come back all its texts in order, a block a line, removed ones included.
    """
    output.check(out)
    names = inputs.expand(files, (*inputs.RECORDS, ".json"))
    faults: list[str] = []
    with Progress("articles", None) as progress, output.opened(out) as stream:
        count = 0
        for data in _restored(_all(names, faults)):
            stream.write(data)
            count += 1
            progress.step(1, count)
        if not count:
            raise InputError(
                faults[0] if faults else f"{inputs.shown(names[0])} holds nothing that was cleaned with --record"
            )
    for fault in faults[:5]:
        click.echo(f"cleancopy: left out: {fault}", err=True)
    if len(faults) > 5:
        click.echo(f"cleancopy: left out in all: {len(faults):,}", err=True)
    return 3 if faults else 0


@dataclass(frozen=True, slots=True)
class Back:
    """What comes back of one line."""

    data: bytes
    unchanged: bool = False
    """Whether it is a record that cleaning had passed on as it was, or one that it never saw."""


def _restored(found: Iterator[Back]) -> Iterator[bytes]:
    """Pass on what comes back, but nothing of inputs in which there is nothing to restore."""
    held: list[bytes] | None = []
    for back in found:
        if held is None:
            yield back.data
        elif back.unchanged:
            held.append(back.data)
        else:
            yield from held
            yield back.data
            held = None


def _all(names: Sequence[str], faults: list[str]) -> Iterator[Back]:
    """What comes back from all inputs; one article alone comes back as it was."""
    first: tuple[str, bytes] | None = None
    several = False
    for where, line in _lines(names):
        if first is None:
            first = (where, line)
            continue
        if not several:
            several = True
            yield from _one(*first, faults, alone=False)
        yield from _one(where, line, faults, alone=False)
    if first is not None and not several:
        yield from _one(*first, faults, alone=True)


def _lines(names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Every article with its place: a line each, or a whole file that is one indented object."""
    for name in names:
        try:
            with inputs.opened(name) as (stream, _):
                start = stream.readline().removeprefix(b"\xef\xbb\xbf")
                if start.strip() == b"{":
                    yield inputs.shown(name), start + stream.read()
                    continue
                for number, line in enumerate(chain([start], stream), 1):
                    if line.strip():
                        yield f"line {number} of {inputs.shown(name)}", line
        except DAMAGED:
            raise InputError(f"{inputs.shown(name)} is cut or damaged; fetch or pack it again") from None


def _one(where: str, line: bytes, faults: list[str], alone: bool) -> Iterator[Back]:
    try:
        record = record_of(line)
        added = _added(record)
        if added is not None:
            yield Back(encoded(restored_line(record, *added) + "\n"))
            return
        article = json.loads(line)
        if ARTICLE.isdisjoint(article):
            yield Back(line.rstrip(b"\n") + b"\n", unchanged=True)
            return
        back = restored(article)
    except ValueError as error:
        faults.append(f"{where}: {error}")
        return
    if alone:
        yield Back(back if isinstance(back, bytes) else encoded(back))
        return
    text = back.decode("utf-8", "replace") if isinstance(back, bytes) else back
    yield Back(encoded(to_json({"url": article.get("url"), "text": text}) + "\n"))


def _added(record: Record) -> tuple[str, dict[str, Any]] | None:
    """The object that cleaning added to a record of a corpus, and its name."""
    name = next((name for name in reversed(record.places) if name.partition("_")[0] == ADDED), None)
    if name is None or not isinstance(record.places[name][2], dict):
        return None
    start, end, _ = record.places[name]
    added = json.loads(record.line[start:end])
    return (name, added) if "removed" in added else None  # one of the record's own, which had no text


def restored_line(record: Record, name: str, added: dict[str, Any]) -> str:
    """Return a record of a corpus as it was before it was cleaned.

    Raises:
        ValueError: it was cleaned without the record of removals.
    """
    field = added.get("field")
    if field not in record.places:
        raise ValueError("it has no record of removals; clean the corpus with --record")
    start, end, text = record.places[field]
    back = restored({**added, "text": text})
    written = added.get("written") or to_json(back)
    line = record.line
    begin, finish, _ = record.places[name]
    return line[:start] + written + line[end : begin - len(f", {to_json(name)}: ")] + line[finish:]
