"""The pages of all inputs, whatever they stand in: files of their own, WARC, JSON Lines, Parquet, standard input."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from cleancopy.cli import inputs, tables
from cleancopy.cli.packing import DAMAGED
from cleancopy.core.model import Found, Page
from cleancopy.errors import InputError, UsageError

FILE = Found(by="file")
PROBE = 100  # records without the field before its name is taken for wrong
HTML, URL = "html", "url"
SHOWN = 20  # names of fields in a message

Place = tuple[int, ...]
"""Index of an input, how many of its pages come before, and in an archive the offset in bytes of a record with how many pages to pass over
from there: the last of these pages, or the record behind a damaged place and none."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Which fields of a record, or columns of a table, hold a page."""

    html: str = HTML
    """The page itself, a text or bytes."""
    url: str | None = None
    """Where it was fetched from; None for ``url``, where there is one."""

    def missing(self, names: Collection[str]) -> str | None:
        """Return the name of a field that should be there and is not."""
        wanted = [self.html, *([self.url] if self.url is not None else [])]
        return next((name for name in wanted if name not in names), None)

    def page(self, html: object, url: object, place: str | None = None) -> Page:
        """Make a page of the values of a record; ``place`` is where it stands.

        Raises:
            InputError: there is none.
        """
        if isinstance(html, str | bytes) and html.strip():
            return Page(
                body=html, url=(url.strip() or None) if isinstance(url, str) else None, found=replace(FILE, file=place)
            )
        white = "white space" if isinstance(html, str | bytes) and html else "nothing"
        what = white if html is None or isinstance(html, str | bytes) else type(html).__name__
        raise InputError(f"no page in field {self.html!r}, but {what}")


USUAL_FIELDS = Fields()


@dataclass(frozen=True, slots=True)
class Job:
    """One page to be cleaned."""

    name: str
    """Name of its file, for messages; in an archive with its address, in a table with its number."""
    position: int
    """Where the reading stands before it, in stored bytes over all inputs."""
    page: Page | None = None
    """The page itself, where it is not the whole of a file."""
    problem: str = ""
    """Why there is no page."""
    line: bytes | None = None
    """The record of JSON Lines that holds it."""
    after: Place = ()
    """The place behind it."""


def jobs(names: Sequence[str], fields: Fields, start: Place = (0, 0)) -> Iterator[Job]:
    """Yield the pages of all inputs from a place on.

    Those of archives, tables and standard input are read here, records are cut here and read by the process that cleans, files are
    opened there.

    Raises:
        UsageError: no record of an input, or no column of it, has the name that was given.
    """
    before = 0
    for number, name in enumerate(names):
        if number >= start[0]:
            at = start if number == start[0] else (number, 0)
            for count, job in enumerate(_from(name, before, fields, at), at[1] + 1):
                yield replace(job, after=(number, count, *job.after))
        before += inputs.size_of(name) or 0


def _from(name: str, before: int, fields: Fields, start: Place) -> Iterator[Job]:
    _, skipped, *offset = start
    if inputs.is_table(name):
        return _of_table(name, before, fields, skipped)
    if offset:
        return islice(_of_archive(name, before, offset[0]), offset[1], None)
    return islice(_of(name, before, fields), skipped, None)


def _of(name: str, before: int, fields: Fields) -> Iterator[Job]:
    if inputs.is_archive(name):
        return _of_archive(name, before)
    if inputs.is_records(name):
        return _of_records(name, before, fields)
    return iter([_of_stdin(before) if name == inputs.STDIN else Job(name, before)])


def _of_archive(name: str, before: int, start: int = 0) -> Iterator[Job]:
    from cleancopy.spiders.files import Unreadable, in_short, pages_of
    from cleancopy.spiders.warc import WACZ, Reading

    reading = Reading()
    zipped = name.lower().endswith(WACZ)  # of which of its archives, no offset says
    try:
        for page in pages_of(Path(name), start=start, reading=reading):
            while reading.damages:
                damage = reading.damages.pop(0)
                problem = f"{name}: {in_short(damage.reason)}; fetch it again"
                yield Job(name, before + reading.stored, problem=problem, after=() if zipped else (damage.end, 0))
            offset = int((page.warc or {}).get("offset") or 0)
            yield Job(f"{name}: {page.url}", before + reading.stored, page, after=() if zipped else (offset, 1))
    except Unreadable as error:  # told where it happens; the pages before it are cleaned
        yield Job(name, before, problem=f"{error}; fetch it again")


