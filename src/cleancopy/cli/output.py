"""Output: standard output, or a file that appears under its name only when it is whole."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cleancopy.cli.packing import packed
from cleancopy.errors import UsageError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def opened(name: str | None) -> Iterator[BinaryIO]:
    """Open the output; a name ending in ``.gz`` or ``.zst`` is packed.

    A file is written under a temporary name beside it and renamed at the end. Whatever goes wrong before
    leaves the file from before untouched.

    Raises:
        UsageError: the name is a folder, or its folder does not exist.
    """
    if name is None or name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(os.path.realpath(name))  # a link stays a link
    check(name)
    if target.exists() and not target.is_file():  # a pipe or a device has no other name
        with naming(name), open(target, "wb") as stream:
            yield stream
        return
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with naming(name), open(temporary, "xb") as raw:
            with packed(raw, target.name) as stream:
                yield stream
            raw.flush()
            os.fsync(raw.fileno())
        if target.exists():
            os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Give an error of the disk, which knows no file, the name of the output."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL and error.filename is None:
            raise OSError(error.errno, error.strerror, name) from error
        raise


def check(name: str | None) -> None:
    """Say before any work that an output cannot be written.

    Raises:
        UsageError: the name is a folder, or its folder does not exist.
    """
    if name is None or name == "-":
        return
    target = Path(os.path.realpath(name))
    if target.is_dir():
        raise UsageError(f"{name} is a folder; give -o the name of a file in it")
    if not target.parent.is_dir():
        raise UsageError(f"the folder {target.parent} does not exist; make it first, or give -o another name")
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise UsageError(f"{name} cannot be written; check the permissions, or give -o another name")
