"""Every benchmark can still be started, the one of copies finds them, and the one of unseen sites reads pages whole."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks import corpora, duplicates, train, unseen  # noqa: E402  (the folder is not installed)
from cleancopy.core.evidence import table  # noqa: E402
from cleancopy.core.model import Options, Page  # noqa: E402
from cleancopy.core.parse import parse  # noqa: E402
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


def test_pages_of_which_parts_are_set_aside_are_read_by_the_opinions_of_their_blocks() -> None:
    """A hidden copy of the text is taken out before the judge is asked; each block that is left keeps its own opinion."""
    story = "".join(
        f"<p>{'The bridge over the river stays closed until spring. ' * 4}Part {number}.</p>" for number in range(6)
    )
    body = f"<title>The bridge</title><div hidden>{story}</div><h1>The bridge</h1><article>{story}<p>Write to us.</p></article>"
    page = parse(Page(body=body.encode()), Options())
    gold = corpora.GoldPage("1", "own", "article", Path(), "", "example.org", "", "")
    opinion = np.array([0.0 if block.text == "Write to us." else 0.99 for block in page.blocks])
    example = train.Example(gold, page, table(page), opinion > 0.5, opinion)
    text = unseen._text(example, opinion, opinion)
    assert [f"Part {number}." in text for number in range(6)] == [True] * 6
    assert text.count("Part 3.") == 1
    assert "Write to us." not in text
