"""Saved pages: which files a path names, and the pages in each."""

from __future__ import annotations

import glob
import gzip
import os
import re
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from cleancopy.consent.model import MAX_FILE
from cleancopy.core.guard import MAX_BYTES
from cleancopy.core.headers import combined
from cleancopy.core.model import Found, Page

from .saved import SavedFiles

PAGES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".xhtml.gz")
ARCHIVES = (".warc", ".warc.gz")
HTML_TYPES = ("text/html", "application/xhtml+xml")
FILE = Found(by="file")
CHUNK = 65536  # bytes read at once to find the end of a record
CUT = "it is cut off in its last record"
HEAD_END = b"\r\n\r\n"
MAX_HEAD = 1_000_000  # bytes; headers of records take some hundreds
LENGTH = re.compile(rb"\r\ncontent-length:\s*(\d{1,15})\s*\r\n", re.I)


class Unreadable(Exception):
    """A file, or the rest of it, that cannot be read; the message says why."""


def files_of(paths: str) -> Iterator[Path]:
    """Yield the files that a comma-separated list of files, folders and globs names, folders in sorted order, lazily.

    A folder that cannot be listed stands for itself: ``pages_of`` says what is wrong with it.
    """
    for part in [paths] if Path(paths).exists() else paths.split(","):  # a name may hold commas
        text = part.strip()
        if not text:
            continue
        path = Path(text).expanduser()
        if path.is_dir():
            yield from _inside(path)
        elif path.exists():
            yield path
        else:
            for match in glob.iglob(str(path), recursive=True):
                found = Path(match)
                yield from _inside(found) if found.is_dir() else (found,)


