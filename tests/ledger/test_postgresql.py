"""The same ledger in a real PostgreSQL, which is started for the test and thrown away."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from small import BASE, Crawl, Page

from cleancopy.errors import StoreBusy
from cleancopy.ledger import Store, articles
from cleancopy.ledger.verify import verify

PAGES = [Page(f"{BASE}/{number:02}", text=f"Text {number}.") for number in range(12)] + [
    Page(f"{BASE}/copy", canonical=f"{BASE}/00")
]


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
    for _ in range(6):
        fetch = crawl.queue.next()
        assert fetch is not None
        crawl.read(fetch)
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
