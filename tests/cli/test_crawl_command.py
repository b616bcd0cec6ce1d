"""``cleancopy crawl``: what is wrong is said in one line before anything is opened."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TABLE = '[paper]\nstart = "https://example.org"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TABLE + "rat = 3\n", "sites.toml, line 3: [paper] rat: nobody knows this: did you mean rate?"),
        (TABLE + 'rate = "fast"\n', "sites.toml, line 3: [paper] rate: 'fast' is no number above 0"),
        (TABLE + "rate = \n", "sites.toml: Invalid value (at line 3, column 8)"),
        (None, "sites.toml is not there: name a file of sites, or an address such as https://www.example.org"),
    ],
)
def test_a_wrong_file_of_sites_is_one_line(tmp_path: Path, text: str | None, told: str) -> None:
    if text is not None:
        (tmp_path / "sites.toml").write_text(text)
    command = [sys.executable, "-m", "cleancopy", "crawl", "sites.toml", "--into", "data"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"cleancopy: {told}\n")
    assert not (tmp_path / "data").exists()


def test_a_wrong_option_is_not_said_of_the_file_of_sites(tmp_path: Path) -> None:
    (tmp_path / "sites.toml").write_text(TABLE)
    command = [sys.executable, "-m", "cleancopy", "crawl", "sites.toml", "--into", "data", "--since", "yesterday"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        "cleancopy: since=yesterday is no date: write it like since=2026-11-01\n",
    )


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("CLEANCOPY_STOREE=x", "there is no setting CLEANCOPY_STOREE: did you mean CLEANCOPY_STORE?"),
        ("CLEANCOPY_BATCH_COUNT=many", "CLEANCOPY_BATCH_COUNT: 'many' is not a whole number"),
        ("CLEANCOPY_STOP_SECONDS=-1", "CLEANCOPY_STOP_SECONDS: '-1' is not a whole number"),
        ("CLEANCOPY_PAGE_SECONDS=x", "CLEANCOPY_PAGE_SECONDS: 'x' is not a number"),
        ("CLEANCOPY_RECORD=maybe", "CLEANCOPY_RECORD: 'maybe' is neither 1 nor 0"),
        ("CLEANCOPY_CONSENT=no", "CLEANCOPY_CONSENT: 'no' is none of record, skip, ignore"),
        ("CLEANCOPY_PART_FORMAT=bz2", "CLEANCOPY_PART_FORMAT: 'bz2' is none of zst, gz, jsonl"),
        ("CLEANCOPY_PROGRESS=loud", "CLEANCOPY_PROGRESS: 'loud' is none of auto, live, log, off"),
        (
            "CLEANCOPY_METRICS=a.txt",
            "CLEANCOPY_METRICS: 'a.txt' does not end in .prom: the node exporter would not read it",
        ),
        ("CLEANCOPY_METRICS=/no/a.prom", "CLEANCOPY_METRICS: the folder /no does not exist; make it first"),
        ("LOG_LEVEL=loud", "LOG_LEVEL: 'loud' is none of CRITICAL, ERROR, WARNING, INFO, DEBUG"),
        ("DOWNLOAD_DELAY=slow", "DOWNLOAD_DELAY: 'slow' is not a number"),
    ],
)
def test_a_wrong_setting_is_one_line_and_no_store_is_made(
    tmp_path: Path, setting: str, told: str, workers: str
) -> None:
    command = [
        sys.executable,
        "-m",
        "cleancopy",
        "crawl",
        "example.org",
        "--into",
        "data",
        "--workers",
        workers,
        "-s",
        setting,
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"cleancopy: {told}\n")
    assert not (tmp_path / "data").exists()
