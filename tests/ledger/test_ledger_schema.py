"""The ledger's file: its version, its lock, and what is said about a folder that is none."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, text

from cleancopy.errors import NoStore, StoreBusy, StoreError
from cleancopy.ledger import Store, articles
from cleancopy.ledger.schema import STEPS, VERSION, meta, metadata, migrate, runs


def test_a_new_store_has_the_version_and_all_tables(tmp_path: Path) -> None:
    with Store(tmp_path / "data", create=True) as store, store.reading() as connection:
        assert connection.execute(select(meta.c.value)).scalar_one() == str(VERSION)
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        assert set(metadata.tables) <= set(names)
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar_one() == 2  # FULL


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    with Store(tmp_path, create=True) as store, store.writing() as connection:
        connection.execute(insert(runs).values(started=1.0, state="complete"))
    with Store(tmp_path, create=True) as store, store.reading() as connection:
        assert connection.execute(select(runs.c.state)).scalars().all() == ["complete"]
    assert list(articles(tmp_path)) == []


def test_steps_lead_from_an_older_version(tmp_path: Path) -> None:
    def more(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE runs ADD COLUMN more INTEGER DEFAULT 7"))

    with Store(tmp_path, create=True) as store:
        with store.writing() as connection:
            connection.execute(insert(runs).values(started=1.0, state="complete"))
            migrate(connection, (*STEPS, more))
        with store.writing() as connection:
            migrate(connection, (*STEPS, more))  # once is enough
            assert connection.execute(text("SELECT more FROM runs")).scalar_one() == 7
            assert connection.execute(select(meta.c.value)).scalar_one() == str(VERSION + 1)
    with pytest.raises(StoreError, match="version 3, and this cleancopy knows versions up to 2"):
        Store(tmp_path, create=True)


def test_a_step_that_fails_leaves_the_version_before(tmp_path: Path) -> None:
    def broken(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half (x INTEGER)"))
        connection.execute(text("SELECT nonsense"))

    with Store(tmp_path, create=True) as store:
        with (
            pytest.raises(StoreError, match="cannot be written: no such column: nonsense"),
            store.writing() as connection,
        ):
            migrate(connection, (*STEPS, broken))
        with store.reading() as connection:
            assert connection.execute(select(meta.c.value)).scalar_one() == str(VERSION)
            assert not connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'half'")).all()


def test_a_folder_that_is_no_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="is no store"):
        Store(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        Store(tmp_path / "file", create=True)
    (tmp_path / "ledger.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="file is not a database"):
        Store(tmp_path, create=True)


def test_a_ledger_without_tables_is_no_store_yet(tmp_path: Path) -> None:
    # What a SIGKILL leaves between the making of the file and of its tables.
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as half:
        half.execute("PRAGMA journal_mode=WAL")
    with pytest.raises(NoStore, match="is no store yet: its ledger is empty; cleancopy crawl SITE --into"):
        Store(tmp_path)
    Store(tmp_path, create=True).close()
    assert list(articles(tmp_path)) == []


def test_who_may_not_write_sees_what_a_run_has_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path, create=True) as store:
        with store.writing() as connection:
            connection.execute(insert(runs).values(started=1.0, state="running"))
        monkeypatch.setattr(os, "access", lambda *_: False)
        for _ in range(2):  # while the run is at work, and after it
            with Store(tmp_path) as reader, reader.reading() as connection:
                assert connection.execute(select(runs.c.state)).scalars().all() == ["running"]
                assert not reader.at_work()
            store.close()


def test_the_lock_keeps_another_process_away_and_ends_with_it(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom cleancopy.ledger import Store\nstore = Store(sys.argv[1], create=True)\n"
        "store.lock()\nprint('held', flush=True)\ntime.sleep(60)\n"
    )
    with Store(tmp_path, create=True) as store:
        with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == b"held\n"
            with pytest.raises(StoreBusy, match="another run is working on"):
                store.lock()
            other.kill()
            other.wait()
        store.lock()
        assert store.lock_number is not None


def test_names_that_look_like_addresses_are_only_names(tmp_path: Path) -> None:
    folder = tmp_path / "a?mode=ro#x %41"
    with Store(folder, create=True) as store, store.writing() as connection:
        connection.execute(insert(runs).values(started=1.0, state="complete"))
    assert (folder / "ledger.sqlite").is_file()
