"""What became of an address, as the columns of its row."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

from .pace import ATTEMPTS, MISSED, NEVER, Pace, retry_delay
from .queue import Fetch

GONE = 410


def _read(fetch: Fetch, cycle: int, interval: float, **more: Any) -> dict[str, Any]:
    """The columns of an address that answered."""
    now = time.time()
    moment = datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds")
    return {
        "queued": 0,
        "next_due": now + interval,
        "interval": interval,
        "attempts": 0,
        "last_error": "",
        "fetched_at": now,
        "lastmod_read": fetch.lastmod or moment,
        "cycle": cycle,
        **more,
    }


def unchanged(fetch: Fetch, cycle: int, pace: Pace) -> dict[str, Any]:
    """It answered that nothing has changed (304), or its text is the same."""
    values = _read(fetch, cycle, pace.same(fetch.interval))
    return values | {"state": "committed"} if fetch.revision else values


def no_article(fetch: Fetch, cycle: int, pace: Pace, reason: str, status: int | None = 200) -> dict[str, Any]:
    """It gave no article; an article that it gave before stays."""
    state = "committed" if fetch.revision else "fetched"
    return _read(fetch, cycle, pace.no_article(fetch.interval), state=state, reason=reason, status=status)


def moved(fetch: Fetch, cycle: int, target: str) -> dict[str, Any]:
    """It led to another address, whose row says the rest."""
    values = _read(fetch, cycle, 0.0, state="fetched", reason="redirect", canonical=target)
    return values | {"next_due": NEVER}


def gone(fetch: Fetch, cycle: int, status: int) -> dict[str, Any]:
    """It answered 404 or 410; only the second says that this is for good."""
    values = _read(fetch, cycle, fetch.interval, state="gone", reason="gone", status=status)
    again = fetch.attempts < len(MISSED) and status != GONE
    due = time.time() + MISSED[fetch.attempts] if again else NEVER
    return values | {"attempts": fetch.attempts + 1, "next_due": due}


def failed(fetch: Fetch, cycle: int, reason: str, status: int | None, *, blame: bool = True) -> dict[str, Any]:
    """It could not be fetched, and is tried again later; without ``blame`` the site refused, which is not the address' fault."""
    attempts = fetch.attempts + blame
    given_up = attempts >= ATTEMPTS and not fetch.revision
    values = {
        "attempts": attempts,
        "last_error": reason,
        "status": status,
        "next_due": time.time() + (retry_delay(attempts) if blame else 0.0),
        "queued": 1,
    }
    return values | {"state": "failed", "reason": "not_fetched"} if given_up else values


def committed(fetch: Fetch, cycle: int, interval: float, **more: Any) -> dict[str, Any]:
    """Its line is on the disk."""
    return _read(fetch, cycle, interval, state="committed", reason="", changed_at=time.time(), **more)
