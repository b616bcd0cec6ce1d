"""`cleancopy clean` killed for real, again and again: the output is byte for byte that of a run that was left alone."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from saved_pages import FAULTS, archive, html

PAGES = 450  # four steps of the output, and a half
COMMAND = (sys.executable, "-m", "cleancopy", "clean")


def make(folder: Path, form: str) -> list[str]:
    """Write 450 pages, two of which cannot be read, and return what to clean."""
    bodies = [html(number) if number % 200 != 130 else b"" for number in range(PAGES)]
    if form == "archive":
        archive(folder / "a.warc.gz", bodies[:270])
        archive(folder / "b.warc.gz", bodies[270:])
        return ["a.warc.gz", "b.warc.gz"]
    if form == "records":
        lines = [
            json.dumps({"url": f"https://news.example/{n}", "html": body.decode()}) for n, body in enumerate(bodies)
        ]
        (folder / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return ["in.jsonl"]
    (folder / "pages").mkdir()
    for number, body in enumerate(bodies):
        (folder / "pages" / f"{number:03}.html").write_bytes(body)
    return ["pages"]


def run(arguments: list[str], cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, env=os.environ | more, capture_output=True, text=True, timeout=300, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def steps(journal: Path) -> int:
    try:
        state = json.loads(journal.read_bytes())["state"]
    except FileNotFoundError:
        return 0
    return int(state.get("pages", state.get("records", 0)))


def kill_after_a_step(arguments: list[str], cwd: Path, journal: Path, wait: float, **more: str) -> int:
    """Start it, kill it some moments after it has put another step on the disk, and return how much the journal holds then."""
    before = steps(journal)
    process = subprocess.Popen([*COMMAND, *arguments], cwd=cwd, env=os.environ | more, stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None and steps(journal) == before:
            time.sleep(0.002)
        time.sleep(wait)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    return steps(journal)


def compare(folder: Path, names: list[str], options: list[str], ending: str, **more: str) -> tuple[int, int, str]:
    """Clean once undisturbed and once with kills; return kills, exit code and messages of the last run."""
    once = run(
        [*names, *options, "-o", f"once{ending}", "--record-file", "once.spans.gz", "--jobs", "1"], folder, **more
    )
    killed = [*names, *options, "-o", f"out{ending}", "--record-file", "spans.gz", "--jobs", "2"]
    chance, kills, journal = random.Random(ending), 0, folder / f".out{ending}.journal"
    for wait in (0.0, chance.uniform(0, 0.1), chance.uniform(0, 0.3)):
        if kill_after_a_step(killed, folder, journal, wait, **more):
            kills += 1
            assert not (folder / f"out{ending}").exists()
    last = run(killed, folder, **more)
    assert last.returncode == once.returncode
    assert (folder / f"out{ending}").read_bytes() == (folder / f"once{ending}").read_bytes()
    assert (folder / "spans.gz").read_bytes() == (folder / "once.spans.gz").read_bytes()
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".")]
    return kills, last.returncode, last.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "ending", "options"),
    [
        ("archive", ".jsonl.gz", ["--record"]),
        ("folder", ".txt", ["--format", "text"]),
        ("records", ".jsonl.zst", []),
    ],
)
def test_killed_again_and_again_nothing_is_lost_or_twice(
    tmp_path: Path, form: str, ending: str, options: list[str]
) -> None:
    kills, code, said = compare(tmp_path, make(tmp_path, form), options, ending)
    assert kills >= 2, "the runs were over before they could be killed"
    assert code == 3
    assert f"out{ending}: goes on after " in said
    assert f"2 of {PAGES} pages cannot be read" in said  # counted over all runs


# Batches of a size that lets a small corpus have many.
SMALL = "from cleancopy.cli import corpus\ncorpus.BATCH = 2048\n"


@pytest.mark.slow
def test_a_corpus_killed_again_and_again(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(SMALL, encoding="utf-8")
    text = "The council voted to repair the old bridge over the river, closed since the floods of last spring."
    lines = [json.dumps({"id": n, "text": f"{text} Part {n}.\n" * 4}) if n != 700 else "{" for n in range(3000)]
    for name, part in (("a.jsonl", lines[:1800]), ("b.jsonl", lines[1800:])):
        (tmp_path / name).write_text("\n".join(part) + "\n", encoding="utf-8")
    names, more = ["a.jsonl", "b.jsonl"], {"PYTHONPATH": str(tmp_path / "site")}
    kills, code, said = compare(tmp_path, names, ["--field", "text"], ".jsonl.zst", **more)
    assert kills >= 2
    assert code == 3
    assert "1 line was left out, the first at line 701 of a.jsonl" in said


@pytest.mark.slow
def test_hostile_pages_cost_themselves_alone_in_runs_that_are_killed(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(FAULTS, encoding="utf-8")
    marks = {30: "<!-- MARK-HANG -->", 130: "<!-- MARK-CRASH -->", 240: "<!-- MARK-EAT -->"}
    archive(tmp_path / "in.warc.gz", [html(number, marks.get(number, "")) for number in range(320)])
    more = {"PYTHONPATH": str(tmp_path / "site")}
    kills, code, said = compare(tmp_path, ["in.warc.gz"], ["--timeout", "5"], ".jsonl", **more)
    assert kills >= 2
    assert code == 3
    assert "3 of 320 pages cannot be read" in said
    titles = [json.loads(line)["title"] for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert titles == [f"Story {number}" for number in range(320) if number not in marks]


@pytest.fixture
def stopped(tmp_path: Path) -> Path:
    """A folder with a run over 250 pages that was killed after the first 100."""
    (tmp_path / "pages").mkdir()
    for number in range(250):
        (tmp_path / "pages" / f"{number:03}.html").write_bytes(html(number))
    assert kill_after_a_step(["pages", "-o", "out.jsonl"], tmp_path, tmp_path / ".out.jsonl.journal", 0) in (100, 200)
    return tmp_path


def titles(folder: Path) -> list[Any]:
    return [json.loads(line)["title"] for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]


def test_other_options_or_inputs_are_refused_and_fresh_begins_anew(stopped: Path) -> None:
    done = run(["pages", "-o", "out.jsonl", "--markdown"], stopped)
    assert done.returncode == 2
    assert "out.jsonl: a run with other options was stopped after" in done.stderr
    (stopped / "pages" / "000.html").write_bytes(html(999))
    done = run(["pages", "-o", "out.jsonl"], stopped)
    assert done.returncode == 2
    assert "a run with other inputs was stopped" in done.stderr
    assert "--fresh to begin anew" in done.stderr
    done = run(["pages", "-o", "out.jsonl", "--fresh"], stopped)
    assert done.returncode == 0
    assert "goes on" not in done.stderr
    assert titles(stopped) == ["Story 999", *[f"Story {number}" for number in range(1, 250)]]


def test_number_of_processes_and_limits_may_change(stopped: Path) -> None:
    done = run(["pages", "-o", "out.jsonl", "--jobs", "1", "--timeout", "60", "--memory", "4096"], stopped)
    assert done.returncode == 0
    assert "goes on after" in done.stderr
    assert titles(stopped) == [f"Story {number}" for number in range(250)]


@pytest.mark.slow
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_politely_it_says_how_to_go_on(stopped: Path, sent: signal.Signals, code: int) -> None:
    (stopped / ".out.jsonl.journal").unlink()
    heard = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a parent in the background hands on that it is ignored
    process = subprocess.Popen([*COMMAND, "pages", "-o", "out.jsonl"], cwd=stopped, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, heard)
    try:
        while process.poll() is None and not steps(stopped / ".out.jsonl.journal"):
            time.sleep(0.002)
        process.send_signal(sent)
        said = process.communicate(timeout=60)[1]
    finally:
        process.kill()
    assert process.returncode == code
    assert "out.jsonl: stopped; the same command goes on after" in said
    assert "Traceback" not in said
    assert run(["pages", "-o", "out.jsonl"], stopped).returncode == 0
    assert titles(stopped) == [f"Story {number}" for number in range(250)]


def test_a_disk_that_is_full_is_gone_on_from(tmp_path: Path) -> None:
    """The size of a file is limited, which the program sees as a write that fails half-way."""
    archive(tmp_path / "a.warc.gz", [html(number) for number in range(260)])
    limited = ["bash", "-c", f"ulimit -f 350; exec {sys.executable} -m cleancopy clean a.warc.gz -o out.jsonl"]
    done = subprocess.run(limited, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-2:] == [
        "cleancopy: out.jsonl: stopped; the same command goes on after 100 pages",
        "cleancopy: out.jsonl: File too large",
    ]
    done = run(["a.warc.gz", "-o", "out.jsonl"], tmp_path)
    assert done.returncode == 0
    assert "goes on after 100 pages" in done.stderr
    assert titles(tmp_path) == [f"Story {number}" for number in range(260)]
