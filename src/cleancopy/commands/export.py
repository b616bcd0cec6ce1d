"""Feed exporters that count the items they cannot write: Scrapy logs such an item and ends with code 0.

A page that was not cleaned (``CLEANCOPY_CLEAN``) is written as ``cleancopy clean pages.jsonl`` reads it.
"""

from __future__ import annotations

from typing import Any, Self

from scrapy import exporters
from scrapy.crawler import Crawler

from cleancopy.core.decode import decode
from cleancopy.core.model import Page


def as_row(page: Page) -> dict[str, Any]:
    """Return a page as it is written: ``url``, ``status``, ``fetched_at`` (ISO 8601, UTC), ``discovered_by``, ``html`` (text)."""
    html = page.body if isinstance(page.body, str) else decode(page.body, page.headers)
    return {
        "url": page.url,
        "status": page.status,
        "fetched_at": page.fetched_at,
        "discovered_by": page.found.by,
        "html": html,
    }


class _Counted:
    """An exporter whose failures are counted in ``cleancopy/export_failed``."""

    _crawler: Crawler | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **options: Any) -> Self:
        """Make the exporter and remember whose stats to count in."""
        exporter = cls(*args, **options)
        exporter._crawler = crawler
        return exporter

    def export_item(self, item: Any) -> None:
        """Write the item; count it when that fails, and let the error through to the log."""
        try:
            super().export_item(as_row(item) if isinstance(item, Page) else item)  # type: ignore[misc]
        except Exception:
            if self._crawler is not None and self._crawler.stats is not None:
                self._crawler.stats.inc_value("cleancopy/export_failed")
            raise


class JsonLines(_Counted, exporters.JsonLinesItemExporter):
    """One JSON object a line, handed to the system at once: a crawl that is killed leaves every article it had emitted."""

    def export_item(self, item: Any) -> None:
        """Write the item and keep no part of it back."""
        super().export_item(item)
        self.file.flush()


class Json(_Counted, exporters.JsonItemExporter):
    """One JSON array."""


class Csv(_Counted, exporters.CsvItemExporter):
    """Comma-separated values."""


class Xml(_Counted, exporters.XmlItemExporter):
    """XML."""
