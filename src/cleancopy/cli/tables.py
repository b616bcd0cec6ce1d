"""Parquet, read in small batches of rows: what a row group holds is never in memory whole."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from cleancopy.errors import InputError

ROWS = 16  # in memory at once; pages have 100 kB, and 4 MB at most
BUFFER = 1024 * 1024  # bytes of a column read at once


@contextmanager
def opened(name: str) -> Iterator[Any]:
    """Open a table, a ``pyarrow.parquet.ParquetFile``.

    Raises:
        UsageError: pyarrow is not there; the message says how to get it.
        InputError: the file is no Parquet, or is damaged where it is read.
    """
    from cleancopy.dataset.shards import need_pyarrow

    need_pyarrow()
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(name, buffer_size=BUFFER) as table:
            yield table
    except (ArrowException, OSError) as error:
        fault = " ".join(str(error).split())[:200]
        raise InputError(f"{name} is no Parquet, or damaged ({fault}); fetch it again") from None


def rows(table: Any, columns: list[str] | None = None, skipped: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the rows behind the first ones, of all columns or some."""
    groups = list(range(table.num_row_groups))
    while groups and table.metadata.row_group(groups[0]).num_rows <= skipped:
        skipped -= table.metadata.row_group(groups.pop(0)).num_rows
    batches = table.iter_batches(batch_size=ROWS, row_groups=groups, columns=columns) if groups else ()
    yield from islice((row for batch in batches for row in batch.to_pylist()), skipped, None)


def as_line(row: dict[str, Any], text: str = "") -> bytes:
    """Return a row as a line of JSON: times in ISO 8601, what is no number as null, bytes as text, or in base64 where they are none.

    Those of the column ``text`` are text, whatever they hold.

    >>> as_line({"a": float("nan"), "b": b"x", "c": bytes([255, 0])})
    b'{"a": null, "b": "x", "c": "/wA="}\\n'
    """
    held = row.get(text)
    if isinstance(held, bytes):
        row = {**row, text: held.decode("utf-8", "replace")}
    try:
        line = json.dumps(row, ensure_ascii=False, default=_plain, allow_nan=False)
    except ValueError:
        line = json.dumps(_finite(row), ensure_ascii=False, default=_plain)
    return line.encode("utf-8", "replace") + b"\n"


def _plain(value: Any) -> str:
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:  # a digest, a picture: signs in the place of bytes would lose it
            return base64.b64encode(value).decode("ascii")
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_finite(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
