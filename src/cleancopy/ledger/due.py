"""Whether a site's next round is due, and whether a place in it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, func, select

from .findings import ORDER
from .pace import DAY
from .queue import Fetch
from .schema import sites, urls
from .store import Store

LINK = ORDER.index("link")
MINUTE = len("2026-11-27T08:00")
SHARED = 10  # pages with a last change in the same minute, from which it is not believed to be their own
ANY_DAY = 1.5 * DAY  # from the beginning of a day in UTC until it is over in all zones


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


def is_same(place: Row[Any]) -> bool:
    """Whether the index that names a sitemap says that nothing has changed there since it was read.

    A day, also as its midnight in some zone, does not tell of what came later on it: it counts from when it is over everywhere.
    """
    if place.status not in (200, 304) or not place.lastmod or place.lastmod != place.lastmod_read:
        return False
    told = datetime.fromisoformat(place.lastmod).replace(tzinfo=UTC)
    return (
        bool(len(place.lastmod) > 10 and told.minute % 15 + told.second) or place.looked_at > told.timestamp() + ANY_DAY
    )


def any_new(store: Store, site: int, names: Sequence[str]) -> bool:
    """Whether any of these addresses of articles was found in this round, and in links alone: sitemaps and feeds need no help."""
    begun = select(func.coalesce(sites.c.last_finished, 0.0)).where(sites.c.id == site).scalar_subquery()
    new = select(urls.c.id).where(
        urls.c.site_id == site, urls.c.url.in_(names), urls.c.discovered_by == LINK, urls.c.found_at > begun
    )
    with store.reading() as connection:
        return connection.execute(new.limit(1)).first() is not None


def is_announced(store: Store, site: int, fetch: Fetch) -> bool:
    """Whether a site says of a page, and of few others with it, that it has changed since it was read.

    A moment that many pages share is that of their sitemap, and a day alone is true of many, too.
    """
    lastmod = fetch.lastmod or ""
    if len(lastmod) <= MINUTE or lastmod <= (fetch.lastmod_read or ""):
        return False
    same = select(urls.c.id).where(urls.c.site_id == site, urls.c.lastmod.startswith(lastmod[:MINUTE])).limit(SHARED)
    with store.reading() as connection:
        return len(connection.execute(same).all()) < SHARED
