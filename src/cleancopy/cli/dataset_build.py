"""``cleancopy dataset build``: articles in, a dataset out."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

import click

from cleancopy.cli.articles import Articles
from cleancopy.cli.once import Once
from cleancopy.cli.pool import ordered
from cleancopy.cli.progress import Progress
from cleancopy.dataset.build import Build
from cleancopy.dataset.config import Config, read_config
from cleancopy.dataset.prepare import BAD_FIELD, UNREADABLE

EXAMPLES = """\b
Examples:
  cleancopy dataset build data/ -o dataset/                        a store, with the settings as they are
  cleancopy dataset build data/ -o dataset/ --config dataset.toml  with settings of your own
  cleancopy dataset build a.jsonl.zst more/ -o dataset/ --jobs 4   files of articles, on four cores

\b
A configuration; every key may be left out, and these are the values then:
  name = "articles"
  [consent]
  policy = "skip"          # or "record": keep with the verdict; "ignore": do not look at it
  [language]
  detect = true            # needs: pip install 'cleancopy[dataset]'
  keep = []                # for example ["en", "de"]; empty keeps all
  minimum_score = 0.0
  [quality]
  action = "annotate"      # or "drop": leave out what the rules of Gopher, C4, FineWeb object to; "off"
  families = []            # empty takes those that fit the language
  off = []                 # for example ["gopher_quality.words_min"]
  [pii]
  mask = []                # for example ["email", "ip", "phone"]
  [select]
  truncated = "keep"       # or "drop"
  minimum_words = 1
  [duplicates]
  exact = true
  near = true
  similarity = 0.72        # of the sets of rows of five words
  index = ""               # for example "seen.sqlite": leave out what earlier datasets hold
  [split]
  validation = 0.01
  by = "hash"              # or "site": all documents of a site on one side
  [files]
  shard_size = "256 MB"
  parquet = false          # needs: pip install 'cleancopy[dataset]'

The folder gets the shards (train-*.jsonl.zst, validation-*.jsonl.zst, parquet/), a card (README.md), schema.json,
manifest.json, and dropped/ with every document that was left out and why. The files of the dataset before stay until all new ones
are whole. A build that was stopped, even by a crash, goes on where it was when the same command is given again.

\b
Exit codes: 0 all went well; 1 an input cannot be read; 2 the command line or the configuration is wrong;
            3 done, but some lines of the input were no articles; 130 interrupted.
"""


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command(cls=Once, epilog=EXAMPLES, short_help="Make a dataset of a store or of files of articles.")
@click.argument("sources", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o", "--output", "out", metavar="FOLDER", required=True, help="Folder of the dataset; made when missing."
)
@click.option("--config", "config_file", metavar="FILE", help="Settings, as TOML; see below.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes; as many as cores if not given."
)
def build(sources: tuple[str, ...], out: str, config_file: str | None, jobs: int | None) -> int:
    """Make a training dataset of articles.

    INPUT is a store (the folder given as CLEANCOPY_STORE), or a file or folder of articles in JSON Lines (.jsonl, .jsonl.gz,
    .jsonl.zst). The same articles and settings give the same dataset, in whatever order and by however many processes.
    """
    config = read_config(Path(config_file)) if config_file else Config()
    index = Path(config_file or ".").parent / config.duplicates.index if config.duplicates.index else None
    building = Build(Articles(sources), Path(out), config, index)
    with Progress("documents", None) as clock:
        manifest = building.run(partial(ordered, jobs=jobs or _cores()), Progress)
        _tell(manifest, out, clock.seconds, building.resumed)
    dropped = manifest["documents"]["dropped"]
    return 3 if dropped.get(UNREADABLE) or dropped.get(BAD_FIELD) else 0


def _tell(manifest: dict[str, Any], out: str, seconds: float, resumed: bool) -> None:
    counts = manifest["documents"]
    splits = ", ".join(f"{name} {each['rows']:,}" for name, each in manifest["splits"].items())
    went = "resumed and finished" if resumed else "finished"
    click.echo(
        f"{counts['kept']:,} of {counts['read']:,} documents kept ({splits or 'none'}), {manifest['words']:,} words",
        err=True,
    )
    for reason, count in counts["dropped"].items():
        click.echo(f"  {count:>9,} {reason}", err=True)
    if not counts["kept"] and counts["dropped"].get("consent_not_asked"):
        click.echo('no document has a verdict of consent; to keep those, set policy = "record" in [consent]', err=True)
    click.echo(f"{went} in {seconds:.1f} s: {out}, digest {manifest['digest']}", err=True)
