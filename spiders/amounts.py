"""Numbers and days among the choices of a crawl, as the command line and the file of sites give them; all raise ``UsageError``."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cleancopy.errors import UsageError

MAX_DIGITS = 15
MAX_DIGITS_OF_DAYS = 5


def limit(text: str) -> int:
    """Read how many articles; 0 for all."""
    if not text:
        return 0
    if not text.isascii() or not text.isdigit() or len(text) > MAX_DIGITS or int(text) < 1:
        raise UsageError(f"limit={text[:40]} is no number of articles: write a whole number from 1")
    return int(text)


def since(text: str) -> date | None:
    """Read a day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"since={text} is no date: write it like since=2026-11-01") from None


def max_age(text: str) -> date | None:
    """Read a number of days, and return the first day that is not too old."""
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > MAX_DIGITS_OF_DAYS:
        raise UsageError(f"max_age={text[:40]} is no number of days: write it like max_age=7")
    return datetime.now(UTC).date() - timedelta(days=int(text))
