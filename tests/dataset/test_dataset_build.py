"""A dataset is the same whatever order, files, processes and crashes its articles came through."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from crawled import article, build, crawl, dropped, rows, write
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancopy.cli import main
from cleancopy.errors import UsageError

ARTICLES = crawl(60)
FAST = "[language]\ndetect = false\n[quality]\naction = 'off'\n"  # what looks at one text alone has tests of its own
SMALL = FAST + "[files]\nshard_size = '20 KB'\n[split]\nvalidation = 0.2\n"


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("plain")
    return str(build(folder / "out", [write(folder / "a.jsonl", ARTICLES)], SMALL)["digest"])


@settings(max_examples=12)
@given(seed=st.integers(0, 10**6), cuts=st.lists(st.integers(0, len(ARTICLES)), max_size=4))
def test_order_and_files_do_not_matter(
    seed: int, cuts: list[int], digest: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("shuffled")
    shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
    edges = [0, *sorted(cuts), len(shuffled)]
    files = [
        write(folder / f"{number}.jsonl{'.gz' if number % 2 else ''}", shuffled[start:end])
        for number, (start, end) in enumerate(itertools.pairwise(edges))
    ]
    assert build(folder / "out", files, SMALL)["digest"] == digest


def test_the_number_of_processes_does_not_matter(digest: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleancopy.cli.articles.SIZE", 2000)  # many batches, so that there is something to share
    write(tmp_path / "a.jsonl", ARTICLES)
    assert build(tmp_path / "out", [tmp_path], SMALL, jobs=4)["digest"] == digest


def test_another_setting_is_another_dataset(digest: str, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", ARTICLES)
    assert build(tmp_path / "out", [tmp_path], SMALL + "[duplicates]\nnear = false\n")["digest"] != digest


PROGRAM = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from crawled import build
from cleancopy.cli import articles
from cleancopy.dataset import build as building, duplicates, shards, work
articles.SIZE = 4000
owner, name, times = {owner}, {name!r}, {times}
real = getattr(owner, name)
def deadly(*arguments, **more):
    global times
    result = real(*arguments, **more)
    times -= 1
    if not times:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(owner, name, deadly)
build(Path(sys.argv[2]), [Path(sys.argv[3])], sys.argv[4])
"""


@pytest.mark.parametrize(
    ("owner", "name", "times"),
    [
        ("work.Work", "add", 1),
        ("work.Work", "add", 9),
        ("duplicates", "_join_group", 20),
        ("shards.ShardWriter", "finish", 1),
        ("shards.ShardWriter", "finish", 3),
        ("building", "write_json", 1),
        ("Path", "rename", 6),
        ("building", "write_json", 2),
    ],
)
def test_a_killed_build_goes_on_to_the_same_dataset(
    owner: str, name: str, times: int, digest: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = write(tmp_path / "a.jsonl", ARTICLES), tmp_path / "out"
    program = PROGRAM.format(owner=owner, name=name, times=times)
    done = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent), str(out), str(source), SMALL], check=False
    )
    assert done.returncode == -signal.SIGKILL
    monkeypatch.setattr("cleancopy.cli.articles.SIZE", 4000)
    assert build(out, [source], SMALL)["digest"] == digest
    assert main(["dataset", "verify", str(out)]) == 0
    assert not (out / ".work").exists()


def _wait_for_work(file: Path, seconds: float = 60) -> None:
    """Until the file grows."""
    end = time.monotonic() + seconds
    before = file.stat().st_size if file.exists() else 0
    while (file.stat().st_size if file.exists() else 0) <= before + 100_000:
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.slow
def test_a_build_killed_from_outside_goes_on(tmp_path: Path) -> None:
    articles = crawl(1200)
    source = write(tmp_path / "a.jsonl", articles)
    whole = build(tmp_path / "whole", [source], FAST)["digest"]
    (tmp_path / "fast.toml").write_text(FAST)
    command = [
        sys.executable,
        "-m",
        "cleancopy",
        "dataset",
        "build",
        str(source),
        "-o",
        str(tmp_path / "out"),
        "--jobs",
        "2",
        "--config",
        str(tmp_path / "fast.toml"),
    ]
    for _ in range(2):
        running = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        _wait_for_work(tmp_path / "out/.work/build.sqlite-wal")
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"digest {whole}" in done.stderr


def test_a_changed_input_begins_anew(tmp_path: Path) -> None:
    source, out = write(tmp_path / "a.jsonl", ARTICLES[:30]), tmp_path / "out"
    program = PROGRAM.format(owner="work.Work", name="add", times=1)
    subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent), str(out), str(source), SMALL], check=False
    )
    write(source, ARTICLES[30:])
    build(out, [source], SMALL)
    assert set(rows(out)) <= {each["url"] for each in ARTICLES[30:]}


