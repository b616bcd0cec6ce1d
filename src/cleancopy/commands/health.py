"""After a run into a store: what has fallen against the past of the sites, and the figures for a monitor."""

from __future__ import annotations

import sys
import time

from scrapy.settings import BaseSettings

from cleancopy.errors import StoreError
from cleancopy.ledger.ending import PARTIAL
from cleancopy.ledger.health import status
from cleancopy.ledger.metrics import write_metrics
from cleancopy.ledger.store import Store


def look_back(settings: BaseSettings) -> int:
    """Say which sites have fallen, write the metrics, and return 3 when the exit code is to tell (``CLEANCOPY_CHECK_HEALTH``)."""
    ill = False
    try:
        with Store(str(settings.get("CLEANCOPY_STORE")), ledger=settings.get("CLEANCOPY_LEDGER") or "") as store:
            sites = status(store, now=time.time())
        for site in sites:
            for warning in site.warnings:
                ill = True
                print(f"cleancopy: {site.name} has fallen: {warning}; have its pages changed?", file=sys.stderr)
        if path := settings.get("CLEANCOPY_METRICS"):
            write_metrics(path, sites)
    except StoreError as error:
        print(f"cleancopy: {error}", file=sys.stderr)
    return PARTIAL if ill and settings.getbool("CLEANCOPY_CHECK_HEALTH") else 0
