"""``cleancopy dataset stats``: a dataset in plots."""

from __future__ import annotations

from pathlib import Path

import click

from cleancopy.cli import output
from cleancopy.cli.once import Once
from cleancopy.dataset.manifest import read_manifest
from cleancopy.dataset.stats import stats_page

EXAMPLES = """\b
Examples:
  cleancopy dataset stats dataset/                 writes stats.html
  cleancopy dataset stats dataset/ -o page.html

The page shows documents and words by site, language and month, what was left out and why, what was removed from the
kept pages by kind, and the verdicts of consent. It is one file, needs no network and no script, and the numbers are
those of manifest.json.

\b
Exit codes: 0 the page is written; 1 the folder holds no finished dataset; 2 the command line is wrong.
"""


@click.command(cls=Once, epilog=EXAMPLES, short_help="Show a dataset in plots.")
@click.argument("folder", metavar="DATASET", type=click.Path(path_type=Path))
@click.option("-o", "--output", "out", metavar="FILE", default="stats.html", show_default=True, help="Write here.")
def stats(folder: Path, out: str) -> int:
    """Show what is in a dataset, and what is not, as a page for the browser."""
    page = stats_page(read_manifest(folder))
    with output.opened(out) as stream:
        stream.write(page.encode("utf-8", "replace"))
    if out != "-":
        click.echo(f"{out} is written", err=True)
    return 0
