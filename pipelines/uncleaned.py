"""The one stage of a crawl that does not clean: it counts the pages and lets them pass as they came."""

from __future__ import annotations

from typing import Any

from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings
from scrapy.utils.misc import load_object

from cleancopy import settings as defaults
from cleancopy.core.model import Page
from cleancopy.errors import UsageError

from .stage import Stage

CONSENT = "cleancopy.pipelines.ConsentPipeline"
UNCLEANED = {"cleancopy.pipelines.UncleanedPipeline": 510}
ABOVE_ALL = SETTINGS_PRIORITIES["cmdline"] + 1  # Scrapy lays the settings of the process over those of lower priority


class UncleanedPipeline(Stage):
    """Counts pages."""

    def process_item(self, item: Any) -> Any:
        """Return the item untouched."""
        if isinstance(item, Page):
            self.counts.page(item)
        return item


def leave_uncleaned(settings: BaseSettings) -> None:
    """Take the stages that clean out of ``ITEM_PIPELINES`` where ``CLEANCOPY_CLEAN`` is off.

    Other stages stay. That of consent stays where it is asked to leave out pages. Raises ``UsageError`` as ``refuse_articles_only`` does.
    """
    if settings.getbool("CLEANCOPY_CLEAN", True):
        return
    refuse_articles_only(settings)
    ours = {load_object(path) for path in defaults.ITEM_PIPELINES}
    if settings.get("CLEANCOPY_CONSENT") == "skip":
        ours.discard(load_object(CONSENT))
    stages = {
        stage: place for stage, place in settings.getdict("ITEM_PIPELINES").items() if load_object(stage) not in ours
    }
    settings.set("ITEM_PIPELINES", {**stages, **UNCLEANED}, priority=ABOVE_ALL)


def refuse_articles_only(settings: BaseSettings) -> None:
    """Raise ``UsageError`` for a setting that can only be had with articles where nothing is cleaned."""
    if settings.getbool("CLEANCOPY_CLEAN", True):
        return
    for name in ("CLEANCOPY_STORE", "CLEANCOPY_RECORD_FILE"):
        if settings.get(name):
            raise UsageError(
                f"{name} is for articles, and with CLEANCOPY_CLEAN=0 there are none: leave one of the two out "
                "(pages that are not cleaned go to -O pages.jsonl or to CLEANCOPY_WARC)"
            )
