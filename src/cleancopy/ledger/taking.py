"""An article meets the ledger: is it new, changed, the same, or another address' article?"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from cleancopy.core.article import Article
from cleancopy.core.model import Found
from cleancopy.discovery.urls import canonical, may_stand_for
from cleancopy.errors import StoreError

from . import outcomes
from .commit import Committer, Line, Note, as_line
from .findings import DATE, ORDER, TITLE
from .pace import NEVER, Pace
from .parts import unpack
from .queue import Fetch, SiteQueue
from .schema import parts, revisions, urls

UNCHANGED = "unchanged"
OLDER = "older_capture"
DUPLICATE = "duplicate_address"
FURTHER = "further_page"
AGAIN = "read_again"  # in the same round, for what only a feed or sitemap told later
LONG = 200
"""Characters of a text from which it is nobody else's: the same one at another address of a site is the same article."""
# Fields that differ between two fetches of a page that is the same.
NOT_CONTENT = frozenset(
    {
        "fetched_at",
        "http_status",
        "discovered_by",
        "source_file",
        "version",
        "removed",
        "revision",
        "changed",
        "warc",
        "consent",
    }
    | {"language_detected", "language_score", "language_shares", "foreign_paragraphs", "quality"}
)


@dataclass
class Fetched:
    """An address that answered with a page, until its article is taken or dropped."""

    site: SiteQueue
    fetch: Fetch
    validators: dict[str, str | None] = field(default_factory=dict)
    """``etag`` and ``last_modified`` of the answer."""
    following: tuple[str, ...] = ()
    """Addresses of the further pages of the article, in their one form."""
    older: bool = False
    """Whether the store has the article as it was fetched later."""


