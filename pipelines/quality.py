"""Stage: the quality rules of the published datasets, noted with the article or made a condition."""

from __future__ import annotations

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured
from scrapy.settings import BaseSettings

from cleancopy.cleaning import add_quality
from cleancopy.core.article import Article
from cleancopy.dataset import quality
from cleancopy.errors import UsageError

from .stage import Counts

MODES = ("off", "annotate", "drop")


def config_from(settings: BaseSettings) -> quality.QualityConfig | None:
    """Return the rules that the settings ask for, None where they are off; a wrong value raises ``UsageError``."""
    mode = settings.get("CLEANCOPY_QUALITY", "off")
    if mode not in MODES:
        raise UsageError(f"CLEANCOPY_QUALITY: {mode!r} is none of {', '.join(MODES)}")
    if mode == "off":
        return None
    names = {
        name: tuple(part.strip() for part in settings.getlist(f"CLEANCOPY_QUALITY_{name}") if part.strip())
        for name in ("RULES", "RULES_OFF")
    }
    try:
        return quality.QualityConfig(families=names["RULES"], off=frozenset(names["RULES_OFF"]))
    except ValueError as error:
        raise UsageError(f"CLEANCOPY_QUALITY_RULES: {error}") from None


class QualityPipeline:
    """Writes which rules an article does not pass; drops it where that is asked for."""

    def __init__(self, counts: Counts, config: quality.QualityConfig, *, drop: bool = False) -> None:
        self._counts = counts
        self._config = config
        self._drop = drop

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read mode and rules; a wrong value raises ``UsageError``: a crawl that was to drop must not keep all."""
        config = config_from(crawler.settings)
        if config is None:
            raise NotConfigured
        return cls(Counts(crawler), config, drop=crawler.settings.get("CLEANCOPY_QUALITY") == "drop")

    def process_item(self, item: Any) -> Any:
        """Return the article with what its rules found, or drop it with the first reason; any other item untouched."""
        if not isinstance(item, Article) or not item.text:
            return item
        add_quality(item, self._config)
        failed = item.quality or []
        for finding in failed:
            self._counts.add(f"quality/{finding['rule']}", item.url)
        if failed and self._drop:
            self._counts.no_item("quality", item.url)
            raise DropItem(f"quality: {failed[0]['rule']}: {failed[0]['reason']}", log_level="DEBUG")
        return item
