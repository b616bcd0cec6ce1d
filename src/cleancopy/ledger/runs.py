"""A run: takes the lock, puts right what a crash left, and says at the end how it went. And the leases of its workers on sites."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, delete, insert, or_, select, update

from cleancopy.errors import LeaseLost, StoreError

from .parts import cut_back
from .schema import parts, runs, site_runs, sites
from .store import Store, sync_folder

LEASE = 120.0
"""Seconds without a sign of life after which a worker has lost its sites."""
HEARTBEAT = 20.0
BOOT = Path("/proc/sys/kernel/random/boot_id")


def holder_name() -> str:
    """Return a name for this process that no other has had on any machine: host, boot, process, its start."""
    boot = BOOT.read_text().strip() if BOOT.exists() else "-"
    return f"{socket.gethostname()} {boot} {os.getpid()} {time.monotonic_ns()}"


class Run:
    """A run on a store, or a worker's share in one.

    Without ``joining`` the store is locked and put right, and a new row in ``runs`` begins; with it, the number of a run that
    another process leads, that run is joined.
    """

    def __init__(self, store: Store, joining: int | None = None) -> None:
        self.store = store
        self.holder = holder_name()
        self.leads = joining is None
        if joining is not None:
            self.number = joining
            store.join()
            self._see_leader()
            return
        store.lock()
        recover(store)
        row = {"started": time.time(), "state": "running", "host": socket.gethostname(), "pid": os.getpid()}
        with store.writing() as connection:
            self.number = int(connection.execute(insert(runs).values(row).returning(runs.c.id)).scalar_one())

    def _see_leader(self) -> None:
        """Raise ``StoreError`` when the run has been put right by another one before this worker joined it."""
        with self.store.reading() as connection:
            state = connection.execute(select(runs.c.state).where(runs.c.id == self.number)).scalar_one_or_none()
        if state != "running":
            raise StoreError(f"run {self.number} on {self.store.folder} has ended: this worker of it stops")

    def finish(self, state: str, exit_code: int, reason: str = "") -> None:
        """Write down how the run went; for the one who leads it."""
        with self.store.writing() as connection:
            connection.execute(
                update(runs)
                .where(runs.c.id == self.number)
                .values(state=state, exit_code=exit_code, reason=reason, finished=time.time())
            )
            left = {"state": state if state in ("failed", "stopped") else "killed", "reason": reason}
            unfinished = (site_runs.c.run_id == self.number, site_runs.c.state == "running")
            connection.execute(update(site_runs).where(*unfinished).values(left))

    # --- leases

    def claim(self, site: int) -> bool:
        """Take a site, unless this run is through with it, or another worker holds it and lives.

        A worker is taken for dead after ``LEASE`` seconds of silence.
        """
        now = time.time()
        silent = or_(sites.c.heartbeat < now - LEASE, sites.c.heartbeat > now + LEASE)  # later: the clock was set back
        mine = (site_runs.c.run_id == self.number, site_runs.c.site_id == site, site_runs.c.finished.is_not(None))
        with self.store.writing() as connection:
            if connection.execute(select(site_runs.c.state).where(*mine)).all():
                return False
            taken = connection.execute(
                update(sites)
                .where(sites.c.id == site, or_(sites.c.holder.in_(("", self.holder)), silent))
                .values(holder=self.holder, heartbeat=now, last_run=self.number)
            )
            return taken.rowcount == 1

    def beat(self, connection: Connection, held: Iterable[int]) -> None:
        """Give a sign of life for sites inside a transaction; raises ``LeaseLost`` when one of them was lost to another worker."""
        for site in held:
            mine = update(sites).where(sites.c.id == site, sites.c.holder == self.holder).values(heartbeat=time.time())
            if connection.execute(mine).rowcount != 1:
                raise LeaseLost(
                    "another worker has taken over a site of this one, which gave no sign of life: this one stops; "
                    "nothing of its last batch was committed"
                )

    def release(self, connection: Connection, site: int) -> None:
        """Give a site back."""
        connection.execute(update(sites).where(sites.c.id == site, sites.c.holder == self.holder).values(holder=""))


def free(store: Store, process: int) -> None:
    """Free the sites of a worker of this machine that has ended, and cut back the part it was writing."""
    name = f"{socket.gethostname()} {BOOT.read_text().strip() if BOOT.exists() else '-'} {process} %"
    with store.writing() as connection:
        connection.execute(update(sites).where(sites.c.holder.like(name)).values(holder=""))
        left = (
            connection.execute(select(parts.c.id).where(parts.c.state == "open", parts.c.holder.like(name)))
            .scalars()
            .all()
        )
    _settle_parts(store, list(left))


def recover(store: Store) -> None:
    """Put right what runs that were killed have left; the caller holds the lock, so none of them lives."""
    with store.writing() as connection:
        connection.execute(update(runs).where(runs.c.state == "running").values(state="killed"))
        connection.execute(update(site_runs).where(site_runs.c.state == "running").values(state="killed"))
        connection.execute(update(sites).values(holder=""))
        left = connection.execute(select(parts.c.id).where(parts.c.state != "closed")).scalars().all()
    _settle_parts(store, list(left))


def _settle_parts(store: Store, numbers: list[int]) -> None:
    """Cut open parts back to what was committed, and take away those without a line."""
    for number in numbers:
        with store.reading() as connection:
            part = connection.execute(select(parts).where(parts.c.id == number)).one()
        path = store.folder / part.path
        with store.named_errors("cannot be written"):
            if part.state == "dropped" or not part.bytes:
                path.unlink(missing_ok=True)
                if path.parent.exists():
                    sync_folder(path.parent)
            else:
                cut_back(path, part.bytes)
        with store.writing() as connection:
            if part.state == "dropped" or not part.bytes:
                connection.execute(delete(parts).where(parts.c.id == number))
            else:
                connection.execute(update(parts).where(parts.c.id == number).values(state="closed", holder=""))
