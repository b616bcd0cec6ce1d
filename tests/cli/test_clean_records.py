"""`cleancopy clean` over pages in fields of JSON Lines and columns of Parquet."""

from __future__ import annotations

import gzip
import io
import json
import math
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from saved_pages import archive, html

from cleancopy.cli import jobs
from cleancopy.cli.jobs import Fields
from cleancopy.cli.packing import packed

URL = "https://news.example/{}"


def run(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cleancopy", "clean", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def rows(path: Path) -> list[tuple[Any, Any]]:
    return [(row["title"], row["url"]) for row in map(json.loads, path.read_text("utf-8").splitlines())]


def records(count: int, html_name: str = "html", url_name: str = "url") -> list[dict[str, Any]]:
    return [{"id": n, url_name: URL.format(n), html_name: html(n).decode()} for n in range(count)]


def write(path: Path, found: list[dict[str, Any]]) -> None:
    with path.open("wb") as raw, packed(raw, path.name) as stream:
        stream.write(("\n".join(map(json.dumps, found)) + "\n").encode())


EXPECTED = [(f"Story {number}", URL.format(number)) for number in range(6)]


@pytest.mark.parametrize("ending", ["jsonl", "ndjson", "jsonl.gz", "jsonl.zst"])
def test_pages_in_json_lines(tmp_path: Path, ending: str) -> None:
    write(tmp_path / f"in.{ending}", records(6))
    done = run(f"in.{ending}", "-o", "out.jsonl", "--jobs", 2, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "out.jsonl") == EXPECTED


def test_fields_of_other_names_and_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / "b.jsonl", records(6, "content", "link"))
    pq.write_table(pa.Table.from_pylist(records(2, "content", "link")), tmp_path / "in" / "a.parquet")
    (tmp_path / "in" / "page.html").write_bytes(html(9))
    done = run("in", "--html-field", "content", "--url-field", "link", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "out.jsonl") == EXPECTED[:2] + EXPECTED


