"""Options that would overrule one another, and outputs that would not be what their names say."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancopy.cli import main


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("clean a.html -o a.jsonl -o b.jsonl", "-o / --output is given twice"),
        ("clean a.html -o a.jsonl --output b.jsonl", "-o / --output is given twice"),
        ("clean a.jsonl --field text --field body", "--field is given twice"),
        ("restore a.jsonl -o a -o b", "-o / --output is given twice"),
        ("diff a.jsonl b.jsonl -o a -o b", "-o / --output is given twice"),
        ("dataset build a.jsonl -o a -o b", "-o / --output is given twice"),
        ("clean a.html -o out.parquet", "out.parquet: what is written is JSON Lines, not .parquet"),
        ("clean a.html -o out.csv.gz", "not .csv.gz"),
        ("clean a.html --record-file out.csv", "not .csv"),
    ],
)
def test_what_would_be_lost_without_a_word_is_refused(
    words: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text("<p>Words.</p>")
    (tmp_path / "a.jsonl").write_text('{"text": "Words."}\n')
    before = sorted(path.name for path in tmp_path.iterdir())
    assert main(words.split()) == 2
    assert told in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_what_may_be_repeated_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(tmp_path / "none"), "--site", "a.example", "--site", "b.example"]) != 2 or (
        "given twice" not in capsys.readouterr().err
    )
