"""What `scrapy crawl` does with wrong arguments, sites that do not answer, and places that cannot be written to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = (
    "<html lang=en><head><title>Bridge closed until spring</title>"
    '<meta property="og:type" content="article"></head><body><h1>Bridge closed until spring</h1>'
    + "".join(
        f"<p>{text}</p>"
        for text in (
            "The council said on Monday that the bridge over the river would be closed for repairs until the spring.",
            "Buses will run along the northern bank instead, the mayor told residents at a meeting in the town hall.",
            "“We know that it is a burden,” she said, “but the old stones will not wait any longer than that.”",
        )
    )
    + "</body></html>"
)


def crawl(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    return done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["news"], "-a site=https://www.example.org"),
        (["news", "-a", "sit=x"], "did you mean site?"),
        (["nwes"], "did you mean news?"),
        (["news", "-a", "site=https://example.org", "-a", "limit=0"], "whole number from 1"),
        (["news", "-a", "site=https://example.org", "-a", "since=soon"], "since=2026-11-01"),
        (["news", "-a", "site=https://example.org", "-a", "allow=("], "no regular expression"),
        (["news", "-a", "site=https://example.org", "-a", "limit=" + "9" * 5000], "whole number from 1"),
        (["news", "-a", "site=https://example.org", "-a", "deny=a{99999999999}"], "no regular expression"),
        (["news", "-a", "site=no address"], "is no address"),
        (["news", "-a", "site=https://."], "is no address"),
        (["news", "-a", "site=https://.org"], "is no address"),
        (["news", "-a", "site=https://a..b"], "is no address"),
        (["news", "-a", "site=,"], "names no site"),
        (["news", "-a", "sites=~nobody/x"], "cannot be read"),
        (["news", "-a", "sites=/does/not/exist"], "cannot be read"),
        (
            ["stored", "-a", "path=tests", "-s", "LOG_FILE=/does/not/exist/a.log"],
            "LOG_FILE: the folder /does/not/exist",
        ),
        (["stored"], "-a path="),
        (["stored", "-a", "path=/does/not/exist"], "name files, a folder or a glob"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else "",
)
def test_wrong_arguments_say_what_to_do(arguments: list[str], says: str, tmp_path: Path) -> None:
    old = tmp_path / "articles.jsonl"
    old.write_text("old\n")
    done = crawl(*arguments, "-O", str(old))
    assert done.returncode != 0
    assert says in last_line(done)
    assert "Traceback" not in done.stderr
    assert old.read_text() == "old\n"


@pytest.mark.parametrize(
    ("site", "says"),
    [("https://nowhere.invalid/", "does not resolve"), ("http://127.0.0.1:9/", "could not be fetched")],
)
def test_a_site_that_does_not_answer_leaves_the_old_file(site: str, says: str, tmp_path: Path) -> None:
    old = tmp_path / "articles.jsonl"
    old.write_text("old\n")
    done = crawl("news", "-a", f"site={site}", "-s", "RETRY_ENABLED=False", "-O", str(old))
    assert done.returncode == 1
    assert says in last_line(done)
    assert "Traceback" not in done.stderr
    assert old.read_text() == "old\n"


def test_stored_pages_cost_only_themselves(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "good.html").write_text(ARTICLE)
    (pages / "empty.html").write_text("")
    (pages / "binary.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (pages / "broken.html.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    (pages / "broken.warc.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    out = tmp_path / "articles.jsonl"
    done = crawl("stored", "-a", f"path={pages}", "-O", str(out))
    assert done.returncode == 3
    assert last_line(done) == "cleancopy: 2 files could not be read, or not all of it; the log names them"
    assert out.read_text("utf-8").count("\n") == 1
    assert "Bridge closed until spring" in out.read_text("utf-8")
    for reason in ("dropped/empty': 1", "dropped/binary': 1", "dropped/unreadable': 2"):
        assert reason in done.stderr
    assert "Traceback" not in done.stderr


def test_a_feed_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(ARTICLE)
    target = tmp_path / "file"
    target.write_text("in the way")
    done = crawl("stored", "-a", f"path={tmp_path / 'page.html'}", "-O", str(target / "articles.jsonl"))
    assert done.returncode != 0
    assert target.read_text() == "in the way"


def test_a_wrong_argument_stands_in_the_log_too(tmp_path: Path) -> None:
    """Of a job of scrapyd nothing else is seen."""
    log = tmp_path / "job.log"
    done = crawl("news", "-a", "sit=x", "-s", f"LOG_FILE={log}")
    assert done.returncode == 2
    assert "did you mean site?" in last_line(done)
    assert "did you mean site?" in log.read_text("utf-8").splitlines()[-1]
