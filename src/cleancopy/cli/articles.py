"""Articles for the commands that work on them: from stores, and from JSON Lines in files and folders."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from cleancopy.cli import inputs
from cleancopy.cli.packing import DAMAGED
from cleancopy.dataset.prepare import Batch
from cleancopy.errors import InputError, UsageError

BOM = b"\xef\xbb\xbf"
LEDGER = "ledger.sqlite"
SIZE = 256 * 1024  # bytes a batch
MAX_LINE = 64 * 1024 * 1024  # a longer line is no article but a bomb or another format


class Articles:
    """The lines of stores and files, in batches that are always cut alike; positions are in stored bytes."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)
        if inputs.STDIN in names:
            raise UsageError(
                "a build reads files, so that it can go on after a crash; save standard input to a file first"
            )
        self._stores = [name for name in names if (Path(name) / LEDGER).is_file()]
        rest = [name for name in names if name not in self._stores]
        self._files = inputs.expand(rest, inputs.RECORDS) if rest else []
        paths = [path for name in self._stores for path in sorted((Path(name) / "articles").rglob("*.jsonl*"))]
        paths += [Path(name) for name in self._files]
        self._ends: dict[str, int] = {}
        self.total: int | None = 0
        for path in paths:
            self.total += path.stat().st_size if path.is_file() else 0
            self._ends[str(path)] = self.total

    def fingerprint(self) -> str:
        """Return a digest of the names, sizes and times of all files; of a stream, of nothing but its name."""
        digest = hashlib.sha256()
        for name in self._ends:
            found = Path(name).stat()
            digest.update(f"{Path(name).absolute()}\n{found.st_size}\n{found.st_mtime_ns}\n".encode())
        return digest.hexdigest()

    def batches(self) -> Iterator[Batch]:
        """Yield the lines; of a store the newest revision of each URL.

        Raises:
            InputError: a file cannot be read or unpacked, from its beginning or from some place on.
            StoreError: a part of a store is damaged.
        """
        for name in self._stores:
            yield from self._of_store(name)
        for name in self._files:
            yield from _of_file(name, self._ends[name] - (inputs.size_of(name) or 0))

    def _of_store(self, name: str) -> Iterator[Batch]:
        from cleancopy.ledger.reading import lines

        batch, size = Batch(name), 0
        for number, line in enumerate(lines(name), 1):
            batch.lines.append((number, line.data))
            size += len(line.data)
            batch.position = self._ends.get(str(Path(name) / line.part), 0)
            if size >= SIZE:
                yield batch
                batch, size = Batch(name), 0
        if batch.lines:
            yield batch


def _of_file(name: str, before: int) -> Iterator[Batch]:
    with inputs.opened(name) as (stream, stored):
        batch, size = Batch(name), 0
        for number, line, fault in _lines(name, stream):
            batch.position = before + (stored.tell() if stored.seekable() else 0)
            if fault:
                batch.faults.append((number, fault))
            else:
                batch.lines.append((number, line))
            size += len(line)
            if size >= SIZE:
                yield batch
                batch, size = Batch(name), 0
        if batch.lines or batch.faults:
            yield batch


def _lines(name: str, stream: BinaryIO) -> Iterator[tuple[int, bytes, str]]:
    """Number, line and fault of each line that is not empty; what stands before a damaged place counts."""
    number = 0
    try:
        while line := stream.readline(MAX_LINE):
            number += 1
            if len(line) == MAX_LINE and not line.endswith(b"\n"):
                while (more := stream.readline(MAX_LINE)) and not more.endswith(b"\n"):
                    pass
                yield number, b"", f"longer than {MAX_LINE // 2**20} MB"
            elif not (line := line.removeprefix(BOM) or b"\n").isspace():  # files that were joined have one each
                yield number, line, ""
    except DAMAGED:
        yield number + 1, b"", "cut or damaged, the rest cannot be unpacked"
    except OSError as error:
        raise InputError(f"{inputs.shown(name)}: {error.strerror or error}; check the file") from None
