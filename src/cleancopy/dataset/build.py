"""Building a dataset: read, settle what stays, write. Each step can be killed and goes on where it stopped.

    lines ── prepare, on all cores ──▶ documents in a database on disk
          ── revisions, copies ──────▶ of each URL the newest, of each text the earliest
          ── by identifier ──────────▶ shards, then card, schema and manifest, and only then under their names

The order of the identifiers is that of their hashes, so that neither the order of the input nor the number of processes shows.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from cleancopy.errors import UsageError

from .card import card
from .config import Config
from .duplicates import settle_copies, sketch_of_row
from .filters import need_libraries
from .index import Index
from .manifest import FORM, MANIFEST, dataset_digest, rules_digest, settings, versions, write_json
from .prepare import Batch, Document, Preparing
from .rows import row_schema
from .shards import PARQUET, Shard, ShardWriter, need_pyarrow, write_lines
from .summary import summary
from .work import Work

WORK = ".work"
SPLITS = ("train", "validation")
DROPPED = "dropped"
OURS = ("train-*.jsonl.zst", "validation-*.jsonl.zst", f"{PARQUET}/*.parquet", f"{DROPPED}/*.jsonl.zst")

Spread = Callable[
    [Callable[[Batch], tuple[int, list[Document]]], Iterable[Batch]], Iterable[tuple[int, list[Document]]]
]
"""Applies a function to each batch, perhaps in other processes, and gives the results in the order of the batches."""


class Source(Protocol):
    """Where the lines come from."""

    total: int | None
    """Size of the whole, in the unit of the batches' positions; None when unknown."""
    names: list[str]
    """What the caller named."""

    def fingerprint(self) -> str:
        """Return what changes when the lines do."""

    def batches(self) -> Iterator[Batch]:
        """Yield the lines, always cut alike."""


class Steps(Protocol):
    """Shows how far a part of the work is."""

    def step(self, count: int, position: int) -> None:
        """Note that so many more are done, and where the work stands."""


Progress = Callable[[str, int | None], AbstractContextManager[Steps]]
"""Begins a part of the work: its unit and its size, which is None when unknown."""


