"""One line that adds the stages to anybody's Scrapy project: ``ADDONS = {"cleancopy.Addon": 500}``."""

from __future__ import annotations

from scrapy.settings import BaseSettings
from scrapy.utils.misc import load_object

from .pipelines import STAGES


class Addon:
    """Adds the cleaning stages to ``ITEM_PIPELINES``, at 500 to 540.

    A stage that the project placed itself stays where it is; nothing else of the project is changed. Items with a field ``html``
    (text or bytes) or ``response`` get the fields of the article, others pass untouched; see ``docs/settings.md``.
    """

    def update_settings(self, settings: BaseSettings) -> None:
        """Add the stages that are not there yet."""
        for path, place in STAGES.items():
            settings.setdefault_in_component_priority_dict("ITEM_PIPELINES", load_object(path), place)
