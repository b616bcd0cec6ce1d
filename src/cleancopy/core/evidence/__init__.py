"""Evidence about the blocks of a page, in families, one module each.

Every family turns a page into columns: arrays of one float for each block. ``table`` puts them side by side; the order of
the columns is the order of ``names()`` and part of the weights' format.
"""

from .table import Table, names, table

__all__ = ["Table", "names", "table"]
