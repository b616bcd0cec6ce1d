"""Long outputs, written in steps that no kill can undo: the same command goes on where the last one was stopped.

    .out.jsonl.zst.part       what is written so far, each step a zstd frame or a gzip member of its own
    .out.jsonl.zst.journal    how far that is after the last step, and what it was made of and with

A step is on the disk before the journal says so, and the journal is replaced whole; what stands behind its offsets is cut off.
Steps end where the caller says, not when time is up, so that a run that was stopped gives the same bytes as one that was not.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import click

from cleancopy.cli import inputs, output
from cleancopy.cli.packing import Members
from cleancopy.core.version import VERSION
from cleancopy.errors import CleancopyError, Stopped, UsageError

FORM = 1
Mark = dict[str, str]
"""Digests of what a run is made of, each under the name that a caller knows it by."""


@dataclass(frozen=True, slots=True)
class Into:
    """Where the output goes."""

    file: str | None = None
    """None for standard output."""
    fresh: bool = False
    """Whether to begin anew where a run was stopped."""


class Sink(Protocol):
    """Takes bytes."""

    def write(self, data: bytes, /) -> object:
        """Append bytes."""


class Writing:
    """An output in the making, perhaps with a second one beside it."""

    def __init__(self, out: Sink, beside: Sink | None) -> None:
        self.out = out
        self.beside = beside
        self.state: dict[str, Any] = {}
        """What the last step of a run that was stopped had noted; empty for a new run."""

    def step(self, state: dict[str, Any], done: str) -> None:
        """End a step and note the caller's state at its end, from which another run would go on, and in words how much is done."""


def mark_of(names: Sequence[str], options: dict[str, Any]) -> Mark | None:
    """Return what tells a run from another one; None where an input can be read only once.

    ``options`` holds plain values: whatever changes the output. Files count by path, size and time of change.
    """
    if any(inputs.size_of(name) is None for name in names):
        return None
    files = hashlib.sha256()
    for name in names:
        found = os.stat(name)
        files.update(
            f"{os.path.realpath(name)}\n{found.st_size}\n{found.st_mtime_ns}\n".encode("utf-8", "surrogatepass")
        )
    chosen = json.dumps(options, sort_keys=True, default=sorted)
    return {
        "version": VERSION,
        "options": hashlib.sha256(chosen.encode()).hexdigest(),
        "inputs": files.hexdigest(),
    }


@contextmanager
def opened(out: str | None, beside: str | None, mark: Mark | None, fresh: bool = False) -> Iterator[Writing]:
    """Open outputs that appear under their names when they are whole, at the end of the block, which has to end its last step.

    After an error that is the input's or the caller's, nothing is left of them; after everything else (Ctrl-C, a kill, a full disk) what
    the steps hold stays for the next run with the same mark, unless that one is ``fresh``. Standard output, devices and pipes, and inputs
    that can be read only once (``mark`` is None), are written as they come.

    Raises:
        UsageError: another run writes the same file, or what was left has another mark.
    """
    names = [name for name in (out, beside) if name is not None]
    if out is None or mark is None or not all(map(_lasting, names)):
        with output.opened(out) as stream:
            if beside is None:
                yield Writing(stream, None)
            else:
                with output.opened(beside) as second:
                    yield Writing(stream, second)
        return
    run = _Run(out, [_Part(name) for name in names], mark)
    try:
        run.begin(fresh)
        with output.naming(out), run.watched():
            yield run
        run.publish()
    finally:
        run.close()


def _lasting(name: str) -> bool:
    target = Path(os.path.realpath(name))
    return name != inputs.STDIN and (target.is_file() or not target.exists())


