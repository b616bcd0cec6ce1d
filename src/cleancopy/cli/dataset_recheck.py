"""``cleancopy dataset recheck``: which documents of a dataset are refused by now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from cleancopy.cli.articles import Articles
from cleancopy.cli.once import Once
from cleancopy.cli.progress import Progress
from cleancopy.counting import counted
from cleancopy.dataset.manifest import MANIFEST, read_manifest
from cleancopy.errors import CleancopyError, InputError, UsageError

if TYPE_CHECKING:
    from cleancopy.consent.recheck import Document, Result

EXAMPLES = """\b
Examples:
  cleancopy dataset recheck dataset/ -o withdrawn.jsonl       each page and the files of its site
  cleancopy dataset recheck dataset/ --files-only             robots.txt, tdmrep.json and licences alone: quick
  cleancopy dataset recheck articles.jsonl.zst -s DOWNLOAD_DELAY=2

Asks every publisher again what it says about training (docs/consent.md), under the guards and at the pace of a crawl, and writes
the documents that are refused now, a line of JSON each: id, url, signal, reason, the verdict before, and the evidence.
Nothing is taken out of the dataset.

\b
Exit codes: 0 every document was asked about; 1 an input cannot be read, or no document could be asked about
            2 the command line or a setting is wrong; 3 done, but of some documents it is not known; 130 interrupted
"""
HELP = {
    "output": "Where the withdrawn documents are written.",
    "files": "Ask for the files of each site alone, not for pages: signals in headers and pages are not seen.",
    "host": "A host that may stand at a private address.",
    "settings": "A setting of Scrapy or cleancopy (docs/settings.md).",
}

PRIVATE = "is not a public address"
HINT = "--host names one that may be asked"


@click.command(cls=Once, epilog=EXAMPLES, short_help="List the documents that publishers refuse by now.")
@click.argument("names", metavar="DATASET...", nargs=-1, required=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="withdrawn.jsonl", show_default=True, help=HELP["output"]
)
@click.option("--files-only", is_flag=True, help=HELP["files"])
@click.option("--host", "hosts", multiple=True, metavar="HOST", help=HELP["host"])
@click.option("-s", "--set", "changes", metavar="NAME=VALUE", multiple=True, help=HELP["settings"])
def recheck(
    names: tuple[str, ...], output: Path, files_only: bool, hosts: tuple[str, ...], changes: tuple[str, ...]
) -> int:
    """Ask again for the opt-out signals of the documents in a DATASET: a folder, or files of articles in JSON Lines."""
    from cleancopy.consent.recheck import recheck as run
    from cleancopy.consent.recheck import settings_for

    for change in changes:
        if "=" not in change:
            raise UsageError(f"--set {change}: write a setting as NAME=VALUE")
    settings = settings_for(dict(change.split("=", 1) for change in changes))
    rows = Rows(names)
    part = output.with_name(output.name + ".part")
    with Progress("documents", rows.total) as progress, part.open("w", encoding="utf-8") as out:
        tally = Tally(out, progress)
        reason = run(rows.documents(), tally.take, settings, pages=not files_only, hosts=hosts)
    if rows.problem:
        raise InputError(rows.problem)
    finished = reason == "finished"
    if finished:
        part.replace(output)
    return _told(tally, rows, output if finished else part, reason)


class Rows:
    """The rows of datasets, or articles of files and stores, as documents to ask about."""

    def __init__(self, names: Sequence[str]) -> None:
        self._articles = Articles([file for name in names for file in _files(name)])
        self.total = self._articles.total
        self.left_out = 0
        self.problem = ""

    def documents(self) -> Iterator[Document]:
        """Yield them; what cannot be read ends them, with ``problem`` set: an error would be lost in the crawl."""
        try:
            for batch in self._articles.batches():
                self.left_out += len(batch.faults)
                for _, line in batch.lines:
                    document = _document(line, batch.position)
                    if document:
                        yield document
                    else:
                        self.left_out += bool(line.strip())
        except (OSError, CleancopyError) as error:
            self.problem = " ".join(str(error).split())


def _files(name: str) -> list[str]:
    """The shards of a dataset, since other files stand beside them; anything else as it is."""
    folder = Path(name)
    if not (folder / MANIFEST).is_file():
        return [name]
    splits = read_manifest(folder)["splits"].values()
    return [str(folder / shard["file"]) for split in splits for shard in split["shards"]]


def _document(line: bytes, position: int) -> Document | None:
    """The document of a line, or None when it is no object with an address."""
    from cleancopy.consent.recheck import Document

    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    url = row.get("url") if isinstance(row, dict) else None
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        return None
    consent = row.get("consent")
    before = consent.get("verdict") if isinstance(consent, dict) else consent
    return Document(str(row.get("id") or ""), url, before if isinstance(before, str) else "", position)


class Tally:
    """Writes what is withdrawn and counts the rest."""

    def __init__(self, out: IO[str], progress: Progress) -> None:
        self._out = out
        self._progress = progress
        self.done = self.withdrawn = self.unknown = 0
        self.first = ""
        """The first document of which it is not known, and why."""
        self._position = 0

    def take(self, result: Result) -> None:
        """Take a result."""
        self.done += 1
        self._position = max(self._position, result.document.position)
        if result.withdrawn:
            self.withdrawn += 1
            self._out.write(json.dumps(result.to_dict(), ensure_ascii=True) + "\n")
            self._out.flush()
        elif not result.known:
            self.unknown += 1
            self.first = self.first or f"{result.document.url}: {result.problem or result.consent.reason}"
        self._progress.step(1, self._position)


def _told(tally: Tally, rows: Rows, output: Path, reason: str) -> int:
    """Say what came of it, and return the exit code."""
    click.echo(f"{counted(tally.done, 'document')} asked about, {tally.withdrawn:,} withdrawn, written to {output}")
    if tally.unknown:
        hint = f" ({HINT})" if tally.first.endswith(PRIVATE) else ""
        why = f"a page or file could not be fetched or read; the first: {tally.first}{hint}"
        click.echo(f"not known: {tally.unknown:,}, {why}", err=True)
    if rows.left_out:
        click.echo(f"left out: {counted(rows.left_out, 'line')} without an address", err=True)
    if reason != "finished":
        stopped = "it was interrupted" if reason == "shutdown" else f"it ended early ({reason})"
        click.echo(f"cleancopy: {stopped}: the list is not complete; run it again", err=True)
        return 130 if reason == "shutdown" else 1
    if not tally.done:
        click.echo("cleancopy: no document could be asked about: the input has none with an address", err=True)
        return 1
    return 3 if tally.unknown or rows.left_out else 0
