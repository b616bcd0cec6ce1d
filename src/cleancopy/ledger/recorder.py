"""What a crawl tells the ledger, in one object: pages that were answered, dropped, gone or refused, and articles."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select

from cleancopy.core.article import Article
from cleancopy.errors import StoreError

from . import outcomes
from .commit import Batching, Committer, Note
from .pace import Pace, pause
from .queue import Fetch, SiteQueue, close_rounds
from .runs import Run
from .schema import runs, site_runs
from .store import Store
from .taking import OLDER, Fetched, Taker
from .tidy import tidy

logger = logging.getLogger(__name__)
THROUGH = frozenset({"complete", "partial", "paused", "failed"})
"""States of sites for which a run has nothing left to do."""


class Recorder:
    """A run's ear on a crawl. After an error of the store nothing is taken any more, and ``on_error`` is told once."""

    def __init__(self, store: Store, batching: Batching, pace: Pace, joining: int | None = None) -> None:
        self.store = store
        try:
            self.run = Run(store, joining)
            wind_up_last(self.run)
        except BaseException:
            store.close()
            raise
        self.pace = pace
        self.committer = Committer(self.run, batching)
        self.taker = Taker(self.committer, pace)
        self.expected: dict[str, Fetched] = {}
        """Pages on their way through the stages, by the address that answered."""
        self.saved: Callable[[Article], Fetched] | None = None
        """Gives the entry of an article whose page was not asked for, but saved earlier; None in a crawl."""
        self.error = ""
        """Why the store failed, or empty."""
        self.on_error: Callable[[str], None] = logger.error

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Take note of an error of the store instead of letting it through."""
        try:
            yield
        except StoreError as error:
            if not self.error:
                self.error = str(error)
                self.committer.broken = True
                self.on_error(self.error)

    def claim(self, queue: SiteQueue) -> bool:
        """Take a site for this process; whether it was free."""
        if not self.run.claim(queue.id):
            return False
        self.committer.sites[queue.id] = queue
        return True

    def tick(self, *, now: bool = False) -> None:
        """Commit what waits when it is time, or at once."""
        if not self.error and (now or self.committer.due):
            with self.guarded():
                self.committer.commit()

    def fetched(self, article: Article) -> Fetched | None:
        """Return the entry of an article's page; None when nobody asked for it."""
        if self.saved is None or self.error:
            return self.expected.pop(article.url or "", None)
        with self.guarded():
            return self.saved(article)
        return None

    def take(self, article: Article, fetched: Fetched) -> str:
        """Take an article, or return why it makes no item."""
        if fetched.older:
            return OLDER
        reason = "store_failed"
        if not self.error:
            with self.guarded():
                reason = self.taker.take(article, fetched)
            self.tick()
        return "store_failed" if self.error else reason

    # --- pages without an article

    def unchanged(self, queue: SiteQueue, fetch: Fetch) -> None:
        """Note an answer that nothing has changed."""
        self._note(queue, fetch, outcomes.unchanged(fetch, queue.cycle, self.pace), "unchanged")

    def no_article(self, queue: SiteQueue, fetch: Fetch, reason: str, **more: Any) -> None:
        """Note a page that gives no article."""
        values = outcomes.no_article(fetch, queue.cycle, self.pace, reason)
        self._note(queue, fetch, values | more, "dropped")

    def moved(self, queue: SiteQueue, fetch: Fetch, target: str) -> None:
        """Note an address that leads to another one of the site."""
        self._note(queue, fetch, outcomes.moved(fetch, queue.cycle, target), "")

    def gone(self, queue: SiteQueue, fetch: Fetch, status: int) -> None:
        """Note an address that is gone."""
        self._note(queue, fetch, outcomes.gone(fetch, queue.cycle, status), "gone" if fetch.revision else "dropped")
        if fetch.revision:  # another address of the article may have it still
            self.tick(now=True)
            with self.guarded():
                queue.try_duplicates(fetch.id)

    def failed(self, queue: SiteQueue, fetch: Fetch, reason: str, status: int | None, *, blame: bool = True) -> None:
        """Note an address that could not be fetched."""
        self._note(queue, fetch, outcomes.failed(fetch, queue.cycle, reason, status, blame=blame), "failed")

    def _note(self, queue: SiteQueue, fetch: Fetch, values: dict[str, Any], counter: str) -> None:
        if self.error:
            return
        if counter:
            queue.counts[counter] += 1
        self.committer.note(Note(queue, fetch.id, values, used=fetch.found))
        self.tick()

    # --- sites

    def pause(self, queue: SiteQueue, reason: str, asked: float, *, unwell: bool = False) -> None:
        """Leave a site alone for a while; what it has answered so far is committed."""
        until = time.time() + pause(queue.pauses + 1, asked, unwell=unwell)
        with self.guarded():
            self.committer.commit()
            with self.store.writing() as connection:
                queue.pause(connection, until, reason)

    def leave(self, queue: SiteQueue, state: str, reason: str, figures: dict[str, Any]) -> None:
        """Note how the run went for a site, and give it back."""
        self.tick(now=True)
        if self.error:
            return
        with self.guarded():
            if state in ("complete", "partial") and queue.pauses:
                with self.store.writing() as connection:
                    queue.pause(connection, 0.0, "")
            queue.finish(state, reason, figures)
            del self.committer.sites[queue.id]

    def close(self) -> None:
        """Commit the rest; who leads the run tidies the parts and ends the rounds of the sites that are complete."""
        with self.guarded():
            self.committer.close()
            if self.run.leads:
                wind_up(self.run)

    def end(self, state: str, exit_code: int, reason: str) -> None:
        """Write down how the run went, and let others at the store."""
        if self.run.leads:
            try:
                self.run.finish(state, exit_code, reason)
            except StoreError as error:
                logger.error("The end of the run is not noted: %s", error)
        self.store.close()


def wind_up(run: Run, number: int | None = None) -> None:
    """Tidy the parts and end the rounds that a run, or an earlier one of a ``number``, has completed.

    The caller leads the run, and the workers of the one that is wound up have ended.
    """
    tidy(run)
    with run.store.writing() as connection:
        close_rounds(connection, run.number if number is None else number)


def wind_up_last(run: Run) -> None:
    """Wind up the run before this one, where it was killed with all its sites gone through; only for who leads a run.

    Its workers may have outlived who led them. Its rounds would be gone on with else, which are through: nothing would be looked at.
    """
    if not run.leads:
        return
    last = select(runs.c.id, runs.c.state).where(runs.c.id < run.number).order_by(runs.c.id.desc()).limit(1)
    with run.store.reading() as connection:
        row = connection.execute(last).first()
        of_row = select(site_runs.c.state).where(site_runs.c.run_id == (row.id if row else 0))
        states = connection.execute(of_row).scalars().all()
    if row is not None and row.state == "killed" and states and THROUGH.issuperset(states):
        wind_up(run, row.id)
