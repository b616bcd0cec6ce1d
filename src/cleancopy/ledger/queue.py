"""One site in the ledger: what is found there, what is to be fetched next, and where more can be found.

The object keeps no list of addresses but those found since the last transaction and a short window of the queue: a site of a hundred
thousand articles costs no more memory than one of ten.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, not_, or_, select, true, update

from cleancopy.core.model import Found

from . import findings
from .findings import ORDER, Finding, finding
from .pace import DAY
from .runs import Run
from .schema import places, site_runs, sites, urls

WINDOW = 32  # addresses taken from the queue at once
NOT_MODIFIED = 304
MISSING = 7 * DAY  # until a place that was not there is looked for again
BUFFER = 5_000  # findings kept before they are written
LINK = ORDER.index("link")


@dataclass(frozen=True, slots=True)
class Fetch:
    """An address to be fetched, and what the ledger knew of it."""

    id: int
    url: str
    found: Found
    lastmod: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    revision: int = 0
    interval: float = 0.0
    attempts: int = 0
    cycle: int = 0
    lastmod_read: str | None = None
    """The last change that was known when it was read."""

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the page only if it has changed (RFC 9110, 13.1)."""
        return conditions(self.etag, self.last_modified) if self.cycle else {}


def conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """Return the headers of a conditional request."""
    named = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in named.items() if value}


