"""Several processes on one store: one leads the run, each of the others crawls sites of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from scrapy.settings import BaseSettings
from sqlalchemy import select

from cleancopy.commands.health import look_back
from cleancopy.ledger.ending import STORE, Ending, verdict
from cleancopy.ledger.recorder import wind_up, wind_up_last
from cleancopy.ledger.runs import Run, free
from cleancopy.ledger.schema import site_runs, sites
from cleancopy.ledger.store import Store

OFTEN = 0.2  # seconds between two looks at the workers
RESTARTS = 3
"""How often a worker that was killed is replaced."""


def lead(words: list[str], folder: Path, count: int, settings: BaseSettings) -> int:
    """Crawl with several workers and return the exit code; ``words`` are those of ``scrapy crawl``.

    Raises ``StoreBusy`` and ``StoreError``. The workers hold the store's lock on with the leader, so that no other run begins
    before the last of them has ended, whatever becomes of the leader.
    """
    with Store(folder, create=True, ledger=settings.get("CLEANCOPY_LEDGER") or "") as store:
        run = Run(store)
        wind_up_last(run)
        workers = _Workers(run, [*words, "-s", f"CLEANCOPY_RUN={run.number}", "-s", f"CLEANCOPY_WORKERS={count}"])
        try:
            workers.start(count)
            workers.wait()
        finally:
            workers.end()
        wind_up(run)
        ending = _ending(store, run, workers)
        run.finish(ending.state, ending.exit_code, ending.reason)
    if ending.reason:
        print(f"cleancopy: {ending.reason}", file=sys.stderr)
    return ending.exit_code or look_back(settings)


class _Workers:
    """The processes of a run."""

    def __init__(self, run: Run, words: list[str]) -> None:
        self._run = run
        self._command = [sys.executable, "-m", "scrapy", *words]
        self._processes: list[subprocess.Popen[bytes]] = []
        self._restarts = 0
        self.codes: list[int] = []
        self.stopped = False
        """Whether the run was asked to stop."""

    def start(self, count: int) -> None:
        """Start so many workers; a signal to stop is handed on to them."""
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._stop)
        for _ in range(count):
            self._add()

    def _add(self) -> None:
        number = self._run.store.lock_number
        held = () if number is None else (number,)
        # In a session of their own: Ctrl-C reaches them through the leader, once, as what asks them to come to an end.
        process = subprocess.Popen(self._command, pass_fds=held, start_new_session=True)  # noqa: S603
        self._processes.append(process)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopped = True
        for process in self._processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)

    def wait(self) -> None:
        """Wait until all have ended; one that was killed is replaced, so that its sites are gone through."""
        while self._processes:
            for process in [process for process in self._processes if process.poll() is not None]:
                self._processes.remove(process)
                self.codes.append(process.returncode)
                if process.returncode < 0:
                    free(self._run.store, process.pid)
                    if not self.stopped and self._restarts < RESTARTS:
                        self._restarts += 1
                        self._add()
            time.sleep(OFTEN)

    def end(self) -> None:
        """End those that are left, when the leader itself stumbles."""
        for process in self._processes:
            if process.poll() is None:
                os.kill(process.pid, signal.SIGTERM)
                process.wait()


def _ending(store: Store, run: Run, workers: _Workers) -> Ending:
    query = select(sites.c.name, site_runs.c.state).join(site_runs, site_runs.c.site_id == sites.c.id)
    with store.reading() as connection:
        rows = connection.execute(query.where(site_runs.c.run_id == run.number)).all()
    states = {row.name: row.state if row.state != "running" else "killed" for row in rows}
    if STORE in workers.codes:
        return verdict(states, "finished", "the store cannot be written: the worker that found it says why")
    if workers.stopped or not states:
        return verdict(states, "shutdown" if workers.stopped else "no worker began", "")
    return verdict(states, "finished", "")
