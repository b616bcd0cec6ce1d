"""`cleancopy verify`: what it finds in a store that was damaged, and what a repair puts right."""

from __future__ import annotations

from pathlib import Path

import pytest
from small import BASE, Crawl, Page

from cleancopy.cli import main
from cleancopy.ledger import Store, articles

PAGES = [Page(f"{BASE}/{number:02}", text=f"Text {number}.") for number in range(12)]


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """A part of three batches, four lines each."""
    crawl = Crawl(tmp_path, PAGES, batch=4)
    for page in PAGES:
        crawl.find(page.url, "sitemap")
    crawl.read_all()
    crawl.finish()
    (path,) = tmp_path.glob("articles/*/*")
    return path


def refetched(folder: Path) -> list[str]:
    crawl = Crawl(folder, PAGES)
    read = []
    while fetch := crawl.queue.next():
        read.append(fetch.url)
        assert crawl.read(fetch) in ("", "unchanged")
    crawl.finish()
    assert sorted(line["url"] for line in articles(folder)) == sorted(page.url for page in PAGES)
    return sorted(url.removeprefix(BASE) for url in read)


def test_a_whole_store_is_said_to_be_whole(part: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "1 part, 12 committed lines: all there\n"


def test_a_torn_tail_is_no_loss_and_is_cut_off(part: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = part.read_bytes()
    part.write_bytes(whole + b'{"url": "half')
    assert main(["verify", str(tmp_path)]) == 0
    assert "13 bytes behind its committed end\n" in capsys.readouterr().out
    assert main(["verify", str(tmp_path), "--repair"]) == 0
    assert "13 bytes behind its committed end, cut off\n" in capsys.readouterr().out
    assert part.read_bytes() == whole


def test_a_line_that_was_edited_is_found_and_fetched_again(
    part: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part.write_bytes(part.read_bytes().replace(b"Text 5.", b"Text X."))
    assert main(["verify", str(tmp_path)]) == 1
    assert "1 of its lines cannot be read as they were committed" in capsys.readouterr().out
    assert main(["verify", str(tmp_path), "--repair"]) == 3
    assert len(list(articles(tmp_path))) == 11
    assert main(["verify", str(tmp_path)]) == 0
    with Store(tmp_path) as store, store.writing() as connection:
        connection.exec_driver_sql("UPDATE urls SET next_due = 1e11 WHERE queued = 0")
    assert refetched(tmp_path) == ["/05"]


def test_a_part_cut_short_loses_what_it_lost_and_no_more(part: Path, tmp_path: Path) -> None:
    whole = part.read_bytes()
    part.write_bytes(whole[: len(whole) // 2])
    assert main(["verify", str(tmp_path), "--repair"]) == 3
    assert len(list(articles(tmp_path))) == 4
    assert main(["verify", str(tmp_path)]) == 0
    assert len(refetched(tmp_path)) == 12  # all of them are due: they were read without a date of change


def test_a_part_that_is_gone_is_fetched_again(part: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part.unlink()
    assert main(["verify", str(tmp_path)]) == 1
    assert "it is not there" in capsys.readouterr().out
    assert main(["verify", str(tmp_path), "--repair"]) == 3
    assert "12 lost; the next crawl fetches them again" in capsys.readouterr().out
    assert len(refetched(tmp_path)) == 12


def test_files_nobody_knows_are_named_and_left(part: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = part.with_name("notes.txt")
    mine.write_text("mine")
    assert main(["verify", str(tmp_path), "--repair"]) == 0
    assert "notes.txt: the ledger does not know it" in capsys.readouterr().out
    assert mine.read_text() == "mine"


def test_a_repair_waits_for_no_run(part: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store(tmp_path) as store:
        store.lock()
        assert main(["verify", str(tmp_path), "--repair"]) == 4
        assert main(["verify", str(tmp_path)]) == 0
    assert "another run is working on" in capsys.readouterr().err


def test_what_is_no_store_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(f"cleancopy: {tmp_path} is no store")
