"""Saved pages: which files a path names, and the pages in each."""

from __future__ import annotations

import glob
import gzip
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from cleancopy.core.guard import MAX_BYTES
from cleancopy.core.model import Found, Page

PAGES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".xhtml.gz")
ARCHIVES = (".warc", ".warc.gz")
HTML_TYPES = ("text/html", "application/xhtml+xml")
FILE = Found(by="file")


class Unreadable(Exception):
    """A file, or the rest of it, that cannot be read; the message says why."""


def files_of(paths: str) -> Iterator[Path]:
    """Yield the files that a comma-separated list of files, folders and globs names, folders in sorted order, lazily."""
    for part in paths.split(","):
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
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield from _inside(path)
        elif path.name.lower().endswith(PAGES + ARCHIVES):
            yield path


def pages_of(path: Path) -> Iterator[Page]:
    """Yield the pages in a file; raises ``Unreadable`` where it cannot be read, after what could be."""
    try:
        if path.name.lower().endswith(ARCHIVES):
            yield from _archive(path)
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


def _archive(path: Path) -> Iterator[Page]:
    with path.open("rb") as stream:
        records = 0
        for record in ArchiveIterator(stream):
            records += 1
            if record.rec_type != "response" or record.http_headers is None:
                continue
            headers = {name.lower(): value for name, value in record.http_headers.headers}
            if not headers.get("content-type", "text/html").lower().startswith(HTML_TYPES):
                continue
            yield Page(
                body=record.content_stream().read(MAX_BYTES + 1),
                url=record.rec_headers.get_header("WARC-Target-URI"),
                headers=headers,
                status=int(record.http_headers.get_statuscode() or 0) or None,
                fetched_at=_utc(record.rec_headers.get_header("WARC-Date")),
                found=FILE,
            )
        if not records:  # the reader stops without a word at what it cannot unpack
            raise ValueError("it holds no WARC record that can be read")


def _utc(value: str | None) -> str | None:
    """A WARC date in the form all other times of fetching have; None for nonsense."""
    try:
        moment = datetime.fromisoformat(value) if value else None
    except ValueError:
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None
