"""What all stages share: options from the settings, counting, and the rule that an ugly page costs only itself."""

from __future__ import annotations

import logging
from collections.abc import Callable
from difflib import get_close_matches
from typing import Self, TypeVar
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.settings import BaseSettings

from cleancopy import settings as defaults
from cleancopy.core.collector import paused
from cleancopy.core.model import Kind, Options, Page
from cleancopy.errors import UsageError

logger = logging.getLogger(__name__)
PREFIX = "CLEANCOPY_"
Result = TypeVar("Result")


def options_from(settings: BaseSettings) -> Options:
    """Return the options that the settings ask for.

    A wrong value, or a setting of ours that there is not, raises ``UsageError`` and names it. That ends the crawl: a stage that is
    left out would let every page through as it came.
    """
    refuse_unknown(settings)
    try:
        keep = frozenset(Kind(kind.strip()) for kind in settings.getlist("CLEANCOPY_KEEP") if kind.strip())
    except ValueError as error:
        raise UsageError(f"CLEANCOPY_KEEP: {error}; kinds are {', '.join(Kind)}") from None
    emit = settings.get("CLEANCOPY_EMIT", "articles")
    if emit not in ("articles", "all"):
        raise UsageError(f"CLEANCOPY_EMIT: {emit!r} is neither 'articles' nor 'all'")
    form = settings.get("CLEANCOPY_FORMAT", "text")
    if form not in ("text", "markdown"):
        raise UsageError(f"CLEANCOPY_FORMAT: {form!r} is neither 'text' nor 'markdown'")
    return Options(
        record=settings.getbool("CLEANCOPY_RECORD") or bool(settings.get("CLEANCOPY_RECORD_FILE")),
        keep=keep,
        standfirst_in_text=settings.getbool("CLEANCOPY_STANDFIRST_IN_TEXT"),
        markdown=form == "markdown",
        emit_all=emit == "all",
    )


def refuse_unknown(settings: BaseSettings) -> None:
    """Raise ``UsageError`` for a setting that begins with ``CLEANCOPY_`` and that nobody reads, naming the nearest there is."""
    known = [name.removeprefix(PREFIX) for name in vars(defaults) if name.startswith(PREFIX)]
    for name in map(str, settings):
        if name.startswith(PREFIX) and name.removeprefix(PREFIX) not in known:
            near = get_close_matches(name.removeprefix(PREFIX), known, 1)
            hint = f"did you mean {PREFIX}{near[0]}?" if near else "docs/settings.md has them all"
            raise UsageError(f"there is no setting {name}: {hint}")


class Counts:
    """Counts pages, articles and what became of them, in all and by site."""

    def __init__(self, crawler: Crawler | None = None) -> None:
        self._crawler = crawler
        self._stats = crawler.stats if crawler else None

    def add(self, name: str, url: str | None, number: int = 1) -> None:
        """Add to ``cleancopy/<name>`` and to the same name of the page's site."""
        if self._stats is not None:
            inc_value = self._stats.inc_value  # Scrapy looks at who asks for it each time
            inc_value(f"cleancopy/{name}", number)
            inc_value(f"cleancopy/site/{self._site(url)}/{name}", number)

    def no_item(self, reason: str, url: str | None) -> None:
        """Count an article that was made and is not given out; the table at the end tells of those that are."""
        self.add(f"dropped/{reason}", url)
        self.add("no_item", url)

    def page(self, page: Page) -> None:
        """Count a page that came in."""
        self.add("pages", page.url)

    def words(self, url: str | None, number: int) -> None:
        """Remember the length of an article for the site's median, in counts by length, so that memory stays flat."""
        if self._stats is not None:
            name = f"cleancopy/site/{self._site(url)}/lengths"
            lengths = self._stats.get_value(name) or {}
            size = round(number, 1 - len(str(max(number, 1)))) if number > 99 else number
            lengths[size] = lengths.get(size, 0) + 1
            self._stats.set_value(name, lengths)

    def _site(self, url: str | None) -> str:
        """The site as the spider names it, if it crawls sites; else the host."""
        name_of = getattr(self._crawler.spider, "site_name", None) if self._crawler else None
        return (name_of(url) if name_of and url else None) or host(url)


def host(url: str | None) -> str:
    """Return the host of a URL with its port, as stats name a site; ``-`` without one."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return "-"
    return parts.netloc.rpartition("@")[2].lower() or "-"


class Stage:
    """A pipeline that calls one function of the core."""

    def __init__(self, options: Options, counts: Counts) -> None:
        self.options = options
        self.counts = counts

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read the options from the settings."""
        return cls(options_from(crawler.settings), Counts(crawler))

    def guarded(self, page: Page, call: Callable[[], Result]) -> Result:
        """Return what the call returns; an error in it costs this page, with its reason, and nothing else."""
        try:
            with paused():
                return call()
        except DropItem:
            raise
        except Exception as error:
            logger.exception("cleancopy could not clean %s", page.url)
            self.counts.add("dropped/error", page.url)
            raise DropItem(f"error: {type(error).__name__}: {error}") from error
