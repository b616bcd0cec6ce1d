"""One is told as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancopy.cli import main
from cleancopy.cli.progress import Progress
from cleancopy.report.live import Facts, line


def test_a_page_of_one_block_has_no_blocks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text("<title>A</title><body><p>The bridge is closed.</p></body>")
    out = tmp_path / "e.html"
    assert main(["explain", str(tmp_path / "a.html"), "-o", str(out)]) == 0
    assert capsys.readouterr().err.startswith("1 block, ")
    assert "1 blocks" not in out.read_text("utf-8")


def test_progress_of_one_is_told_as_one() -> None:
    progress = Progress("documents", None)
    progress.count = 1
    assert progress.line().startswith("1 document, ")
    facts = Facts({"response_received_count": 1, "cleancopy/articles": 1}, 0, 0.0, 1.0)
    assert line(facts).startswith("0:01: 1 page, 1 article, ")
