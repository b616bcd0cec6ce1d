"""How a crawl goes while it goes: a live view on a terminal, one line a minute in a log."""

from __future__ import annotations

import logging
import sys
import time
from collections import deque
from collections.abc import Mapping
from typing import Any, Self

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from twisted.internet.task import LoopingCall

from cleancopy.counting import counted

from .table import by_site

logger = logging.getLogger(__name__)
VIEWS = ("auto", "live", "log", "off")
OFTEN = 0.5  # seconds between two looks on a terminal
MOST = 12  # sites shown, the busiest
WINDOW = 30.0  # seconds over which the rate is measured
ECHO = 4  # columns left free at the end: two "^C" there must not begin a line that the view knows nothing of
COLUMNS = {"pages": 0, "articles": 54, "queued": 0, "dropped": 64, "not fetched": 74, "lost": 0}
"""Columns of the view, and how wide a terminal has to be for each; where "not fetched" has no room it is called "lost"."""


class Progress:
    """Shows pages, articles, rate, queue and errors by site. ``CLEANCOPY_PROGRESS`` is ``auto``, ``live``, ``log`` or ``off``."""

    def __init__(self, crawler: Crawler, live: bool, every: float) -> None:
        self._crawler = crawler
        self._every = OFTEN if live else every
        self._rate = Rate()
        self._started = time.monotonic()
        self._view: Live | None = (
            Live(console=Console(stderr=True), auto_refresh=False, transient=True) if live else None
        )
        self._loop: Any = LoopingCall(self._look)
        self._handlers: list[tuple[logging.Handler, Any]] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Choose by the setting, and by whether standard error is a terminal."""
        settings = crawler.settings
        wanted = settings.get("CLEANCOPY_PROGRESS", "auto")
        if wanted not in VIEWS:
            raise NotConfigured(f"CLEANCOPY_PROGRESS: {wanted!r} is none of {', '.join(VIEWS)}")
        if wanted == "off":
            raise NotConfigured
        terminal = sys.stderr.isatty() and not settings.get("LOG_FILE") and not settings.getint("CLEANCOPY_RUN")
        live = wanted == "live" or (wanted == "auto" and terminal)
        progress = cls(crawler, live, settings.getfloat("CLEANCOPY_PROGRESS_SECONDS", 60.0))
        crawler.signals.connect(progress.begin, signal=signals.spider_opened)
        crawler.signals.connect(progress.end, signal=signals.spider_closed)
        return progress

    def begin(self) -> None:
        """Begin to look; on a terminal log lines go above the view."""
        if self._view is not None:
            from twisted.internet import reactor  # which one it is, is known only by now

            # A second Ctrl-C stops Scrapy without a word to the spider's listeners.
            reactor.addSystemEventTrigger("before", "shutdown", self.end)  # type: ignore[arg-type]
            self._view.start()
            for handler in logging.getLogger().handlers:
                if isinstance(handler, logging.StreamHandler) and handler.stream is sys.__stderr__:
                    self._handlers.append((handler, handler.stream))
                    handler.setStream(_Above(self._view.console))
        self._rate.add(time.monotonic(), 0)  # in a log the first look is a minute away
        self._loop.start(self._every, now=False)

    def end(self) -> None:
        """Stop, and leave the terminal as it was."""
        if self._loop.running:
            self._loop.stop()
        for handler, stream in self._handlers:
            if isinstance(handler, logging.StreamHandler):
                handler.setStream(stream)
        self._handlers.clear()
        if self._view is not None:
            self._view.stop()

    def _look(self) -> None:
        stats: Mapping[str, Any] = self._crawler.stats.get_stats() if self._crawler.stats else {}
        queues = _queues(self._crawler.spider)
        pages = int(stats.get("response_received_count", 0))
        self._rate.add(time.monotonic(), pages)
        facts = Facts(stats, sum(queues.values()), self._rate.now, time.monotonic() - self._started)
        if self._view is not None:
            self._view.update(view(facts, queues, self._view.console.width), refresh=True)
        else:
            logger.info("%s", line(facts))


class _Above:
    """A stream whose lines stand above the live view."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def write(self, text: str) -> int:
        if text.strip():
            self._console.print(Text(text.rstrip("\n")))
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""


