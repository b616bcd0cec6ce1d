"""Last stage of the text: from verdicts to the article."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.settings import BaseSettings

from cleancopy.cleaning import add_languages, add_quality, kept_of
from cleancopy.core.article import Article
from cleancopy.core.assemble import assemble
from cleancopy.core.model import Kind, Options, Page
from cleancopy.dataset.language import MISSING
from cleancopy.errors import UsageError

from .foreign import CleanedPage, fill
from .language import LanguagePipeline
from .quality import config_from
from .stage import Counts, Stage, options_from

logger = logging.getLogger(__name__)
FIELDS = tuple(field.name for field in fields(Article))


class AssemblePipeline(Stage):
    """Makes the article, drops pages that are none, and gives foreign items their fields."""

    def __init__(
        self,
        options: Options,
        counts: Counts,
        chosen: Mapping[str, str] | None = None,
        more: Callable[[Article], None] = lambda article: None,
    ) -> None:
        super().__init__(options, counts)
        self.more = more
        self.chosen = dict(chosen) if chosen is not None else {name: name for name in FIELDS}
        self.strict = chosen is not None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> AssemblePipeline:
        """Read which fields go into foreign items: a list of names, or a mapping of ours to theirs."""
        chosen = crawler.settings.get("CLEANCOPY_FIELDS")
        if chosen is not None and not isinstance(chosen, Mapping):
            chosen = {name: name for name in crawler.settings.getlist("CLEANCOPY_FIELDS")}
        wrong = sorted(set(chosen or ()) - set(FIELDS))
        if wrong:
            raise UsageError(f"CLEANCOPY_FIELDS: no field {', '.join(wrong)}; fields are {', '.join(FIELDS)}")
        return cls(options_from(crawler.settings), Counts(crawler), chosen, _more_from(crawler.settings))

    def process_item(self, item: Any) -> Any:
        """Return the article of a page, or drop the page with the reason; any other item untouched."""
        if isinstance(item, CleanedPage):
            article, kept = item.article, item.kept
        elif isinstance(item, Page):
            article, kept = self.guarded(item, lambda: assemble(item, self.options)), kept_of(item)
        else:
            return item
        if not article.is_article and not self.options.emit_all and item.origin is None:
            reason = article.reason.partition(":")[0]
            self.counts.add(f"dropped/{reason}", item.url)
            raise DropItem(article.reason, log_level="DEBUG")
        self._count(item.url, article, kept)
        if item.origin is None:
            return article
        self.more(article)  # the stages behind this one know articles alone
        return fill(item.origin, article, self.chosen, self.strict)

    def _count(self, url: str | None, article: Article, kept: Counter[Kind]) -> None:
        if not article.is_article:
            self.counts.add("not_articles", url)
            return
        self.counts.add("articles", url)
        told = {"title": article.title, "date": article.date_published, "authors": article.authors}
        for name, value in told.items():
            if value:
                self.counts.add(f"with/{name}", url)
        for kind, number in article.removed.counts.items():
            self.counts.add(f"removed/{kind}", url, number)
        for kind, number in kept.items():
            self.counts.add(f"kept/{kind}", url, number)
        self.counts.words(url, article.word_count)


def _more_from(settings: BaseSettings) -> Callable[[Article], None]:
    """Return what is noted of the text of a foreign item besides: its languages, and the rules that it does not pass."""
    language, quality = LanguagePipeline.wanted(settings), config_from(settings)
    if settings.getbool("CLEANCOPY_LANGUAGE") and not language:
        logger.warning("CLEANCOPY_LANGUAGE: %s", MISSING)

    def more(article: Article) -> None:
        if language:
            add_languages(article)
        if quality is not None:
            add_quality(article, quality)

    return more
