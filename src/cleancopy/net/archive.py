"""Writes what a crawl fetches to WARC files (ISO 28500), so that no page need be fetched twice: requests, responses, robots.txt.

A response is written as it came, still packed (``Content-Encoding``); only the chunks it was sent in are gone, so ``Transfer-Encoding``
goes too and ``Content-Length`` is that of the body. A file is named ``NAME.open`` until it is whole.
"""

from __future__ import annotations

import io
import logging
import os
import socket
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from twisted.web.http import RESPONSES
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cleancopy.core.version import VERSION

logger = logging.getLogger(__name__)
OPEN = ".open"
META = "cleancopy_warc"
"""Where a request carries the place of its record: ``file``, ``offset``, ``record_id`` and ``date``."""
SIZE = 1_000_000_000  # bytes; what archives and Common Crawl use
LEFT_OUT = frozenset({"transfer-encoding", "content-length"})
SECRET = frozenset({"cookie", "authorization", "proxy-authorization"})
GZIP = 16 + zlib.MAX_WBITS


class ArchiveWriter:
    """Writes every response of a crawl, with its request, while the crawl runs."""

    def __init__(self, folder: Path, size: int, stats: Any) -> None:
        self._folder = folder
        self._size = size
        self._stats = stats
        self._file: BinaryIO | None = None
        self._path = folder
        self._writer: Any = None
        self._number = 0
        self._failed = ""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read the folder from ``CLEANCOPY_WARC`` and the size of a file from ``CLEANCOPY_WARC_BYTES``."""
        folder = crawler.settings.get("CLEANCOPY_WARC")
        if not folder:
            raise NotConfigured
        writer = cls(Path(folder).expanduser(), crawler.settings.getint("CLEANCOPY_WARC_BYTES", SIZE), crawler.stats)
        crawler.signals.connect(writer.begin, signal=signals.spider_opened)
        crawler.signals.connect(writer.keep, signal=signals.response_downloaded)
        crawler.signals.connect(writer.end, signal=signals.spider_closed)
        return writer

    def begin(self) -> None:
        """Make the folder, and finish the files that an earlier crawl left open."""
        with _Guard(self):
            self._folder.mkdir(parents=True, exist_ok=True)
            for path in sorted(self._folder.glob(f"*{OPEN}")):
                if not _is_written(path):
                    finish(path)

    def keep(self, response: Response, request: Request) -> None:
        """Write a response and its request; its place goes with the request."""
        if self._failed:
            return
        with _Guard(self):
            self._roll()
            assert self._file is not None
            place = self._file.tell()
            record = self._response(response)
            self._writer.write_record(record)
            about = record.rec_headers
            request.meta[META] = {
                "file": self._path.name.removesuffix(OPEN),
                "offset": place,
                "record_id": about.get_header("WARC-Record-ID").strip("<>"),
                "date": about.get_header("WARC-Date"),
            }
            self._writer.write_record(self._request(request, record))
            self._file.flush()
            self._stats.inc_value("cleancopy/warc/responses")

    def end(self) -> None:
        """Finish the last file."""
        with _Guard(self):
            self._close()

    def fail(self, error: OSError) -> None:
        """Say once that nothing more is written; the crawl goes on."""
        if self._failed:
            return
        if self._file is not None:
            with suppress(OSError):  # what is still to be written has no place
                self._file.close()
            self._file = None
        self._failed = error.strerror or str(error)
        self._stats.set_value("cleancopy/warc/failed", self._failed)
        logger.error("The archive %s cannot be written: %s. The crawl goes on without it.", self._folder, self._failed)

    def _roll(self) -> None:
        """Open a file, or the next one."""
        if self._file is not None and self._file.tell() >= self._size:
            self._close()
        if self._file is not None:
            return
        self._number += 1
        stamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
        name = f"cleancopy-{stamp}-{self._number:05}-{os.getpid()}.warc.gz{OPEN}"
        self._path = self._folder / name
        self._file = self._path.open("xb")
        self._writer = WARCWriter(self._file, gzip=True)
        info = {"software": f"cleancopy/{VERSION}", "format": "WARC File Format 1.1", "hostname": socket.gethostname()}
        self._writer.write_record(self._writer.create_warcinfo_record(name.removesuffix(OPEN), info))

    def _close(self) -> None:
        if self._file is None:
            return
        file, self._file = self._file, None
        file.flush()
        os.fsync(file.fileno())
        file.close()
        os.replace(self._path, self._path.with_name(self._path.name.removesuffix(OPEN)))

    def _response(self, response: Response) -> Any:
        status = f"{response.status} {RESPONSES.get(response.status, b'').decode()}".strip()
        headers = [*_headers(response.headers, LEFT_OUT), ("Content-Length", str(len(response.body)))]
        told = StatusAndHeaders(status, headers, protocol=_protocol(response))
        extra = {"WARC-IP-Address": str(response.ip_address)} if response.ip_address else {}
        return self._writer.create_warc_record(
            response.url,
            "response",
            payload=io.BytesIO(response.body),
            length=len(response.body),
            http_headers=told,
            warc_headers_dict=extra,
        )

    def _request(self, request: Request, response: Any) -> Any:
        """The request as it was sent; what opens doors is left out."""
        parts = urlsplit(request.url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = [("Host", parts.netloc.rpartition("@")[2]), *_headers(request.headers, SECRET)]
        told = StatusAndHeaders(f"{request.method} {path} HTTP/1.1", headers, is_http_request=True)
        extra = {
            "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
            "WARC-Date": response.rec_headers.get_header("WARC-Date"),
        }
        body = io.BytesIO(request.body)
        return self._writer.create_warc_record(
            request.url, "request", payload=body, length=len(request.body), http_headers=told, warc_headers_dict=extra
        )


class _Guard:
    """An error of the disk ends the archive, not the crawl."""

    def __init__(self, writer: ArchiveWriter) -> None:
        self._writer = writer

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> bool:
        if isinstance(error, OSError):
            self._writer.fail(error)
            return True
        return False


def _headers(headers: Any, without: frozenset[str]) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
        if name.decode("latin-1").lower() not in without
    ]


def _protocol(response: Response) -> str:
    """The version of HTTP as WARC files write it: what came over a newer one reads like 1.1."""
    return "HTTP/1.0" if response.protocol == "HTTP/1.0" else "HTTP/1.1"


def _is_written(path: Path) -> bool:
    """Whether the process that a file is named for still runs."""
    pid = path.name.removesuffix(OPEN).removesuffix(".warc.gz").rpartition("-")[2]
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return int(pid) != os.getpid()


def finish(path: Path) -> None:
    """Cut a file that was left open back to its last whole record, and give it its name."""
    end = whole(path)
    if end:
        os.truncate(path, end)
        os.replace(path, path.with_name(path.name.removesuffix(OPEN)))
    else:
        path.unlink()


def whole(path: Path) -> int:
    """Return where the last whole gzip member of a file ends, in bytes."""
    end = at = 0
    unpacker = zlib.decompressobj(GZIP)
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            while chunk:
                try:
                    unpacker.decompress(chunk)
                except zlib.error:
                    return end
                if not unpacker.eof:
                    at += len(chunk)
                    break
                used = len(chunk) - len(unpacker.unused_data)
                at += used
                end, chunk = at, unpacker.unused_data
                unpacker = zlib.decompressobj(GZIP)
    return end
