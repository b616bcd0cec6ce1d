"""One line that adds the stages to anybody's Scrapy project: ``ADDONS = {"cleancopy.Addon": 500}``."""

from __future__ import annotations

import logging

from scrapy.settings import BaseSettings
from scrapy.utils.misc import load_object

from .pipelines import STAGES, CommitPipeline, SpansPipeline

logger = logging.getLogger(__name__)
ELSEWHERE = {"CLEANCOPY_STORE": CommitPipeline, "CLEANCOPY_RECORD_FILE": SpansPipeline}
"""Settings of stages that take articles only, and no items of others."""


class Addon:
    """Adds the cleaning stages to ``ITEM_PIPELINES``, at 500 to 540.

    A stage that the project placed itself stays where it is; nothing else of the project is changed. Items with a field ``html``
    (text or bytes) or ``response`` get the fields of the article, others pass untouched; see ``docs/settings.md``.
    """

    def update_settings(self, settings: BaseSettings) -> None:
        """Add the stages that are not there yet."""
        for path, place in STAGES.items():
            settings.setdefault_in_component_priority_dict("ITEM_PIPELINES", load_object(path), place)
        placed = {load_object(path) for path in settings.getwithbase("ITEM_PIPELINES")}
        for name, stage in ELSEWHERE.items():
            if settings.get(name) and stage not in placed:
                logger.warning(
                    "%s is for the spiders of cleancopy; it does nothing to the items of other projects", name
                )