def test_what_is_kept_and_what_is_not(tmp_path: Path) -> None:
    manifest = build(tmp_path / "out", [write(tmp_path / "a.jsonl", ARTICLES)], SMALL)
    kept = rows(tmp_path / "out")
    assert {url.split("/")[2] for url in kept} == {f"www.site{number}.example" for number in range(5)}
    assert len(kept) == 60
    assert manifest["documents"] == {
        "read": len(ARTICLES),
        "kept": 60,
        "dropped": {"duplicate_near": 12, "older_revision": 10, "duplicate_exact": 9, "not_an_article": 6},
    }
    assert all(not row["text"].startswith("The first words") for row in kept.values())
    assert {row["duplicate_count"] for url, row in kept.items() if url.endswith("/35")} == {3}
    for each in dropped(tmp_path / "out"):
        if each["reason"].startswith("duplicate"):
            number = each["url"].rpartition("/")[2]
            assert kept[f"https://www.site{int(number) % 5}.example/{number}"]["id"] == each["detail"]
    assert all(row["duplicate_cluster"] == row["id"] for row in kept.values())


def test_a_site_is_on_one_side(tmp_path: Path) -> None:
    config = "[split]\nby = 'site'\nvalidation = 0.4\n"
    articles = [
        article(number, f"Text number {number} of a site", url=f"https://s{number % 20}.example/{number}")
        for number in range(200)
    ]
    build(tmp_path / "out", [write(tmp_path / "a.jsonl", articles)], config + "[duplicates]\nnear = false\n")
    sides: dict[str, set[str]] = {}
    manifest = json.loads((tmp_path / "out/manifest.json").read_text())
    from cleancopy.dataset.shards import read_lines

    for split, each in manifest["splits"].items():
        for shard in each["shards"]:
            for line in read_lines(tmp_path / "out" / shard["file"]):
                sides.setdefault(json.loads(line)["domain"], set()).add(split)
    assert len(sides) == 20
    assert all(len(each) == 1 for each in sides.values())
    assert {split for each in sides.values() for split in each} == {"train", "validation"}


BAD = {
    "no json": b"{'a': 1}",
    "a list": b"[1, 2]",
    "a number": b"NaN",
    "not UTF-8": b'{"text": "\xff"}',
    "deep": b"[" * 100_000,
    "a torn last line": b'{"url": "https://a.example/torn", "text": "It ends in the mid',
}
SPOILT: dict[str, dict[str, Any]] = {
    "lone surrogate": {"text": "half \ud800 a pair"},
    "text is a number": {"text": 3},
    "authors are a text": {"authors": "A. Writer"},
    "removed is a list": {"removed": [1]},
    "offset is a text": {"warc": {"offset": "3"}},
    "offset is huge": {"warc": {"offset": 10**30}},
}


def test_bad_lines_cost_themselves_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = crawl(12)
    expected = build(tmp_path / "good", [write(tmp_path / "good.jsonl", good)])["digest"]
    lines = [json.dumps(each).encode() for each in good]
    lines += [
        json.dumps({**article(900 + n, "Some text. " * n), **each}).encode() for n, each in enumerate(SPOILT.values())
    ]
    torn = BAD["a torn last line"]
    lines += [bad for bad in BAD.values() if bad != torn]
    random.Random(1).shuffle(lines)
    (tmp_path / "mixed.jsonl").write_bytes(b"\xef\xbb\xbf" + b"\n\n".join([*lines, torn]))
    out = tmp_path / "out"
    assert main(["dataset", "build", str(tmp_path / "mixed.jsonl"), "-o", str(out), "--jobs", "1"]) == 3
    assert expected in capsys.readouterr().err
    found = [each for each in dropped(out) if each["reason"] in {"unreadable", "bad_field"}]
    assert sorted(each["reason"] for each in found) == ["bad_field"] * len(SPOILT) + ["unreadable"] * len(BAD)
    assert all("mixed.jsonl:" in each["detail"] for each in found if each["reason"] == "unreadable")
    assert any("lone surrogate" in each["detail"] for each in found)


def test_fields_may_be_missing_null_or_late(tmp_path: Path) -> None:
    articles = [
        {"text": "Nothing but a text."},
        {
            "text": "A null everywhere.",
            "url": None,
            "authors": None,
            "removed": None,
            "consent": None,
            "date_published": None,
        },
        {
            **article(3, "All is there."),
            "late": {"key": [1]},
            "warc": {"file": "a.warc.gz", "offset": 12, "record_id": "<urn:x>"},
        },
    ]
    build(tmp_path / "out", [write(tmp_path / "a.jsonl", articles)], "[consent]\npolicy = 'record'\n")
    schema = json.loads((tmp_path / "out/schema.json").read_text())
    kept = list(rows(tmp_path / "out").values())
    for row in kept:
        jsonschema.validate(row, schema)
        assert None not in row.values()
    assert {row["warc_offset"] for row in kept} == {-1, 12}


