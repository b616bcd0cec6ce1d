"""Every benchmark can still be started, and the one of copies finds them."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks import duplicates  # noqa: E402  (the folder is not installed)
from cleancopy.dataset.config import Duplicates  # noqa: E402

NAMES = sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_can_be_imported(name: str) -> None:
    assert import_module(f"benchmarks.{name}").__doc__


@pytest.mark.slow
def test_copies_are_found_as_often_as_said(shared: Path) -> None:
    recall, precision, _ = duplicates.measure(duplicates.corpus(2000, 200, 7), Duplicates(), "built in")
    assert recall >= 0.99
    assert precision == 1
