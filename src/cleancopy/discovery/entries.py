"""What sitemaps, feeds and links give: an address with what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

Day = date  # under a name that no field of an entry has

EARLIEST = 1990  # the web begins here; earlier years are defaults of broken software


class Malformed(Exception):
    """A sitemap or feed, or the rest of it, that cannot be read; the message says why."""


class Torn(Malformed):
    """One that has no end: the rest may be there the next time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An address found somewhere."""

    url: str
    title: str | None = None
    date: str | None = None
    """Publication, ISO 8601."""
    lastmod: str | None = None
    """Last change, ISO 8601."""
    sitemap: bool = False
    """Whether the address is a further sitemap's."""

    @property
    def day(self) -> Day | None:
        """Day of publication, else of the last change."""
        text = self.date or self.lastmod
        return datetime.fromisoformat(text).date() if text else None


def moment(text: str | None) -> str | None:
    """Return a date of a sitemap or feed as ISO 8601, or None for nonsense.

    >>> moment("Mon, 23 Nov 2026 10:00:00 +0100"), moment("2026-11-23"), moment("soon")
    ('2026-11-23T10:00:00+01:00', '2026-11-23', None)
    """
    text = (text or "").strip()
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    if not EARLIEST <= found.year <= datetime.now(UTC).year + 1:
        return None
    return found.date().isoformat() if len(text) == 10 else found.isoformat()
