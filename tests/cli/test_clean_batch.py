"""`cleancopy clean` over archives, and over pages that hang, eat the memory or end their process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from saved_pages import FAULTS, archive, html


def clean(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cleancopy", "clean", *map(str, arguments)]
    env = os.environ | environment
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_an_archive_gives_its_pages_in_order(tmp_path: Path) -> None:
    archive(tmp_path / "a.warc.gz", [html(number) for number in range(6)])
    done = clean("a.warc.gz", "-o", "out.jsonl", "--jobs", 2, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = rows(tmp_path / "out.jsonl")
    assert [row["url"] for row in found] == [f"https://news.example/{number}" for number in range(6)]
    assert all(row["is_article"] and row["warc"]["file"] == "a.warc.gz" for row in found)


def test_an_archive_cut_off_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    archive(tmp_path / "a.warc.gz", [html(number) for number in range(3)])
    whole = (tmp_path / "a.warc.gz").read_bytes()
    (tmp_path / "a.warc.gz").write_bytes(whole[: whole.rindex(b"\x1f\x8b\x08") - 100])  # in the last response
    (tmp_path / "b.html").write_bytes(html(9))
    done = clean("a.warc.gz", "b.html", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 3
    assert "a.warc.gz" in done.stderr
    assert [row["title"] for row in rows(tmp_path / "out.jsonl")] == ["Story 0", "Story 1", "Story 9"]


@pytest.mark.parametrize("form", ["folder", "archive"])
def test_hostile_pages_cost_themselves_alone(tmp_path: Path, form: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(FAULTS, encoding="utf-8")
    marks = {3: "<!-- MARK-HANG -->", 6: "<!-- MARK-EAT -->", 9: "<!-- MARK-CRASH -->"}
    bodies = [html(number, marks.get(number, "")) for number in range(12)]
    if form == "archive":
        archive(tmp_path / "in.warc.gz", bodies)
        name = "in.warc.gz"
    else:
        name = "pages"
        (tmp_path / name).mkdir()
        for number, body in enumerate(bodies):
            (tmp_path / name / f"{number:02}.html").write_bytes(body)
    done = clean(name, "-o", "out.jsonl", "--jobs", 2, "--timeout", 8, cwd=tmp_path, PYTHONPATH=str(tmp_path / "site"))
    assert done.returncode == 3
    for reason in ("longer than 8 s", "more than 2,048 MB of memory", "killed its process (SIGSEGV)"):
        assert done.stderr.count(reason) == 1, done.stderr
    assert [row["title"] for row in rows(tmp_path / "out.jsonl")] == [f"Story {n}" for n in range(12) if n not in marks]
