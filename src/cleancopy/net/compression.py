"""Packed answers as they come: those that end too early are no answer, and what is not packed at all is taken as it is."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from typing import Any

try:
    import brotli
except ImportError:  # PyPy
    import brotlicffi as brotli
if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd
from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

GZIP = (b"gzip", b"x-gzip")
MAGIC = b"\x1f\x8b"
PLAIN = (b"identity", b"none", b"")
"""Names that some servers have for an answer that is not packed; RFC 9110 (8.4.1) reserves the first and has none of them sent."""
CHUNK = 1 << 16
LIMIT = 1 << 30
"""Bytes of an unpacked answer where no limit is set."""


class CutOff(ValueError):
    """A packed answer that ends before its end: half an article looks like a whole one."""


class CompressionMiddleware(HttpCompressionMiddleware):
    """Scrapy's middleware, which takes what there is of a packed answer that was cut off, and loses one that was never packed."""

    def process_response(self, request: Request, response: Response, spider: object = None) -> Request | Response:
        """Return the response unpacked; raises ``CutOff``."""
        named = b",".join(response.headers.getlist("Content-Encoding")).strip().lower()
        gzip, unpack = named in GZIP, UNPACK.get(named)
        if not response.headers.getlist("Content-Encoding"):
            return response
        if named in PLAIN or (gzip and not response.body.startswith(MAGIC)):
            return _plain(response, response.body)
        if unpack and response.body and request.method != "HEAD":
            room = request.meta.get("download_maxsize", self._max_size)
            body = unpack(response.body, room + 1 if room else LIMIT)
            if room and len(body) > room:
                raise IgnoreRequest(f"it unpacks to more than DOWNLOAD_MAXSIZE ({room} B)")
            return _plain(response, body)
        unpacked = super().process_response(request, response)
        if gzip and isinstance(unpacked, Response) and not _is_whole(response.body, len(unpacked.body)):
            raise CutOff("its gzip data ends before its end")
        return unpacked


def _plain(response: Response, body: bytes) -> Response:
    """The response with its body unpacked; Scrapy does not look at the type of a packed answer."""
    del response.headers["Content-Encoding"]
    kind = responsetypes.from_args(headers=response.headers, url=response.url, body=body)
    return response.replace(cls=kind, body=body)


def _brotli(packed: bytes, room: int) -> bytes:
    """Unpack brotli, to about so many bytes; Scrapy keeps what there is of a body that was cut off."""
    stream: Any = brotli.Decompressor()
    pieces = [bytes(stream.process(packed, output_buffer_limit=room))]
    size = len(pieces[0])
    while not stream.is_finished() and size < room:
        more = bytes(stream.process(b"", output_buffer_limit=room - size))
        if not more:
            raise CutOff("its brotli data ends before its end")
        pieces.append(more)
        size += len(more)
    return b"".join(pieces)


def _zstd(packed: bytes, room: int) -> bytes:
    """Unpack zstd, in any number of frames, to so many bytes."""
    found = b""
    while packed and len(found) < room:
        frame = zstd.ZstdDecompressor()
        found += frame.decompress(packed, room - len(found))
        if not frame.eof and len(found) < room:
            raise CutOff("its zstd data ends before its end")
        packed = frame.unused_data
    return found


def _deflate(packed: bytes, room: int) -> bytes:
    """Unpack deflate, with zlib's head, as the standard says, or without, as some servers send it."""
    named = packed[0] & 0x0F == 8 and int.from_bytes(packed[:2], "big") % 31 == 0
    stream = zlib.decompressobj(zlib.MAX_WBITS if named else -zlib.MAX_WBITS)
    found = stream.decompress(packed, room)
    if not stream.eof and len(found) < room:
        raise CutOff("its deflate data ends before its end")
    return found


UNPACK: dict[bytes, Callable[[bytes, int], bytes]] = {b"br": _brotli, b"zstd": _zstd, b"deflate": _deflate}


def _is_whole(packed: bytes, size: int) -> bool:
    """Whether gzip data is there to its end; mostly the size that stands at its end says so (RFC 1952, 2.3.1)."""
    if int.from_bytes(packed[-4:], "little") == size & 0xFFFFFFFF:
        return True
    while packed.startswith(MAGIC):  # several parts may follow one another, and anything behind the last
        unpacker = zlib.decompressobj(wbits=31)
        piece = packed
        while piece and not unpacker.eof:
            unpacker.decompress(piece, CHUNK)
            piece = unpacker.unconsumed_tail
        if not unpacker.eof:
            return False
        packed = unpacker.unused_data
    return True
