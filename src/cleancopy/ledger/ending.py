"""How a run into a store ended: a word, an exit code, and a line that says why it is not complete."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

COMPLETE = 0
FAILED = 1
PARTIAL = 3
BUSY = 4
STORE = 5

EXIT_CODES = {
    COMPLETE: "complete: every site was gone through",
    FAILED: "no site could be crawled, or pages were lost to an error of ours",
    2: "the command line or a setting is wrong; nothing was opened",
    PARTIAL: "partial: stopped before the end, or a site or single pages could not be fetched; the next run goes on",
    BUSY: "another run is working on the store; nothing was changed",
    STORE: "the store cannot be read or written (disk full, read-only, damaged); what was committed is as it was",
}
"""What the exit codes of a crawl into a store mean."""


class Ending(NamedTuple):
    """How a run ended."""

    state: str
    """``complete``, ``partial``, ``stopped`` or ``failed``."""
    exit_code: int
    reason: str
    """A line, empty when it is complete."""


def verdict(sites: Mapping[str, str], finish: str, error: str) -> Ending:
    """Return how a run ended, from the states of its sites, Scrapy's reason for the end, and the error of the store.

    >>> verdict({"a": "complete", "b": "paused"}, "finished", "")
    Ending(state='partial', exit_code=3, reason='1 of 2 sites: paused b')
    """
    if error:
        return Ending("failed", STORE, error)
    if finish not in ("finished", "limit"):
        return Ending("stopped", PARTIAL, f"stopped before the end ({finish}); the same command goes on from here")
    wrong = {name: state for name, state in sites.items() if state != "complete"}
    if not wrong:
        return Ending("complete", COMPLETE, "")
    names = ", ".join(f"{state} {name}" for name, state in sorted(wrong.items()))
    reason = f"{len(wrong)} of {len(sites)} sites: {names}"
    if all(state == "failed" for state in sites.values()):
        return Ending("failed", FAILED, reason)
    return Ending("partial", PARTIAL, reason)