def _of_stdin(before: int) -> Job:
    try:
        return Job(inputs.STDIN, before, Page(body=inputs.read_page(inputs.STDIN)))
    except InputError as error:
        return Job(inputs.STDIN, before, problem=str(error))


def _of_records(name: str, before: int, fields: Fields) -> Iterator[Job]:
    with inputs.opened(name) as (stream, stored):
        try:
            for number, line in _checked(name, stream, fields):
                yield Job(f"{name}:{number}", before + (stored.tell() if stored.seekable() else 0), line=line)
        except DAMAGED:
            yield Job(
                name, before, problem=f"{inputs.shown(name)} is cut or damaged from some place on; fetch it again"
            )
        except OSError as error:
            yield Job(name, before, problem=f"{inputs.shown(name)}: {error.strerror or error}; check the file")


def _checked(name: str, stream: BinaryIO, fields: Fields) -> Iterator[tuple[int, bytes]]:
    """Number the lines that are not empty, and pass them on once a record with the fields was seen."""
    lines = ((number, line) for number, line in enumerate(inputs.lines(stream), 1) if not line.isspace())
    held: list[tuple[int, bytes]] = []
    seen: dict[str, None] = {}
    for number, line in lines:
        held.append((number, line))
        record = _read(line)
        seen.update(dict.fromkeys(record if isinstance(record, dict) else ()))
        if fields.missing(seen) is None:
            break
        if len(held) == PROBE:
            raise _no_field(name, fields, list(seen))
    else:
        if seen:
            raise _no_field(name, fields, list(seen))
    yield from held
    yield from lines


def _no_field(name: str, fields: Fields, names: Sequence[str]) -> UsageError | InputError:
    if not names:
        return InputError(f"{inputs.shown(name)} is not JSON Lines: its first {PROBE} lines are no JSON objects")
    missing = fields.missing(names)
    option = "--url-field" if missing != fields.html else "--html-field"
    listed = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
    text = "" if inputs.is_table(name) or missing != fields.html else ", or --field for text without markup"
    return UsageError(f"no field {missing!r} in {inputs.shown(name)}; give {option} one of: {listed}{text}")


def _read(line: bytes) -> object:
    """The value of a line, or why there is none."""
    try:
        return json.loads(line) if line else f"longer than {inputs.MAX_LINE // 2**20} MB"
    except UnicodeDecodeError:
        return "not UTF-8"
    except RecursionError:
        return "nested too deep"
    except ValueError:  # a number of more than 4,300 digits as well
        return "not a JSON object"


def page_of(line: bytes, fields: Fields, place: str) -> Page:
    """Read the page in a record; ``place`` is where it stands.

    Raises:
        InputError: it is no record, or has no page; the message says why.
    """
    record = _read(line)
    if not isinstance(record, dict):
        raise InputError(record if isinstance(record, str) and line[:1] != b'"' else "not a JSON object")
    return fields.page(record.get(fields.html), record.get(fields.url or URL), place)


def _of_table(name: str, before: int, fields: Fields, skipped: int) -> Iterator[Job]:
    number = skipped
    try:
        with tables.opened(name) as table:
            columns = _columns(name, table, fields)
            share = (inputs.size_of(name) or 0) / max(table.metadata.num_rows, 1)
            for number, row in enumerate(tables.rows(table, columns, skipped), skipped + 1):
                position = before + int(share * (number - 1))
                where = f"{name}: row {number}"
                try:
                    yield Job(
                        where, position, fields.page(row[fields.html], row.get(fields.url or URL), f"{name}:{number}")
                    )
                except InputError as error:
                    yield Job(where, position, problem=f"{where}: {error}")
    except InputError as error:  # told where it happens; the rows before it are cleaned
        yield Job(name, before, problem=str(error))


def _columns(name: str, table: Any, fields: Fields) -> list[str]:
    """The columns to read, that of the page first."""
    from pyarrow import types

    names = table.schema_arrow.names
    if fields.missing(names) is not None:
        raise _no_field(name, fields, names)
    kind = table.schema_arrow.field(fields.html).type
    if types.is_dictionary(kind):
        kind = kind.value_type
    if not any(
        is_kind(kind) for is_kind in (types.is_string, types.is_large_string, types.is_binary, types.is_large_binary)
    ):
        raise UsageError(
            f"column {fields.html!r} of {name} holds {kind}, not text or bytes; give --html-field another one"
        )
    url = fields.url or URL
    return [fields.html, url] if url in names and url != fields.html else [fields.html]
