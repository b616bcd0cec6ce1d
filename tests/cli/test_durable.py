"""Outputs that are gone on with: what stays after which end of a run, and who may go on."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from cleancopy.cli import durable, packing
from cleancopy.cli.durable import Mark, Writing, mark_of, opened
from cleancopy.errors import InputError, Stopped, UsageError

MARK = {"version": "1", "options": "a", "inputs": "x"}


class Killed(BaseException):
    """Stands for the end of a process at some place."""


def numbers(writing: Writing, upto: int, every: int = 3) -> None:
    start = writing.state.get("next", 0)
    for number in range(start, upto):
        writing.out.write(f"{number}\n".encode())
        if writing.beside is not None:
            writing.beside.write(f"about {number}\n".encode())
        if (number + 1) % every == 0:
            writing.step({"next": number + 1}, f"{number + 1} numbers")


@contextmanager
def run(
    folder: Path, beside: str | None = None, mark: Mark | None = MARK, name: str = "out", fresh: bool = False
) -> Iterator[Writing]:
    with opened(str(folder / name), str(folder / beside) if beside else None, mark, fresh) as writing:
        yield writing
        writing.step({"next": 10}, "10 numbers")


def stop(folder: Path, upto: int, error: BaseException | type[BaseException] = Killed, **more: Any) -> None:
    with suppress(Killed, KeyboardInterrupt, SystemExit, OSError, InputError), run(folder, **more) as writing:
        numbers(writing, upto)
        raise error


def unpacked(path: Path) -> str:
    data = path.read_bytes()
    if path.name.endswith(".gz"):
        data = gzip.decompress(data)
    if path.name.endswith(".zst"):
        with path.open("rb") as raw:
            data = packing.unpacked(raw).read()
    return data.decode()


ALL = "".join(f"{number}\n" for number in range(10))
ABOUT = "".join(f"about {number}\n" for number in range(10))


@pytest.mark.parametrize("name", ["out", "out.gz", "out.zst"])
@pytest.mark.parametrize("stops", [[], [0], [2], [3], [5, 8], [9, 10, 10], [4, 4, 4, 10]])
def test_stopped_anywhere_the_bytes_are_those_of_one_run(tmp_path: Path, name: str, stops: list[int]) -> None:
    (tmp_path / "whole").mkdir()
    with run(tmp_path / "whole", "about.gz", name=name) as writing:
        numbers(writing, 10)
    for upto in stops:
        stop(tmp_path, upto, name=name, beside="about.gz")
        assert not (tmp_path / name).exists()
    with run(tmp_path, "about.gz", name=name) as writing:
        numbers(writing, 10)
    assert sorted(os.listdir(tmp_path)) == sorted([name, "about.gz", "whole"])
    assert (tmp_path / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert (tmp_path / "about.gz").read_bytes() == (tmp_path / "whole" / "about.gz").read_bytes()
    assert unpacked(tmp_path / name) == ALL
    assert unpacked(tmp_path / "about.gz") == ABOUT


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt, SystemExit(143), OSError(28, "No space left"), Stopped("no process")]
)
def test_what_can_be_gone_on_from_stays_and_is_named(
    tmp_path: Path, error: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    stop(tmp_path, 7, error)
    assert "stopped; the same command goes on after 6 numbers" in capsys.readouterr().err
    with run(tmp_path) as writing:
        assert writing.state == {"next": 6}
        numbers(writing, 10)
    assert "goes on after 6 numbers" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == ALL


def test_an_error_of_the_input_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("from before")
    stop(tmp_path, 7, InputError("cut"))
    assert os.listdir(tmp_path) == ["out"]
    assert (tmp_path / "out").read_text() == "from before"


def test_before_the_first_step_nothing_is_left(tmp_path: Path) -> None:
    stop(tmp_path, 2, KeyboardInterrupt)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("changed", "named"), [("version", "other version"), ("options", "other options"), ("inputs", "other inputs")]
)
def test_another_run_does_not_go_on_unasked(tmp_path: Path, changed: str, named: str) -> None:
    stop(tmp_path, 7)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    other = MARK | {changed: "other"}
    with (
        pytest.raises(UsageError, match=f"a run with {named} was stopped after 6 numbers; give .*--fresh"),
        run(tmp_path, mark=other),
    ):
        pass
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    with run(tmp_path, mark=other, fresh=True) as writing:
        assert writing.state == {}
        numbers(writing, 10)
    assert (tmp_path / "out").read_text() == ALL


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    with run(tmp_path) as first:
        with pytest.raises(UsageError, match="another run is writing"), run(tmp_path):
            pass
        numbers(first, 10)
    assert (tmp_path / "out").read_text() == ALL


@pytest.mark.parametrize("lost", [".out.part", ".about.part"])
def test_parts_that_were_taken_away_are_made_anew(tmp_path: Path, lost: str) -> None:
    stop(tmp_path, 7, beside="about")
    (tmp_path / lost).unlink()
    with run(tmp_path, "about") as writing:
        assert writing.state == {}
        numbers(writing, 10)
    assert (tmp_path / "out").read_text() == ALL
    assert (tmp_path / "about").read_text() == ABOUT


@pytest.mark.parametrize("journal", [b"", b"{", b"[]", b'{"form": 99}'])
def test_a_journal_that_cannot_be_read_is_none(tmp_path: Path, journal: bytes) -> None:
    stop(tmp_path, 7)
    (tmp_path / ".out.journal").write_bytes(journal)
    with run(tmp_path) as writing:
        assert writing.state == {}
        numbers(writing, 10)
    assert (tmp_path / "out").read_text() == ALL


@pytest.mark.parametrize("renamed", [0, 1, 2])
def test_killed_while_the_files_get_their_names(tmp_path: Path, renamed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    real = durable._Part.publish

    def publish(part: durable._Part) -> None:
        if len(done) == renamed:
            raise Killed
        real(part)
        done.append(part.name)
        if len(done) == renamed == 2:
            raise Killed

    monkeypatch.setattr(durable._Part, "publish", publish)
    with suppress(Killed), run(tmp_path, "about") as writing:
        numbers(writing, 10)
    monkeypatch.setattr(durable._Part, "publish", real)
    assert ((tmp_path / "out").exists(), (tmp_path / "about").exists()) == (renamed > 0, renamed > 1)
    with run(tmp_path, "about") as writing:
        assert writing.state == {"next": 10}
        numbers(writing, 10)
    assert sorted(os.listdir(tmp_path)) == ["about", "out"]
    assert (tmp_path / "out").read_text() == ALL
    assert (tmp_path / "about").read_text() == ABOUT


def test_an_empty_packed_file_can_be_unpacked(tmp_path: Path) -> None:
    with run(tmp_path, "about.gz", name="out.zst"):
        pass
    assert unpacked(tmp_path / "about.gz") == unpacked(tmp_path / "out.zst") == ""


def test_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("from before")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "out").symlink_to("real")
    stop(tmp_path, 7)
    with run(tmp_path) as writing:
        numbers(writing, 10)
    assert (tmp_path / "out").is_symlink()
    assert (tmp_path / "real").read_text() == ALL
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o640


def test_the_mark_is_of_inputs_and_options(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    names = [str(tmp_path / "a")]
    mark = mark_of(names, {"keep": frozenset({"ticker", "caption"}), "url": None})
    assert mark == mark_of(names, {"url": None, "keep": frozenset({"caption", "ticker"})})
    assert mark != mark_of(names, {"url": None, "keep": frozenset()})
    os.utime(tmp_path / "a", (1, 1))
    assert mark != mark_of(names, {"keep": frozenset({"ticker", "caption"}), "url": None})
    assert mark_of([*names, "-"], {}) is None
    json.dumps(mark)
