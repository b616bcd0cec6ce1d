"""Inputs: from what the caller named to files, and from files to bytes, whatever they are packed with."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from typing import BinaryIO

from cleancopy.cli.packing import DAMAGED, unpacked
from cleancopy.errors import InputError, UsageError

STDIN = "-"

PACKED = ("", ".gz", ".zst")
PAGES = (
    ".html",
    ".htm",
    ".xhtml",
    ".warc",
    ".wacz",
)  # what is taken from a folder; a file named outright may be called anything
TEXTS = (".txt", ".text")
RECORDS = (".jsonl", ".ndjson")
TABLES = (".parquet",)
ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".wacz")

# A page of one of the 3,154 measured sites has 4 MB at most; a bomb of 300 kB inflates to 300 MB.
MAX_PAGE = 64 * 1024 * 1024
MAX_LINE = 64 * 1024 * 1024  # a longer line is no record but a bomb or another format
BOM = b"\xef\xbb\xbf"


def expand(names: Sequence[str], endings: Sequence[str]) -> list[str]:
    """Turn file names, folders and patterns into names of files, in the order named, a folder's files sorted.

    Raises:
        UsageError: a name fits nothing, or ``-`` is named twice.
    """
    found = [name for given in names for name in _expand_one(given, endings)]
    if found.count(STDIN) > 1:
        raise UsageError("- (standard input) can be read only once")
    return found


def _expand_one(name: str, endings: Sequence[str]) -> list[str]:
    if name == STDIN:
        return [name]
    if name.startswith(("http://", "https://")):
        raise UsageError(
            f"{name} is an address, not a file; save the page first, or use: scrapy crawl news -a site=..."
        )
    path = Path(name)
    if path.is_dir():
        return _of_folder(path, endings)
    if path.exists():
        return [name]
    matches = sorted(glob(name, recursive=True)) if any(sign in name for sign in "*?[") else []
    if not matches:
        raise UsageError(f"{name}: no such file or folder; check the path")
    return [file for match in matches for file in _expand_one(match, endings)]


def _of_folder(folder: Path, endings: Sequence[str]) -> list[str]:
    """Names of the files in a folder, and of the folders within it that cannot be listed: reading them says why."""
    closed: list[str] = []

    def refuse(error: OSError) -> None:
        if error.filename == str(folder):
            raise InputError(f"{error.filename}: {error.strerror}; check the permissions")
        closed.append(error.filename)

    wanted = tuple(ending + packed for ending in endings for packed in PACKED)
    found = (
        os.path.join(where, name)
        for where, _, names in os.walk(folder, onerror=refuse)
        for name in names
        if name.lower().endswith(wanted)
    )
    # A link that leads nowhere is told; a pipe would be waited for.
    files = [name for name in found if os.path.isfile(name) or os.path.islink(name)]
    files = sorted(files + closed)
    if not files:
        raise UsageError(f"{folder}: no {', '.join(endings)} file in this folder; name the files themselves")
    return files


def is_records(name: str) -> bool:
    """Whether a file is JSON Lines by its name."""
    return name.lower().endswith(tuple(ending + packed for ending in RECORDS for packed in PACKED))


def is_table(name: str) -> bool:
    """Whether a file is Parquet by its name."""
    return name.lower().endswith(TABLES)


def is_archive(name: str) -> bool:
    """Whether a file is WARC by its name."""
    return name.lower().endswith(ARCHIVES)


def holds_many(name: str) -> bool:
    """Whether a file holds many pages by its name."""
    return is_archive(name) or is_records(name) or is_table(name)


def size_of_all(names: Sequence[str]) -> int | None:
    """Size of files together; None where one cannot be known."""
    sizes = [size_of(name) for name in names]
    return None if None in sizes else sum(size or 0 for size in sizes)


def size_of(name: str) -> int | None:
    """Size of a file in bytes, as stored; None where it cannot be known (standard input, a pipe)."""
    if name == STDIN:
        return None
    path = Path(name)
    return path.stat().st_size if path.is_file() else None


@contextmanager
def opened(name: str) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Open a file for reading: the unpacked stream, and the stored one, whose position shows how far the reading is.

    Raises:
        InputError: the file cannot be opened.
    """
    try:
        raw: BinaryIO = sys.stdin.buffer if name == STDIN else open(name, "rb")  # noqa: SIM115  closed below
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}; check the path and its permissions") from None
    try:
        yield unpacked(raw), raw
    except IsADirectoryError:
        raise InputError(f"{name}: is a folder; name its files") from None
    finally:
        if name != STDIN:
            raw.close()


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of JSON Lines; an empty one stands for a line that is too long.

    A byte order mark may begin any of them: files that were joined have one each.
    """
    line = stream.readline(MAX_LINE)
    while line:
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE)
            line = b""
        elif line.startswith(BOM):
            line = line[len(BOM) :] or b"\n"
        yield line
        line = stream.readline(MAX_LINE)


def read_page(name: str) -> bytes:
    """Read one page, unpacked.

    Raises:
        InputError: it cannot be read, is damaged, empty or too large.
    """
    try:
        with opened(name) as (stream, _):
            body = stream.read(MAX_PAGE + 1)
    except DAMAGED:
        raise InputError(f"{shown(name)} is cut or damaged and cannot be unpacked; fetch or pack it again") from None
    except OSError as error:
        raise InputError(f"{shown(name)}: {error.strerror or error}; check the file") from None
    if not body:
        again = "look at what writes into it" if name == STDIN else "save the page again"
        raise InputError(f"{shown(name)} is empty (0 bytes); {again}")
    if len(body) > MAX_PAGE:
        raise InputError(f"{shown(name)} is larger than {MAX_PAGE // 2**20} MB unpacked; it cannot be a page")
    return body


def shown(name: str) -> str:
    """Name of an input, for messages."""
    return "standard input" if name == STDIN else name
