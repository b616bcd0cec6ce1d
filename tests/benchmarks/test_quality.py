"""The quality benchmark: its measures are those of the judge, and it reads sets in the forms in which they are published."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.diffs import page_of_differences  # noqa: E402  (the folder is not installed)
from benchmarks.formats import UnknownFormat, load  # noqa: E402
from benchmarks.quality import main  # noqa: E402
from benchmarks.scores import score, total  # noqa: E402

TEXTS = (
    "The council said on Monday that the bridge over the river would be closed for repairs until the spring.",
    "Buses will run along the northern bank instead, the mayor told residents at a meeting in the town hall.",
    "“We know that it is a burden,” she said, “but the old stones will not wait any longer than that.”",
)
HTML = (
    "<html><head><title>Bridge closed</title></head><body><nav><a href='/'>Home</a></nav><article><h1>Bridge closed</h1>"
    + "".join(f"<p>{text}</p>" for text in TEXTS)
    + "</article></body></html>"
)
GOLD = "\n".join(TEXTS)
words = st.lists(st.sampled_from("a b c d e f".split()), max_size=12).map(" ".join)


def test_scores_by_hand() -> None:
    found = score("a b c d e", "a b c d x")
    assert (found.precision, found.recall, found.exact) == (0.5, 0.5, False)
    assert score("a b c d", "a, b c! d").exact
    assert score("a b", "").recall == 0
    assert score("One two", "two two", "words").precision == 0.5
    assert total([score(GOLD, GOLD), score(GOLD, "")]).f1 == pytest.approx(2 / 3)


@given(words, words)
def test_scores_are_shares(gold: str, text: str) -> None:
    for measure in ("shingles", "words"):
        found = score(gold, text, measure)
        assert 0 <= found.precision <= 1
        assert 0 <= found.recall <= 1
        assert score(gold, gold, measure).f1 == 1


def test_the_measures_are_those_of_the_judge(shared: Path) -> None:
    sys.path.append(str(shared / "bench"))
    import evaluate

    pairs = [(GOLD, GOLD[:150]), (GOLD, GOLD + " and more of it"), ("a b c", "a b c d"), (GOLD, GOLD)]
    theirs = evaluate.shingle_total([evaluate.shingle_score(*pair) for pair in pairs])
    ours = total([score(*pair) for pair in pairs])
    assert ours.f1 == pytest.approx(theirs["f1"], abs=1e-9)
    bags = evaluate.mean_total([evaluate.word_score(*pair) for pair in pairs])
    assert total([score(*pair, "words") for pair in pairs], "words").f1 == pytest.approx(bags["f1"], abs=1e-9)


def written(folder: Path, form: str) -> Path:
    """A set of one page in one of the forms."""
    packed = gzip.compress(HTML.encode())
    files: dict[str, bytes] = {
        "wcxb": {
            "ground-truth/1.json": json.dumps(
                {"url": "https://example.org/a", "ground_truth": {"main_content": GOLD}}
            ).encode(),
            "html/1.html.gz": packed,
        },
        "articles": {
            "ground-truth.json": json.dumps({"1": {"url": "https://example.org/a", "articleBody": GOLD}}).encode(),
            "html/1.html.gz": packed,
        },
        "fundus": {
            "dataset/ground_truth.json": json.dumps(
                {"1.html.gz": {"url": "https://example.org/a", "body": [*TEXTS[:2], f"[{TEXTS[2]}]"]}}
            ).encode(),
            "dataset/html/1.html.gz": packed,
        },
        "publishers": {
            "uk/Paper/1.json": json.dumps(
                {"url": "https://example.org/a", "summary": [], "sections": [{"headline": [], "paragraphs": TEXTS}]}
            ).encode(),
            "uk/Paper/1.html.gz": packed,
        },
        "pairs": {"a/1.txt": GOLD.encode(), "a/1.html": HTML.encode()},
    }[form]
    for name, body in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return folder


@pytest.mark.parametrize("form", ["wcxb", "articles", "fundus", "publishers", "pairs"])
def test_sets_in_all_forms(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, form)
    name, samples = load(folder)
    assert name == form
    assert [sample.gold.split() for sample in samples] == [GOLD.split()]
    assert samples[0].html() == HTML
    worst = tmp_path / "worst.out"
    assert main([str(folder), "--jobs", "1", "--worst", str(worst), "--all"]) == 0
    assert "cleancopy             1.0000" in capsys.readouterr().out
    assert "Worst pages" in worst.read_text("utf-8")


def test_what_is_no_set_says_which_forms_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnknownFormat, match="ground-truth"):
        load(tmp_path)
    assert main([str(tmp_path)]) == 2
    assert "is in no form that is known" in capsys.readouterr().err


def test_differences_are_marked_and_escaped(tmp_path: Path) -> None:
    sample = load(written(tmp_path, "pairs"))[1][0]
    page = page_of_differences([(sample, GOLD.replace("river", "<b>lake</b>"))])
    assert "<del>river</del>" in page
    assert "&lt; b &gt; lake" in page