class Taker:
    """Takes articles into the ledger."""

    def __init__(self, committer: Committer, pace: Pace) -> None:
        self.committer = committer
        self.store = committer.store
        self.pace = pace

    def take(self, article: Article, fetched: Fetched) -> str:
        """Take an article for the next commit and complete its fields, or return why it makes no item."""
        site, fetch = fetched.site, fetched.fetch
        name = _name(article, canonical(article.url) if article.url else fetch.url)
        text = article.content_sha256 if len(article.text or "") >= LONG else None
        names = {name, fetch.url, *fetched.following, *filter(None, (text,))}
        if self.committer.holds(site, names):
            self.committer.commit()
        with self.store.reading() as connection:
            row, newest = _known(connection, fetch.id)
            rivals = _rivals(connection, {"site": site.id, "name": name, "text": text, "key": fetch.id})
        settled = newest is not None and (newest.cycle < site.cycle or row.revision > 1)
        self._give_up_pages(fetched, name)
        if row.reason == FURTHER:
            return self._lost(fetched, name, FURTHER)
        if not settled and any(_is_settled(rival, site) or rival.url < row.url for rival in rivals):
            return self._lost(fetched, min(rivals, key=lambda rival: rival.url).canonical or name, DUPLICATE)
        if newest is not None and newest.cycle < site.cycle and row.text_hash == article.content_sha256:
            values = outcomes.unchanged(fetch, site.cycle, self.pace) | fetched.validators | {"reason": ""}
            self._note(fetched, values, "unchanged")
            return UNCHANGED
        for rival in rivals:
            if not _is_settled(rival, site):
                self._give_up(site, rival, name, DUPLICATE)
        self._complete(article, row, newest, site)
        self._line(article, fetched, row, newest, names, name)
        return ""

    # --- what is noted

    def is_settled(self, site: SiteQueue, url: str) -> bool:
        """Whether an address had an article of its own before this round."""
        with self.store.reading() as connection:
            facts = {"site": site.id, "url": url, "cycle": site.cycle}
            return connection.execute(_BEFORE, facts).first() is not None

    def is_older(self, article: Article, site: SiteQueue, fetch: Fetch) -> bool:
        """Whether the store has an article as it was fetched later than this one."""
        moment = moment_of(article)
        if moment is None:
            return False
        if self.committer.holds(site, {fetch.url}):
            self.committer.commit()
        with self.store.reading() as connection:
            _, newest = _known(connection, fetch.id)
        return newest is not None and moment < newest.fetched_at

    def _note(self, fetched: Fetched, values: dict[str, Any], counter: str) -> None:
        fetched.site.counts[counter] += 1
        self.committer.note(Note(fetched.site, fetched.fetch.id, values))

    def _lost(self, fetched: Fetched, name: str, reason: str) -> str:
        """The article stands, or will stand, under another address."""
        site = fetched.site
        values = outcomes.no_article(fetched.fetch, site.cycle, self.pace, reason)
        site.counts["dropped"] += 1
        self.committer.note(Note(site, fetched.fetch.id, values | self._elsewhere(name, reason), drop_lines=True))
        return reason

    def _give_up(self, site: SiteQueue, other: Row[Any], name: str, reason: str) -> None:
        """Another address that was taken for an article's is not."""
        if other.revision:
            site.counts["new"] -= 1
            site.counts["dropped"] += 1
            site.replaced[reason] += 1
        values = {**self._elsewhere(name, reason), "cycle": site.cycle, "queued": 0}
        site.out.add(other.id)  # until the commit it still stands in the queue
        self.committer.note(Note(site, other.id, values, drop_lines=True), {other.url})

    def _give_up_pages(self, fetched: Fetched, name: str) -> None:
        """Further pages of an article are no articles of their own, whatever becomes of it; what was given out once stays."""
        site = fetched.site
        for url in fetched.following:
            key = site.key_of(url, Found("link"))
            with self.store.reading() as connection:
                row, newest = _known(connection, key)
            if newest is None or not (row.revision > 1 or newest.cycle < site.cycle):
                self._give_up(site, row, name, FURTHER)

    def _elsewhere(self, name: str, reason: str) -> dict[str, Any]:
        """The columns of an address whose article stands under another one.

        When it is looked at again it is read whole: the other one may have gone, and that nothing has changed would give no article.
        """
        due = time.time() + self.pace.longest if reason == DUPLICATE else NEVER
        return {
            "state": "fetched", "reason": reason, "canonical": name, "revision": 0, "text_hash": None, "next_due": due,
            "etag": None, "last_modified": None,
        }  # fmt: skip

    def _complete(self, article: Article, row: Row[Any], again: Row[Any] | None, site: SiteQueue) -> None:
        """Write the fields that only the ledger knows."""
        article.discovered_by = ORDER[row.discovered_by]
        in_round = again is not None and again.cycle == site.cycle
        article.revision = row.revision if in_round else row.revision + 1
        if again is None:
            article.changed = []
        elif in_round:
            article.changed = list(again.changed)
        else:
            article.changed = self._changed(again, article.to_dict())

    def _changed(self, before: Row[Any], now: Mapping[str, Any]) -> list[str]:
        """Names of the fields that differ from the revision before; title and text when that cannot be read any more."""
        try:
            with (self.store.folder / before.path).open("rb") as file:
                file.seek(before.offset)
                old = json.loads(unpack(file.read(before.size), before.format)[before.row])
        except (OSError, StoreError, ValueError, IndexError):
            return ["title", "text"]
        return [key for key, value in now.items() if key not in NOT_CONTENT and old.get(key) != value]

    def _line(
        self, article: Article, fetched: Fetched, row: Row[Any], again: Row[Any] | None, names: set[str], name: str
    ) -> None:
        site, fetch = fetched.site, fetched.fetch
        in_round = again is not None and again.cycle == site.cycle
        leans = TITLE * (article.title in (None, fetch.found.title)) + DATE * (
            article.date_published in (None, fetch.found.date)
        )
        first = row.revision == 0 or in_round
        interval = (
            self.pace.first(_age(article), _announced(fetch.lastmod)) if first else self.pace.changed(row.interval)
        )
        values = outcomes.committed(
            fetch, site.cycle, interval, canonical=name, revision=article.revision, text_hash=article.content_sha256,
            status=article.http_status, leans=leans, **fetched.validators,
        )  # fmt: skip
        line = {
            "url_id": row.id,
            "revision": article.revision,
            "text_hash": article.content_sha256,
            "fetched_at": moment_of(article) or time.time(),
            "changed": article.changed,
            "discovered_by": row.discovered_by,
        }
        if in_round:
            site.replaced[AGAIN] += 1
        else:
            site.counts["new" if article.revision == 1 else "changed"] += 1
        taken = Line(site, as_line(article.to_dict()), line, replaces=in_round)
        note = Note(site, fetch.id, values, used=fetch.found)
        self.committer.line(taken, names, note)


