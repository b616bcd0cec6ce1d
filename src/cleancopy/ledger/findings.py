"""Addresses on their way into the ledger: what one more source says of an address is joined with what is known, in any order.

Whoever comes first, the outcome is the same: ``discovered_by`` is the first of sitemap, feed, link, file, list; title and date are those of
the first source in that order that gives one, of equals the smaller; the last change is the latest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnDefault, Connection, Row, bindparam, insert, literal_column, select, update

from cleancopy.core.model import Found

from .schema import urls

ORDER = ("sitemap", "feed", "link", "file", "list")
PLACE = {name: place for place, name in enumerate(ORDER)}
NO_SOURCE = 9
CHUNK = 500  # addresses asked for at once; SQLite takes 32,766 parameters, older ones 999
WHOLE_SECONDS = len("2026-11-23T10:00:00+00:00")
TITLE, DATE = 1, 2  # bits of `leans`


@dataclass(slots=True)
class Finding:
    """An address with what its sources say."""

    url: str
    by: int
    title: str | None = None
    title_by: int = NO_SOURCE
    date: str | None = None
    date_by: int = NO_SOURCE
    lastmod: str | None = None

    def join(self, other: Finding) -> None:
        """Take over what another source of the address says better."""
        self.by = min(self.by, other.by)
        self.title_by, self.title = _better((self.title_by, self.title), (other.title_by, other.title))
        self.date_by, self.date = _better((self.date_by, self.date), (other.date_by, other.date))
        self.lastmod = max(self.lastmod or "", other.lastmod or "") or None

    @property
    def rank(self) -> int:
        """Place in the queue: the newest day first, undated ones last; of one day in the order of sources."""
        day = (self.date or self.lastmod or "")[:10]
        return self.by - 4 * (_ordinal(day) if day else 0)

    def values(self) -> dict[str, Any]:
        """The columns of a row."""
        return {
            "url": self.url,
            "discovered_by": self.by,
            "title": self.title,
            "title_by": self.title_by,
            "date": self.date,
            "date_by": self.date_by,
            "lastmod": self.lastmod,
            "rank": self.rank,
        }


@lru_cache(maxsize=4_096)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def finding(url: str, found: Found) -> Finding:
    """Return what one source says.

    >>> finding("https://example.org/a", Found("feed", "Title", None, "2026-11-23T10:00:00+01:00")).lastmod
    '2026-11-23T09:00:00+00:00'
    """
    by = PLACE.get(found.by, PLACE["link"])
    return Finding(
        url,
        by,
        found.title,
        by if found.title else NO_SOURCE,
        found.date,
        by if found.date else NO_SOURCE,
        in_utc(found.lastmod),
    )


def in_utc(moment: str | None) -> str | None:
    """Return a time in one form whose order is that of the text; a day alone comes before every time in it."""
    if moment is None or len(moment) == 10:
        return moment
    if moment.endswith("+00:00") and len(moment) == WHOLE_SECONDS:
        return moment
    found = datetime.fromisoformat(moment)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")


def _better(mine: tuple[int, str | None], other: tuple[int, str | None]) -> tuple[int, str | None]:
    if mine[1] is None or other[1] is None:
        return mine if other[1] is None else other
    return min((mine[0], mine[1]), (other[0], other[1]))


def write(connection: Connection, site: int, found: Mapping[str, Finding], now: float) -> None:
    """Join findings with what the ledger knows of a site that the caller holds."""
    names = list(found)
    new, better = [], []
    for start in range(0, len(names), CHUNK):
        chunk = names[start : start + CHUNK]
        there = {row.url: row for row in connection.execute(_KNOWN, {"site": site, "names": chunk})}
        for name in chunk:
            row = there.get(name)
            if row is None:
                new.append({"site_id": site, "found_at": now, **found[name].values()})
            elif values := _improved(row, found[name]):
                better.append({"key": row.id, **values})
    if new:
        connection.execute(_ENTER, new)
    if better:
        connection.execute(_IMPROVE, better)


_GIVEN = ("site_id", "found_at", *Finding("", 0).values())
# The defaults stand in the statement: as parameters of each row they would take as long as all that a sitemap says.
_DEFAULTS: dict[str, Any] = {
    column.name: literal_column(
        repr(column.default.arg)
    )  # numbers and plain words, which are written alike in Python and SQL
    for column in urls.c
    if isinstance(column.default, ColumnDefault) and column.default.is_scalar and column.name not in _GIVEN
}
_ENTER = insert(urls).values({**{name: bindparam(name) for name in _GIVEN}, **_DEFAULTS})
_KNOWN = select(urls).where(urls.c.site_id == bindparam("site"), urls.c.url.in_(bindparam("names", expanding=True)))
_JOINED = ("discovered_by", "title", "title_by", "date", "date_by", "lastmod", "rank", "queued", "next_due")
_WHOLE = {"etag": None, "last_modified": None}
"""The columns of an address that is asked for without a condition: its page may be the same, but not what is made of it."""
_IMPROVE = (
    update(urls).where(urls.c.id == bindparam("key")).values({name: bindparam(name) for name in (*_JOINED, *_WHOLE)})
)


def _improved(row: Row[Any], source: Finding) -> dict[str, Any]:
    """The columns of a known address after one more source, empty when it changes nothing."""
    joined = Finding(row.url, row.discovered_by, row.title, row.title_by, row.date, row.date_by, row.lastmod)
    before = joined.values()
    joined.join(source)
    after = joined.values()
    after["rank"] = min(after["rank"], row.rank)
    if after == {**before, "rank": row.rank}:
        return {}
    read = row.state != "found"
    whole = read and _otherwise(row, joined)
    later = (joined.lastmod or "") > (row.lastmod_read or "")
    if read and not row.queued and (whole or later):
        after |= {"queued": 1, "next_due": 0.0}
    kept = {name: getattr(row, name) for name in ("queued", "next_due", *_WHOLE)}
    return {**kept, **after, **(_WHOLE if whole else {})}


def _otherwise(row: Row[Any], joined: Finding) -> bool:
    """Whether something else would be made of a page that was read after what was found since."""
    if row.reason == "section_page" and joined.by < row.discovered_by:
        return True
    return leaning_on_other(row.leans, (row.title, row.date), (joined.title, joined.date))


def read_again(connection: Connection, used: Mapping[int, Found]) -> None:
    """Put pages back into the queue of which better is known now than when they were read; ``used`` is what was known then."""
    keys = list(used)
    again = []
    for start in range(0, len(keys), CHUNK):
        for row in connection.execute(select(urls).where(urls.c.id.in_(keys[start : start + CHUNK]))):
            found = used[row.id]
            leaning = leaning_on_other(row.leans, (found.title, found.date), (row.title, row.date))
            if leaning or (row.reason == "section_page" and row.discovered_by < PLACE[found.by]):
                again.append(row.id)
    if again:
        connection.execute(update(urls).where(urls.c.id.in_(again)).values(queued=1, next_due=0.0, **_WHOLE))


def leaning_on_other(leans: int, used: Iterable[str | None], known: Iterable[str | None]) -> bool:
    """Whether an article took its title or date from where it was found, and better ones are known now."""
    return any(leans & bit and a != b for bit, a, b in zip((TITLE, DATE), used, known, strict=True))
