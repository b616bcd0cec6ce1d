"""When to look at a page again: soon where it changes, ever more seldom where it does not.

All functions are pure; times and lengths of time are seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

HOUR = 3600.0
DAY = 24 * HOUR
NEVER = 32_503_680_000.0
"""The year 3000: a time that does not come."""

ATTEMPTS = 6
"""Failures in a row after which a page counts as failed; it is tried once a week from then on."""


MISSED = (HOUR, DAY, 7 * DAY)
"""When a page that is not there is looked for again: some are named before they are there, and some come back."""


@dataclass(frozen=True)
class Pace:
    """How soon and how seldom a page is looked at again."""

    shortest: float = HOUR
    longest: float = 30 * DAY

    def first(self, age: float | None, announced: bool) -> float:
        """Return the interval after the first look.

        ``announced`` says that a sitemap or feed tells of changes, to the minute; ``age`` is the article's, None when unknown. What
        tells nothing of itself is looked at with the next run, unless it is old: a tenth of the age of a page is a fair guess at
        how long it stays as it is (Cho and Garcia-Molina 2003 estimate the rate of change from what was seen so far).

        >>> Pace().first(None, False), Pace().first(DAY, True) / HOUR, Pace().first(100 * DAY, False) / DAY
        (0.0, 24.0, 10.0)
        """
        by_age = min((age or 0.0) / 10, self.longest)
        if announced:
            return max(DAY, by_age)
        return by_age if age and age > 30 * DAY else 0.0

    def same(self, interval: float) -> float:
        """Return the interval after a look that found nothing new.

        >>> Pace().same(0) / HOUR, Pace().same(2 * HOUR) / HOUR, Pace().same(29 * DAY) / DAY
        (1.0, 4.0, 30.0)
        """
        return min(max(self.shortest, 2 * interval), self.longest)

    def changed(self, interval: float) -> float:
        """Return the interval after a look that found a change.

        >>> Pace().changed(DAY) / HOUR, Pace().changed(0) / HOUR
        (6.0, 1.0)
        """
        return max(self.shortest, interval / 4)

    def no_article(self, interval: float) -> float:
        """Return the interval for a page that gives no article."""
        return min(max(DAY, 2 * interval), self.longest)


def retry_delay(attempts: int) -> float:
    """Return how long to wait after so many failures in a row.

    >>> [retry_delay(n) / 60 for n in (1, 2, 3)], retry_delay(5) / HOUR, retry_delay(ATTEMPTS) / DAY
    ([5.0, 10.0, 20.0], 1.3333333333333333, 7.0)
    """
    return 7 * DAY if attempts >= ATTEMPTS else 300.0 * (1 << (attempts - 1))


def pause(pauses: int, asked: float = 0.0, *, unwell: bool = False) -> float:
    """Return how long to leave a site alone that refused, for the how-manieth time in a row; ``asked`` is its Retry-After.

    One that is only ``unwell``, with errors of its server, may be well again soon.

    >>> pause(1) / HOUR, pause(3) / HOUR, pause(9) / HOUR, pause(1, 2 * DAY) / DAY
    (1.0, 4.0, 24.0, 2.0)
    >>> pause(1, unwell=True) / HOUR, pause(9, unwell=True) / HOUR
    (0.25, 4.0)
    """
    first, most = (HOUR / 4, 4 * HOUR) if unwell else (HOUR, DAY)
    return min(max(asked, min(first * (1 << min(pauses - 1, 20)), most)), 7 * DAY)
