"""``cleancopy verify``: whether a store holds what it has committed."""

from __future__ import annotations

from pathlib import Path

import click

from cleancopy.cli.once import Once
from cleancopy.cli.progress import Progress

EXAMPLES = """\b
Examples:
  cleancopy verify data/            compare every committed line with its hash in the ledger
  cleancopy verify data/ --repair   cut torn tails off, and have lost articles fetched again

Bytes behind the committed end of a part are what a crash leaves: they were never counted, nobody reads them, and the
next run cuts them off. Lines that are gone or damaged (a disk that failed, a file that was edited) are named;
--repair takes them out of the ledger and puts their addresses back in the queue of the next crawl. Files that the
ledger does not know are named and left alone.

\b
Exit codes: 0 every committed line is there; 1 lines are lost, or the store cannot be read; 2 the command line is wrong;
            3 lines were lost and are fetched again by the next crawl; 4 a run is at work (with --repair).
"""


@click.command(cls=Once, epilog=EXAMPLES, short_help="Check the parts of a store against its ledger.")
@click.argument("store", metavar="STORE", type=click.Path(path_type=Path))
@click.option("--repair", is_flag=True, help="Cut torn tails off; put what is lost back in the queue.")
@click.option("--ledger", metavar="URL", default="", help="The ledger's database, where it is not STORE/ledger.sqlite.")
def verify(store: Path, repair: bool, ledger: str) -> int:
    """Compare the parts of STORE, a folder that was crawled into, with its ledger."""
    from cleancopy.errors import StoreBusy
    from cleancopy.ledger.ending import BUSY
    from cleancopy.ledger.store import Store
    from cleancopy.ledger.verify import size_of
    from cleancopy.ledger.verify import verify as look

    with Store(store, ledger=ledger) as opened, Progress("lines", size_of(opened)) as progress:
        position = 0

        def step(lines: int, size: int) -> None:
            nonlocal position
            position += size
            progress.step(lines, position)

        try:
            report = look(opened, repair=repair, step=step)
        except StoreBusy as error:
            progress.note(f"cleancopy: {error}")
            return BUSY
    for finding in report.findings:
        click.echo(f"{finding.path}: {finding.problem}{', cut off' if finding.torn and report.repaired else ''}")
    click.echo(_summary(report.parts, report.lines, report.lost, report.repaired))
    if not report.lost:
        return 1 if any("damaged" in finding.problem for finding in report.findings) else 0
    return 3 if report.repaired else 1


def _summary(parts: int, lines: int, lost: int, repaired: bool) -> str:
    """The last line.

    >>> _summary(2, 1200, 0, False)
    '2 parts, 1,200 committed lines: all there'
    """
    counted = f"{parts:,} part{'s' * (parts != 1)}, {lines:,} committed line{'s' * (lines != 1)}"
    if not lost:
        return f"{counted}: all there"
    what = "the next crawl fetches them again" if repaired else "cleancopy verify --repair has them fetched again"
    return f"{counted}: {lost:,} lost; {what}"