class _Part:
    """A file in the making: locked, written in members, renamed at the end."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.target = Path(os.path.realpath(name))  # a link stays a link
        self.path = self.target.with_name(f".{self.target.name}.part")
        self.raw: BinaryIO | None = None
        self.members: Members | None = None

    def lock(self) -> int:
        """Open it, new if need be, for this run alone; return its size in bytes."""
        while True:
            raw = open(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")  # noqa: SIM115  closed with the run
            try:
                fcntl.flock(raw, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raw.close()
                raise UsageError(f"another run is writing {self.name}; wait for it, or name another file") from None
            self.raw = raw
            if self.is_there():
                return os.fstat(raw.fileno()).st_size
            raw.close()  # the other run gave it its name in this very moment

    def cut(self, size: int) -> None:
        """Take off what stands behind an offset, and go on there."""
        assert self.raw is not None
        self.raw.truncate(size)
        self.raw.seek(size)
        self.members = Members(self.raw, self.target.name)

    def write(self, data: bytes, /) -> None:
        """Append bytes."""
        assert self.members is not None
        self.members.write(data)

    def settle(self, last: bool = False) -> int:
        """End a member, put all on the disk and return the size."""
        assert self.raw is not None
        assert self.members is not None
        self.members.end(even_empty=last and not self.raw.tell())
        self.raw.flush()
        os.fsync(self.raw.fileno())
        return self.raw.tell()

    def is_there(self) -> bool:
        """Whether it has not got its name yet."""
        assert self.raw is not None
        try:
            return self.path.stat().st_ino == os.fstat(self.raw.fileno()).st_ino
        except FileNotFoundError:
            return False

    def publish(self) -> None:
        """Give it its name."""
        if self.target.exists():
            os.chmod(self.path, stat.S_IMODE(self.target.stat().st_mode))
        os.replace(self.path, self.target)
        _sync_names(self.target.parent)

    def close(self) -> None:
        """Free it; of what was written since the last step nothing counts any more."""
        with suppress(OSError):
            if self.members is not None:
                self.members.end()
        with suppress(OSError):
            if self.raw is not None:
                self.raw.close()


class _Run(Writing):
    """A run with a journal."""

    def __init__(self, name: str, parts: list[_Part], mark: Mark) -> None:
        super().__init__(parts[0], parts[1] if len(parts) > 1 else None)
        self.name = name
        self.parts = parts
        self.mark = mark
        self.journal = parts[0].path.with_suffix(".journal")
        self.done = ""
        """How much the last step had done, in words."""
        self._whole = False

    def begin(self, fresh: bool) -> None:
        """Take up what a stopped run has left, or begin anew."""
        sizes = [part.lock() for part in self.parts]
        found = None if fresh else self._read()
        if found is not None:
            self._take_up(found, sizes)
        if not self.done:
            self.journal.unlink(missing_ok=True)
            for part in self.parts:
                part.cut(0)

    def _read(self) -> dict[str, Any] | None:
        try:
            found = json.loads(self.journal.read_bytes())
        except (FileNotFoundError, ValueError):
            return None
        return found if isinstance(found, dict) and found.get("form") == FORM else None

    def _take_up(self, found: dict[str, Any], sizes: list[int]) -> None:
        offsets = found["sizes"]
        self._whole = found["whole"]
        named = self._whole and sizes[0] < offsets[0]  # stopped between giving the name and putting the journal away
        changed = [name for name, value in self.mark.items() if found["mark"].get(name) != value]
        if not named and changed:
            raise UsageError(
                f"{self.name}: a run with other {' and '.join(changed)} was stopped after {found['done']}; "
                "give the same again to go on, or --fresh to begin anew"
            )
        if (named and changed) or (not self._whole and _short(sizes, offsets)):
            self._whole = False
            return
        self.state, self.done = found["state"], found["done"]
        click.echo(f"cleancopy: {self.name}: goes on after {self.done}", err=True)
        for part, size, offset in zip(self.parts, sizes, offsets, strict=True):
            if size >= offset:
                part.cut(offset)
            else:
                part.path.unlink()  # has its name already

    def step(self, state: dict[str, Any], done: str) -> None:
        """End a step and note the state at its end."""
        if not self._whole:
            self._note(state, done)
            self.state, self.done = state, done

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Leave nothing after an error that stays with the same input; say that everything else can be gone on from."""
        try:
            yield
        except BaseException as error:
            if isinstance(error, CleancopyError) and not isinstance(error, Stopped):
                self.journal.unlink(missing_ok=True)
            elif found := self._read():  # of what is on the disk: the last step may have been stopped in its midst
                click.echo(f"cleancopy: {self.name}: stopped; the same command goes on after {found['done']}", err=True)
            raise

    def _note(self, state: dict[str, Any], done: str) -> None:
        record = {
            "form": FORM,
            "mark": self.mark,
            "sizes": [part.settle(self._whole) for part in self.parts],
            "state": state,
            "done": done,
            "whole": self._whole,
        }
        temporary = self.journal.with_suffix(".new")
        try:
            with open(temporary, "wb") as stream:
                stream.write(json.dumps(record).encode())
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(temporary, self.journal)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_names(self.journal.parent)

    def publish(self) -> None:
        """Give the files their names."""
        if not self._whole:
            self._whole = True
            self._note(self.state, self.done)
        for part in self.parts:
            if part.is_there():
                part.publish()
        self.journal.unlink()

    def close(self) -> None:
        """Close the files; what no journal speaks of goes."""
        for part in self.parts:
            if part.raw is not None:
                if not self.journal.exists() and part.is_there():
                    part.path.unlink()
                part.close()


def _short(sizes: list[int], offsets: list[int]) -> bool:
    """Whether somebody took away what the journal speaks of."""
    return any(size < offset for size, offset in zip(sizes, offsets, strict=True))


def _sync_names(folder: Path) -> None:
    from cleancopy.ledger.store import sync_folder  # its module takes a while to load

    sync_folder(folder)
