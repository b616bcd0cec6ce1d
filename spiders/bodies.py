"""The body of an answer as it was kept, with what it was sent in taken off: chunks, gzip, deflate, brotli, zstd."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Mapping
from typing import IO, Any, Protocol, cast

try:
    import brotli
except ImportError:  # PyPy
    import brotlicffi as brotli
if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd
from warcio.bufferedreaders import ChunkedDataReader

GZIP, DEFLATE, RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
STEP = 65536  # bytes handed over at once, so that what a damaged body gave until then is kept


class _Unpacker(Protocol):
    def step(self, data: bytes, limit: int) -> bytes:
        """Unpack the next bytes, to about ``limit`` at most."""


def content(stream: IO[bytes], headers: Mapping[str, str], limit: int) -> bytes:
    """Return the body of an answer, unpacked, of at most ``limit`` bytes.

    A body that is not packed as its headers say is given as it stands, one that is damaged as far as it can be unpacked: what it is then
    is for the guard and the judge to say, and no other page is lost with it.
    """
    if headers.get("transfer-encoding", "").strip().lower() == "chunked":
        stream = cast(IO[bytes], ChunkedDataReader(stream))
    body = bytes(stream.read(limit))
    for name in reversed(headers.get("content-encoding", "").lower().split(",")):
        body = _unpacked(name.strip(), body, limit)
    return body


def _unpacked(name: str, body: bytes, limit: int) -> bytes:
    if not body:
        return body
    unpacker = _unpacker(name, body)
    pieces: list[bytes] = []
    room = limit
    try:
        for start in range(0, len(body) if unpacker else 0, STEP):
            pieces.append(cast(_Unpacker, unpacker).step(body[start : start + STEP], room))
            room -= len(pieces[-1])
            if room <= 0:
                break
    except (zlib.error, zstd.ZstdError, brotli.error, EOFError):
        pass
    return b"".join(pieces)[:limit] or body


def _unpacker(name: str, body: bytes) -> _Unpacker | None:
    if name in ("gzip", "x-gzip"):
        return _Zlib(GZIP)
    if name == "deflate":  # with zlib's head, as the standard says, or without, as some servers send it
        return _Zlib(DEFLATE if body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0 else RAW)
    if name == "br":
        return _Brotli()
    return _Zstd() if name == "zstd" else None


class _Zlib:
    """gzip and deflate; gzip in any number of members."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._member = zlib.decompressobj(bits)

    def step(self, data: bytes, limit: int) -> bytes:
        found = b""
        while data and len(found) < limit:
            if self._member.eof:
                if not data.startswith(b"\x1f\x8b"):  # what stands behind the end is nothing of the body
                    break
                self._member = zlib.decompressobj(self._bits)
            found += self._member.decompress(data, limit - len(found))
            data = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        return found


class _Zstd:
    """zstd, in any number of frames."""

    def __init__(self) -> None:
        self._frame = zstd.ZstdDecompressor()

    def step(self, data: bytes, limit: int) -> bytes:
        found = b""
        while len(found) < limit:
            if self._frame.eof:
                data = self._frame.unused_data or data
                if not data:
                    break
                self._frame = zstd.ZstdDecompressor()
            found += self._frame.decompress(data, limit - len(found))
            data = b""
            if self._frame.needs_input:
                break
        return found


class _Brotli:
    def __init__(self) -> None:
        self._stream: Any = brotli.Decompressor()

    def step(self, data: bytes, limit: int) -> bytes:
        found = bytes(self._stream.process(data, output_buffer_limit=limit))
        while len(found) < limit and not self._stream.can_accept_more_data():
            more = bytes(self._stream.process(b"", output_buffer_limit=limit - len(found)))
            if not more:
                break
            found += more
        return found