class SiteQueue:
    """The part of the ledger that belongs to a site, held by this process."""

    def __init__(self, run: Run, url: str, name: str) -> None:
        self.run = run
        self.store = run.store
        self.name = name
        self.counts: Counter[str] = Counter()
        """What became of pages since the last transaction, by column of ``site_runs``."""
        self._failures = 0
        self.replaced: Counter[str] = Counter()  # articles of this round that another line stands for now, by reason
        self.out: set[int] = set()
        """Addresses under way: not to be given out again."""
        self._found: dict[str, Finding] = {}
        self._places: dict[tuple[str, str], str | None] = {}
        self._window: deque[Fetch] = deque()
        with self.store.writing() as connection:
            row = connection.execute(select(sites).where(sites.c.url == url)).one_or_none()
            if row is None:
                connection.execute(insert(sites).values(url=url, name=name))
                row = connection.execute(select(sites).where(sites.c.url == url)).one()
        self.id: int = row.id
        self.cycle: int = row.cycle
        self.paused_until: float = row.paused_until
        self.paused_reason: str = row.paused_reason
        self.pauses: int = row.pauses

    def begin(self, wanted: str, takes: Callable[[str], bool], since: date | None, *, sift: bool = False) -> None:
        """Go on with the round that was stopped, or begin the next: what is due again goes into the queue.

        ``wanted`` names the choices of this run. The queue is sifted with ``takes`` when they differ from the last run's, or with
        ``sift``; and in a new round, since what has become due again may be of other choices before.
        """
        now = time.time()
        with self.store.writing() as connection:
            row = connection.execute(select(sites).where(sites.c.id == self.id)).one()
            if not row.open:
                connection.execute(
                    update(urls)
                    .where(urls.c.site_id == self.id, urls.c.queued == 0, urls.c.next_due <= now, self._recent(since))
                    .values(queued=1)
                )
                self.cycle = row.cycle + 1
            connection.execute(
                update(sites)
                .where(sites.c.id == self.id)
                .values(cycle=self.cycle, open=True, last_run=self.run.number, wanted=wanted, last_error="")
            )
            if sift or not row.open or row.wanted != wanted:
                self._sift(connection, takes, since)
            self._enter(connection, now)

    def _enter(self, connection: Connection, now: float) -> None:
        """Begin the row of this site in this run, or go on with that of a worker that died."""
        mine = {"run_id": self.run.number, "site_id": self.id}
        if not connection.execute(select(site_runs.c.run_id).filter_by(**mine)).all():
            connection.execute(insert(site_runs).values(**mine, started=now, state="running", figures={}))

    def _recent(self, since: date | None) -> Any:
        """Not older than a day; undated ones pass."""
        return or_(urls.c.rank <= LINK - 4 * since.toordinal(), urls.c.rank >= 0) if since else true()

    def _sift(self, connection: Connection, takes: Callable[[str], bool], since: date | None) -> None:
        """Set aside what waits and is not of the choices of this run, and take back what was set aside and is."""
        recent = self._recent(since)
        query = select(urls.c.id, urls.c.url, urls.c.queued, recent.label("recent"))
        found = connection.execute(query.where(urls.c.site_id == self.id, urls.c.queued > 0))
        wrong = [row.id for row in found if (row.recent and takes(row.url)) != (row.queued == 1)]
        for start in range(0, len(wrong), findings.CHUNK):
            chosen = urls.c.id.in_(wrong[start : start + findings.CHUNK])
            connection.execute(update(urls).where(chosen).values(queued=3 - urls.c.queued))

    def moved(self) -> dict[str, str]:
        """Return the addresses that led to others, with those."""
        led = (urls.c.site_id == self.id, urls.c.reason == "redirect")
        with self.store.reading() as connection:
            return {
                row.url: row.canonical for row in connection.execute(select(urls.c.url, urls.c.canonical).where(*led))
            }

    # --- finding

    def add(self, url: str, found: Found) -> None:
        """Take an article's address, in its one form."""
        new = finding(url, found)
        if url in self._found:
            self._found[url].join(new)
        else:
            self._found[url] = new

    @property
    def full(self) -> bool:
        """Whether so much was found that it is to be written now."""
        return len(self._found) >= BUFFER

    def place(self, kind: str, url: str, lastmod: str | None = None) -> None:
        """Take the address of a sitemap, feed or section page."""
        self._places[kind, url] = findings.in_utc(lastmod)

    def save(self) -> None:
        """Write what was found since the last transaction."""
        if self._found or self._places:
            with self.store.writing() as connection:
                self.flush(connection)

    def flush(self, connection: Connection) -> None:
        """Write what was found inside a transaction."""
        if self._found:
            findings.write(connection, self.id, self._found, time.time())
            self._window.clear()
        for (kind, url), lastmod in self._places.items():
            self._write_place(connection, kind, url, lastmod)
        self._found, self._places = {}, {}

    def flush_counts(self, connection: Connection) -> None:
        """Write the counts, inside the transaction that makes what they count durable."""
        if self.counts:
            row = and_(site_runs.c.run_id == self.run.number, site_runs.c.site_id == self.id)
            added = {name: site_runs.c[name] + number for name, number in self.counts.items()}
            connection.execute(update(site_runs).where(row).values(added))
        self._failures += self.counts["failed"]
        self.counts.clear()

    @property
    def failures(self) -> int:
        """Pages and places that could not be fetched in this run."""
        return self._failures + self.counts["failed"]

    def _write_place(self, connection: Connection, kind: str, url: str, lastmod: str | None) -> None:
        row = connection.execute(select(places.c.id, places.c.lastmod).where(self._is_place(kind, url))).one_or_none()
        if row is None:
            connection.execute(insert(places).values(site_id=self.id, kind=kind, url=url, lastmod=lastmod))
        elif lastmod and lastmod != row.lastmod:
            connection.execute(update(places).where(places.c.id == row.id).values(lastmod=lastmod))

    def _is_place(self, kind: str, url: str) -> Any:
        return and_(places.c.site_id == self.id, places.c.kind == kind, places.c.url == url)

    # --- places

    def places_known(self, kind: str) -> set[str]:
        """Return the addresses of the places of a kind."""
        with self.store.reading() as connection:
            query = select(places.c.url).where(places.c.site_id == self.id, places.c.kind == kind)
            return set(connection.execute(query).scalars())

    def next_places(self, kind: str) -> list[Row[Any]]:
        """Return places of a kind that this round has not looked at, those with the latest change first."""
        self.save()
        missing = and_(places.c.status.in_((404, 410)), places.c.looked_at > time.time() - MISSING)
        unread = and_(
            places.c.site_id == self.id, places.c.kind == kind, places.c.cycle < self.cycle,
            or_(places.c.status.is_(None), not_(missing)),
        )  # fmt: skip
        order = func.coalesce(places.c.lastmod, "9999").desc()
        with self.store.reading() as connection:
            return list(connection.execute(select(places).where(unread).order_by(order, places.c.id).limit(WINDOW)))

    def read_as_articles(self, sections: Sequence[Row[Any]]) -> list[int]:
        """Return the numbers of those places whose page is an article, or was asked for as one in this round.

        A link with few words to an address with few words may lead to a section or to an article. The links of an article are taken
        whenever it is read, and when that is, its own changes say.
        """
        numbers = {section.url: section.id for section in sections}
        query = select(urls.c.id, urls.c.url, urls.c.state, urls.c.cycle, urls.c.queued).where(
            urls.c.site_id == self.id, urls.c.url.in_(numbers)
        )
        with self.store.reading() as connection:
            rows = connection.execute(query).all()
        return [
            numbers[row.url]
            for row in rows
            if row.id in self.out or row.state == "committed" or (row.cycle == self.cycle and not row.queued)
        ]

    def place_of(self, kind: str, url: str) -> Row[Any] | None:
        """Return what is known of a place."""
        with self.store.reading() as connection:
            return connection.execute(select(places).where(self._is_place(kind, url))).one_or_none()

    def place_read(self, kind: str, url: str, status: int | None, headers: dict[str, str | None] | None = None) -> None:
        """Note that a place was looked at, with all found there; ``headers`` are its validators, None if it has no end."""
        self.place(kind, url)
        values: dict[str, Any] = {
            "cycle": self.cycle,
            "status": status,
            "lastmod_read": places.c.lastmod,
            "looked_at": time.time(),
        }
        if status is not None and status < 300:
            values |= {"etag": None, "last_modified": None, **(headers or {})}
            if headers is None:  # it could not be read to its end
                values["lastmod_read"] = None
            if self._found:
                values["changed_at"] = time.time()
        with self.store.writing() as connection:
            self.flush(connection)
            connection.execute(update(places).where(self._is_place(kind, url)).values(values))

    def robots_read(self, netloc: str, status: int, headers: dict[str, str | None], body: str | None) -> None:
        """Keep what robots.txt says; an answer other than 200 and 304 leaves nothing to keep."""
        values: dict[str, Any] = {"status": status, "looked_at": time.time(), "cycle": self.cycle}
        if status != NOT_MODIFIED:
            values |= {"body": body, **(headers if body is not None else {"etag": None, "last_modified": None})}
        self.place("robots", netloc)
        with self.store.writing() as connection:
            self.flush(connection)
            connection.execute(update(places).where(self._is_place("robots", netloc)).values(values))

    def pass_over(self, rows: list[int]) -> None:
        """Note that places need no look in this round: their index says that nothing has changed there."""
        with self.store.writing() as connection:
            for start in range(0, len(rows), findings.CHUNK):
                chosen = places.c.id.in_(rows[start : start + findings.CHUNK])
                connection.execute(update(places).where(chosen).values(cycle=self.cycle))

    # --- the queue

    def next(self, by: int = LINK) -> Fetch | None:
        """Return the next address whose source is at most ``by`` in the order of sources, and mark it as under way."""
        if not self._window or self._window[0].found.by not in ORDER[: by + 1]:
            self._window = deque(self._waiting(by))
        if not self._window:
            return None
        fetch = self._window.popleft()
        self.out.add(fetch.id)
        return fetch

    def few(self, number: int, by: int = LINK) -> bool:
        """Whether fewer addresses than a number are waiting."""
        if len(self._window) + len(self._found) >= number:
            return False
        query = select(urls.c.id).where(*self._due(by)).limit(number + len(self.out))
        with self.store.reading() as connection:
            waiting = connection.execute(query).scalars().all()
        return len(set(waiting) - self.out) + len(self._found) < number

    def waiting(self) -> int:
        """Return how many addresses are due; those that were found a moment ago aside."""
        with self.store.reading() as connection:
            count = connection.execute(select(func.count()).select_from(urls).where(*self._due(LINK))).scalar_one()
        return max(int(count) - len(self.out), 0)

    def _due(self, by: int) -> list[Any]:
        due = [urls.c.site_id == self.id, urls.c.queued == 1, urls.c.next_due <= time.time()]
        return due if by >= LINK else [*due, urls.c.discovered_by <= by]

    def _waiting(self, by: int) -> Iterator[Fetch]:
        self.save()
        query = select(urls).where(*self._due(by)).order_by(urls.c.rank, urls.c.id).limit(WINDOW + len(self.out))
        with self.store.reading() as connection:
            rows = connection.execute(query).all()
        return (fetch_of(row) for row in rows if row.id not in self.out)

    def key_of(self, url: str, found: Found) -> int:
        """Return the number of an address, which is entered if it is new."""
        self.add(url, found)
        self.save()
        with self.store.reading() as connection:
            row = select(urls.c.id).where(urls.c.site_id == self.id, urls.c.url == url)
            return int(connection.execute(row).scalar_one())

    def fetch_for(self, url: str, found: Found) -> Fetch | None:
        """Return the entry of an address that another one led to, known or new, and mark it as under way.

        None when it is under way already, or was done with in this round.
        """
        key = self.key_of(url, found)
        with self.store.reading() as connection:
            row = connection.execute(select(urls).where(urls.c.id == key)).one()
        if key in self.out or (row.cycle == self.cycle and not row.queued):
            return None
        self.out.add(key)
        return fetch_of(row)

    def entry(self, url: str, found: Found) -> Fetch:
        """Return the entry of an address, known or new, whatever became of it in this round."""
        key = self.key_of(url, found)
        with self.store.reading() as connection:
            return fetch_of(connection.execute(select(urls).where(urls.c.id == key)).one())

    def try_duplicates(self, key: int) -> None:
        """Put the addresses back into the queue whose article stood under one that is gone."""
        name = select(urls.c.canonical).where(urls.c.id == key).scalar_subquery()
        same = (urls.c.site_id == self.id, urls.c.canonical == name, urls.c.reason == "duplicate_address")
        with self.store.writing() as connection:
            connection.execute(update(urls).where(*same).values(queued=1, next_due=0.0, etag=None, last_modified=None))
        self._window.clear()

    # --- the end

    def waits_until(self) -> str:
        """Why the site is to be left alone still, with the time, or an empty string."""
        if self.paused_until <= time.time():
            return ""
        until = datetime.fromtimestamp(self.paused_until, UTC).isoformat(" ", "minutes")[:16]
        return f"it is left alone until {until} UTC: {self.paused_reason}"

    def pause(self, connection: Connection, until: float, reason: str) -> None:
        """Leave the site alone for some time."""
        self.paused_until, self.paused_reason = until, reason
        self.pauses = self.pauses + 1 if reason else 0
        values = {"paused_until": until, "paused_reason": reason, "pauses": self.pauses}
        connection.execute(update(sites).where(sites.c.id == self.id).values(values))

    def finish(self, state: str, reason: str, figures: dict[str, Any]) -> None:
        """Note how the run went for this site, and give it back. A round that is complete ends with the run."""
        now = time.time()
        with self.store.writing() as connection:
            self.flush(connection)
            self.flush_counts(connection)
            row = and_(site_runs.c.run_id == self.run.number, site_runs.c.site_id == self.id)
            connection.execute(
                update(site_runs).where(row).values(state=state, reason=reason, figures=figures, finished=now)
            )
            error = reason if state in ("failed", "paused") else ""
            connection.execute(update(sites).where(sites.c.id == self.id).values(last_error=error))
            self.run.release(connection, self.id)


def fetch_of(row: Row[Any]) -> Fetch:
    """Return a row of ``urls`` as something to be fetched."""
    found = Found(ORDER[row.discovered_by], row.title, row.date, row.lastmod)
    return Fetch(
        row.id, row.url, found, row.lastmod, row.etag, row.last_modified, row.revision, row.interval, row.attempts, row.cycle,
        row.lastmod_read,
    )  # fmt: skip


def close_rounds(connection: Connection, run: int) -> None:
    """End the rounds of all sites that a run came through, also where single pages failed: their time comes with the next."""
    done = select(site_runs.c.site_id).where(site_runs.c.run_id == run, site_runs.c.state.in_(("complete", "partial")))
    connection.execute(update(sites).where(sites.c.id.in_(done)).values(open=False, last_finished=time.time()))
