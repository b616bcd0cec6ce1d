"""Stage: tickers."""

from __future__ import annotations

from typing import Any

from cleancopy.core.model import Page
from cleancopy.core.tickers import tickers

from .stage import Stage


class TickersPipeline(Stage):
    """Finds tickers among the blocks of a page."""

    def process_item(self, item: Any) -> Any:
        """Return the page with the verdicts on tickers; any other item untouched."""
        if not isinstance(item, Page):
            return item
        return self.guarded(item, lambda: tickers(item, self.options))
