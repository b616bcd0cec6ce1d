"""The pages in archives: WARC, packed record by record, as a whole or not at all, and WACZ, a zip archive that holds WARC."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, cast

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

from .bodies import content
from .damage import MANY, Damage, next_record
from .saved import SavedFiles

WARC = (".warc", ".warc.gz", ".warc.zst")
WACZ = (".wacz",)
HTML_TYPES = ("text/html", "application/xhtml+xml")
EMPTY = (204, *range(300, 400))  # answers that need no body; they are no pages that got lost
FILE = Found(by="file")
GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
CHUNK = 65536  # bytes read at once to find the end of a record
CUT = "it is cut off in its last record"
HEAD_END = b"\r\n\r\n"
MAX_HEAD = 1_000_000  # bytes; headers of records take some hundreds
LENGTH = re.compile(rb"\r\ncontent-length:\s*(\d{1,15})\s*\r\n", re.I)
DICTIONARY = b"\x5d\x2a\x4d\x18"  # a frame ahead of all others that the WARC files of some archives begin with
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f-\x9f]")  # what the head of a record of ARC begins with
# What reading damaged data raises, the zip reader's own among it.
DAMAGED = (OSError, EOFError, ValueError, zlib.error, zstd.ZstdError, zipfile.BadZipFile, ArchiveLoadFailed)


@dataclass(slots=True)
class Reading:
    """How far the reading of an archive is."""

    stored: int = 0
    """Bytes of the file, as it is stored."""
    record: int = 0
    """Offset in bytes of the record that was read last."""
    damages: list[Damage] = field(default_factory=list)
    """What could not be read ahead of the page that was given last, for whoever takes it out of the list."""


class _Unpacking(io.RawIOBase):
    """An archive that is packed as a whole; the reader of records would take a cut, which raises EOFError, for the end."""

    def __init__(self, packed: Any) -> None:
        self._packed = packed
        self._place = 0

    def read(self, size: int = -1, /) -> bytes:
        try:
            data = bytes(self._packed.read(size))
        except (EOFError, zstd.ZstdError, zlib.error) as error:
            raise OSError(f"it is cut off or damaged behind byte {self._place:,} of what is packed in it") from error
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place

    def readable(self) -> bool:
        return True

    def skip(self, size: int) -> None:
        while size > 0 and (data := self.read(min(size, CHUNK))):
            size -= len(data)


def pages(
    path: Path, saved: SavedFiles | None = None, start: int = 0, reading: Reading | None = None
) -> Iterator[Page]:
    """Yield the pages of an archive; raises one of ``DAMAGED`` where it cannot be read, after what could be.

    ``saved`` gets the robots.txt files and their like that it holds. ``start`` is the offset in bytes of a record, which is read from
    there on; WACZ is read from its beginning. ``reading`` is told what could not be read in the midst; what nobody takes out of it is
    raised at the end.
    """
    reading = reading or Reading()
    yield from _of_archive(path, saved, start, reading)
    if reading.damages:
        more = len(reading.damages) - 1
        raise ValueError(reading.damages[0].reason + (f", and {more:,} more" if more else ""))


def _of_archive(path: Path, saved: SavedFiles | None, start: int, reading: Reading) -> Iterator[Page]:
    with path.open("rb") as file:
        if not path.name.lower().endswith(WACZ):
            yield from _watched(_all_pages(file, path.name, saved, start, reading), file, reading)
            return
        with zipfile.ZipFile(file) as whole:
            names = sorted(name for name in whole.namelist() if name.lower().endswith(WARC))
            if not names:
                raise ValueError("it holds no WARC file")
            for name in names:
                try:
                    with whole.open(name) as member:
                        yield from _watched(_all_pages(member, f"{path.name}/{name}", saved, 0, reading), file, reading)
                except DAMAGED as error:  # costs the rest of this one
                    reading.damages.append(Damage(f"{name}: {error}"))


def _watched(found: Iterator[Page], file: IO[bytes], reading: Reading) -> Iterator[Page]:
    for page in found:
        reading.stored = file.tell()
        yield page


def _all_pages(file: IO[bytes], name: str, saved: SavedFiles | None, start: int, reading: Reading) -> Iterator[Page]:
    """The pages ahead of damaged places and those behind them; nothing is found behind one that is within what is packed as a whole."""
    whole = _is_whole(file)
    for count in range(MANY + 1):
        reading.record = start
        try:
            yield from _pages(file, name, saved, start, reading)
            return
        except DAMAGED as error:
            found = None if whole or count == MANY else next_record(file, reading.record + 1)
            if found is None:
                raise
            place = f"it is damaged between bytes {reading.record:,} and {found:,}"
            reason = str(error).partition(", first line:")[0]  # of bytes that nobody can read
            reading.damages.append(Damage(f"{place} ({reason})", found))
            start = found


def _is_whole(file: IO[bytes]) -> bool:
    """Whether what stands in a file is packed as a whole, so that offsets are of what is packed."""
    with _opened(file, 0) as stream:
        return isinstance(stream, _Unpacking)


def _pages(file: IO[bytes], name: str, saved: SavedFiles | None, start: int, reading: Reading) -> Iterator[Page]:
    offset = -1
    with _opened(file, start) as stream:
        for offset, record in _records(stream, reading):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            headers = combined(record.http_headers.headers)
            _keep(record, headers, saved)
            status = _status(record)
            if not (headers.get("content-type") or "text/html").lower().startswith(HTML_TYPES):
                continue
            body = content(record.raw_stream, headers, MAX_BYTES + 1)
            if not body and status in EMPTY:
                continue
            if len(body) <= MAX_BYTES and _is_cut(record):  # seen by _records too, but after the torn page has gone out
                raise ValueError(f"it is cut off in the record at byte {offset:,}")
            yield Page(
                body=body,
                url=record.rec_headers.get_header("WARC-Target-URI"),
                headers=headers,
                status=status,
                fetched_at=_utc(record.rec_headers.get_header("WARC-Date")),
                found=FILE,
                warc=_place(name, offset, record),
            )
    if offset < 0:  # the reader stops without a word at what it cannot unpack
        raise ValueError("it holds no WARC record that can be read")


@contextmanager
def _opened(file: IO[bytes], start: int) -> Iterator[IO[bytes]]:
    """Give the stream of an archive's records from a place on: the file itself, or what is packed in it as a whole."""
    head = file.read(4)
    file.seek(0)
    packed: Any = None
    if head in (ZSTD, DICTIONARY):
        packed = zstd.open(file, zstd_dict=_dictionary(file) if head == DICTIONARY else None)
    elif head.startswith(GZIP) and _is_one_member(file):
        packed = gzip.GzipFile(fileobj=file)
    if packed is None:
        file.seek(start)
        yield file
        return
    with packed:
        stream = _Unpacking(packed)
        stream.skip(start)
        yield cast(IO[bytes], stream)


