"""Stage ahead of all others: what the publisher says about training on a page, and whether it is taken then."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured
from scrapy.settings import BaseSettings

from cleancopy.consent import Choice, Consent, Evidence, Site, Verdict, judge
from cleancopy.consent.cache import Cache
from cleancopy.consent.head import read as read_head
from cleancopy.consent.judge import licences_of
from cleancopy.consent.options import choice_from
from cleancopy.consent.sources import Sources
from cleancopy.core.model import Page
from cleancopy.errors import UsageError

from .foreign import wrap
from .stage import Counts

logger = logging.getLogger(__name__)
POLICIES = ("record", "skip", "ignore")
UNKNOWN = ("keep", "drop", "drop_failed")
CACHE_FILE = "consent.sqlite"


class ConsentPipeline:
    """Writes ``page.consent``; drops pages that may not be used where the policy is ``skip``."""

    def __init__(
        self, choice: Choice, counts: Counts, sources: Sources | None = None, unknown: str | None = None
    ) -> None:
        self.choice = choice
        self.counts = counts
        self.sources = sources
        self.unknown = unknown
        self.fields = ("html", "response")
        self.saved: Callable[[str], Site | None] = lambda url: None
        """What a spider over saved pages knows of the files of a page's site."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ConsentPipeline:
        """Read policy, signals and cache; ``ignore`` raises ``NotConfigured``.

        A wrong value raises ``UsageError``, which ends the crawl: one that was to skip pages must not take them all for a slip of the pen.
        """
        settings = crawler.settings
        policy, unknown = policy_from(settings)
        if policy == "ignore":
            raise NotConfigured
        choice = choice_from(settings)
        sources = None
        if settings.getbool("CLEANCOPY_CONSENT_FETCH", True):
            sources = Sources(crawler, choice.wanted, _cache(settings))
        stage = cls(choice, Counts(crawler), sources, unknown if policy == "skip" else None)
        stage.saved = getattr(crawler.spider, "saved_site", stage.saved)
        stage.fields = (
            settings.get("CLEANCOPY_HTML_FIELD", "html"),
            settings.get("CLEANCOPY_RESPONSE_FIELD", "response"),
        )
        return stage

    async def process_item(self, item: Any) -> Any:
        """Return the page with its consent, or drop it with the reason; an item without a page untouched."""
        page = item if isinstance(item, Page) else wrap(item, *self.fields)
        if page is None:
            return item
        try:
            consent = await self._judged(page)
        except Exception as error:
            logger.exception("cleancopy could not read the signals of %s", page.url)
            consent = _unread(page, error)
        page.consent = consent.to_dict()
        self.counts.add(f"consent/{consent.verdict}", page.url)
        reason = self._refused(consent)
        if reason:
            self.counts.page(page)
            self.counts.add(f"dropped/{reason}", page.url)
            raise DropItem(f"{reason}: {consent.reason}", log_level="DEBUG")
        return page

    async def _judged(self, page: Page) -> Consent:
        live = page.url and urlsplit(page.url).scheme in ("http", "https") and page.found.by != "file"
        if self.sources is None or not live:
            return judge(page, self.saved(page.url) if page.url else None, self.choice)
        assert page.url
        marks = read_head(page, self.choice.wanted)
        named = [url for url, _ in licences_of(page, marks, self.choice.wanted)]
        return judge(page, await self.sources.site(page.url, named), self.choice, marks)

    def _refused(self, consent: Consent) -> str:
        """Why a page is not taken, or empty; ``unknown`` is None where every page is."""
        if self.unknown is None or consent.verdict is Verdict.ALLOW:
            return ""
        if consent.verdict is Verdict.DISALLOW:
            return "consent_disallow"
        return "consent_unknown" if self.unknown == "drop" or (self.unknown == "drop_failed" and consent.failed) else ""


def _unread(page: Page, error: Exception) -> Consent:
    """An error of ours is no permission."""
    reason = f"error: {type(error).__name__}: {error}"
    evidence = Evidence("robots_meta", "header", page.url, "", Verdict.UNKNOWN, reason, failed=True)
    return Consent(Verdict.UNKNOWN, reason, (evidence,))


def policy_from(settings: BaseSettings) -> tuple[str, str]:
    """Return what is done with refused pages, and with those that say nothing; a wrong value raises ``UsageError``."""
    policy = _one(settings, "CLEANCOPY_CONSENT", POLICIES, "ignore")
    return policy, _one(settings, "CLEANCOPY_CONSENT_UNKNOWN", UNKNOWN, "keep")


def _one(settings: BaseSettings, name: str, values: tuple[str, ...], default: str) -> str:
    value = settings.get(name) or default
    if value not in values:
        raise UsageError(f"{name}: {value!r} is none of {', '.join(values)}")
    return str(value)


def _cache(settings: BaseSettings) -> Cache | None:
    """Where files are kept between runs: the file that is named, else one in the store."""
    named = settings.get("CLEANCOPY_CONSENT_CACHE")
    store = settings.get("CLEANCOPY_STORE")
    path = named or (Path(store) / CACHE_FILE if store else None)
    return Cache(path) if path else None
