from __future__ import annotations

import errno
import gzip
import os
from pathlib import Path

import pytest

from cleancopy.cli import output
from cleancopy.errors import UsageError


def test_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("from before")
    with output.opened(str(target)) as stream:
        stream.write(b"new")
        stream.flush()
        assert target.read_text() == "from before"
    assert target.read_text() == "new"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def write_half(target: Path, error: type[BaseException]) -> None:
    with output.opened(str(target)) as stream:
        stream.write(b"half")
        raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_error_leaves_the_old_file(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("from before")
    with pytest.raises(error):
        write_half(target, error)
    assert target.read_text() == "from before"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("from before")
    (tmp_path / "link").symlink_to("real")
    with output.opened(str(tmp_path / "link")) as stream:
        stream.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    with output.opened(str(tmp_path / "out")) as stream:
        stream.write(b"x")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_packed_output_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("a.gz", "b.gz"):
        with output.opened(str(tmp_path / name)) as stream:
            stream.write(b"article")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.gz").read_bytes()) == b"article"


def test_device_is_written_directly() -> None:
    with output.opened(os.devnull) as stream:
        stream.write(b"x")
    assert not Path(os.devnull).is_file()


def test_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # the superuser may write everywhere
    with pytest.raises(UsageError, match="cannot be written; check the permissions"):
        output.check(str(tmp_path / "out"))


@pytest.mark.parametrize("device", [False, True])
def test_a_full_disk_is_said_of_the_output(device: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = tmp_path / "out.jsonl"
    if device:
        target.symlink_to("/dev/full")
    else:
        monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left on device") as caught, output.opened(str(target)) as stream:
        stream.write(b"article")
    assert caught.value.filename == str(target)
    assert os.listdir(tmp_path) == (["out.jsonl"] if device else [])
