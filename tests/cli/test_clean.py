"""`cleancopy clean` as a user runs it: real processes over real files."""

from __future__ import annotations

import gzip
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleancopy.cli.packing import ZstdFile

WORDS = (
    "The council voted on Tuesday to repair the old bridge over the river, which has been closed to lorries since the "
    "spring floods damaged two of its five piers and washed away a part of the embankment below the market square."
)
PARAGRAPHS = (
    WORDS,
    "Engineers had warned for years that the foundations were weak. The mayor said that the work would begin in May "
    "and take about eighteen months, during which buses are to be led over the motorway bridge in the north.",
    "Shopkeepers in the lower town fear for their trade. They have asked for a footbridge, and the council is to "
    "decide about it in January, when the estimates of three builders from the region are expected to be on the table.",
)
HTML = f"""<!doctype html><html lang="en"><head><title>Old bridge to be repaired</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-11-03T09:30:00Z">
<meta name="author" content="Anna Novak"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article><h1>Old bridge to be repaired</h1>{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}</article>
<footer>Copyright 2026</footer></body></html>"""
TEXT = "Old bridge to be repaired\n\n" + "\n\n".join(PARAGRAPHS) + "\n"


def run(*arguments: object, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cleancopy", "clean", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, timeout=120, check=False)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def last_line(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode().rstrip("\n").rpartition("\n")[2]


def records(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(HTML, encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    lines = [json.dumps({"id": number, "text": f"{TEXT}\nNumber {number}."}) for number in range(3)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# --- pages


def test_one_page_is_one_line_of_json_when_piped(page: Path) -> None:
    done = run("page.html", "--url", "https://www.example.org/bridge", cwd=page.parent)
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1
    article = json.loads(done.stdout)
    assert article["title"] == "Old bridge to be repaired"
    assert article["text"] == "\n\n".join(PARAGRAPHS)
    assert article["url"] == "https://www.example.org/bridge"
    assert article["discovered_by"] == "file"
    assert article["removed"]["blocks"] is None


def test_one_page_is_indented_on_a_terminal(page: Path) -> None:
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "cleancopy", "clean", "page.html"]
    process = subprocess.Popen(command, cwd=page.parent, stdout=child, stderr=subprocess.DEVNULL)
    os.close(child)
    shown = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:  # the other end of the terminal is closed
            break
        shown += piece
    os.close(parent)
    assert process.wait(30) == 0
    assert shown.startswith(b"{\r\n  ")
    assert json.loads(shown)["is_article"] is True


def test_record_lists_each_removed_block(page: Path) -> None:
    article = json.loads(run("page.html", "--record", cwd=page.parent).stdout)
    blocks = article["removed"]["blocks"]
    assert "Sport" in " ".join(block["text"] for block in blocks)
    assert sum(article["removed"]["counts"].values()) == len(blocks)


def test_keep_leaves_a_kind_in_the_text(page: Path) -> None:
    removed = json.loads(run("page.html", "--record", cwd=page.parent).stdout)["removed"]["blocks"]
    kind = next(block["kind"] for block in removed if "Copyright" in block["text"])
    article = json.loads(run("page.html", "--keep", f"{kind},ticker", cwd=page.parent).stdout)
    assert "Copyright 2026" in article["text"]
    assert kind not in article["removed"]["counts"]


def test_format_text(page: Path) -> None:
    done = run("page.html", "--format", "text", cwd=page.parent)
    assert done.stdout.decode() == "Old bridge to be repaired\n\n" + "\n\n".join(PARAGRAPHS) + "\n"


def test_several_pages_are_json_lines_in_the_order_named(page: Path) -> None:
    folder = page.parent / "more"
    (folder / "deep").mkdir(parents=True)
    for number, name in enumerate(("b.html.gz", "a.htm", "deep/c.html")):
        body = HTML.replace("Old bridge", f"Bridge {number}").encode()
        (folder / name).write_bytes(gzip.compress(body) if name.endswith("gz") else body)
    (folder / "notes.pdf").write_bytes(b"%PDF-1.7")
    done = run("page.html", "more", "more/*.htm", "-o", "out.jsonl", cwd=page.parent)
    assert done.returncode == 0
    titles = [article["title"] for article in records((page.parent / "out.jsonl").read_bytes())]
    assert [title.removesuffix(" to be repaired") for title in titles] == [
        "Old bridge",
        "Bridge 1",
        "Bridge 0",
        "Bridge 2",
        "Bridge 1",
    ]


def test_many_pages_on_two_processes_keep_their_order(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number:03}.html").write_text(HTML.replace("Old bridge", f"Bridge {number}"), encoding="utf-8")
    done = run(".", "--jobs", "2", cwd=tmp_path)
    assert done.returncode == 0
    assert [article["title"] for article in records(done.stdout)] == [
        f"Bridge {number} to be repaired" for number in range(50)
    ]


def test_page_that_is_no_article_says_so(tmp_path: Path) -> None:
    (tmp_path / "front.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>", encoding="utf-8")
    done = run("front.html", cwd=tmp_path)
    article = json.loads(done.stdout)
    assert article["is_article"] is False
    assert article["text"] == ""
    assert article["reason"] in last_line(done)


def test_standard_input(page: Path) -> None:
    article = json.loads(run("-", cwd=page.parent, stdin=HTML.encode()).stdout)
    assert article["text"] == "\n\n".join(PARAGRAPHS)
    assert article["discovered_by"] is None
    packed = json.loads(run("-", cwd=page.parent, stdin=gzip.compress(HTML.encode())).stdout)
    assert packed["text"] == article["text"]


# --- text without markup


def test_text_from_file_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "dump.txt").write_text(TEXT, encoding="utf-8")
    article = json.loads(run("--text", "dump.txt", cwd=tmp_path).stdout)
    assert article["title"] == "Old bridge to be repaired"
    assert article["text"] == "\n\n".join(PARAGRAPHS)
    piped = json.loads(run("--text", "-", cwd=tmp_path, stdin=TEXT.encode()).stdout)
    assert piped["text"] == article["text"]


def test_text_that_started_the_project(shared: Path, tmp_path: Path) -> None:
    expected = json.loads((shared / "data/start/expected.json").read_text(encoding="utf-8"))
    article = json.loads(run("--text", "--record", shared / "data/start/page.txt", cwd=tmp_path).stdout)
    assert article["title"] == expected["title"]
    assert article["text"] == expected["text"]


# --- corpora


def test_corpus_keeps_every_other_byte(tmp_path: Path) -> None:
    line = '{"id": 1.10, "big": 123456789012345678901, "n": 1e400, "t": "\\u00e9", "text" : %s ,"z":{"text":[ 1]}}'
    (tmp_path / "c.jsonl").write_text(line % json.dumps(TEXT) + "\n", encoding="utf-8")
    done = run("c.jsonl", "--field", "text", cwd=tmp_path)
    assert done.returncode == 0
    written = done.stdout.decode().rstrip("\n")
    clean = json.dumps("\n\n".join(PARAGRAPHS), ensure_ascii=False)
    assert written.startswith((line % clean)[:-1] + ', "cleancopy": {"title": "Old bridge to be repaired"')
    assert json.loads(written)["cleancopy"]["removed"] == {"counts": {}, "blocks": None, "edits": None}


def test_corpus_does_not_overwrite_a_field(tmp_path: Path) -> None:
    record = {"cleancopy": "mine", "text": TEXT}
    done = run("-", "--field", "text", cwd=tmp_path, stdin=json.dumps(record).encode())
    (cleaned,) = records(done.stdout)
    assert cleaned["cleancopy"] == "mine"
    assert cleaned["cleancopy_2"]["title"] == "Old bridge to be repaired"


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
def test_corpus_packed_in_and_out(corpus: Path, ending: str) -> None:
    source, target = corpus.with_name(f"in.jsonl{ending}"), corpus.with_name(f"out.jsonl{ending}")
    source.write_bytes(pack(corpus.read_bytes(), ending))
    done = run(source.name, "--field", "text", "-o", target.name, cwd=corpus.parent)
    assert done.returncode == 0
    assert [record["id"] for record in records(unpack(target, ending))] == [0, 1, 2]


def pack(data: bytes, ending: str) -> bytes:
    if ending == ".gz":
        return gzip.compress(data)
    if ending == ".zst":
        buffer = io.BytesIO()
        with ZstdFile(buffer, "wb") as stream:
            stream.write(data)
        return buffer.getvalue()
    return data


def unpack(path: Path, ending: str) -> bytes:
    if ending == ".gz":
        return gzip.decompress(path.read_bytes())
    if ending == ".zst":
        with ZstdFile(path, "rb") as stream:
            return bytes(stream.read())
    return path.read_bytes()


def test_large_corpus_on_two_processes_keeps_its_order(tmp_path: Path) -> None:
    with open(tmp_path / "c.jsonl", "w", encoding="utf-8") as stream:
        for number in range(6000):
            stream.write(json.dumps({"id": number, "text": f"{WORDS}\n{WORDS[::-1]} {number}."}) + "\n")
    done = run("c.jsonl", "--field", "text", "--jobs", "2", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 0
    out = records((tmp_path / "out.jsonl").read_bytes())
    assert [record["id"] for record in out] == list(range(6000))
    assert all("cleancopy" in record for record in out)


def test_records_without_the_text_pass_unchanged(tmp_path: Path) -> None:
    lines = [json.dumps({"text": TEXT}), '{"id": 7}', '{"text": null}', '{"text": 12}', '{"text": ""}', ""]
    done = run("-", "--field", "text", cwd=tmp_path, stdin="\n".join(lines).encode())
    assert done.returncode == 0
    assert done.stdout.decode().splitlines()[1:] == lines[1:5]
    assert "4 records have no text in 'text'" in last_line(done)


def test_lines_that_are_no_records_are_left_out_and_reported(corpus: Path) -> None:
    lines = corpus.read_bytes().splitlines(keepends=True)
    bad = [b'{"id": 1, "text": "cut', b"[1, 2]", b'{"text": "\xff"}', b"[" * 100_000, b'{"a": 1} {"b": 2}']
    corpus.write_bytes(lines[0] + b"".join(line + b"\n" for line in bad) + lines[1])
    done = run("corpus.jsonl", "--field", "text", "-o", "out.jsonl", cwd=corpus.parent)
    assert done.returncode == 3
    assert [record["id"] for record in records((corpus.parent / "out.jsonl").read_bytes())] == [0, 1]
    assert "5 lines were left out, the first at line 2 of corpus.jsonl" in last_line(done)


def test_corpus_may_be_cleaned_in_place(corpus: Path) -> None:
    corpus.chmod(0o640)
    done = run("corpus.jsonl", "--field", "text", "-o", "corpus.jsonl", cwd=corpus.parent)
    assert done.returncode == 0
    assert [record["id"] for record in records(corpus.read_bytes())] == [0, 1, 2]
    assert corpus.stat().st_mode & 0o777 == 0o640


# --- bad input

BAD = {
    "missing": (["nowhere.html"], 2, "nowhere.html: no such file or folder"),
    "address": (["https://example.org/a"], 2, "is an address, not a file; save the page first"),
    "empty page": (["empty.html"], 1, "empty.html is empty"),
    "blank page": (["blank.html"], 1, "blank.html cannot be read (empty"),
    "binary page": (["image.html"], 1, "image.html cannot be read (binary"),
    "binary text": (["--text", "image.html"], 1, "image.html cannot be read (binary"),
    "cut gzip": (["cut.html.gz"], 1, "cut.html.gz is cut or damaged"),
    "cut corpus": (["cut.jsonl.gz", "--field", "text"], 1, "cut.jsonl.gz is cut or damaged"),
    "only bad files": (["empty.html", "image.html"], 1, "none of 2 pages can be read"),
    "folder without pages": (["void"], 2, "void: no .html"),
    "pattern without files": (["*.xhtml"], 2, "*.xhtml: no such file"),
    "wrong field": (["corpus.jsonl", "--field", "body"], 2, "give --field one of: id, text"),
    "no field": (
        ["corpus.jsonl"],
        2,
        "no field 'html' in corpus.jsonl; give --html-field one of: id, text, or --field for",
    ),
    "no JSON": (["page.html", "--field", "text"], 1, "page.html is not JSON Lines: line 1 is not a JSON object"),
    "empty corpus": (["empty.html", "--field", "text"], 1, "the input is empty"),
    "WARC without pages": (["crawl.warc.gz"], 1, "no page of HTML in the input"),
    "one file for both": (["page.html", "--record-file", "out.jsonl"], 2, "-o and --record-file both name out.jsonl"),
    "unknown kind": (["page.html", "--keep", "tickers"], 2, "'tickers' is no kind of chaff; the kinds are"),
    "unknown option": (["page.html", "--fast"], 2, "see cleancopy clean --help"),
    "no input": ([], 2, "see cleancopy clean --help"),
    "url for many": (["page.html", "page.html", "--url", "https://example.org/"], 2, "--url is for one page"),
    "stdin twice": (["-", "-"], 2, "can be read only once"),
    "text format of a corpus": (["corpus.jsonl", "--field", "text", "--format", "text"], 2, "leave out --format text"),
}


@pytest.fixture
def folder(page: Path, corpus: Path) -> Path:
    where = page.parent
    (where / "empty.html").touch()
    (where / "blank.html").write_text(" \n")
    (where / "image.html").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4)
    (where / "cut.html.gz").write_bytes(gzip.compress(HTML.encode())[:100])
    (where / "cut.jsonl.gz").write_bytes(gzip.compress(corpus.read_bytes())[:-20])
    (where / "crawl.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\n"))
    (where / "void").mkdir()
    (where / "out.jsonl").write_text("from before\n")
    return where


@pytest.mark.parametrize(("arguments", "code", "message"), BAD.values(), ids=BAD.keys())
def test_bad_input_is_one_line_and_leaves_the_old_output(
    folder: Path, arguments: list[str], code: int, message: str
) -> None:
    before = sorted(folder.iterdir())
    done = run(*arguments, "-o", "out.jsonl", cwd=folder)
    assert done.returncode == code
    assert message in last_line(done)
    assert done.stdout == b""
    assert (folder / "out.jsonl").read_text() == "from before\n"
    assert sorted(folder.iterdir()) == before


def test_one_bad_file_among_good_ones(folder: Path) -> None:
    done = run("page.html", "empty.html", "page.html", "-o", "out.jsonl", cwd=folder)
    assert done.returncode == 3
    assert len(records((folder / "out.jsonl").read_bytes())) == 2
    assert "left out: empty.html is empty" in done.stderr.decode()
    assert "1 of 3 pages cannot be read and were left out" in last_line(done)


@pytest.mark.parametrize("target", [".", "nowhere/out.jsonl"])
def test_output_that_cannot_be_written(page: Path, target: str) -> None:
    done = run("page.html", "-o", target, cwd=page.parent)
    assert done.returncode == 2
    assert "give -o" in last_line(done)


def test_help_teaches_by_examples(tmp_path: Path) -> None:
    done = run("--help", cwd=tmp_path)
    assert done.returncode == 0
    assert b"cleancopy clean corpus.jsonl.zst --field text -o clean.jsonl.zst" in done.stdout
    command = [sys.executable, "-m", "cleancopy"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2
    assert subprocess.run([*command, "--version"], capture_output=True, check=True).stdout.startswith(b"cleancopy 0.")


# --- interruptions


@pytest.fixture
def endless(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A corpus that never ends, on its way into out.jsonl."""
    (tmp_path / "out.jsonl").write_text("from before\n")
    options = ["--field", "text", "-o", "out.jsonl", "--jobs", "2"]
    command = [sys.executable, "-m", "cleancopy", "clean", "-", *options]
    heard = signal.getsignal(signal.SIGINT)
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a test run in the background inherits deafness, and would pass it on
    try:
        process = subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGINT, heard)
    with process:
        yield process
        process.kill()


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_quietly(tmp_path: Path, endless: subprocess.Popen[bytes], sent: signal.Signals, code: int) -> None:
    assert endless.stdin
    assert endless.stderr
    line = json.dumps({"text": TEXT}).encode() + b"\n"
    endless.stdin.write(line * 5000)  # enough for several processes
    endless.stdin.flush()
    deadline = time.monotonic() + 60
    while not part_with_contents(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.05)
    endless.send_signal(sent)
    assert b"Traceback" not in endless.stderr.read()
    assert endless.wait(30) == code
    assert (tmp_path / "out.jsonl").read_text() == "from before\n"
    assert not list(tmp_path.glob(".*"))


def part_with_contents(folder: Path) -> bool:
    return any(path.stat().st_size for path in folder.glob(".out.jsonl.*"))


def test_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text((json.dumps({"text": TEXT}) + "\n") * 2000, encoding="utf-8")
    command = [sys.executable, "-m", "cleancopy", "clean", "c.jsonl", "--field", "text"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        said = [
            line for line in process.stderr.read().splitlines() if not line.endswith(b" left")
        ]  # progress, when slow
        assert said == []
    assert process.returncode != 0