class Build:
    """A build of a dataset into a folder."""

    def __init__(self, source: Source, out: Path, config: Config, index: Path | None = None) -> None:
        self.source = source
        self.out = out
        self.config = config
        self.rules = rules_digest(config)
        self.resumed = False
        """Whether it goes on where another one was stopped."""
        self._folder = out / WORK
        self._files = self._folder / "files"
        self._index = index
        need_libraries(config)
        if config.files.parquet:
            need_pyarrow()

    def run(self, spread: Spread, progress: Progress) -> dict[str, Any]:
        """Build, and return the manifest.

        Raises:
            UsageError: the folder holds something else, or another build works in it.
        """
        self._claim()
        with self._locked():
            work = self._open()
            wanted = self.config.duplicates
            index = Index(self._index, wanted.bands, wanted.rows, self.out) if self._index else None
            try:
                self._read(work, spread, progress)
                self._settle(work, index, progress)
                self._write(work, progress)
                manifest = self._publish(work, index)
            finally:
                work.close()
                if index:
                    index.close()
        shutil.rmtree(self._folder)
        return manifest

    def _claim(self) -> None:
        try:
            self.out.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            raise UsageError(f"{self.out} is a file; name a folder") from None
        known = (MANIFEST, WORK)
        if any(self.out.iterdir()) and not any((self.out / name).exists() for name in known):
            raise UsageError(f"{self.out} holds other files and no dataset; name an empty or new folder")
        self._files.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self._folder / "lock").open("wb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise UsageError(
                    f"another build is working in {self.out}; wait for it, or name another folder"
                ) from None
            yield

    def _open(self) -> Work:
        """Open the database of a build that was stopped, or a new one when input or settings are not the same."""
        path = self._folder / "build.sqlite"
        work = Work(path)
        parts = [self.source.fingerprint(), self.rules, asdict(self.config), str(self._index), FORM]
        mark = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
        self.resumed = work.state("mark") == mark
        if not self.resumed:
            work.close()
            for old in self._folder.glob("build.sqlite*"):
                old.unlink()
            shutil.rmtree(self._files)
            self._files.mkdir()
            work = Work(path)
            work.note("mark", mark)
        return work

    def _read(self, work: Work, spread: Spread, progress: Progress) -> None:
        if work.state("read"):
            return
        done = int(work.state("batches") or 0)
        left = islice(self.source.batches(), done, None)
        with progress("documents", self.source.total) as steps:
            for position, documents in spread(Preparing(self.config, self.rules), left):
                done += 1
                work.add(documents, done)
                steps.step(len(documents), position)
        work.note("read", "done")

    def _settle(self, work: Work, index: Index | None, progress: Progress) -> None:
        if work.state("settled"):
            return
        wanted = self.config.duplicates
        with progress("bands compared", wanted.bands) as steps, work.transaction():
            work.settle_revisions()
            settle_copies(work, wanted, index, lambda done, _: steps.step(1, done))
            work.note("settled", "done")

    def _write(self, work: Work, progress: Progress) -> None:
        with progress("rows", work.count("reason = ''")) as steps:
            written = 0
            for split in SPLITS:
                for shard in self._shards(work, split):
                    written += shard.rows
                    steps.step(shard.rows, written)

    def _shards(self, work: Work, split: str) -> Iterator[Shard]:
        """Write the shards of a split that are not there yet."""
        query = "SELECT record, last FROM shards WHERE split = ? ORDER BY name"
        there = work.connection.execute(query, (split,)).fetchall()
        yield from (Shard(**json.loads(record)) for record, _ in there)
        rows = work.kept(split, there[-1][1] if there else "")
        number = len(there)
        while shard := self._shard(work, rows, split, number):
            yield shard
            number += 1

    def _shard(self, work: Work, rows: Iterator[tuple[str, str, int]], split: str, number: int) -> Shard | None:
        first = next(rows, None)
        if first is None:
            return None
        files, name, last = self.config.files, f"{split}-{number:05}", ""
        with ShardWriter(self._files, name, parquet=files.parquet) as writer:
            document: tuple[str, str, int] | None = first
            while document:
                last, row, copies = document
                values = json.loads(row)
                values["duplicate_cluster"], values["duplicate_count"] = last, copies
                writer.write(values)
                document = next(rows, None) if writer.size < files.shard_bytes else None
            shard = writer.finish()
        record = (name, split, json.dumps(shard.to_dict()), last)
        work.connection.execute("INSERT OR REPLACE INTO shards VALUES (?, ?, ?, ?)", record)
        return shard

    def _publish(self, work: Work, index: Index | None) -> dict[str, Any]:
        """Write what stands beside the shards, and put all under its name, the manifest last."""
        if not work.state("manifest"):
            work.note("manifest", json.dumps(self._manifest(work)))
        manifest: dict[str, Any] = json.loads(work.state("manifest"))
        if index:
            index.update(_indexed(work))
        (self.out / MANIFEST).unlink(missing_ok=True)
        new = {path.relative_to(self._files): path for path in self._files.rglob("*") if path.is_file()}
        wanted = {Path(name) for name in manifest["files"]}
        for old in (path for pattern in OURS for path in self.out.glob(pattern)):
            if old.relative_to(self.out) not in wanted:
                old.unlink()
        for name, path in new.items():
            (self.out / name).parent.mkdir(exist_ok=True)
            path.rename(self.out / name)
        write_json(self.out / MANIFEST, manifest)
        return manifest

    def _manifest(self, work: Work) -> dict[str, Any]:
        shards = {split: list(self._shards(work, split)) for split in SPLITS}
        shards = {split: each for split, each in shards.items() if each}
        (self._files / DROPPED).mkdir(exist_ok=True)
        name = f"{DROPPED}/{DROPPED}.jsonl.zst"
        rows, size, digest = write_lines(self._files / name, _refused(work))
        manifest: dict[str, Any] = {
            "manifest": FORM,
            "name": self.config.name,
            "digest": dataset_digest(shards),
            "rules": self.rules,
            "settings": settings(self.config),
            "versions": versions(),
            "inputs": self.source.names,
            **summary(work),
            "splits": {
                split: {"rows": sum(shard.rows for shard in each), "shards": [shard.to_dict() for shard in each]}
                for split, each in shards.items()
            },
            "dropped_file": {"file": name, "rows": rows, "bytes": size, "sha256": digest},
            "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        write_json(self._files / "schema.json", row_schema())
        (self._files / "README.md").write_text(card(self.config, manifest), "utf-8")
        manifest["files"] = sorted(
            str(path.relative_to(self._files)) for path in self._files.rglob("*") if path.is_file()
        )
        return manifest


def _refused(work: Work) -> Iterator[dict[str, Any]]:
    for name, url, reason, detail in work.refused():
        yield {"id": name, "url": url, "reason": reason, "detail": detail}


def _indexed(work: Work) -> Iterator[tuple[str, str, bytes, bytes]]:
    query = "SELECT id, digest, bands, row FROM documents WHERE reason = '' ORDER BY id"
    for name, digest, bands, row in work.connection.execute(query):
        yield name, digest, bands, sketch_of_row(row).tobytes()
