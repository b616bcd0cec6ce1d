"""Checking a dataset against its manifest: every file, every row, and the digest of the whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from .manifest import MANIFEST, dataset_digest, read_manifest
from .rows import COLUMNS
from .shards import DAMAGED, PARQUET, Shard, file_digest, read_lines

STRAYS = ("*.jsonl*", "*.parquet", f"{PARQUET}/*.parquet")
MOST = 5  # bad rows named in one file


class Verification:
    """A dataset under examination; ``problems`` lists what is wrong, a line each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = read_manifest(folder)
        self.problems: list[str] = []
        self.rows = 0

    @property
    def total(self) -> int:
        """Number of rows there should be."""
        return sum(int(split["rows"]) for split in self.manifest["splits"].values())

    def run(self, step: Callable[[int, int], None]) -> list[str]:
        """Check all files and return the problems; ``step`` is called with rows read and rows read so far."""
        shards: dict[str, list[Shard]] = {}
        for split, each in self.manifest["splits"].items():
            shards[split] = [Shard(**record) for record in each["shards"]]
            last = ""
            for shard in shards[split]:
                last = self._shard(shard, last, step)
        for name in self.manifest["files"]:
            if not (self.folder / name).is_file():
                self.problems.append(f"{name} is missing")
        self._file(self.manifest["dropped_file"])
        self._strays()
        if dataset_digest(shards) != self.manifest["digest"]:
            self.problems.append(f"{MANIFEST}: the digest is not that of the shards it lists")
        return self.problems

    def _shard(self, shard: Shard, last: str, step: Callable[[int, int], None]) -> str:
        """Check the files of a shard; returns the last identifier, because they rise through all shards of a split."""
        if shard.parquet:
            self._file(shard.parquet)
        if not self._file({"file": shard.file, "bytes": shard.bytes, "sha256": shard.sha256}):
            return last
        digest, rows, bad = sha256(), 0, 0
        try:
            for line in read_lines(self.folder / shard.file):
                digest.update(line)
                rows += 1
                fault, last = _fault(line, last)
                bad += bool(fault)
                if fault and bad <= MOST:
                    self.problems.append(f"{shard.file}: row {rows} {fault}")
                if rows % 1000 == 0:
                    self._count(1000, step)
        except DAMAGED:
            self.problems.append(f"{shard.file} is cut or damaged behind row {rows}")
            return last
        self._count(rows % 1000, step)
        if rows != shard.rows:
            self.problems.append(f"{shard.file} has {rows:,} rows, {shard.rows:,} in {MANIFEST}")
        if digest.hexdigest() != shard.content_sha256:
            self.problems.append(f"{shard.file}: the rows are not those of {MANIFEST}")
        return last

    def _count(self, rows: int, step: Callable[[int, int], None]) -> None:
        self.rows += rows
        step(rows, self.rows)

    def _file(self, record: dict[str, Any]) -> bool:
        """Compare size and digest of a file; says whether it is there."""
        path = self.folder / record["file"]
        if not path.is_file():
            return False  # said once, with the other missing files
        size, digest = file_digest(path)
        if size != record["bytes"]:
            self.problems.append(f"{record['file']} has {size:,} bytes, {record['bytes']:,} in {MANIFEST}")
        elif digest != record["sha256"]:
            self.problems.append(f"{record['file']} is changed: SHA-256 {digest}, {record['sha256']} in {MANIFEST}")
        return True

    def _strays(self) -> None:
        known = set(self.manifest["files"])
        for path in sorted(path for pattern in STRAYS for path in self.folder.glob(pattern)):
            name = str(path.relative_to(self.folder))
            if name not in known:
                self.problems.append(f"{name} does not belong to the dataset")


def _fault(line: bytes, last: str) -> tuple[str, str]:
    """What is wrong with a row, or an empty text; and its identifier."""
    try:
        row = json.loads(line)
    except ValueError:
        return "is no JSON", last
    if not isinstance(row, dict) or list(row) != list(COLUMNS):
        return "has not the columns of the schema, in their order", last
    for name, hint in COLUMNS.items():
        if type(row[name]) is not hint:
            return f"has a {name} of the wrong type", last
    if row["id"] <= last:
        return "has an id that is not greater than the one before", last
    if row["content_sha256"] != sha256(row["text"].encode()).hexdigest():
        return "has a text that is not the one of content_sha256", str(row["id"])
    return "", str(row["id"])


def read_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of all shards of a dataset, in order."""
    for split in read_manifest(folder)["splits"].values():
        for shard in split["shards"]:
            for line in read_lines(folder / shard["file"]):
                yield json.loads(line)