def _dictionary(file: IO[bytes]) -> Any:
    """The dictionary that a WARC file in zstd begins with, itself packed or not."""
    size = int.from_bytes(file.read(8)[4:], "little")
    data = file.read(min(size, MAX_BYTES))
    file.seek(0)
    return zstd.ZstdDict(zstd.decompress(data) if data.startswith(ZSTD) else data)


def _is_one_member(file: IO[bytes]) -> bool:
    """Whether the first member of a gzip file goes on behind its first record, which the reader of records cannot read."""
    member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    seen, data, wanted = b"", file.read(CHUNK), MAX_HEAD
    length = 0
    try:
        while data and not member.eof and length < wanted:
            piece = member.decompress(data, CHUNK)
            length += len(piece)
            data = member.unconsumed_tail or file.read(CHUNK)
            if wanted == MAX_HEAD:
                seen += piece
                wanted = _end_of_first(seen) or MAX_HEAD
    except zlib.error:
        return False
    finally:
        file.seek(0)
    return length > wanted != MAX_HEAD


def _end_of_first(head: bytes) -> int | None:
    """Length of the first record, with the white space behind it, by the head of an archive that begins with it."""
    end = head.find(HEAD_END)
    told = LENGTH.search(head[: end + 2]) if end >= 0 else None
    return end + len(HEAD_END) + int(told[1]) + len(HEAD_END) if told else None


def _keep(record: Any, headers: dict[str, str], saved: SavedFiles | None) -> None:
    """Hand on a file that speaks for a site; one that says it is HTML is a page that stands in its place."""
    url, kind = record.rec_headers.get_header("WARC-Target-URI"), headers.get("content-type", "")
    if saved is None or kind.lower().startswith(HTML_TYPES) or not saved.wants(url, kind):
        return
    body = content(record.raw_stream, headers, MAX_FILE + 1)
    saved.take(url, body, _status(record), _utc(record.rec_headers.get_header("WARC-Date")))


def _status(record: Any) -> int | None:
    """The status of an answer; None where the record says none that is a number."""
    told = record.http_headers.get_statuscode() or ""
    return int(told) or None if told.isascii() and told.isdigit() else None


def _place(name: str, offset: int, record: Any) -> dict[str, Any]:
    """Where a record stands."""
    number = record.rec_headers.get_header("WARC-Record-ID") or ""
    return {"file": name, "offset": offset, "record_id": number.strip("<>")}


def _records(stream: IO[bytes], reading: Reading) -> Iterator[tuple[int, Any]]:
    """The records of an archive with their offsets; whatever the reader stumbles over is the archive's fault."""
    records = ArchiveIterator(stream)
    records.INC_RECORD = ""  # what it says on stderr of a wrong length; what follows from it is told
    last = -1
    try:
        for record in records:
            # The reader takes any line of five words for the head of a record of ARC.
            if record.format == "arc" and not ADDRESS.match(record.rec_headers.get_header("uri") or ""):
                raise ValueError("it holds bytes that are no record")
            reading.record = last = records.offset
            yield last, record
            if _is_cut(record):  # of any kind: the pages behind it are lost
                raise ValueError(CUT)
        if last >= 0 and not isinstance(stream, _Unpacking) and not _ends_with_record(stream, last):
            raise ValueError(CUT)  # the reader stops without a word
    except DAMAGED:
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
    packed = stream.read(2) == GZIP
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
