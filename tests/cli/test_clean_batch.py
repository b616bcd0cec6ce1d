"""`cleancopy clean` over archives, and over pages that hang, eat the memory or end their process."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from saved_pages import FAULTS, archive, html

pytestmark = pytest.mark.slow  # processes that clean; the run with the oldest dependencies has enough of them


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


CUTS = {"in the last record": -1, "in the middle": 0.5, "after the first page": 0.3, "in the first record": 20}


def cut_off(path: Path, cut: float) -> int:
    """Cut an archive of six pages and return how many pages stand before the cut."""
    archive(path, [html(number, f"<!-- {os.urandom(3000).hex()} -->") for number in range(6)])
    whole = path.read_bytes()
    at = int(len(whole) * cut) if isinstance(cut, float) else len(whole) + cut if cut < 0 else int(cut)
    path.write_bytes(whole[:at])
    ends = [found.end() for found in re.finditer(rb"\x1f\x8b\x08", whole[:at])]
    members = len(ends) - 1  # the last one is cut
    return members // 3  # warcinfo, then request, response and metadata of each page


@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS.keys())
def test_an_archive_cut_off_gives_what_stands_before_the_cut(tmp_path: Path, cut: float) -> None:
    count = cut_off(tmp_path / "a.warc.gz", cut)
    (tmp_path / "b.html").write_bytes(html(9))
    done = clean("a.warc.gz", "b.html", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 3
    assert "left out: a.warc.gz" in done.stderr
    expected = [*(f"Story {number}" for number in range(count)), "Story 9"]
    assert [row["title"] for row in rows(tmp_path / "out.jsonl")] == expected
    out = tmp_path / "stored.jsonl"
    command = [sys.executable, "-m", "scrapy", "crawl", "stored", "-a", "path=a.warc.gz,b.html", "-O", str(out)]
    env = os.environ | {"SCRAPY_SETTINGS_MODULE": "cleancopy.settings"}
    crawled = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert crawled.returncode == 3
    assert crawled.stderr.endswith("cleancopy: 1 file could not be read, or not all of it; the log names them\n")
    assert "Traceback" not in crawled.stderr
    assert sorted(row["title"] for row in rows(out)) == sorted(expected)


def test_a_whole_archive_is_no_failure(tmp_path: Path) -> None:
    archive(tmp_path / "a.warc.gz", [html(number) for number in range(2)])
    done = clean("a.warc.gz", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 0
    assert "left out" not in done.stderr


def test_only_an_archive_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    (tmp_path / "out.jsonl").write_text("from before")
    done = clean("a.warc.gz", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert "none of 1 page can be read; nothing was written" in done.stderr
    assert (tmp_path / "out.jsonl").read_text() == "from before"


@pytest.mark.slow
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
    done = clean(name, "-o", "out.jsonl", "--jobs", 2, "--timeout", 5, cwd=tmp_path, PYTHONPATH=str(tmp_path / "site"))
    assert done.returncode == 3
    for reason in ("longer than 5 s", "more than 2,048 MB of memory", "killed its process (SIGSEGV)"):
        assert done.stderr.count(reason) == 1, done.stderr
    assert [row["title"] for row in rows(tmp_path / "out.jsonl")] == [f"Story {n}" for n in range(12) if n not in marks]


def test_many_pages_that_are_no_articles_are_counted(tmp_path: Path) -> None:
    listing = b"<html><body><ul>" + b"<li><a href='/a'>One headline of the day</a></li>" * 40 + b"</ul></body></html>"
    archive(tmp_path / "a.warc.gz", [html(0), *[listing] * 25])
    done = clean("a.warc.gz", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr.count(": no article: ") == 10
    assert "cleancopy: 25 pages are no articles; the output says why" in done.stderr
    assert sum(not row["is_article"] and bool(row["reason"]) for row in rows(tmp_path / "out.jsonl")) == 25
