"""The tables of the ledger, and the numbered steps from one version of them to the next.

All times are seconds since 1970 (UTC), all lengths of time seconds, all offsets and sizes bytes. ``docs/store.md`` says the same for
readers of the file. Only what every SQL database has is used, so that PostgreSQL can stand in SQLite's place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
    inspect,
    select,
    update,
)

from cleancopy.errors import StoreError

VERSION = 2
"""Version of the tables that this code reads and writes."""

# In SQLite only a column of the type INTEGER numbers itself.
Key = BigInteger().with_variant(Integer(), "sqlite")
Seconds = Float(53)

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Key, primary_key=True),
    Column("started", Seconds, nullable=False),
    Column("finished", Seconds, comment="NULL while it runs, and when it was killed"),
    Column("state", String(12), nullable=False, comment="running, complete, partial, stopped, failed, killed"),
    Column("reason", Text, nullable=False, default="", comment="why it is not complete, a line"),
    Column("exit_code", Integer),
    Column("host", Text, nullable=False, default=""),
    Column("pid", Integer, nullable=False, default=0),
)

sites = Table(
    "sites",
    metadata,
    Column("id", Key, primary_key=True),
    Column(
        "url",
        Text,
        nullable=False,
        unique=True,
        comment="address the crawl starts at; saved: and list: stand before others",
    ),
    Column("name", Text, nullable=False, comment="host and port, as the statistics name the site"),
    Column("cycle", Integer, nullable=False, default=0, comment="number of the round; a stopped round goes on"),
    Column("open", Boolean, nullable=False, default=False, comment="whether the round is unfinished"),
    Column("wanted", Text, nullable=False, default="", comment="the choices of the last run: section, allow, deny"),
    Column("holder", Text, nullable=False, default="", comment="who crawls it now: host, boot, process; empty: nobody"),
    Column("heartbeat", Seconds, nullable=False, default=0.0, comment="last sign of life of the holder"),
    Column("paused_until", Seconds, nullable=False, default=0.0),
    Column("paused_reason", Text, nullable=False, default=""),
    Column("pauses", Integer, nullable=False, default=0, comment="pauses in a row; each doubles the next"),
    Column("last_run", ForeignKey("runs.id")),
    Column("last_error", Text, nullable=False, default="", comment="why the last run failed on it, or empty"),
    Column("last_finished", Seconds, comment="when a round was last finished"),
)

site_runs = Table(
    "site_runs",
    metadata,
    Column("run_id", ForeignKey("runs.id"), primary_key=True),
    Column("site_id", ForeignKey("sites.id"), primary_key=True),
    Column("started", Seconds, nullable=False),
    Column("finished", Seconds, comment="NULL while it runs, and when it was killed"),
    Column("state", String(12), nullable=False, comment="running, complete, partial, paused, failed, stopped, killed"),
    Column("reason", Text, nullable=False, default=""),
    Column("new", Integer, nullable=False, default=0, comment="articles committed for the first time"),
    Column("changed", Integer, nullable=False, default=0, comment="revisions committed"),
    Column("unchanged", Integer, nullable=False, default=0, comment="articles looked at again and found the same"),
    Column("gone", Integer, nullable=False, default=0, comment="articles found gone"),
    Column("dropped", Integer, nullable=False, default=0, comment="pages that gave no article"),
    Column("failed", Integer, nullable=False, default=0, comment="pages that could not be fetched"),
    Column("figures", JSON, nullable=False, default=dict, comment="the statistics cleancopy/site/<name>/* at the end"),
)

places = Table(
    "places",
    metadata,
    Column("id", Key, primary_key=True),
    Column("site_id", ForeignKey("sites.id"), nullable=False),
    Column("kind", String(8), nullable=False, comment="robots, front, sitemap, feed, section"),
    Column("url", Text, nullable=False),
    Column("lastmod", String(40), comment="last change as its index says, ISO 8601"),
    Column("lastmod_read", String(40), comment="the same when it was last read"),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("cycle", Integer, nullable=False, default=0, comment="round in which it was last looked at"),
    Column("status", Integer, comment="of the last answer; NULL: none yet, or no answer"),
    Column("body", Text, comment="of robots.txt, which a 304 does not repeat; NULL for others"),
    Column("looked_at", Seconds, comment="when it was last asked for"),
    Column("changed_at", Seconds, comment="when it last gave a new address"),
    UniqueConstraint("site_id", "kind", "url"),
    Index("places_next", "site_id", "kind", "cycle", "id"),
)

urls = Table(
    "urls",
    metadata,
    Column("id", Key, primary_key=True),
    Column("site_id", ForeignKey("sites.id"), nullable=False),
    Column("url", Text, nullable=False, comment="in one form for all its spellings"),
    Column("canonical", Text, comment="the address the page names as its own, or its own after redirects"),
    Column("discovered_by", Integer, nullable=False, comment="the first of 0 sitemap, 1 feed, 2 link, 3 file, 4 list"),
    Column("title", Text, comment="as found"),
    Column("title_by", Integer, nullable=False, default=9),
    Column("date", String(40), comment="as found, ISO 8601"),
    Column("date_by", Integer, nullable=False, default=9),
    Column("lastmod", String(40), comment="as found, ISO 8601"),
    Column("lastmod_read", String(40), comment="the same when the page was last read"),
    Column("found_at", Seconds, nullable=False),
    Column("state", String(10), nullable=False, default="found", comment="found, fetched, committed, gone, failed"),
    Column(
        "reason", Text, nullable=False, default="", comment="why there is no article: no_text, duplicate_address, ..."
    ),
    Column(
        "queued", Integer, nullable=False, default=1, comment="1: to be fetched; 2: would be, but is not wanted now"
    ),
    Column("rank", Integer, nullable=False, default=0, comment="place in the queue: newest first, then discovered_by"),
    Column("next_due", Seconds, nullable=False, default=0.0, comment="not to be fetched before; 0: at once"),
    Column("interval", Seconds, nullable=False, default=0.0, comment="between two looks, as long as nothing changes"),
    Column("attempts", Integer, nullable=False, default=0, comment="failures since the last success"),
    Column("last_error", Text, nullable=False, default=""),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("status", Integer, comment="of the last answer"),
    Column("fetched_at", Seconds, comment="last answer, 304 too"),
    Column("changed_at", Seconds, comment="when its text was last seen to change"),
    Column("text_hash", String(64), comment="content_sha256 of the newest revision"),
    Column("revision", Integer, nullable=False, default=0, comment="number of the newest; 0: none"),
    Column(
        "leans",
        Integer,
        nullable=False,
        default=0,
        comment="what the article took from where it was found: 1 title, 2 date",
    ),
    Column("cycle", Integer, nullable=False, default=0, comment="round in which it was last done with"),
    UniqueConstraint("site_id", "url"),
    Index("urls_next", "site_id", "queued", "rank", "id"),
    Index("urls_canonical", "site_id", "canonical"),
    Index("urls_text", "site_id", "text_hash"),
)

parts = Table(
    "parts",
    metadata,
    Column("id", Key, primary_key=True),
    Column(
        "path",
        Text,
        nullable=False,
        unique=True,
        comment="below the store: articles/date=2026-11-24/part-000001.jsonl.zst",
    ),
    Column("day", String(10), nullable=False, comment="of its commits, UTC"),
    Column("format", String(8), nullable=False, comment="zst, gz, jsonl"),
    Column("run_id", ForeignKey("runs.id"), nullable=False),
    Column("holder", Text, nullable=False, default="", comment="who writes it now"),
    Column("bytes", BigInteger, nullable=False, default=0, comment="committed; what follows is torn"),
    Column("rows", Integer, nullable=False, default=0, comment="lines committed"),
    Column(
        "state", String(8), nullable=False, default="open", comment="open, closed, dropped: its lines stand elsewhere"
    ),
    Column("created", Seconds, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Key, primary_key=True),
    Column("site_id", ForeignKey("sites.id"), nullable=False),
    Column("url_id", ForeignKey("urls.id"), nullable=False),
    Column("revision", Integer, nullable=False, comment="counted from 1"),
    Column("run_id", ForeignKey("runs.id"), nullable=False),
    Column("cycle", Integer, nullable=False),
    Column("part_id", ForeignKey("parts.id"), nullable=False),
    Column("offset", BigInteger, nullable=False, comment="where its batch begins in the part"),
    Column("size", Integer, nullable=False, comment="of its batch in the part"),
    Column("row", Integer, nullable=False, comment="which line of the batch, from 0"),
    Column("line_sha256", String(64), nullable=False, comment="of the line without its line break"),
    Column("text_hash", String(64), comment="content_sha256"),
    Column("fetched_at", Seconds, nullable=False),
    Column("committed_at", Seconds, nullable=False),
    Column(
        "changed",
        JSON,
        nullable=False,
        default=list,
        comment="names of the fields that differ from the revision before",
    ),
    Column("discovered_by", Integer, nullable=False, comment="as the line says"),
    Column("replaced", Boolean, nullable=False, default=False, comment="another line of the same round stands for it"),
    Index("revisions_url", "url_id", "revision"),
    Index("revisions_part", "part_id", "offset", "row"),
    Index("revisions_replaced", "replaced"),
)

Step = Callable[[Connection], None]


def _index_texts(connection: Connection) -> None:
    """Articles are looked for by their text."""
    next(index for index in urls.indexes if index.name == "urls_text").create(connection, checkfirst=True)


STEPS: tuple[Step, ...] = (_index_texts,)
"""``STEPS[n]`` leads from version n + 1 to n + 2."""


def migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Make the tables, or bring them to the version of this code, inside the caller's transaction.

    Raises ``StoreError`` for a ledger that a newer cleancopy has made.
    """
    wanted = 1 + len(steps)
    there = version(connection)
    if there is None:
        metadata.create_all(connection)
        connection.execute(insert(meta).values(name="version", value=str(wanted)))
        return
    if there > wanted:
        raise StoreError(
            f"this ledger has version {there}, and this cleancopy knows versions up to {wanted}: install a newer one"
        )
    for step in steps[there - 1 :]:
        step(connection)
    if there < wanted:
        connection.execute(update(meta).where(meta.c.name == "version").values(value=str(wanted)))


def version(connection: Connection) -> int | None:
    """Return the version of the tables; None where nobody has made them yet."""
    if not inspect(connection).has_table("meta"):
        return None
    return int(connection.execute(select(meta.c.value).where(meta.c.name == "version")).scalar_one())
