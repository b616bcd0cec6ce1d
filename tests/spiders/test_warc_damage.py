"""Damage in the midst of an archive: it costs what it covers, and not the pages behind it."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cleancopy.spiders.damage import next_record
from cleancopy.spiders.files import Unreadable, pages_of
from cleancopy.spiders.warc import Reading
from test_warc_of_others import BODY, HTML, warc
from warcio.archiveiterator import ArchiveIterator

NAMES = [f"p{number}" for number in range(6)]


def made(packed: bool) -> tuple[bytes, list[int]]:
    """An archive of six pages, and where the records begin; that of warcinfo is the first."""
    data = warc(*((name, BODY + name.encode(), [HTML]) for name in NAMES), packed=packed)
    records = ArchiveIterator(io.BytesIO(data))
    return data, [records.get_record_offset() for _ in records]


def read(path: Path) -> tuple[list[str], list[str]]:
    """Names of the pages, and what was told of damage."""
    reading, told = Reading(), list[str]()
    found = []
    for page in pages_of(path, reading=reading):
        told += [damage.reason for damage in reading.damages]
        reading.damages.clear()
        found.append((page.url or "").rpartition("/")[2])
    return found, told


@pytest.mark.parametrize("packed", [True, False], ids=["gz", "plain"])
@pytest.mark.parametrize("where", ["head", "body"])
def test_the_pages_behind_a_damaged_record_are_read(packed: bool, where: str, tmp_path: Path) -> None:
    data, starts = made(packed)
    at = starts[3] + (0 if where == "head" else (starts[4] - starts[3]) // 2)
    lost = 0 if packed or where == "head" else 200
    bad = data[:at] + (b"" if lost else b"\xee" * 20) + data[at + (lost or 20) :]
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(bad)
    found, told = read(path)
    assert [name for name in found if name != "p2"] == ["p0", "p1", "p3", "p4", "p5"]
    assert len(told) == 1
    assert f"and {starts[4] - lost:,} (" in told[0]
    with pytest.raises(Unreadable, match="damaged between bytes"):  # nobody took what was told
        list(pages_of(path))


def test_several_damaged_places_and_a_cut_at_the_end(tmp_path: Path) -> None:
    data, starts = made(True)
    for start in (starts[1], starts[4]):
        data = data[: start + 12] + b"\x00" * 30 + data[start + 42 :]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    found, told = read(path)
    assert found == ["p1", "p2", "p4", "p5"]
    assert len(told) == 2
    path.write_bytes(data[:-9])
    with pytest.raises(Unreadable):
        read(path)


def test_a_beginning_that_is_torn_costs_no_archive(tmp_path: Path) -> None:
    data, starts = made(True)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"\x00" * 40 + data[starts[1] + 40 :])
    assert read(path)[0] == NAMES[1:]


def test_bytes_that_look_like_the_heads_of_older_records_cost_nothing(tmp_path: Path) -> None:
    """Of torn records one in 400 begins so: five words on a line, the last one of them taken for a length."""
    data, starts = made(True)
    first, rest = data[starts[1] : starts[2]], data[starts[2] :]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"\x00\x9d \x01 \x02 \x03 %d\n%s\n\n\x00\x9e \x01 \x02 \x03 0\n%s" % (len(first), first, rest))
    found, told = read(path)
    assert found == NAMES
    assert len(told) == 2


def test_a_page_that_shows_a_record_is_no_record(tmp_path: Path) -> None:
    shown = b"<pre>\nWARC/1.0 is what a record begins with</pre>" + BODY
    path = tmp_path / "a.warc"
    path.write_bytes(warc(("shown", shown, [HTML]), ("next", BODY, [HTML]), packed=False) + b"\x01" * 100)
    with pytest.raises(Unreadable):
        read(path)
    with path.open("rb") as file:
        assert next_record(file, path.read_bytes().index(b"<pre>")) == path.read_bytes().rindex(b"WARC/1.0")


def test_lying_lengths_are_not_followed_for_ever(tmp_path: Path) -> None:
    record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: 99999999\r\n\r\nx\r\n\r\n"
    path = tmp_path / "a.warc"
    path.write_bytes(record * 2000)
    reading = Reading()
    with pytest.raises(Unreadable):
        list(pages_of(path, reading=reading))
    assert len(reading.damages) == 100


def test_one_archive_of_a_wacz_costs_no_other(tmp_path: Path) -> None:
    data, starts = made(True)
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as whole:
        whole.writestr("archive/a.warc.gz", data[: starts[3] + 30])
        whole.writestr("archive/b.warc.gz", data)
    found, told = read(path)
    assert found == ["p0", "p1", *NAMES]
    assert "archive/a.warc.gz" in told[0]


@pytest.mark.slow
def test_the_command_reads_on_and_tells_with_its_code(tmp_path: Path) -> None:
    data, starts = made(True)
    (tmp_path / "a.warc.gz").write_bytes(data[: starts[2] + 12] + b"\x00" * 40 + data[starts[2] + 52 :])
    clean = [sys.executable, "-m", "cleancopy", "clean", "a.warc.gz", "-o", "out.jsonl.gz"]
    done = subprocess.run(clean, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 3
    assert done.stderr.count("damaged between bytes") == 1
    assert "1 of 6 pages cannot be read" in done.stderr
    lines = gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()).splitlines()
    urls = [json.loads(line)["url"][-2:] for line in lines]
    assert urls == ["p0", "p2", "p3", "p4", "p5"]


def test_a_run_that_was_stopped_goes_on_at_any_place(tmp_path: Path) -> None:
    from cleancopy.cli.jobs import Fields, jobs

    data, starts = made(True)
    for start in (starts[2], starts[5]):
        data = data[: start + 12] + b"\x00" * 30 + data[start + 42 :]
    name = str(tmp_path / "a.warc.gz")
    Path(name).write_bytes(data)
    once = list(jobs([name], Fields()))
    assert [bool(job.problem) for job in once] == [False, True, False, False, True, False]
    for number, job in enumerate(once, 1):
        rest = list(jobs([name], Fields(), job.after))
        assert [(job.name, job.problem, job.after) for job in rest] == [
            (job.name, job.problem, job.after) for job in once[number:]
        ]
