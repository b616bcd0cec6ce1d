"""Packed streams: gzip and zstd, known by their first bytes when reading and by the file's name when writing."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import BinaryIO, cast

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdError, ZstdFile
else:
    from backports.zstd import ZstdError, ZstdFile

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"

DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error, ZstdError)
"""What reading a cut or damaged stream raises."""


def unpacked(raw: BinaryIO) -> BinaryIO:
    """Return a stream of the contents, whether the stored stream is packed or not."""
    start = raw.peek(4)[:4] if isinstance(raw, io.BufferedReader) else b""
    if start.startswith(GZIP):
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
    if start == ZSTD:
        return cast(BinaryIO, ZstdFile(raw))
    return raw


@contextmanager
def packed(raw: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """Give a stream that packs into another as the name's ending says: ``.gz``, ``.zst`` or not at all."""
    if name.endswith(".gz"):
        # No time and no name inside: the same articles give the same bytes.
        with gzip.GzipFile("", "wb", 6, raw, mtime=0) as stream:
            yield cast(BinaryIO, stream)
    elif name.endswith(".zst"):
        with ZstdFile(raw, "wb") as stream:
            yield cast(BinaryIO, stream)
    else:
        yield raw


class Members:
    """Packs into a stream as ``packed`` does, in members (of gzip) or frames (of zstd) that end where the caller says."""

    def __init__(self, raw: BinaryIO, name: str) -> None:
        self._raw = raw
        self._name = name
        self._open = ExitStack()
        self._stream: BinaryIO | None = None

    def write(self, data: bytes) -> None:
        """Append bytes to the member, which begins with the first of them."""
        if not data:
            return
        if self._stream is None:
            self._stream = self._open.enter_context(packed(self._raw, self._name))
        self._stream.write(data)

    def end(self, even_empty: bool = False) -> None:
        """End the member; with ``even_empty`` write one where nothing came since the last, because a packed file needs one."""
        if self._stream is None and even_empty:
            self._open.enter_context(packed(self._raw, self._name))
        self._open.close()
        self._stream = None
