"""First stage: a page's bytes to blocks, and a first verdict for each."""

from __future__ import annotations

from typing import Any

from scrapy.crawler import Crawler

from cleancopy.core.judge import judge
from cleancopy.core.model import Options, Page
from cleancopy.core.parse import parse

from .foreign import wrap
from .stage import Counts, Stage, options_from


class ExtractPipeline(Stage):
    """Makes blocks of a page and judges them; wraps items of other projects that hold a page."""

    def __init__(
        self, options: Options, counts: Counts, html_field: str = "html", response_field: str = "response"
    ) -> None:
        super().__init__(options, counts)
        self.html_field = html_field
        self.response_field = response_field

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ExtractPipeline:
        """Read the names of the fields that hold a page in foreign items."""
        settings = crawler.settings
        return cls(
            options_from(settings),
            Counts(crawler),
            settings.get("CLEANCOPY_HTML_FIELD", "html"),
            settings.get("CLEANCOPY_RESPONSE_FIELD", "response"),
        )

    def process_item(self, item: Any) -> Any:
        """Return the page with blocks and verdicts; an item without a page untouched."""
        page = item if isinstance(item, Page) else wrap(item, self.html_field, self.response_field)
        if page is None:
            return item
        self.counts.page(page)
        return self.guarded(page, lambda: judge(parse(page, self.options), self.options))
