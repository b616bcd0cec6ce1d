"""cleancopy in other people's pipelines: with the real libraries where these are light, by their interface where not."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy import Article, UsageError
from cleancopy.integrations.huggingface import FIELDS, clean_batch
from cleancopy.integrations.nemo import CleancopyAlgorithm

TEXTS = (
    "The council said on Monday that the bridge over the river would be closed for repairs until the spring.",
    "Buses will run along the northern bank instead, the mayor told residents at a meeting in the town hall.",
    "“We know that it is a burden,” she said, “but the old stones will not wait any longer than that.”",
)
HTML = (
    '<html><head><meta property="og:type" content="article"></head><body><h1>Bridge closed until spring</h1>'
    + "".join(f"<p>{text}</p>" for text in TEXTS)
    + "</body></html>"
)

DATATROVE = """
import json, sys
from datatrove.data import Document
from cleancopy.integrations.datatrove import CleancopyExtractor, CleancopyStep

class Fragile(CleancopyExtractor):
    def extract(self, text):
        import cleancopy.integrations.datatrove as module
        if text == "ugly":
            module.clean = None  # whatever goes wrong inside
        return super().extract(text)

html = sys.argv[1]
def pages():
    return [Document(text=text, id=str(n), metadata={"url": f"https://example.org/{n}"})
            for n, text in enumerate([html, "<p>Subscribe now", "", html])]
plain = CleancopyExtractor(timeout=20)
texts = [document.text for document in plain.run(pages())]
fragile = Fragile(timeout=20)
kept = [d.id for d in fragile.run([Document(text="ugly", id="ugly"), Document(text="", id="empty")])]
steps = [(document.id, document.text, document.metadata) for document in CleancopyStep().run(pages())]
few = [document.metadata for document in CleancopyStep(fields=["title"]).run(pages())]
print(json.dumps({"texts": texts, "kept": kept, "broken": fragile.stats.stats["broken_process"].total
      if "broken_process" in fragile.stats.stats else 0, "steps": steps, "few": few}))
"""

DATASETS = """
import json, sys
from datasets import Dataset
from cleancopy.integrations.huggingface import clean_batch
pages = Dataset.from_dict({"html": [sys.argv[1], None, "<p>Subscribe now"] * 3, "url": ["https://example.org/a"] * 9})
rows = pages.map(clean_batch, batched=True, batch_size=2, remove_columns=["html"])
print(json.dumps({"rows": rows.to_list(), "columns": rows.column_names}))
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with datatrove and datasets, which sees this one's libraries too."""
    folder = tmp_path_factory.mktemp("elsewhere")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin" / "python"
    command = [
        str(python),
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "datatrove",
        "datasets",
        "regex",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"cannot install datatrove: {done.stderr.strip().splitlines()[-1]}")
    site = next((folder / "lib").glob("python3*")) / "site-packages"
    source = Path(__file__).resolve().parents[2] / "src"
    (site / "ours.pth").write_text(f"{source}\n{sysconfig.get_paths()['purelib']}\n", "utf-8")
    return python


def run(python: Path, code: str) -> dict:  # type: ignore[type-arg]
    done = subprocess.run([str(python), "-c", code, HTML], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
def test_datatrove(elsewhere: Path) -> None:
    said = run(elsewhere, DATATROVE)
    assert said["texts"] == ["\n\n".join(TEXTS)] * 2
    assert (said["kept"], said["broken"]) == ([], 0)
    assert [(name, text) for name, text, _ in said["steps"]] == [(n, "\n\n".join(TEXTS)) for n in ("0", "3")]
    metadata = said["steps"][0][2]
    assert metadata["url"] == "https://example.org/0"
    assert metadata["title"] == "Bridge closed until spring"
    assert metadata["is_article"] is True
    assert "text" not in metadata
    assert said["few"][0] == {"url": "https://example.org/0", "title": "Bridge closed until spring"}


@pytest.mark.slow
def test_quality_rules_give_datatroves_verdicts(elsewhere: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    command = [str(elsewhere), "-m", "benchmarks.filters", "200"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_datasets(elsewhere: Path) -> None:
    said = run(elsewhere, DATASETS)
    assert [row["is_article"] for row in said["rows"]] == [True, False, False] * 3
    assert said["rows"][0]["text"] == "\n\n".join(TEXTS)
    assert set(said["columns"]) == {"url", *FIELDS}


def test_nemo_curators_interface() -> None:
    algorithm = CleancopyAlgorithm()
    assert algorithm.extract_text(HTML, frozenset({"the"}), "ENGLISH") == list(TEXTS)
    assert algorithm.extract_text("", frozenset(), "") is None
    assert algorithm.extract_text("<nav><a href=/>Home</a></nav>", frozenset(), "GERMAN") is None


def test_a_batch_keeps_rows_and_types() -> None:
    columns = clean_batch({"body": [HTML, HTML.encode(), None]}, html="body")
    assert columns["is_article"] == [True, True, False]
    assert columns["text"][:2] == ["\n\n".join(TEXTS)] * 2
    assert all(len({type(value) for value in column}) == 1 for column in columns.values())


def test_every_field_has_one_type_in_every_batch() -> None:
    names = list(Article().to_dict())
    by = HTML.replace("<h1>", '<meta name="author" content="Jane Roe"><h1>')
    batches = [clean_batch({"html": [page]}, fields=names) for page in (by, HTML, None, b"\x89PNG")]
    for name in names:
        kinds = {type(batch[name][0]) for batch in batches}
        assert len(kinds) == 1, name
        assert kinds <= {str, int, float, bool}, name
    assert batches[0]["authors"] == ["Jane Roe"]
    assert batches[0]["quality"] == ["[]"]


def test_what_there_is_not_is_refused() -> None:
    with pytest.raises(UsageError, match="no field titel; fields are url, "):
        clean_batch({"html": [HTML]}, fields=("titel",))
    with pytest.raises(UsageError, match="no column 'html' in the batch; say html= one of body"):
        clean_batch({"body": [HTML]})


@given(st.lists(st.none() | st.text(max_size=60) | st.binary(max_size=60), max_size=4))
def test_any_batch_gives_columns_of_its_length_and_one_type(pages: list[str | bytes | None]) -> None:
    columns = clean_batch({"html": pages})
    assert set(columns) == set(FIELDS)
    for column in columns.values():
        assert len(column) == len(pages)
        assert len({type(value) for value in column}) <= 1
