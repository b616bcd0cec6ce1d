"""``cleancopy status``: how the sites of a store are."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleancopy.cli.once import Once
from cleancopy.cli.pages import to_json
from cleancopy.counting import counted
from cleancopy.terminal import columns

if TYPE_CHECKING:
    from cleancopy.ledger.health import SiteStatus

FULL = 116  # columns of the whole table
EXAMPLES = """\b
Examples:
  cleancopy status data/               every site: last run, what it brought, what waits, what is wrong
  cleancopy status data/ --check       the same; exit code 3 when a site is not well (for cron, a monitor)
  cleancopy status data/ --json        all of it, with every day of the last four weeks
  cleancopy status data/ --metrics /var/lib/node_exporter/cleancopy.prom

A site is compared with its own past: when its articles grow much shorter, lose their title, date or authors, or stop
coming, its pages have changed, and that is said here.

\b
Exit codes: 0 all went well; 1 the store cannot be read; 2 the command line is wrong;
            3 a site is not well: failed, paused, or fallen against its past (with --check).
"""


@click.command(cls=Once, epilog=EXAMPLES, short_help="Show how the sites of a store are.")
@click.argument("store", metavar="STORE", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write JSON, with the figures of every day.")
@click.option("--check", is_flag=True, help="Exit with 3 when a site is not well.")
@click.option("--metrics", metavar="FILE", help="Write the figures for Prometheus' node exporter to this .prom file.")
@click.option("--ledger", metavar="URL", default="", help="The ledger's database, where it is not STORE/ledger.sqlite.")
def status(store: Path, as_json: bool, check: bool, metrics: str | None, ledger: str) -> int:
    """Show how the sites of STORE, a folder that was crawled into, are."""
    from cleancopy.ledger.health import status as look
    from cleancopy.ledger.metrics import check_name, write_metrics
    from cleancopy.ledger.store import Store

    if metrics:
        check_name(metrics, "--metrics")
    with Store(store, ledger=ledger) as opened:
        sites = look(opened, now=time.time())
    if metrics:
        write_metrics(metrics, sites)
    click.echo(to_json([site.to_dict() for site in sites]) if as_json else table(sites, columns(sys.stdout, FULL)))
    ill = [site for site in sites if not is_well(site)]
    return 3 if check and ill else 0


def is_well(site: SiteStatus) -> bool:
    """Whether nothing is wrong with a site."""
    return not site.warnings and site.paused_until is None and site.state not in ("failed", "killed")


def table(sites: Sequence[SiteStatus], width: int = FULL) -> str:
    """Return the sites as a table, with a line below a site for each thing that is wrong.

    A terminal of fewer than ``FULL`` columns gets the time of the last run without its year, and not that of the next look.
    """
    full = width >= FULL
    name, first = (28, 0) if full else (15, len("2026-"))
    head = f"{'site':{name}} {'last run':{16 - first}}  {'state':9}{'new':>6}{'chg':>6}{'same':>7}{'fail':>6}{'stored':>9}{'queue':>8}"
    lines = [f"{head}  next" if full else head]
    for site in sites:
        last = (site.last_run or "never").replace("T", " ")[first if site.last_run else 0 : 16]
        due = (site.next_due or "-").replace("T", " ")[:16]
        row = (
            f"{site.name[:name]:{name}} {last:{16 - first}}  {site.state:9}{site.new:6}{site.changed:6}{site.unchanged:7}{site.failed:6}"
            f"{site.committed:9}{site.queued:8}"
        )
        lines.append(f"{row}  {due}" if full else row)
        if site.paused_until:
            lines.append(f"    paused until {site.paused_until.replace('T', ' ')[:16]}: {site.paused_reason}")
        elif site.reason:
            lines.append(f"    {site.state}: {site.reason}")
        lines += [f"    fallen: {warning}" for warning in site.warnings]
        if site.failures:
            told = ", ".join(f"{count} {reason}" for reason, count in site.failures.items())
            lines.append(f"    not fetched: {told}"[:160])
    ill = sum(not is_well(site) for site in sites)
    lines.append(
        f"{counted(len(sites), 'site')}, {ill} not well; {counted(sum(s.committed for s in sites), 'article')}"
    )
    return "\n".join(lines)
