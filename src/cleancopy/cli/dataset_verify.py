"""``cleancopy dataset verify``: whether a dataset is what its manifest says."""

from __future__ import annotations

from pathlib import Path

import click

from cleancopy.cli.once import Once
from cleancopy.cli.progress import Progress
from cleancopy.counting import counted
from cleancopy.dataset.verify import Verification

EXAMPLES = """\b
Examples:
  cleancopy dataset verify dataset/      after a download, or before an upload

Compares every file with its size and SHA-256 in manifest.json, every row with the schema and its text with content_sha256,
and the digest of the whole; names shards that do not belong there.

\b
Exit codes: 0 all is as the manifest says; 1 something is not, each named on a line, or there is no manifest;
            2 the command line is wrong; 130 interrupted.
"""


@click.command(cls=Once, epilog=EXAMPLES, short_help="Check a dataset against its manifest.")
@click.argument("folder", metavar="DATASET", type=click.Path(path_type=Path))
def verify(folder: Path) -> int:
    """Check the dataset in a folder against its manifest."""
    verification = Verification(folder)
    with Progress("rows", verification.total) as progress:
        problems = verification.run(progress.step)
    for problem in problems:
        click.echo(problem)
    if problems:
        return 1
    click.echo(
        f"{counted(verification.rows, 'row')} in {counted(len(verification.manifest['files']), 'file')} as the manifest says"
    )
    click.echo(f"digest {verification.manifest['digest']}")
    return 0
