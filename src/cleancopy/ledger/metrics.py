"""The state of a store as a text file for Prometheus' node exporter (its textfile collector)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from prometheus_client import CollectorRegistry, Gauge, write_to_textfile

from cleancopy.errors import StoreError, UsageError

from .health import COUNTERS, SiteStatus

ENDING = ".prom"  # of the files that the node exporter reads; it passes over every other


def check_name(path: Path | str, by: str) -> None:
    """Raise ``UsageError`` for a file that the node exporter would not read, or that cannot be written where it is to stand.

    ``by`` names the option or setting that named it.
    """
    if not str(path).endswith(ENDING):
        raise UsageError(f"{by}: {str(path)!r} does not end in {ENDING}: the node exporter would not read it")
    folder = Path(path).absolute().parent
    if not folder.is_dir():
        raise UsageError(f"{by}: the folder {folder} does not exist; make it first")
    if not os.access(folder, os.W_OK):
        raise UsageError(f"{by}: nothing can be written into {folder}: choose a place you may write to")


def write_metrics(path: Path | str, sites: Sequence[SiteStatus]) -> None:
    """Write the gauges of all sites to a file whose name ends in ``.prom``; it appears when it is whole.

    Raises ``StoreError`` when the file cannot be written.
    """
    registry = CollectorRegistry()
    gauges: dict[str, Gauge] = {}
    for site in sites:
        for name, (help_text, value) in _gauges(site).items():
            if name not in gauges:
                gauges[name] = Gauge(f"cleancopy_{name}", help_text, ("site",), registry=registry)
            gauges[name].labels(site.name).set(value)
    removed = Gauge(
        "cleancopy_removed_blocks",
        "Blocks removed on the last day with a run, by kind",
        ("site", "kind"),
        registry=registry,
    )
    for site in sites:
        for kind, count in (site.days[-1].removed if site.days else {}).items():
            removed.labels(site.name, kind).set(count)
    try:
        write_to_textfile(str(path), registry)
    except OSError as error:
        raise StoreError(f"the metrics {path} cannot be written: {error.strerror or error}") from error


def _gauges(site: SiteStatus) -> dict[str, tuple[str, float]]:
    last = datetime.fromisoformat(site.last_run).timestamp() if site.last_run else 0.0
    out = {
        "last_run_timestamp_seconds": ("When the last run of the site began", last),
        "last_run_complete": ("Whether the last run went through the site", float(site.state == "complete")),
        "articles": ("Articles of the site in the store", float(site.committed)),
        "queued_urls": ("Addresses that wait to be fetched", float(site.queued)),
        "paused": ("Whether the site is paused", float(site.paused_until is not None)),
        "unhealthy": ("Number of figures that have fallen against the site's past", float(len(site.warnings))),
    }
    for name in COUNTERS:
        out[f"last_run_{name}"] = (f"Pages of the last run: {name}", float(getattr(site, name)))
    if site.days:
        out["median_words"] = ("Median length of the last day's articles, in words", float(site.days[-1].words))
    return out