# Built once: building costs more than asking.
_ROW = select(urls).where(urls.c.id == bindparam("key"))
_NEWEST = (
    select(revisions, parts.c.path, parts.c.format)
    .join(parts, parts.c.id == revisions.c.part_id)
    .where(revisions.c.url_id == bindparam("key"), revisions.c.revision == bindparam("number"))
    .order_by(revisions.c.id.desc())
    .limit(1)
)
_BEFORE = (
    select(revisions.c.id)
    .join(urls, urls.c.id == revisions.c.url_id)
    .where(
        urls.c.site_id == bindparam("site"), urls.c.url == bindparam("url"), revisions.c.cycle < bindparam("cycle"),
        revisions.c.replaced.is_(False),
    )
    .limit(1)
)  # fmt: skip
_RIVAL = (  # another address of a site that has an article
    select(urls.c.id, urls.c.url, urls.c.canonical, urls.c.revision, revisions.c.cycle)
    .join(revisions, (revisions.c.url_id == urls.c.id) & (revisions.c.revision == urls.c.revision))
    .where(
        urls.c.site_id == bindparam("site"), urls.c.id != bindparam("key"), urls.c.state == "committed",
        revisions.c.replaced.is_(False),
    )
)  # fmt: skip
_OF_NAME = _RIVAL.where(urls.c.canonical == bindparam("name"))
_OF_TEXT = _RIVAL.where(urls.c.text_hash == bindparam("text"))


def _rivals(connection: Connection, facts: dict[str, Any]) -> list[Row[Any]]:
    """Other addresses that have an article of the same canonical address, or the same text."""
    queries = (_OF_NAME, _OF_TEXT) if facts["text"] else (_OF_NAME,)
    found: dict[int, Any] = {row.id: row for query in queries for row in connection.execute(query, facts)}
    return [*found.values()]


def _name(article: Article, url: str) -> str:
    """The address that an article goes by: the one its page names, where that can be, else the page's own."""
    named = canonical(article.canonical_url) if article.canonical_url else url
    return named if may_stand_for(named, url) else url


def _known(connection: Connection, key: int) -> tuple[Row[Any], Row[Any] | None]:
    """An address, and its newest line."""
    row = connection.execute(_ROW, {"key": key}).one()
    if not row.revision:
        return row, None
    return row, connection.execute(_NEWEST, {"key": key, "number": row.revision}).one_or_none()


def _is_settled(rival: Row[Any], site: SiteQueue) -> bool:
    """Whether an address had its article in an earlier round already: what was given out once is not taken back."""
    return bool(rival.revision > 1 or rival.cycle < site.cycle)


def _announced(lastmod: str | None) -> bool:
    """Whether a change would be seen in the sitemap: a day alone does not tell of a second change on it."""
    if not lastmod:
        return False
    return len(lastmod) > 10 or lastmod < datetime.now(UTC).date().isoformat()


def moment_of(article: Article) -> float | None:
    """When an article's page was fetched, in seconds since 1970; None when that is not known."""
    try:
        return datetime.fromisoformat(article.fetched_at or "").timestamp()
    except ValueError:
        return None


def _age(article: Article) -> float | None:
    try:
        moment = datetime.fromisoformat(article.date_published or "")
    except ValueError:
        return None
    return max(time.time() - (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp(), 0.0)
