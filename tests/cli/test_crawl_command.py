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
