"""A process that cleans pages for a crawl: what is done there with each, and how it is spoken to.

It is started with ``python -c`` and not as ``multiprocessing`` does it, which would run the script of whoever starts the crawl once more.
"""

from __future__ import annotations

import json
import os
import signal
import threading
from collections import Counter
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection

from cleancopy.core.article import Article, Removed
from cleancopy.core.assemble import assemble
from cleancopy.core.clean import clean_page, judge_page
from cleancopy.core.collector import paused
from cleancopy.core.model import Kind, Options, Page
from cleancopy.core.record import spans
from cleancopy.dataset import language, quality
from cleancopy.limits import answer_all


@dataclass(frozen=True, slots=True)
class SpannedRemoved(Removed):
    """What was removed, with its line of spans ready: every block would cost more to send than to write."""

    spans: str = ""
    """The line, without its end."""


@dataclass(frozen=True)
class Cleaned:
    """What became of a page."""

    article: Article
    kept: Counter[Kind]
    """Blocks of the copy by kind."""


@dataclass(frozen=True)
class Work:
    """What is done with each page: cleaning, and what else is asked for of its text."""

    options: Options = field(default_factory=Options)
    language: bool = False
    quality: quality.QualityConfig | None = None
    spans: bool = False
    """Whether the removed blocks are wanted as a line of spans only."""

    def __call__(self, page: Page) -> Cleaned:
        """Return the article of a page."""
        with paused():
            judged = judge_page(page, self.options)
            cleaned = Cleaned(assemble(judged, self.options), kept_of(judged))
        if self.language:
            add_languages(cleaned.article)
        if self.quality is not None:
            add_quality(cleaned.article, self.quality)
        if self.spans and page.origin is None:  # the items of others carry the blocks themselves
            cleaned.article.removed = SpannedRemoved(cleaned.article.removed.counts, spans=spans_line(cleaned.article))
        return cleaned


def kept_of(page: Page) -> Counter[Kind]:
    """Return how many blocks of a judged page are kept, by kind."""
    return Counter(verdict.kind for verdict in page.verdicts if verdict.kind.is_copy)


def spans_line(article: Article) -> str:
    """Return the line of an article in a file of dolma's spans; its ``id`` is the article's ``url``."""
    return json.dumps(spans(article, article.url or ""), ensure_ascii=False)


def add_languages(article: Article) -> None:
    """Write into an article what languages its text is in, unless that was done."""
    if not article.text or article.language_detected is not None:
        return
    found = language.languages(article.text)
    article.language_detected, article.language_score = found.language, found.score
    article.language_shares = found.shares
    article.foreign_paragraphs = [asdict(part) for part in found.foreign]


def add_quality(article: Article, config: quality.QualityConfig) -> None:
    """Write into an article which rules its text does not pass, unless that was done."""
    if not article.text or article.quality is not None:
        return
    spoken = article.language_detected or article.language or ""
    failed = quality.failed(quality.check(article.text, spoken, config, article.language_score))
    article.quality = [asdict(finding) for finding in failed]


def serve(pipe: int, life: int) -> None:
    """Clean the pages that come through a pipe until it ends; ``life`` is the reading end of a pipe that ends with the parent.

    First come the work and the bytes of memory that a page may take; ``ready`` is the answer, and to a page ``done`` with what became of it
    or ``failed`` with the reason. Signals to the group are the parent's business: it stops in good order.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_follow, args=(life,), daemon=True).start()
    parent = Connection(pipe)
    work, memory = parent.recv()
    clean_page(Page(body=b"<p>Read the weights.</p>"), work.options)
    answer_all(parent, work, memory)


def _follow(life: int) -> None:
    os.read(life, 1)  # nothing is ever written: it returns when the parent is gone, however it went
    os._exit(1)
