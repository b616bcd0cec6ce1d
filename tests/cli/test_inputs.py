from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from cleancopy.cli import inputs
from cleancopy.cli.packing import ZstdFile
from cleancopy.errors import InputError, UsageError


def test_expand_keeps_the_order_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("z.html", "pages/b.HTML", "pages/a.html.gz", "pages/deep/c.xhtml.zst", "pages/skip.css"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).touch()
    assert inputs.expand(["z.html", "pages", "pages/*.gz", "-"], inputs.PAGES) == [
        "z.html",
        "pages/a.html.gz",
        "pages/b.HTML",
        "pages/deep/c.xhtml.zst",
        "pages/a.html.gz",
        "-",
    ]


def test_name_with_brackets_is_a_file_first(tmp_path: Path) -> None:
    path = tmp_path / "page[1].html"
    path.touch()
    assert inputs.expand([str(path)], inputs.PAGES) == [str(path)]


@pytest.mark.parametrize("pack", ["gzip", "zstd"])
def test_bomb_is_refused(tmp_path: Path, pack: str) -> None:
    flat = b"x" * (inputs.MAX_PAGE + 2)
    if pack == "gzip":
        data = gzip.compress(flat, 1)
    else:
        buffer = io.BytesIO()
        with ZstdFile(buffer, "wb") as stream:
            stream.write(flat)
        data = buffer.getvalue()
    path = tmp_path / "bomb.html"
    path.write_bytes(data)
    with pytest.raises(InputError, match="larger than 64 MB unpacked"):
        inputs.read_page(str(path))


def test_packing_is_known_by_the_bytes_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(gzip.compress(b"<p>packed"))
    assert inputs.read_page(str(path)) == b"<p>packed"
    path = tmp_path / "page.html.gz"
    path.write_bytes(b"<p>flat")
    assert inputs.read_page(str(path)) == b"<p>flat"


def test_folder_without_files_says_which_are_taken(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no \.txt, \.text file in this folder"):
        inputs.expand([str(tmp_path)], inputs.TEXTS)


def test_a_folder_that_cannot_be_listed_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/1.html", "b/2.html", "c/3.html"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("<p>Words")
    os.mkfifo(tmp_path / "c" / "4.html")
    (tmp_path / "c" / "5.html").symlink_to(tmp_path / "nowhere")
    locked, scandir = str(tmp_path / "b"), os.scandir

    def refusing(path: str) -> object:
        if str(path) == locked:
            raise PermissionError(13, "Permission denied", locked)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    names = ["a/1.html", "b", "c/3.html", "c/5.html"]
    assert inputs.expand([str(tmp_path)], inputs.PAGES) == [str(tmp_path / name) for name in names]
    with pytest.raises(InputError, match="Permission denied"):
        inputs.expand([locked], inputs.PAGES)
