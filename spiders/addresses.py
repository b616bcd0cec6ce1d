"""A list of addresses of articles: one a line, or JSON Lines with a ``url``; read line by line, and told with the line what is wrong."""

from __future__ import annotations

import gzip
import json
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cleancopy.discovery.urls import PLAIN, canonical
from cleancopy.errors import UsageError

from .hosts import address_of, is_host

FORM = "write it like https://www.example.org/2026/a-story, or begin the line with # to leave it out"
SHOWN = 80  # characters of a line that is no address


def addresses_in(path: str) -> Iterator[str]:
    """Yield the addresses that a file lists, in their one form and as often as they stand there.

    Blank lines and what stands behind ``#`` at the beginning of a line or after a space are passed over; a line that begins with ``{``
    is an object with a ``url``; a file may be packed with gzip. Raises ``UsageError`` with the line when one is no address, and when
    the file cannot be read or lists nothing.
    """
    number = found = 0
    try:
        with _opened(path) as file:
            for number, line in enumerate(file, 1):
                text = line.strip()
                text = text if text.startswith("{") else text.partition(" #")[0].strip()
                if text and not text.startswith("#"):
                    found += 1
                    yield _address(text, f"{path}, line {number}")
    except UnicodeDecodeError:
        raise UsageError(f"{path}, behind line {number}: it is not a text file in UTF-8") from None
    except (OSError, EOFError, zlib.error, RuntimeError, ValueError) as error:  # RuntimeError: nobody has that home
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"the list of addresses {path!r} cannot be read: {reason}") from None
    if not found:
        raise UsageError(f"{path} lists no address: write one a line, such as https://www.example.org/2026/a-story")


def _opened(path: str) -> IO[str]:
    """The file as text; it is read once to be checked and once to be crawled, which a pipe cannot be."""
    file = Path(path).expanduser()
    if not stat.S_ISREG(file.stat().st_mode):
        raise ValueError("it is no file that can be read twice; write the addresses into one")
    with file.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
    return gzip.open(file, "rt", encoding="utf-8-sig") if packed else file.open(encoding="utf-8-sig")


def _address(text: str, where: str) -> str:
    if text.startswith("{"):
        text = _named(text, where)
    plain = PLAIN.fullmatch(text)
    if plain and is_host(plain[1]):
        return text
    url = address_of(text)
    if not url:
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}..."
        raise UsageError(f"{where}: {shown!r} is no address: {FORM}")
    return canonical(url)


def _named(line: str, where: str) -> str:
    """The address that an object of JSON names."""
    try:
        found = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{where}: it begins like an object of JSON and is none: {error}") from None
    url = found.get("url")
    if not isinstance(url, str) or not url.strip():
        raise UsageError(f'{where}: the object has no "url" with an address')
    return url.strip()
