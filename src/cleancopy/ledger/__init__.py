"""The record of addresses and commits, and the parts that articles are written to.

A crawl can end at any instant: by a signal, a full disk, a cut cable. What holds then is one rule: an address counts as done when its
line is on the disk. A batch of lines is written behind the others in a part and synced; then one transaction notes the part's new
size, the lines and the state of their addresses. What stands in a part behind the size that the ledger knows is cut off by the next
run, and what the ledger does not call done is fetched again. See ``docs/store.md``.
"""

from .reading import articles, lines
from .store import Store

__all__ = ["Store", "articles", "lines"]