class Rate:
    """Pages a second over the last half minute."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def add(self, when: float, count: int) -> None:
        """Note how many there are at a moment, in seconds."""
        self._seen.append((when, count))
        while len(self._seen) > 2 and when - self._seen[0][0] > WINDOW:
            self._seen.popleft()

    @property
    def now(self) -> float:
        """Number a second; 0 while too little is known."""
        (first, before), (last, after) = self._seen[0], self._seen[-1]
        return (after - before) / (last - first) if last > first else 0.0


class Facts:
    """What is known at a moment."""

    def __init__(self, stats: Mapping[str, Any], queue: int, rate: float, seconds: float) -> None:
        self.pages = int(stats.get("response_received_count", 0))
        self.articles = int(stats.get("cleancopy/articles", 0)) - int(stats.get("cleancopy/no_item", 0))
        self.sites = by_site(stats)
        self.queue = queue
        self.rate = rate
        self.seconds = seconds

    @property
    def failed(self) -> int:
        """Pages that could not be fetched."""
        return sum(int(figures.get("dropped/not_fetched", 0)) for figures in self.sites.values())

    @property
    def left(self) -> str:
        """Time left for what is queued now, at the rate of now; empty where nobody can tell."""
        return _clock(self.queue / self.rate) if self.rate > 0 and self.queue else ""


def line(facts: Facts) -> str:
    """Return the facts in one line for a log."""
    left = f", {facts.left} left for these" if facts.left else ""
    lost = f", {facts.failed:,} not fetched" if facts.failed else ""
    return (
        f"{_clock(facts.seconds)}: {counted(facts.pages, 'page')}, {counted(facts.articles, 'article')}, {facts.rate:.1f} pages a second, "
        f"{facts.queue:,} queued{left}{lost}"
    )


def view(facts: Facts, queues: Mapping[str, int], width: int) -> Group:
    """Return the facts as a table for a terminal of so many columns, the busiest sites first, and below it why sites failed."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("site", no_wrap=True, overflow="ellipsis")
    shown = [name for name, least in COLUMNS.items() if width >= least]
    if "not fetched" in shown:
        shown.remove("lost")
    for name in shown:
        table.add_column(name, justify="right", no_wrap=True)
    names = sorted({*facts.sites, *queues}, key=lambda name: -int(facts.sites.get(name, {}).get("pages", 0)))
    notes = []
    for name in names[:MOST]:
        figures = facts.sites.get(name, {})
        dropped = sum(int(value) for key, value in figures.items() if key.startswith("dropped/"))
        failed = int(figures.get("dropped/not_fetched", 0))
        cells = {
            "pages": figures.get("pages", 0),
            "articles": figures.get("articles", 0) - figures.get("no_item", 0),
            "queued": queues.get(name, 0),
            "dropped": dropped - failed,
            "not fetched": failed,
            "lost": failed,
        }
        style = "red" if "failed" in figures else ""
        table.add_row(Text(name, style=style), *(f"{int(cells[column]):,}" for column in shown))
        if style:
            note = Text(f"{name}: {figures['failed']}", style=style, no_wrap=True)
            note.truncate(width - ECHO, overflow="ellipsis")
            notes.append(note)
    more = [Text(f"and {len(names) - MOST} more sites", style="dim")] if len(names) > MOST else []
    return Group(Text(line(facts)), table, *more, *notes)


def _queues(spider: Any) -> dict[str, int]:
    """How many addresses wait, by site, as far as the spider tells."""
    counts = getattr(spider, "queued", None)
    return dict(counts()) if counts else {}


def _clock(seconds: float) -> str:
    """Write a length of time.

    >>> _clock(65), _clock(7265)
    ('1:05', '2:01:05')
    """
    hours, rest = divmod(int(seconds), 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
