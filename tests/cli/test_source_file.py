"""What a user sees of the files that come in: their names with the articles, and what was left out of them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from test_clean import HTML, TEXT, last_line, records, run

pytestmark = pytest.mark.slow  # processes that clean; the run with the oldest dependencies has enough of them

BOM = "\ufeff"


def test_articles_of_a_folder_and_of_records_have_the_name_of_their_file(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    (pages / "deep").mkdir(parents=True)
    for name in ("b.html", "deep/a.html"):
        (pages / name).write_text(HTML, encoding="utf-8")
    (tmp_path / "c.jsonl").write_text("\n" + json.dumps({"html": HTML}) + "\n", encoding="utf-8")
    done = run("pages", "c.jsonl", cwd=tmp_path)
    assert [line["source_file"] for line in records(done.stdout)] == ["pages/b.html", "pages/deep/a.html", "c.jsonl:2"]
    assert [line["source_file"] for line in records(run("pages/b.html", cwd=tmp_path).stdout)] == ["pages/b.html"]
    assert records(run("-", cwd=tmp_path, stdin=HTML.encode()).stdout)[0]["source_file"] is None


def test_files_that_were_joined_have_marks_within(tmp_path: Path) -> None:
    lines = [json.dumps({"id": number, "text": TEXT}) for number in range(3)]
    (tmp_path / "joined.jsonl").write_text("".join(f"{BOM}{line}\n" for line in lines) + BOM, encoding="utf-8")
    done = run("joined.jsonl", "--field", "text", cwd=tmp_path)
    assert done.returncode == 0
    assert b"left out" not in done.stderr
    assert [line["id"] for line in records(done.stdout)] == [0, 1, 2]


def test_a_file_that_was_left_out_is_called_one(tmp_path: Path) -> None:
    whole = "".join(json.dumps({"id": number, "text": TEXT}) + "\n" for number in range(3)).encode()
    (tmp_path / "a.jsonl").write_bytes(whole)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(whole)[:-30])
    done = run("a.jsonl", "b.jsonl.gz", "--field", "text", cwd=tmp_path)
    assert done.returncode == 3
    assert "1 file or the rest of it was left out, the first b.jsonl.gz is cut" in last_line(done)
    (tmp_path / "a.jsonl").write_bytes(whole + b"no record\nnor this\n")
    done = run("a.jsonl", "b.jsonl.gz", "--field", "text", cwd=tmp_path)
    assert "2 lines and 1 file or the rest of it were left out, the first at line 4 of a.jsonl" in last_line(done)
