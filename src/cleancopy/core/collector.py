"""Python's cyclic collector, kept from looking at what a page makes while it is being made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Pause the collector.

    What cleaning a page makes holds no cycles and is freed by its reference counts; looking through it a dozen times a page costs
    a tenth of the time and frees nothing. A collector that was off stays off.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def leave_alone_what_is_there() -> None:
    """Let the collector pass over all there is now: modules, weights and word lists stay to the end.

    Looking through them costs a crawl 0.03 ms a page. Done once a process: what an earlier crawl left behind would stay with them.
    """
    if not gc.get_freeze_count():
        gc.freeze()
