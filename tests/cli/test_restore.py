"""`cleancopy restore` as a user runs it: what `clean --record` read comes back, byte for byte."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from test_clean import HTML, PARAGRAPHS

SEED = (
    "USD\n41.68 UAH ▼0.25%\nEUR\n48.09 UAH ▼0.28%\n"
    f"{PARAGRAPHS[0][:70]}...\n\nOld bridge to be repaired\n\n" + "\n\n".join(PARAGRAPHS) + "\n"
)


def run(*arguments: object, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cleancopy", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, timeout=120, check=False)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


@pytest.mark.parametrize(
    "body",
    [
        SEED.encode(),
        SEED.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + SEED.encode() + b"  \n\n",
        SEED.encode("utf-16"),
        SEED.replace("▼", "v").replace("—", "-").encode("latin-1"),
        b"A line of words\n\xff\xfe broken \x80 bytes in the middle of a text that is else good and long enough\n",
    ],
    ids=["plain", "crlf", "mark", "utf-16", "latin-1", "broken"],
)
def test_a_text_comes_back(body: bytes, tmp_path: Path) -> None:
    (tmp_path / "dump.txt").write_bytes(body)
    done = run("clean", "--text", "--record", "dump.txt", "-o", "article.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert b"41.68" not in json.loads((tmp_path / "article.json").read_bytes())["text"].encode()
    done = run("restore", "article.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, body)


def test_a_page_comes_back_as_its_texts(tmp_path: Path) -> None:
    article = run("clean", "--record", "-", cwd=tmp_path, stdin=HTML.encode()).stdout
    done = run("restore", "-", cwd=tmp_path, stdin=article)
    lines = done.stdout.decode().split("\n")
    assert " ".join(lines[:-5]) == "Home News Sport"
    assert lines[-5:] == ["Old bridge to be repaired", *PARAGRAPHS, "Copyright 2026"]


def test_several_articles_come_back_as_json_lines(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(name.upper() + " " + SEED, encoding="utf-8")
    run("clean", "--text", "--record", "a.txt", "b.txt", "-o", "out.jsonl", cwd=tmp_path)
    done = run("restore", "out.jsonl", cwd=tmp_path)
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == [f"{name} {SEED}" for name in "AB"]


def test_records_of_a_corpus_come_back(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": SEED, "n": 1.50, "cleancopy": "theirs"}, ensure_ascii=False),
        json.dumps({"id": 2, "text": SEED.replace("bridge", "br\u00fccke")}),
        '{ "text" : "' + SEED.replace("\n", "\\n") + '" , "b" : [1, 2] }',
        '{"text": "", "id": "nothing to clean"}',
    ]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("clean", "--field", "text", "--record", "corpus.jsonl", "-o", "clean.jsonl", cwd=tmp_path)
    assert done.returncode == 0
    done = run("restore", "clean.jsonl", cwd=tmp_path)
    assert done.stdout.decode().splitlines() == lines
    assert (done.returncode, done.stderr) == (0, b"")


def test_records_without_a_text_come_back_and_nothing_of_what_was_never_cleaned(tmp_path: Path) -> None:
    empty = ['{"text": ""}', '{"text": null, "cleancopy": {"theirs": 1}}', '{"n": 1}', '{"text": ["a"]}']
    lines = [*empty, json.dumps({"text": SEED}, ensure_ascii=False), *empty]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    run("clean", "--field", "text", "--record", "corpus.jsonl", "-o", "clean.jsonl", cwd=tmp_path)
    done = run("restore", "clean.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout.decode().splitlines()) == (0, lines)
    done = run("restore", "corpus.jsonl", "-o", "back.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert b"nothing that was cleaned with --record" in done.stderr
    assert not (tmp_path / "back.jsonl").exists()


def test_articles_without_a_record_are_named(tmp_path: Path) -> None:
    article = run("clean", "--text", "-", cwd=tmp_path, stdin=SEED.encode()).stdout
    done = run("restore", "-", cwd=tmp_path, stdin=article)
    assert done.returncode == 1
    assert b"--record" in done.stderr
    done = run("restore", "-", cwd=tmp_path, stdin=b"no json\n")
    assert done.returncode == 1
    assert b"not a JSON object" in done.stderr


def test_removals_go_to_a_file_of_their_own(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"r{n}", "text": SEED}) for n in range(3)]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    run("clean", "--field", "text", "--record-file", "spans.jsonl", "corpus.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    spans = [json.loads(line) for line in (tmp_path / "spans.jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in spans] == ["r0", "r1", "r2"]
    found = spans[0]["attributes"]
    assert {SEED[start:end] for start, end, _ in found["cleancopy__ticker__market"]} == {
        "USD", "41.68 UAH ▼0.25%", "EUR", "48.09 UAH ▼0.28%",
    }  # fmt: skip
    ((start, end, score),) = found["cleancopy__teaser__own"]
    assert SEED[start:end].endswith("...")
    assert 0 < score <= 1
    added = json.loads((tmp_path / "out.jsonl").read_text("utf-8").splitlines()[0])["cleancopy"]
    assert added["removed"]["blocks"] is None  # asked for in the file only
