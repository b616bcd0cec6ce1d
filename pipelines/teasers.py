"""Stage: teasers."""

from __future__ import annotations

from typing import Any

from cleancopy.core.model import Page
from cleancopy.core.teasers import teasers

from .stage import Stage


class TeasersPipeline(Stage):
    """Finds teasers among the blocks of a page."""

    def process_item(self, item: Any) -> Any:
        """Return the page with the verdicts on teasers; any other item untouched."""
        if not isinstance(item, Page):
            return item
        return self.guarded(item, lambda: teasers(item, self.options))
