"""The files are loaded by `datasets` as they are, each alone and all together, as JSON Lines and as Parquet."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from crawled import article, build, rows, write

from cleancopy.dataset.rows import features

# In a process of its own: the library reads its settings when it is imported, and warns in ways that are not ours.
PROGRAM = """
import glob, json, sys
import datasets
folder, plain, cache = sys.argv[1:4]
loaded = {}
def load(name, *arguments, **more):
    found = datasets.load_dataset(*arguments, cache_dir=f"{cache}/{len(loaded)}", **more)
    parts = found.values() if isinstance(found, dict) else [found]
    loaded[name] = {
        "rows": [row for part in parts for row in part],
        "columns": [[[name, feature.dtype] for name, feature in part.features.items()] for part in parts],
        "splits": {name: len(part) for name, part in found.items()} if isinstance(found, dict) else {},
    }
for kind, pattern in (("json", "*.jsonl.zst"), ("parquet", "parquet/*.parquet")):
    for file in sorted(glob.glob(f"{folder}/{pattern}")):
        load(file, kind, data_files=file, split="train", **({"chunksize": 20_000} if kind == "json" else {}))
    load(f"all {kind}", kind, data_files=f"{folder}/{pattern}", split="train")
load("card of Parquet", folder)
load("card of JSON", plain)
json.dump(loaded, sys.stdout)
"""


CONFIG = """
[split]
validation = 0.2
[duplicates]
near = false
[files]
shard_size = "150 KB"
"""


def awkward(count: int) -> list[dict[str, Any]]:
    """Articles whose fields begin empty and end full, block after block."""
    articles = []
    for number in range(count):
        late = number > count // 2
        more = {
            "title": f"Title {number}" if late else None,
            "date_published": "2026-03-04T05:06:07Z" if late else None,
            "fetched_at": None if late else "2026-03-04T05:06:07.123456+00:00",
            "authors": ["A. Writer"] if late else [],
            "warc": {"file": "a.warc.gz", "offset": number, "record_id": "<urn:uuid:1>"} if late else None,
            "removed": {"counts": {"ticker": number} if late else {}, "blocks": None},
        }
        text = f'Text number {number} says "so" — ü 東 \u2028 \x7f\n\n' + f"word{number} " * 50
        articles.append({**article(number, text), **more})
    return articles


@pytest.mark.slow
def test_every_shard_and_all_together_load(tmp_path: Path) -> None:
    pytest.importorskip("datasets")
    source = write(tmp_path / "a.jsonl", awkward(600))
    out, plain = tmp_path / "out", tmp_path / "plain"
    manifest = build(out, [source], f"{CONFIG}parquet = true")
    build(plain, [source], CONFIG)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(out), str(plain), str(tmp_path / "cache")],
        env={**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path / "home"), "HF_DATASETS_DISABLE_PROGRESS_BARS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    loaded = json.loads(done.stdout)
    columns = [[column["name"], column["dtype"]] for column in features()]
    for name, each in loaded.items():
        assert all(found == columns for found in each["columns"]), name
    expected = sorted(rows(out).values(), key=lambda row: str(row["id"]))
    cards = [name for name in loaded if name.startswith("card")]
    for name in ("all json", "all parquet", *cards):
        assert sorted(loaded[name]["rows"], key=lambda row: str(row["id"])) == expected, name
    splits = {name: each["rows"] for name, each in manifest["splits"].items()}
    assert all(loaded[name]["splits"] == splits for name in cards)
    assert len([name for name in loaded if name.endswith((".jsonl.zst", ".parquet"))]) > 6
