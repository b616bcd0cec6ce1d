"""How the sites of a store are: their last runs, what waits, and each day against the days before.

A site whose template has changed goes on to answer, and its articles go on to come: shorter, or without title, date or author, or
not at all. So the last day is compared with the site's own past.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from statistics import median as middle
from typing import Any

from sqlalchemy import Connection, Row, func, select

from cleancopy.core.wordcount import median

from .schema import runs, site_runs, sites, urls
from .store import Store

MIN_ARTICLES = 5
"""Articles of a day below which nothing is read from it."""
MIN_DAYS = 3
"""Days of the past below which nothing is read from them."""
PAST = 28
"""Days of the past that are looked at."""
SHORTER = 0.5
"""A median length below this share of the usual one is a fall."""
FALL = 0.3
"""A share (of articles with a title, of pages that are articles) that falls by more is a fall."""
SILENT = 2
"""Days without an article, where there was one every day, that are a fall."""
FAILED = 0.5
"""A larger share of pages that cannot be fetched is a fall, whatever was usual."""
NOTHING_FOUND = "no article is named on its front page, nor in feeds or sitemaps"
FIELDS = ("title", "date", "authors")
REASONS = 5


@dataclass(slots=True)
class Day:
    """A day (UTC) of a site."""

    day: str
    """ISO 8601."""
    pages: int = 0
    """Pages that were cleaned."""
    articles: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    dropped: int = 0
    """Pages that gave no article."""
    failed: int = 0
    """Pages that could not be fetched."""
    words: int = 0
    """Median length of the articles, in words."""
    shares: dict[str, float] = field(default_factory=dict)
    """Share of the articles with a title, a date, authors."""
    removed: dict[str, int] = field(default_factory=dict)
    """Removed blocks by kind."""


@dataclass(slots=True)
class SiteStatus:
    """What the ledger says of a site. Times are ISO 8601 in UTC, None where there is none."""

    name: str
    url: str
    state: str
    """Of its last run: ``running``, ``complete``, ``partial``, ``paused``, ``failed``, ``stopped``, ``killed``, or ``never``."""
    reason: str
    last_run: str | None
    new: int
    changed: int
    unchanged: int
    gone: int
    dropped: int
    failed: int
    committed: int
    """Articles in the store."""
    queued: int
    """Addresses that wait to be fetched."""
    next_due: str | None
    """When the next of the known pages is looked at again; of a site that is left alone, not before that ends."""
    paused_until: str | None
    paused_reason: str
    failures: dict[str, int]
    """Why pages could not be fetched, the most frequent reasons."""
    days: list[Day]
    """The last days with a run, oldest first."""
    warnings: list[str]
    """What has fallen, in words; empty for a healthy site."""

    def to_dict(self) -> dict[str, Any]:
        """Return the status as plain JSON types."""
        return asdict(self)


def status(store: Store, *, now: float, days: int = PAST) -> list[SiteStatus]:
    """Return how every site of a store is, by name; ``now`` is seconds since 1970, ``days`` how far the past goes."""
    with store.reading() as connection:
        waiting = _counts(connection)
        known = connection.execute(select(sites).order_by(sites.c.name)).all()
        found = [_status(connection, site, waiting.get(site.id, {}), now, days) for site in known]
    if any(site.state == "running" for site in found) and not store.at_work():
        for site in found:
            _note_death(site)
    return found


def _note_death(site: SiteStatus) -> None:
    """Say of a run that was killed that it no longer runs: the ledger learns of it only with the next one."""
    if site.state == "running":
        site.state = "killed"
        site.reason = site.reason or "the run could not note how it ended; the next one goes on"


def _status(connection: Connection, site: Row[Any], counts: Mapping[str, Any], now: float, days: int) -> SiteStatus:
    row = connection.execute(
        select(site_runs).where(site_runs.c.site_id == site.id).order_by(site_runs.c.run_id.desc()).limit(1)
    ).first()
    past = _days(connection, site.id, now - days * 86400)
    paused = site.paused_until > now
    seen = {name: int(getattr(row, name)) if row else 0 for name in COUNTERS}
    due = max(counts.get("next_due", 0.0), site.paused_until) if paused else counts.get("next_due")
    return SiteStatus(
        name=site.name,
        url=site.url,
        state=row.state if row else "never",
        reason=(row.reason if row else "") or site.last_error,
        last_run=moment(row.started) if row else None,
        **seen,
        committed=counts.get("committed", 0),
        queued=counts.get("queued", 0),
        next_due=moment(due) if due else None,
        paused_until=moment(site.paused_until) if paused else None,
        paused_reason=site.paused_reason if paused else "",
        failures=counts.get("failures", {}),
        days=past,
        warnings=warnings(past) or _nothing_found(row.state if row else "never", counts, past),
    )


COUNTERS = ("new", "changed", "unchanged", "gone", "dropped", "failed")


def moment(seconds: float) -> str:
    """Return a time as ISO 8601 in UTC, to the second."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _counts(connection: Connection) -> dict[int, dict[str, Any]]:
    """By site: articles, addresses that wait, the next look, and why pages failed."""
    out: dict[int, dict[str, Any]] = defaultdict(dict)
    by_state = select(urls.c.site_id, urls.c.state, func.count()).group_by(urls.c.site_id, urls.c.state)
    for site, state, count in connection.execute(by_state):
        out[site][state] = count
    queued = select(urls.c.site_id, func.count()).where(urls.c.queued == 1).group_by(urls.c.site_id)
    for site, count in connection.execute(queued):
        out[site]["queued"] = count
    due = select(urls.c.site_id, func.min(urls.c.next_due)).where(urls.c.next_due > 0).group_by(urls.c.site_id)
    for site, when in connection.execute(due):
        out[site]["next_due"] = when
    failed = (
        select(urls.c.site_id, urls.c.last_error, func.count())
        .where(urls.c.last_error != "")
        .group_by(urls.c.site_id, urls.c.last_error)
        .order_by(func.count().desc())
        .limit(1000)
    )
    for site, why, count in connection.execute(failed):
        reasons = Counter(out[site].get("failures", {}))
        reasons[_general(why)] += count
        out[site]["failures"] = dict(reasons.most_common(REASONS))
    return dict(out)


