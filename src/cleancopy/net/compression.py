"""Packed answers as they come: those that end too early are no answer, and what is not packed at all is taken as it is."""

from __future__ import annotations

import zlib

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

GZIP = (b"gzip", b"x-gzip")
MAGIC = b"\x1f\x8b"
PLAIN = (b"identity", b"none", b"")
"""Names that some servers have for an answer that is not packed; RFC 9110 (8.4.1) reserves the first and has none of them sent."""
CHUNK = 1 << 16


class CutOff(ValueError):
    """A packed answer that ends before its end: half an article looks like a whole one."""


class CompressionMiddleware(HttpCompressionMiddleware):
    """Scrapy's middleware, which takes what there is of a packed answer that was cut off, and loses one that was never packed."""

    def process_response(self, request: Request, response: Response, spider: object = None) -> Request | Response:
        """Return the response unpacked; raises ``CutOff``."""
        named = b",".join(response.headers.getlist("Content-Encoding")).strip().lower()
        gzip = named in GZIP
        if not response.headers.getlist("Content-Encoding"):
            return response
        if named in PLAIN or (gzip and not response.body.startswith(MAGIC)):
            del response.headers["Content-Encoding"]
            kind = responsetypes.from_args(headers=response.headers, url=response.url, body=response.body)
            return response.replace(cls=kind)  # Scrapy does not look at the type of a packed answer
        unpacked = super().process_response(request, response)
        if gzip and isinstance(unpacked, Response) and not _is_whole(response.body, len(unpacked.body)):
            raise CutOff("its gzip data ends before its end")
        return unpacked


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
