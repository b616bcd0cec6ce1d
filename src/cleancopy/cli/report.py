"""``cleancopy report``: how the sites of a store are, as a page with plots."""

from __future__ import annotations

import time
from pathlib import Path

import click

from cleancopy.cli import output
from cleancopy.cli.once import Once
from cleancopy.cli.pages import encoded

EXAMPLES = """\b
Examples:
  cleancopy report data/                        writes report.html
  cleancopy report data/ -o /srv/www/news.html --days 90

One file that needs no network: by site the last run, what waits, what is wrong, and for every day the articles, their
median length, the share with title, date and authors, and what was removed.

\b
Exit codes: 0 all went well; 1 the store cannot be read; 2 the command line is wrong; 130 interrupted.
"""


@click.command(cls=Once, epilog=EXAMPLES, short_help="Show how the sites of a store are, as a page with plots.")
@click.argument("store", metavar="STORE", type=click.Path(path_type=Path))
@click.option("-o", "--output", "out", metavar="FILE", default="report.html", show_default=True, help="Write here.")
@click.option("--days", type=click.IntRange(min=1), default=28, show_default=True, help="How many days the plots show.")
@click.option("--ledger", metavar="URL", default="", help="The ledger's database, where it is not STORE/ledger.sqlite.")
def report(store: Path, out: str, days: int, ledger: str) -> int:
    """Write a page about the sites of STORE, a folder that was crawled into."""
    from cleancopy.ledger.health import moment
    from cleancopy.ledger.health import status as look
    from cleancopy.ledger.store import Store
    from cleancopy.report.sites import render

    output.check(out)
    now = time.time()
    with Store(store, ledger=ledger) as opened:
        sites = look(opened, now=now, days=days)
    with output.opened(out) as stream:
        stream.write(encoded(render([site.to_dict() for site in sites], str(store), moment(now))))
    if out != "-":
        click.echo(f"{len(sites)} site{'s' * (len(sites) != 1)}: wrote {out}", err=True)
    return 0
