"""A dataset is checked against its manifest: what was changed, lost or added is named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from crawled import build, crawl, write

from cleancopy.cli import main
from cleancopy.dataset.shards import ZstdFile, read_lines

CONFIG = """
[language]
detect = false
[quality]
action = "off"
[split]
validation = 0.3
[files]
parquet = true
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    build(folder / "out", [write(folder / "a.jsonl", crawl(40))], CONFIG)
    return folder / "out"


def shard(out: Path) -> Path:
    return out / "train-00000.jsonl.zst"


def flip_a_bit(out: Path) -> None:
    data = bytearray(shard(out).read_bytes())
    data[len(data) // 2] ^= 1
    shard(out).write_bytes(data)


def cut(out: Path) -> None:
    shard(out).write_bytes(shard(out).read_bytes()[:-100])


def change_a_text(out: Path) -> None:
    lines = [json.loads(line) for line in read_lines(shard(out))]
    lines[3]["text"] += " And one word more."
    with ZstdFile(shard(out), "wb") as stream:
        stream.write("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode())


def swap_rows(out: Path) -> None:
    lines = list(read_lines(shard(out)))
    with ZstdFile(shard(out), "wb") as stream:
        stream.write(b"".join([lines[1], lines[0], *lines[2:]]))


def edit_the_manifest(out: Path) -> None:
    text = (out / "manifest.json").read_text()
    digest = json.loads(text)["splits"]["train"]["shards"][0]["content_sha256"]
    (out / "manifest.json").write_text(text.replace(digest, "0" * 64))


@pytest.mark.parametrize(
    ("harm", "complaint"),
    [
        (flip_a_bit, "train-00000.jsonl.zst is changed: SHA-256"),
        (cut, "is cut or damaged behind row"),
        (change_a_text, "row 4 has a text that is not the one of content_sha256"),
        (swap_rows, "row 2 has an id that is not greater than the one before"),
        (edit_the_manifest, "the digest is not that of the shards it lists"),
        (lambda out: shard(out).unlink(), "train-00000.jsonl.zst is missing"),
        (lambda out: (out / "schema.json").unlink(), "schema.json is missing"),
        (lambda out: (out / "parquet/train-00000.parquet").write_bytes(b""), "train-00000.parquet has 0 bytes"),
        (lambda out: (out / "dropped/dropped.jsonl.zst").write_bytes(b""), "dropped.jsonl.zst has 0 bytes"),
        (lambda out: shutil.copy(shard(out), out / "train-00009.jsonl.zst"), "00009.jsonl.zst does not belong"),
    ],
)  # fmt: skip
def test_harm_is_named(
    harm: Callable[[Path], object], complaint: str, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    shutil.copytree(whole, out)
    assert main(["dataset", "verify", str(out)]) == 0
    harm(out)
    capsys.readouterr()
    assert main(["dataset", "verify", str(out)]) == 1
    assert complaint in capsys.readouterr().out


def test_no_dataset_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dataset", "verify", str(tmp_path)]) == 1
    (tmp_path / "manifest.json").write_text("{")
    assert main(["dataset", "verify", str(tmp_path)]) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert "is no finished dataset" in first
    assert "is damaged" in second
