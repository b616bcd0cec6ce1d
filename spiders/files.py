"""Saved pages: which files a path names, and the pages in each."""

from __future__ import annotations

import glob
import gzip
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from cleancopy.core.guard import MAX_BYTES
from cleancopy.core.model import Page

from . import warc
from .saved import SavedFiles
from .warc import FILE, Reading

PAGES = tuple(ending + packed for ending in (".html", ".htm", ".xhtml") for packed in ("", ".gz", ".zst"))
ARCHIVES = warc.WARC + warc.WACZ
MAX_MESSAGE = 160  # characters


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


def pages_of(
    path: Path, saved: SavedFiles | None = None, start: int = 0, reading: Reading | None = None
) -> Iterator[Page]:
    """Yield the pages in a file; raises ``Unreadable`` where it cannot be read, after what could be.

    ``saved`` gets the robots.txt files and their like that an archive holds. ``start`` is the offset in bytes of a record of an archive,
    which is read from there on; ``reading`` is told how far the reading of one is, and what of it could not be read.
    """
    try:
        if path.exists() and not path.is_file():  # a folder that cannot be listed; a pipe would be waited for
            raise ValueError("it is no file that can be read")
        if path.name.lower().endswith(ARCHIVES):
            yield from warc.pages(path, saved, start, reading)
        else:
            yield Page(body=_read(path), found=replace(FILE, file=str(path)))
    except warc.DAMAGED as error:
        raise Unreadable(f"{path}: {in_short(error)}") from error


def in_short(error: object) -> str:
    """What is wrong, in a line; what the reader of archives says has bytes of the file in it."""
    words = " ".join(str(error).split()) or type(error).__name__
    shown = "".join(sign if sign.isprintable() else "?" for sign in words)
    return shown if len(shown) <= MAX_MESSAGE else f"{shown[:MAX_MESSAGE]}..."


def _read(path: Path) -> bytes:
    """The bytes of a saved page; a bomb is cut just beyond what the guard takes, so that it is refused there."""
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(0)
        if head.startswith(warc.GZIP):
            with gzip.open(file) as packed:
                return packed.read(MAX_BYTES + 1)
        if head == warc.ZSTD:
            with zstd.open(file) as frames:
                return bytes(frames.read(MAX_BYTES + 1))
        return file.read(MAX_BYTES + 1)