def _inside(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for path in entries:
        if path.is_dir():
            if not path.is_symlink():  # one that leads upwards has no end
                yield from _inside(path)
        elif path.name.lower().endswith(PAGES + ARCHIVES):
            yield path


def pages_of(path: Path, saved: SavedFiles | None = None, start: int = 0) -> Iterator[Page]:
    """Yield the pages in a file; raises ``Unreadable`` where it cannot be read, after what could be.

    ``saved`` gets the robots.txt files and their like that an archive holds. ``start`` is the offset in bytes of a record of an archive,
    which is read from there on.
    """
    try:
        if path.exists() and not path.is_file():  # a folder that cannot be listed; a pipe would be waited for
            raise ValueError("it is no file that can be read")
        if path.name.lower().endswith(ARCHIVES):
            yield from _archive(path, saved, start)
        else:
            yield Page(body=_read(path), found=FILE)
    except (OSError, EOFError, zlib.error, ArchiveLoadFailed, ValueError) as error:
        raise Unreadable(f"{path}: {' '.join(str(error).split()) or type(error).__name__}") from error


def _read(path: Path) -> bytes:
    """The bytes of a saved page; a gzip bomb is cut just beyond what the guard takes, so that it is refused there."""
    with path.open("rb") as file:
        if file.read(2) != b"\x1f\x8b":
            file.seek(0)
            return file.read(MAX_BYTES + 1)
    with gzip.open(path) as packed:
        return packed.read(MAX_BYTES + 1)


def _archive(path: Path, saved: SavedFiles | None, start: int) -> Iterator[Page]:
    with path.open("rb") as stream:
        stream.seek(start)
        offset = -1
        for offset, record in _records(stream):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            headers = combined(record.http_headers.headers)
            _keep(record, headers, saved)
            if not headers.get("content-type", "text/html").lower().startswith(HTML_TYPES):
                continue
            body = _content(record, headers)
            if len(body) <= MAX_BYTES and _is_cut(record):  # seen by _records too, but after the torn page has gone out
                raise ValueError(f"it is cut off in the record at byte {offset:,}")
            yield Page(
                body=body,
                url=record.rec_headers.get_header("WARC-Target-URI"),
                headers=headers,
                status=int(record.http_headers.get_statuscode() or 0) or None,
                fetched_at=_utc(record.rec_headers.get_header("WARC-Date")),
                found=FILE,
                warc=_place(path, offset, record),
            )
        if offset < 0:  # the reader stops without a word at what it cannot unpack
            raise ValueError("it holds no WARC record that can be read")


def _content(record: Any, headers: dict[str, str]) -> bytes:
    """The body of a response, unpacked and no longer than what the guard takes; the reader of archives knows no zstd."""
    if headers.get("content-encoding", "").strip().lower() != "zstd":
        return bytes(record.content_stream().read(MAX_BYTES + 1))
    try:
        with zstd.open(record.raw_stream) as stream:
            return bytes(stream.read(MAX_BYTES + 1))
    except zstd.ZstdError as error:
        raise ValueError(f"a record is not packed as it says ({error})") from error


def _keep(record: Any, headers: dict[str, str], saved: SavedFiles | None) -> None:
    """Hand on a file that speaks for a site; one that says it is HTML is a page that stands in its place."""
    url, kind = record.rec_headers.get_header("WARC-Target-URI"), headers.get("content-type", "")
    if saved is None or kind.lower().startswith(HTML_TYPES) or not saved.wants(url, kind):
        return
    body = record.content_stream().read(MAX_FILE + 1)
    status = int(record.http_headers.get_statuscode() or 0) or None
    saved.take(url, body, status, _utc(record.rec_headers.get_header("WARC-Date")))


def _place(path: Path, offset: int, record: Any) -> dict[str, Any]:
    """Where a record stands."""
    name = record.rec_headers.get_header("WARC-Record-ID") or ""
    return {"file": path.name, "offset": offset, "record_id": name.strip("<>")}


def _records(stream: IO[bytes]) -> Iterator[tuple[int, Any]]:
    """The records of an archive with their offsets; whatever the reader stumbles over is the archive's fault."""
    records = ArchiveIterator(stream)
    last = -1
    try:
        for record in records:
            last = records.offset
            yield last, record
            if _is_cut(record):  # of any kind: the pages behind it are lost
                raise ValueError(CUT)
        if last >= 0 and not _ends_with_record(stream, last):  # the reader stops without a word
            raise ValueError(CUT)
    except (OSError, EOFError, zlib.error, ArchiveLoadFailed, ValueError):
        raise
    except Exception as error:  # a header cut short makes AttributeError, TypeError and more
        raise ValueError(f"it holds a record that cannot be read ({error})") from error


def _is_cut(record: Any) -> bool:
    """Whether the archive ends before the record does, which the reader passes over in silence."""
    while record.raw_stream.read(CHUNK):
        pass
    return bool(getattr(record.raw_stream, "limit", 0))


def _ends_with_record(stream: IO[bytes], offset: int) -> bool:
    """Whether the record that begins at an offset is whole, and nothing but white space comes after it."""
    stream.seek(offset)
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(offset)
    return _ends_with_member(stream) if packed else _ends_with_plain(stream)


def _ends_with_member(stream: IO[bytes]) -> bool:
    member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    while not member.eof:
        chunk = stream.read(CHUNK)
        if not chunk:
            return False
        packed = chunk
        while packed and not member.eof:  # in pieces, so that a bomb takes no memory
            member.decompress(packed, CHUNK)
            packed = member.unconsumed_tail
    return not (member.unused_data + stream.read(CHUNK)).strip()


def _ends_with_plain(stream: IO[bytes]) -> bool:
    head = b""
    while HEAD_END not in head:
        chunk = stream.read(CHUNK)
        if not chunk or len(head) > MAX_HEAD:
            return False
        head += chunk
    length = LENGTH.search(head[: head.index(HEAD_END) + 2])
    if length is None:
        return False
    stream.seek(int(length[1]) + head.index(HEAD_END) + len(HEAD_END) - len(head), os.SEEK_CUR)
    end = stream.read(CHUNK)
    return end.startswith(HEAD_END) and not end.strip()


def _utc(value: str | None) -> str | None:
    """A WARC date in the form all other times of fetching have; None for nonsense."""
    try:
        moment = datetime.fromisoformat(value) if value else None
    except ValueError:
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None
