"""Whether a site's next round is due."""

from __future__ import annotations

from sqlalchemy import select

from .schema import sites
from .store import Store


def due_in(store: Store, url: str, every: float, now: float) -> float:
    """Return how many seconds a site is to be left alone, 0 when its round is due.

    ``every`` is the time from the end of one round to the next, ``now`` seconds since 1970. A round that was stopped goes on at
    once, and so does a site that was never crawled, or whose last round is in the future (a clock that was set back).
    """
    with store.reading() as connection:
        row = connection.execute(select(sites.c.open, sites.c.last_finished).where(sites.c.url == url)).first()
    if row is None or row.open or not row.last_finished or row.last_finished > now:
        return 0.0
    return max(float(row.last_finished) + every - now, 0.0)