def _general(reason: str) -> str:
    """A reason without the address it names."""
    return " ".join(word for word in reason.split() if "://" not in word)


def _days(connection: Connection, site: int, since: float) -> list[Day]:
    query = (
        select(site_runs, runs.c.started.label("began"))
        .join(runs, runs.c.id == site_runs.c.run_id)
        .where(site_runs.c.site_id == site, runs.c.started >= since)
        .order_by(runs.c.started)
    )
    by_day: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        by_day[moment(row.began)[:10]].append(row)
    return [_day(day, rows) for day, rows in sorted(by_day.items())]


def _day(name: str, rows: Sequence[Row[Any]]) -> Day:
    figures: Counter[str] = Counter()
    lengths: Counter[int] = Counter()
    for row in rows:
        told: Mapping[str, Any] = row.figures or {}
        lengths.update({int(length): count for length, count in (told.get("lengths") or {}).items()})
        figures.update({key: value for key, value in told.items() if isinstance(value, int)})
    articles = figures["articles"]
    return Day(
        day=name,
        pages=figures["pages"],
        articles=articles,
        **{counter: sum(int(getattr(row, counter)) for row in rows) for counter in COUNTERS},
        words=median(lengths),
        shares={key: round(figures[f"with/{key}"] / articles, 3) for key in FIELDS} if articles else {},
        removed={key.removeprefix("removed/"): figures[key] for key in sorted(figures) if key.startswith("removed/")},
    )


def warnings(days: Sequence[Day]) -> list[str]:
    """Return what has fallen on the last day against the days before, in words.

    >>> past = [Day(f"2026-11-{n:02}", pages=20, articles=20, words=400, shares={"title": 1.0}) for n in range(1, 6)]
    >>> warnings([*past, Day("2026-11-06", pages=20, articles=20, words=90, shares={"title": 0.4})])
    ['articles of 90 words, usually 400', 'title on 40% of the articles, usually 100%']
    """
    if not days:
        return []
    return _unreached(days[-1]) + _fallen(days)


def _unreached(last: Day) -> list[str]:
    """A site that answers its places and hardly any of its pages: its round is partial, and nothing else would tell."""
    asked = last.failed + last.pages + last.unchanged + last.gone
    if last.failed < MIN_ARTICLES or last.failed <= FAILED * asked:
        return []
    return [f"{last.failed} of {asked} pages could not be fetched"]


def _nothing_found(state: str, counts: Mapping[str, Any], days: Sequence[Day]) -> list[str]:
    """A site that was gone through and names no article anywhere: a wall before its pages, or links that only a browser makes."""
    return [NOTHING_FOUND] if state == "complete" and not counts and not any(day.pages for day in days) else []


def _fallen(days: Sequence[Day]) -> list[str]:
    past = [day for day in days[:-1] if day.articles >= MIN_ARTICLES]
    if len(past) < MIN_DAYS:
        return []
    return _shrunk(days[-1], past) if days[-1].articles >= MIN_ARTICLES else _silent(days, past)


def _shrunk(last: Day, past: Sequence[Day]) -> list[str]:
    out = []
    usual = round(middle(day.words for day in past))
    if last.words < SHORTER * usual:
        out.append(f"articles of {last.words} words, usually {usual}")
    for name in FIELDS:
        before = middle(day.shares.get(name, 0.0) for day in past)
        now = last.shares.get(name, 0.0)
        if before - now > FALL:
            out.append(f"{name} on {now:.0%} of the articles, usually {before:.0%}")
    before = middle(day.articles / max(day.pages, 1) for day in past)
    now = last.articles / max(last.pages, 1)
    if before - now > FALL:
        out.append(f"{now:.0%} of the pages are articles, usually {before:.0%}")
    return out


def _silent(days: Sequence[Day], past: Sequence[Day]) -> list[str]:
    """A site that gave articles every day and now gives hardly any, although its pages are cleaned, or nothing is found."""
    last = days[-1]
    if last.pages >= MIN_ARTICLES and last.articles / last.pages < FALL:
        usual = middle(day.articles / max(day.pages, 1) for day in past)
        return [f"{last.articles} of {last.pages} pages are articles, usually {usual:.0%}"]
    quiet = 0
    for day in reversed(days):
        if day.articles:
            break
        quiet += 1
    daily = len(past) >= 0.8 * (len(days) - quiet)
    usual_count = round(middle(day.articles for day in past))
    return [f"no article for {quiet} days, usually {usual_count} a day"] if quiet >= SILENT and daily else []