def test_a_record_without_a_page_costs_itself_alone(tmp_path: Path) -> None:
    good = [json.dumps(record).encode() for record in records(2)]
    bad = [
        b'{"html": null}',
        b'{"id": 3}',
        b"[1]",
        b'"html"',
        b"{",
        b'{"html": "\xff"}',
        b"[" * 100_000,
        b'{"html": 5}',
        b'{"html": " "}',
    ]
    (tmp_path / "in.jsonl").write_bytes(b"\xef\xbb\xbf" + good[0] + b"\n\n" + b"\n".join(bad) + b"\n" + good[1])
    done = run("in.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 3
    assert [title for title, _ in rows(tmp_path / "out.jsonl")] == ["Story 0", "Story 1"]
    assert "9 of 11 pages cannot be read" in done.stderr
    for line, fault in (
        (3, "no page in field 'html', but nothing"),
        (4, "no page in field 'html', but nothing"),
        (5, "not a JSON object"),
        (6, "not a JSON object"),
        (7, "not a JSON object"),
        (8, "not UTF-8"),
        (9, "nested too deep"),
        (10, "no page in field 'html', but int"),
        (11, "no page in field 'html', but white space"),
    ):
        assert f"left out: in.jsonl:{line}: {fault}\n" in done.stderr


def test_a_cut_file_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    noise = [record | {"more": os.urandom(20_000).hex()} for record in records(20)]
    whole = gzip.compress("".join(json.dumps(record) + "\n" for record in noise).encode())
    (tmp_path / "in.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    done = run("in.jsonl.gz", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 3
    assert "in.jsonl.gz is cut or damaged" in done.stderr
    assert rows(tmp_path / "out.jsonl")[:6] == EXPECTED
    assert len(rows(tmp_path / "out.jsonl")) in range(8, 12)


KINDS = [pa.string(), pa.large_string(), pa.binary(), pa.large_binary(), pa.dictionary(pa.int32(), pa.string())]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_pages_in_parquet(tmp_path: Path, kind: pa.DataType) -> None:
    bodies = [html(number) for number in range(6)]
    column = pa.array(bodies, pa.binary()) if "binary" in str(kind) else pa.array([body.decode() for body in bodies])
    table = pa.table({"id": range(6), "url": [URL.format(n) for n in range(6)], "html": column.cast(kind)})
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=4, compression="zstd")
    done = run("in.parquet", "-o", "out.jsonl.gz", "--jobs", 2, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (tmp_path / "out.jsonl").write_bytes(gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()))
    assert rows(tmp_path / "out.jsonl") == EXPECTED


def test_rows_without_a_page_and_tables_without_urls(tmp_path: Path) -> None:
    pq.write_table(pa.table({"html": [html(0), None, b"", html(1)]}), tmp_path / "in.parquet")
    done = run("in.parquet", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 3
    assert "left out: in.parquet: row 2: no page in field 'html', but nothing" in done.stderr
    assert "left out: in.parquet: row 3: " in done.stderr
    assert rows(tmp_path / "out.jsonl") == [("Story 0", None), ("Story 1", None)]


@pytest.mark.parametrize("skipped", range(12))
def test_a_table_is_gone_on_with_at_any_row(tmp_path: Path, skipped: int) -> None:
    path = tmp_path / "in.parquet"
    pq.write_table(pa.Table.from_pylist(records(10)), path, row_group_size=4)
    found = list(jobs.jobs([str(path)], Fields(), (0, skipped)))
    assert [job.page.url for job in found if job.page] == [URL.format(number) for number in range(skipped, 10)]
    assert [job.after for job in found] == [(0, number + 1) for number in range(skipped, 10)]


def test_a_large_row_group_is_never_in_memory_whole(tmp_path: Path) -> None:
    """A group of 400 MB, random so that it does not pack, is read in a process that may take 150 MB more."""
    kind = pa.schema([("html", pa.binary())])
    with pq.ParquetWriter(tmp_path / "in.parquet", kind, compression="none", use_dictionary=False) as writer:
        writer.write_table(pa.table({"html": [os.urandom(100_000) for _ in range(4000)]}, kind), row_group_size=10_000)
    assert pq.ParquetFile(tmp_path / "in.parquet").num_row_groups == 1
    program = """
import resource, sys
from cleancopy.cli.jobs import Fields, jobs
from cleancopy.dataset.shards import need_pyarrow
import pyarrow.parquet
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = sum(job.page is not None for job in jobs([sys.argv[1]], Fields()))
print(count, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "in.parquet"],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    count, taken = map(int, done.stdout.split())
    assert count == 4000
    assert taken < 150


BAD = {
    "no column": (["t.parquet"], 2, "no field 'html' in t.parquet; give --html-field one of: id, body, link"),
    "no column for URLs": (
        ["t.parquet", "--html-field", "body", "--url-field", "url"],
        2,
        "no field 'url' in t.parquet; give --url-field one of: id, body, link",
    ),
    "no text": (["t.parquet", "--html-field", "id"], 2, "column 'id' of t.parquet holds int64, not text or bytes"),
    "no field": (
        ["t.jsonl", "--html-field", "html"],
        2,
        "no field 'html' in t.jsonl; give --html-field one of: id, link, body, or --field",
    ),
    "no JSON": (["noise.jsonl"], 1, "noise.jsonl is not JSON Lines"),
    "no Parquet": (["noise.parquet"], 1, "none of 1 page can be read"),
    "an empty file": (["empty.jsonl"], 1, "no page of HTML in the input"),
    "neither": (["page.html", "--html-field", "html"], 2, "are for JSON Lines and Parquet, and page.html is neither"),
    "text": (["--text", "t.jsonl", "--html-field", "body"], 2, "leave them out with --text and --field"),
    "text in Parquet": (["--text", "t.parquet"], 2, "t.parquet holds HTML; leave out --text"),
    "corpus in Parquet": (
        ["t.parquet", "--field", "text"],
        2,
        "no field 'text' in t.parquet; give --field one of: id, body, link",
    ),
    "a corpus that is no Parquet": (["noise.parquet", "--field", "text"], 1, "noise.parquet is no Parquet, or damaged"),
    "one address for many": (
        ["t.jsonl", "--html-field", "body", "--url", "https://a.example/"],
        2,
        "t.jsonl holds many",
    ),
}


@pytest.mark.parametrize(("arguments", "code", "message"), BAD.values(), ids=BAD.keys())
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, arguments: list[str], code: int, message: str) -> None:
    write(tmp_path / "t.jsonl", records(3, "body", "link"))
    pq.write_table(pa.Table.from_pylist([{"id": 1, "body": "x", "link": "y"}]), tmp_path / "t.parquet")
    (tmp_path / "noise.jsonl").write_text("no\nJSON\n" * 60)
    (tmp_path / "noise.parquet").write_bytes(b"no Parquet")
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "page.html").write_bytes(html(1))
    before = sorted(os.listdir(tmp_path))
    done = run(*arguments, "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == code
    assert message in done.stderr.rstrip("\n").rpartition("\n")[2]
    assert sorted(os.listdir(tmp_path)) == before


def test_a_table_cut_off_is_named(tmp_path: Path) -> None:
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(records(10)), sink)
    (tmp_path / "cut.parquet").write_bytes(sink.getvalue()[:-100])
    (tmp_path / "page.html").write_bytes(html(1))
    done = run("cut.parquet", "page.html", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 3
    assert "left out: cut.parquet is no Parquet, or damaged" in done.stderr
    assert rows(tmp_path / "out.jsonl") == [("Story 1", None)]


def test_a_corpus_in_parquet_comes_out_as_json_lines(tmp_path: Path) -> None:
    day = datetime(2026, 11, 20, 8, tzinfo=UTC)
    text = "The council voted to repair the old bridge over the river, closed since the floods of last spring."
    found = [
        {"id": n, "text": f"{text}\nPart {n}.", "at": day, "score": math.nan if n else 0.5, "tags": ["a"], "raw": b"x"}
        for n in range(40)
    ]
    pq.write_table(pa.Table.from_pylist(found), tmp_path / "in.parquet", row_group_size=7)
    done = run("in.parquet", "--field", "text", "-o", "out.jsonl", "--jobs", 2, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    cleaned = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in cleaned] == list(range(40))
    assert cleaned[1] | {"text": "", "cleancopy": ""} == {
        "id": 1, "text": "", "at": day.isoformat(), "score": None, "tags": ["a"], "raw": "x", "cleancopy": "",
    }  # fmt: skip
    assert text in cleaned[1]["text"]
    assert cleaned[0]["score"] == 0.5


def test_a_folder_of_records_says_how_to_read_them(tmp_path: Path) -> None:
    (tmp_path / "dump").mkdir()
    write(tmp_path / "dump" / "a.jsonl.gz", records(1))
    done = run("dump", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith(
        "dump: no .html, .htm, .xhtml, .warc, .wacz file in this folder; name the files themselves, or say with --html-field or --field "
        "what to read of a.jsonl.gz\n"
    )


@pytest.mark.parametrize("packed_records", [True, False], ids=["gz", "plain"])
@pytest.mark.parametrize("cut", [0, 40], ids=["whole", "cut"])
def test_an_archive_is_gone_on_with_at_any_page(tmp_path: Path, packed_records: bool, cut: int) -> None:
    archive(tmp_path / "a.warc.gz", [html(number) for number in range(7)])
    data = (tmp_path / "a.warc.gz").read_bytes()
    path = tmp_path / ("b.warc.gz" if packed_records else "b.warc")
    path.write_bytes(data if packed_records else gzip.decompress(data))
    if cut:
        path.write_bytes(path.read_bytes()[:-cut])
    other = tmp_path / "c.html"
    other.write_bytes(html(8))
    names = [str(path), str(other)]
    whole = list(jobs.jobs(names, Fields()))
    assert len(whole) == 8 + bool(cut)
    for done in range(1, len(whole) + 1):
        assert list(jobs.jobs(names, Fields(), whole[done - 1].after)) == whole[done:], done
