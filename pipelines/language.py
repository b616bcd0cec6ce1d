"""Stage: the language the text is in, whatever the page declares."""

from __future__ import annotations

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import BaseSettings

from cleancopy.cleaning import add_languages
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
        if not cls.wanted(crawler.settings):
            raise NotConfigured(f"CLEANCOPY_LANGUAGE: {language.MISSING}")
        return cls(Counts(crawler))

    @staticmethod
    def wanted(settings: BaseSettings) -> bool:
        """Whether ``CLEANCOPY_LANGUAGE`` is set, and the library installed."""
        return settings.getbool("CLEANCOPY_LANGUAGE") and language.available()

    def process_item(self, item: Any) -> Any:
        """Return the article with its languages; any other item untouched."""
        if not isinstance(item, Article) or not item.text:
            return item
        add_languages(item)
        found, score = item.language_detected or "", item.language_score or 0.0
        self._counts.add(f"language/{found}", item.url)
        if item.language and score >= language.SURE and not language.same(item.language, found):
            self._counts.add("language_not_as_declared", item.url)
        return item
