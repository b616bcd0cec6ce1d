"""The row is the same in class, schema, card and docs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from crawled import ARTICLE, build, rows, write

from cleancopy.dataset.rows import COLUMNS, TYPES, Row, features, moment, row_of, row_schema, row_table

pyarrow = pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rows")
    build(folder / "out", [write(folder / "a.jsonl", [ARTICLE])], "[files]\nparquet = true\n[split]\nvalidation = 0\n")
    return folder / "out"


def test_class_file_card_and_docs_agree(out: Path, root: Path) -> None:
    import yaml
    from pyarrow import parquet

    card = (out / "README.md").read_text("utf-8")
    front = yaml.safe_load(card.split("---\n")[1])
    assert json.loads((out / "schema.json").read_text()) == row_schema()
    assert front["dataset_info"][0]["features"] == features()
    assert row_table() in card
    assert row_table() in (root / "docs/dataset.md").read_text("utf-8")
    schema = parquet.read_schema(out / "parquet/train-00000.parquet")
    assert schema.names == list(COLUMNS)
    assert [pyarrow.type_for_alias(TYPES[hint][1]) for hint in COLUMNS.values()] == schema.types
    (row,) = rows(out).values()
    assert list(row) == list(COLUMNS)
    assert parquet.read_table(out / "parquet/train-00000.parquet").to_pylist() == [row]


def test_the_card_counts_what_is_there(out: Path) -> None:
    import yaml

    front = yaml.safe_load((out / "README.md").read_text("utf-8").split("---\n")[1])
    assert front["configs"][0]["data_files"] == [{"split": "train", "path": "parquet/train-*.parquet"}]
    assert front["dataset_info"][0]["splits"][0]["num_examples"] == 1
    assert front["size_categories"] == ["n<1K"]
    assert front["language"] == ["en"]


def test_a_row_of_nothing_has_every_column_and_no_null() -> None:
    row = json.loads(row_of({"text": "x"}).to_json())
    assert list(row) == list(COLUMNS)
    assert None not in row.values()
    assert all(type(row[name]) is hint for name, hint in COLUMNS.items())
    assert isinstance(Row().language_score, float)


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("2026-11-24", "2026-11-24T00:00:00.000Z"),
        ("2026-11-24T01:02:03", "2026-11-24T01:02:03.000Z"),
        ("2026-11-24T01:02:03.987654-05:30", "2026-11-24T06:32:03.987Z"),
        ("0001-01-01T00:00:00+10:00", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates_are_written_in_one_form(given: str, written: str) -> None:
    assert moment(given) == written
