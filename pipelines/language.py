"""Stage: the language the text is in, whatever the page declares."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from cleancopy.core.article import Article
from cleancopy.dataset import language

from .stage import Counts


class LanguagePipeline:
    """Writes what languages the text of an article is in; counts those that are in another one than declared."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Off unless ``CLEANCOPY_LANGUAGE`` is set; raises ``NotConfigured`` when the library is not installed."""
        if not crawler.settings.getbool("CLEANCOPY_LANGUAGE"):
            raise NotConfigured
        if not language.available():
            raise NotConfigured(f"CLEANCOPY_LANGUAGE: {language.MISSING}")
        return cls(Counts(crawler))

    def process_item(self, item: Any) -> Any:
        """Return the article with its languages; any other item untouched."""
        if not isinstance(item, Article) or not item.text:
            return item
        found = language.languages(item.text)
        item.language_detected, item.language_score = found.language, found.score
        item.language_shares = found.shares
        item.foreign_paragraphs = [asdict(part) for part in found.foreign]
        self._counts.add(f"language/{found.language}", item.url)
        if item.language and found.score >= language.SURE and not language.same(item.language, found.language):
            self._counts.add("language_not_as_declared", item.url)
        return item
