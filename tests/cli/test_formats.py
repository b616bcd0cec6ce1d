"""Inputs that are not what they were taken for: named, and never cleaned as if they were."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path

import pytest
from test_clean import HTML, PARAGRAPHS
from test_restore import run

from cleancopy.cli.formats import another, looks_like_html

pytestmark = pytest.mark.slow  # each starts processes of its own

TEXT = "\n\n".join(PARAGRAPHS)
RECORD = json.dumps({"text": TEXT}).encode() + b"\n"
OTHERS = {
    "WARC": b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + HTML.encode(),
    "Parquet": b"PAR1" + bytes(40),
    "JSON": RECORD * 3,
    "JSON ": b'\xef\xbb\xbf{\n  "html": "<p>Words</p>"\n}\n',
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_format_is_no_page(name: str, tmp_path: Path) -> None:
    for command in ("clean", "explain"):
        done = run(command, "-", cwd=tmp_path, stdin=OTHERS[name])
        assert (done.returncode, done.stdout) == (1, b"")
        assert f"standard input is {name.strip()}".encode() in done.stderr
    (tmp_path / "a.dat").write_bytes(OTHERS[name])
    (tmp_path / "page.html").write_text(HTML, encoding="utf-8")
    done = run("clean", "a.dat", "page.html", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 3
    assert b"left out: a.dat is " + name.strip().encode() in done.stderr


def test_pages_and_texts_are_what_they_are() -> None:
    assert not another("a.html", HTML.encode(), markup=True)
    assert not another("a.html", b"{{ a template's line }}<p>Words", markup=True)
    assert not another("a.txt", RECORD, markup=False)


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        (HTML, True),
        ("<html lang=en>", True),
        ("<p>Words</p>\n<p>More <a href='/a'>of them</a></p>", True),
        (TEXT, False),
        (f"{TEXT} {TEXT} Write <p> before a paragraph, and </p> behind it, and <br> between lines." * 3, False),
        ("I <3 you < you <3 me <name> <someone@example.org> " * 20, False),
    ],
)
def test_html_is_told_from_text(text: str, is_html: bool) -> None:
    assert looks_like_html(text) is is_html


def test_html_cleaned_as_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HTML, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    assert b"a.txt looks like HTML" in run("clean", "--text", "a.txt", cwd=tmp_path).stderr
    assert run("clean", "--text", "b.txt", cwd=tmp_path).stderr == b""
    done = run("clean", "--text", "a.txt", "b.txt", "-o", "out.jsonl", cwd=tmp_path)
    assert b"1 of the texts look like HTML" in done.stderr
    lines = [json.dumps({"body": text}) for text in (HTML, TEXT, HTML)]
    (tmp_path / "c.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run("clean", "--field", "body", "c.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    assert b"2 of the texts in 'body' look like HTML" in done.stderr
    assert b"--html-field body" in done.stderr


def test_a_damaged_file_among_corpora_costs_itself_alone(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(RECORD)
    lines = b"".join(json.dumps({"text": TEXT, "n": n}).encode() + b"\n" for n in range(3000))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines, 0)[:-1000])
    (tmp_path / "c.parquet").write_bytes(b"noise")
    (tmp_path / "d.jsonl").write_bytes(RECORD)
    names = ["a.jsonl", "b.jsonl.gz", "c.parquet", "d.jsonl"]
    done = run("clean", "--field", "text", *names, "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 3
    assert b"b.jsonl.gz is cut or damaged" in done.stderr
    assert b"c.parquet is no Parquet" in done.stderr
    found = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert len(found) > 2000
    assert "n" not in json.loads(found[-1])  # that of d.jsonl


def test_bytes_that_are_no_text_are_not_lost(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    digest = bytes(range(256))
    columns = {"text": [TEXT.encode() + b"\xff"], "digest": [digest], "name": [b"caf\xc3\xa9"]}
    parquet.write_table(pa.table(columns), tmp_path / "a.parquet")
    run("clean", "--field", "text", "a.parquet", "-o", "out.jsonl", cwd=tmp_path)
    record = json.loads((tmp_path / "out.jsonl").read_bytes())
    assert base64.b64decode(record["digest"]) == digest
    assert record["name"] == "café"
    assert record["text"].startswith(PARAGRAPHS[0])