def test_a_damaged_file_gives_what_stands_before_the_damage(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.jsonl.gz", crawl(600))
    (tmp_path / "cut.jsonl.gz").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert main(["dataset", "build", str(tmp_path / "cut.jsonl.gz"), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 3
    assert len(rows(tmp_path / "out")) > 150
    assert next(each["detail"] for each in dropped(tmp_path / "out") if each["reason"] == "unreadable").endswith(
        "cannot be unpacked"
    )


def test_an_older_dataset_gives_way_only_to_a_whole_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(out, [write(tmp_path / "a.jsonl", crawl(200))], SMALL)
    before = len(list(out.glob("*.jsonl.zst")))
    build(out, [write(tmp_path / "b.jsonl", crawl(20))], SMALL)
    assert len(list(out.glob("*.jsonl.zst"))) < before
    assert main(["dataset", "verify", str(out)]) == 0


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds other files"):
        build(tmp_path / "out", [write(tmp_path / "a.jsonl", ARTICLES)])
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.txt"]


def test_consent_is_asked_before_anything_is_kept(tmp_path: Path) -> None:
    def signal(verdict: str, **more: Any) -> dict[str, Any]:
        return {"signal": "tdmrep", "verdict": verdict, "counts": True, "failed": False, **more}

    cases = {
        "consent_disallow": {"verdict": "disallow", "evidence": [signal("disallow")]},
        "consent_unknown": {"verdict": "unknown", "evidence": [signal("unknown", failed=True)]},
        "consent_not_asked": None,
        "silent": {"verdict": "unknown", "evidence": [signal("unknown", counts=False)]},
        "allowed": {"verdict": "allow", "evidence": [signal("allow")]},
    }
    articles = [article(number, f"A text about {name}.", url=f"https://a.example/{name}", consent=each)
                for number, (name, each) in enumerate(cases.items())]  # fmt: skip
    source = write(tmp_path / "a.jsonl", articles)
    manifest = build(tmp_path / "skip", [source])
    assert {url.rpartition("/")[2] for url in rows(tmp_path / "skip")} == {"silent", "allowed"}
    assert set(manifest["documents"]["dropped"]) == {"consent_disallow", "consent_unknown", "consent_not_asked"}
    build(tmp_path / "record", [source], "[consent]\npolicy = 'record'\n")
    kept = rows(tmp_path / "record")
    assert len(kept) == 5
    assert json.loads(kept["https://a.example/consent_disallow"]["consent_evidence"])[0]["signal"] == "tdmrep"


STORY = (
    "The ferry to the islands will run again from Monday, the harbour board said, after three weeks in which the crew slept on "
    "the quay and the post came late. It had been stopped when a chain broke in the storm. Nobody was hurt, but the shops ran out "
    "of bread and the school had to close for a day, and the people of the islands asked the board for a second ship. "
)


GERMAN = "Der Markt zieht im Mai auf den Platz vor dem Rathaus um."


def test_rules_of_quality_write_or_drop(tmp_path: Path) -> None:
    source = write(
        tmp_path / "a.jsonl", [article(1, STORY), article(2, "Too short to say much."), article(4, "# " * 90 + STORY)]
    )
    build(tmp_path / "written", [source])
    found = {url[-1]: json.loads(row["quality"]) for url, row in rows(tmp_path / "written").items()}
    assert "gopher_quality.words_min" not in found["1"]
    assert found["2"]["gopher_quality.words_min"] == 5
    build(tmp_path / "dropped", [source], "[quality]\naction = 'drop'\nfamilies = ['gopher_quality']\n")
    assert [url[-1] for url in rows(tmp_path / "dropped")] == ["1"]
    reasons = {each["url"][-1]: each["reason"] for each in dropped(tmp_path / "dropped")}
    assert reasons["2"] == "quality_gopher_quality.words_min"
    lenient = "[quality]\naction = 'drop'\nfamilies = ['gopher_quality']\n[quality.thresholds]\n'gopher_quality.words_min' = 500\n"
    build(tmp_path / "none", [source], lenient)
    assert not rows(tmp_path / "none")


def test_the_language_is_detected_whatever_is_declared(tmp_path: Path) -> None:
    source = write(
        tmp_path / "a.jsonl",
        [article(1, STORY, language="ja"), article(2, "Der Markt zieht im Mai auf den Platz vor dem Rathaus um.")],
    )
    manifest = build(tmp_path / "out", [source], "[language]\nkeep = ['en-GB']\n")
    (row,) = rows(tmp_path / "out").values()
    assert row["language"] == "en"
    assert row["language_score"] > 0.9
    assert manifest["documents"]["dropped"] == {"language": 1}
    build(tmp_path / "declared", [source], "[language]\ndetect = false\nkeep = ['ja']\n")
    assert [row["language_score"] for row in rows(tmp_path / "declared").values()] == [0.0]


def test_personal_data_are_masked_in_all_texts(tmp_path: Path) -> None:
    text = f"Write to ann@paper.org or call from 8.8.8.8. {STORY}"
    source = write(tmp_path / "a.jsonl", [article(1, text, title="Ask bob@paper.org", standfirst="See c@paper.org")])
    build(tmp_path / "out", [source], "[pii]\nmask = ['email', 'ip']\n")
    (row,) = rows(tmp_path / "out").values()
    assert "paper.org" not in json.dumps(row)
    assert "8.8.8.8" not in row["text"]
    assert row["content_sha256"] == hashlib.sha256(row["text"].encode()).hexdigest()
