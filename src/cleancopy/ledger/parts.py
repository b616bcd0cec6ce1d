"""Parts: files of committed lines, a batch behind the other, each batch a zstd frame or a gzip member of its own.

A batch can be read without the others, so that the offset of a batch in the ledger is all that is needed to find a line, and what
stands behind the last committed offset can be cut off.
"""

from __future__ import annotations

import gzip
import os
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

from cleancopy.errors import StoreError, UsageError

from .store import sync_folder

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ENDINGS = {"zst": ".jsonl.zst", "gz": ".jsonl.gz", "jsonl": ".jsonl"}
LEVEL = {"zst": 6, "gz": 6}


def known_format(name: str) -> str:
    """Return the name of a format, or raise ``UsageError``."""
    if name not in ENDINGS:
        raise UsageError(f"CLEANCOPY_PART_FORMAT: {name!r} is none of {', '.join(ENDINGS)}")
    return name


def pack(lines: Sequence[bytes], form: str) -> bytes:
    """Return lines as one batch.

    >>> unpack(pack([b"{}", b"[]"], "zst"), "zst"), pack([b"{}"], "jsonl")
    ([b'{}', b'[]'], b'{}\\n')
    """
    data = b"".join(line + b"\n" for line in lines)
    if form == "zst":
        return _zstd(data)
    return gzip.compress(data, LEVEL["gz"], mtime=0) if form == "gz" else data


def _zstd(data: bytes) -> bytes:
    """One frame, with a checksum, which zstd leaves out unless asked."""
    parameters = zstd.CompressionParameter
    return zstd.compress(data, options={parameters.compression_level: LEVEL["zst"], parameters.checksum_flag: 1})


def unpack(batch: bytes, form: str) -> list[bytes]:
    """Return the lines of a batch; raises ``StoreError`` when it is damaged."""
    try:
        data = zstd.decompress(batch) if form == "zst" else gzip.decompress(batch) if form == "gz" else batch
    except (zstd.ZstdError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise StoreError(f"a batch is damaged: {' '.join(str(error).split())}") from None
    if not data.endswith(b"\n"):
        raise StoreError("a batch is damaged: its last line has no end")
    return data[:-1].split(b"\n")


class PartFile:
    """A part that batches are appended to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        folder = path.parent
        new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        self._number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o644)
        sync_folder(folder)
        if new:
            sync_folder(folder.parent)

    def write(self, batch: bytes) -> None:
        """Append a batch."""
        view = memoryview(batch)
        while view:
            view = view[os.write(self._number, view) :]

    def sync(self) -> None:
        """Put what was written on the disk."""
        os.fsync(self._number)

    def cut(self, size: int) -> None:
        """Take off what stands behind an offset."""
        os.ftruncate(self._number, size)
        os.fsync(self._number)

    def close(self) -> None:
        """Close the file."""
        os.close(self._number)


def cut_back(path: Path, size: int) -> int:
    """Cut a part back to its committed size and return how many bytes went; raises ``StoreError`` when it is too short."""
    try:
        there = path.stat().st_size
    except FileNotFoundError:
        there = 0
    if there < size:
        raise StoreError(
            f"{path} has {there:,} bytes, and {size:,} were committed: cleancopy verify --repair puts what is lost back in the queue"
        )
    if there > size:
        with path.open("rb+") as file:
            file.truncate(size)
            os.fsync(file.fileno())
    return there - size
