"""Shards: files of rows, JSON Lines packed with zstd, and Parquet beside them when asked for."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from cleancopy.errors import UsageError

from .rows import COLUMNS, TYPES

if sys.version_info >= (3, 14):
    from compression.zstd import CompressionParameter, ZstdError, ZstdFile
else:
    from backports.zstd import CompressionParameter, ZstdError, ZstdFile

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetWriter

ENDING = ".jsonl.zst"
PARQUET = "parquet"
LEVEL = 6
GROUP = 5000  # rows of a row group
CHUNK = 1 << 20
DAMAGED = (ZstdError, EOFError)


@dataclass(frozen=True, slots=True)
class Shard:
    """What the manifest says of a file of rows."""

    file: str
    """Path in the dataset's folder."""
    rows: int
    bytes: int
    """Size of the file."""
    sha256: str
    """Of the file, in hexadecimal."""
    content_bytes: int
    """Size of the rows as JSON Lines."""
    content_sha256: str
    """Of the rows as JSON Lines; it does not change with the version of the packer."""
    parquet: dict[str, Any] | None = None
    """``file``, ``bytes`` and ``sha256`` of the same rows as Parquet; None when there are none."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return asdict(self)


class ShardWriter:
    """Writes one shard; the files appear under their names when they are whole."""

    def __init__(self, folder: Path, name: str, *, parquet: bool) -> None:
        self.name = name
        self.rows = 0
        self.size = 0
        self._path = folder / f"{name}{ENDING}"
        self._digest = sha256()
        options: dict[int, int] = {CompressionParameter.compression_level: LEVEL, CompressionParameter.checksum_flag: 1}
        self._raw = open(_part(self._path), "wb")  # noqa: SIM115  closed at the end
        self._stream = ZstdFile(self._raw, "wb", options=options)
        self._columnar = Columnar(folder / PARQUET / f"{name}.parquet") if parquet else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._raw.closed:
            self._stream.close()
            self._raw.close()

    def write(self, row: dict[str, Any]) -> None:
        """Add a row."""
        line = f"{json.dumps(row, ensure_ascii=False)}\n".encode()
        self._stream.write(line)
        self._digest.update(line)
        self.rows += 1
        self.size += len(line)
        if self._columnar:
            self._columnar.add(row)

    def finish(self) -> Shard:
        """Close the files and return what is to be known of them."""
        self._stream.close()
        self._raw.flush()
        os.fsync(self._raw.fileno())
        self._raw.close()
        _part(self._path).rename(self._path)
        parquet = self._columnar.finish() if self._columnar else None
        size, digest = file_digest(self._path)
        return Shard(self._path.name, self.rows, size, digest, self.size, self._digest.hexdigest(), parquet)


class Columnar:
    """Writes rows as Parquet."""

    def __init__(self, path: Path) -> None:
        pyarrow = need_pyarrow()
        path.parent.mkdir(exist_ok=True)
        self._path = path
        self._schema = pyarrow.schema(
            [
                pyarrow.field(name, pyarrow.type_for_alias(TYPES[hint][1]), nullable=False)
                for name, hint in COLUMNS.items()
            ]
        )
        self._rows: list[dict[str, Any]] = []
        self._writer: ParquetWriter | None = None

    def add(self, row: dict[str, Any]) -> None:
        """Add a row."""
        self._rows.append(row)
        if len(self._rows) == GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow
        from pyarrow.parquet import ParquetWriter

        if self._writer is None:
            self._writer = ParquetWriter(_part(self._path), self._schema, compression="zstd")
        self._writer.write_table(pyarrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []

    def finish(self) -> dict[str, Any]:
        """Close the file and return its name, size and digest."""
        self._flush()
        assert self._writer is not None
        self._writer.close()
        _part(self._path).rename(self._path)
        size, digest = file_digest(self._path)
        return {"file": f"{PARQUET}/{self._path.name}", "bytes": size, "sha256": digest}


def need_pyarrow() -> Any:
    """Return pyarrow, or raise ``UsageError`` that says how to get it."""
    try:
        import pyarrow
    except ImportError:
        raise UsageError("Parquet needs pyarrow; run: pip install 'cleancopy[dataset]'") from None
    return pyarrow


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def file_digest(path: Path) -> tuple[int, str]:
    """Return size and SHA-256 of a file."""
    digest, size = sha256(), 0
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return size, digest.hexdigest()


def read_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a shard, each with its line break; raises one of ``DAMAGED``."""
    with ZstdFile(path, "rb") as stream:
        yield from stream


def write_lines(path: Path, objects: Iterable[dict[str, Any]]) -> tuple[int, int, str]:
    """Write objects as packed JSON Lines; return their number, the file's size and its SHA-256."""
    rows = 0
    with ZstdFile(_part(path), "wb", level=LEVEL) as stream:
        for rows, each in enumerate(objects, 1):  # noqa: B007  the last number is the count
            stream.write(f"{json.dumps(each, ensure_ascii=False)}\n".encode())
    _part(path).rename(path)
    return rows, *file_digest(path)
