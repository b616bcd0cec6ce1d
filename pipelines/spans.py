"""Stage: what was removed, in a file of its own beside the articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self, TextIO

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import BaseSettings

from cleancopy.cleaning import SpannedRemoved, spans_line
from cleancopy.core.article import Article, Removed


class SpansPipeline:
    """Writes a line of dolma's spans for every article; its ``id`` is the article's ``url``."""

    def __init__(self, path: Path, inline: bool) -> None:
        self._path = path
        self._inline = inline
        self._file: TextIO | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read the name of the file, and whether articles carry the record as well."""
        name = crawler.settings.get("CLEANCOPY_RECORD_FILE")
        if not name:
            raise NotConfigured
        return cls(Path(name), crawler.settings.getbool("CLEANCOPY_RECORD"))

    @staticmethod
    def alone(settings: BaseSettings) -> bool:
        """Whether the file is wanted, and nothing of the record in the articles."""
        return bool(settings.get("CLEANCOPY_RECORD_FILE")) and not settings.getbool("CLEANCOPY_RECORD")

    def open_spider(self) -> None:
        """Open the file; what an earlier crawl wrote to it stays."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("a", encoding="utf-8", errors="replace")

    def close_spider(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def process_item(self, item: Any) -> Any:
        """Write the line of an article and pass the article on; any other item untouched."""
        if isinstance(item, Article) and self._file is not None:
            ready = item.removed.spans if isinstance(item.removed, SpannedRemoved) else spans_line(item)
            self._file.write(f"{ready}\n")
            self._file.flush()
            if not self._inline:
                item.removed = Removed(item.removed.counts)
        return item
