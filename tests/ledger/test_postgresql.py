"""The same ledger in a real PostgreSQL, which is started for the test and thrown away."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from small import BASE, Crawl, Page

from cleancopy.cli import main
from cleancopy.errors import NoStore, StoreBusy, StoreError
from cleancopy.ledger import Store, articles
from cleancopy.ledger.runs import Run
from cleancopy.ledger.verify import verify

PAGES = [Page(f"{BASE}/{number:02}", text=f"Text {number}.") for number in range(12)] + [
    Page(f"{BASE}/copy", canonical=f"{BASE}/00")
]
NUMBERS = count(1)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a database in a server on 127.0.0.1."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    control = shutil.which("pg_ctl") or (str(binaries[-1]) if binaries else "")
    if not control:
        pytest.skip("no PostgreSQL; Debian: apt install postgresql")
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []  # it refuses to run as root
    with tempfile.TemporaryDirectory() as name:
        if as_user:
            shutil.chown(name, "postgres")
        data, port = f"{name}/data", free_port()
        initdb = str(Path(control).with_name("initdb"))
        made = subprocess.run(
            [*as_user, initdb, "-D", data, "-U", "cleancopy", "-A", "trust", "-N"],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            pytest.skip(f"PostgreSQL cannot make a database here: {made.stderr.strip()[-200:]}")
        options = f"-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={name} -c fsync=off"
        subprocess.run(
            [*as_user, control, "-D", data, "-w", "-l", f"{name}/log", "-o", options, "start"],
            check=True,
            capture_output=True,
        )
        try:
            yield f"postgresql+psycopg://cleancopy@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*as_user, control, "-D", data, "-m", "immediate", "stop"], check=False, capture_output=True)


def test_a_crawl_that_dies_goes_on_in_postgresql(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANCOPY_LEDGER", server)
    crawl = Crawl(tmp_path, PAGES, batch=4)
    for page in PAGES:
        crawl.find(page.url, "sitemap")
    crawl.read_next(6)
    with Store(tmp_path) as other, pytest.raises(StoreBusy):
        other.lock()
    crawl.die()
    assert len(list(articles(tmp_path))) == 4
    crawl = Crawl(tmp_path, PAGES, batch=4)
    for page in PAGES:
        crawl.find(page.url, "link")
    crawl.read_all()
    crawl.finish()
    found = sorted((line["url"].removeprefix(BASE), line["discovered_by"]) for line in articles(tmp_path, latest=False))
    assert found == [(f"/{number:02}", "sitemap") for number in range(12)]
    with Store(tmp_path) as store:
        assert verify(store, repair=True).lost == 0
    assert not (tmp_path / "ledger.sqlite").exists()


@pytest.fixture
def database(server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty database, which all commands find."""
    import psycopg

    name = f"news{next(NUMBERS)}"
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    address = server.replace("/postgres", f"/{name}")
    monkeypatch.setenv("CLEANCOPY_LEDGER", address)
    return address


def test_a_database_knows_its_folder(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoStore, match="is no store yet: the ledger's database is empty"):
        Store(tmp_path / "data")
    Store(tmp_path / "data", create=True).close()
    Store(tmp_path / "data", create=True).close()
    Store(tmp_path / "data").close()
    (tmp_path / "data").rename(tmp_path / "moved")
    Store(tmp_path / "moved").close()
    for create in (True, False):
        with pytest.raises(StoreError, match=f"belongs to {tmp_path}/data, and not to {tmp_path}/other"):
            Store(tmp_path / "other", create=create)
    monkeypatch.delenv("CLEANCOPY_LEDGER")
    for create in (True, False):
        with pytest.raises(StoreError, match=r"the ledger of .*moved is in a database: set CLEANCOPY_LEDGER"):
            Store(tmp_path / "moved", create=create)
    Store(tmp_path / "own", create=True).close()
    with pytest.raises(StoreError, match=r"has a ledger of its own, ledger\.sqlite"):
        Store(tmp_path / "own", create=True, ledger=database)


@pytest.mark.parametrize(
    "address", ["news", "mysql://a@127.0.0.1/x", "postgresql://a:geheim@127.0.0.1:port/x", "sqlite://"]
)
def test_a_wrong_address_is_one_line_without_its_password(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLEANCOPY_LEDGER", address)
    assert main(["status", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "write it like postgresql+psycopg://user@host/name" in said
    assert "geheim" not in said


def test_the_lock_is_held_by_the_workers_of_a_run_whose_leader_was_killed(database: str, tmp_path: Path) -> None:
    leader = Store(tmp_path, create=True)
    run = Run(leader)
    worker = Store(tmp_path)
    Run(worker, run.number)
    leader.close()
    with Store(tmp_path) as other:
        assert other.at_work()
        with pytest.raises(StoreBusy):
            other.lock()
        worker.close()
        assert not other.at_work()
        Run(other)
        with Store(tmp_path) as late, pytest.raises(StoreError, match="has ended: this worker of it stops"):
            Run(late, run.number)


def test_short_names_of_the_driver_are_understood(database: str, tmp_path: Path) -> None:
    for name in ("postgres", "postgresql"):
        Store(tmp_path, create=True, ledger=database.replace("postgresql+psycopg", name)).close()
