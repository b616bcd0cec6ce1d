"""Feed exporters that count the items they cannot write: Scrapy logs such an item and ends with code 0."""

from __future__ import annotations

from typing import Any, Self

from scrapy import exporters
from scrapy.crawler import Crawler


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
            super().export_item(item)  # type: ignore[misc]
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
