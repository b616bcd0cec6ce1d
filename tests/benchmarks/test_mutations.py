"""The benchmark of mutations runs, on a page of its own making."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks import mutations  # noqa: E402  (the folder is not installed)
from benchmarks.corpora import GoldPage  # noqa: E402
from benchmarks.mutants import MUTATIONS, Source, made  # noqa: E402

STORY = [
    f"In the year {year} the ferry across the sound carried more sheep than people, the harbour master wrote."
    for year in range(1801, 1809)
]
HTML = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>The sheep ferry</title></head><body><nav><a href=/a>Home</a></nav>"
    f"<main><h1>The sheep ferry</h1>{''.join(f'<p>{line}</p>' for line in STORY)}</main><footer>The Sound</footer></body></html>"
)
URL = "https://sound.example/2031/sheep-ferry"


def case() -> mutations.Case:
    gold = "\n\n".join(STORY)
    page = GoldPage("sheep", "wcxb", "article", Path("none"), URL, "sound.example", gold, "The sheep ferry")
    return mutations.Case(Source(HTML, URL, gold, "The sheep ferry", "en", HTML.replace("sheep", "goats")), page)


def test_a_table_is_made() -> None:
    names = ["serialized", "utf-16 by header", "shadow root", "hidden copy appended", "koi8-u by none"]
    found = mutations.outcomes(case(), names, 1)
    assert [one.name for one in found] == names[:-1]  # the last one is for other languages
    assert all(one.alike and one.f1 == one.before and not one.error for one in found)
    lines = list(mutations.rows(found, names))
    assert len(lines) == 5
    assert lines[1].split()[:4] == ["serialized", "1", f"{found[0].f1:.4f}", "+0.0000"]


def test_an_error_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MUTATIONS, "serialized", lambda source, rnd: 1 / 0)  # type: ignore[arg-type,return-value]
    assert [one.error for one in mutations.outcomes(case(), ["serialized"], 1)] == [
        "ZeroDivisionError: division by zero"
    ]


def test_every_mutation_is_the_same_for_the_same_seed() -> None:
    source = case().source
    assert {name: made(name, source, 7) for name in MUTATIONS} == {name: made(name, source, 7) for name in MUTATIONS}


def test_the_command_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert mutations.main(["--list", "--only", "shadow"]) == 0
    assert capsys.readouterr().out.split("\n") == ["shadow root", "shadow root of the article", ""]
