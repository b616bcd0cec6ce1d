"""Sets of pages with gold texts, in the forms in which they are published, read from any folder."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpora import domain, held_back


class UnknownFormat(Exception):
    """A folder in none of the known forms; the message says which there are."""


@dataclass(frozen=True)
class Sample:
    """One page of a set."""

    id: str
    path: Path
    url: str
    gold: str
    site: str

    def html(self) -> str:
        """Return the page as text."""
        raw = self.path.read_bytes()
        return (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8", "replace")

    @property
    def held_back(self) -> bool:
        """Whether the page's site was kept from training."""
        return held_back(self.site)


def load(folder: Path) -> tuple[str, list[Sample]]:
    """Return the name of a folder's form and its pages; raises ``UnknownFormat``."""
    for name, (sign, reader) in FORMATS.items():
        if any(folder.glob(sign)):
            return name, list(reader(folder))
    forms = "; ".join(f"{name}: {sign}" for name, (sign, _) in FORMATS.items())
    raise UnknownFormat(f"{folder} is in no form that is known ({forms})")


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _page(stem: Path) -> Path:
    """The file of a page, packed or not."""
    return next(
        (path for ending in (".html.gz", ".html", ".htm") if (path := stem.with_name(stem.name + ending)).exists()),
        stem,
    )


def _wcxb(folder: Path) -> Iterator[Sample]:
    """Web Content Extraction Benchmark: ground-truth/ID.json and html/ID.html.gz; its articles only."""
    for path in sorted((folder / "ground-truth").glob("*.json")):
        data = _json(path)
        if data.get("_internal", {}).get("page_type", {}).get("primary", "article") == "article":
            url = data.get("url") or ""
            gold = data["ground_truth"].get("main_content") or ""
            yield Sample(path.stem, _page(folder / "html" / path.stem), url, gold, domain(url))


def _articles(folder: Path) -> Iterator[Sample]:
    """Article Extraction Benchmark: ground-truth.json with articleBody by ID, and html/ID.html.gz."""
    for name, item in sorted(_json(folder / "ground-truth.json").items()):
        url = item.get("url") or ""
        yield Sample(name, _page(folder / "html" / name), url, item.get("articleBody") or "", domain(url))


def _fundus(folder: Path) -> Iterator[Sample]:
    """Evaluation set of fundus: dataset/ground_truth.json, paragraphs in brackets being optional, here kept, and dataset/html/ID."""
    for name, item in sorted(_json(folder / "dataset" / "ground_truth.json").items()):
        body = [text[1:-1] if text[:1] == "[" and text[-1:] == "]" else text for text in item["body"]]
        yield Sample(
            name, _page(folder / "dataset" / "html" / name), item["url"], "\n\n".join(body), domain(item["url"])
        )


def _publishers(folder: Path) -> Iterator[Sample]:
    """Test data of fundus' parsers: COUNTRY/PUBLISHER/NAME.json with summary and sections beside NAME.html.gz."""
    for path in sorted(folder.glob("*/*/*.json")):
        data = _json(path)
        parts = list(data["summary"])
        for section in data["sections"]:
            parts += section["headline"] + section["paragraphs"]
        name = "/".join(path.with_suffix("").parts[-3:])
        yield Sample(name, _page(path.with_suffix("")), data["url"], "\n\n".join(parts), path.parent.name.lower())


def _pairs(folder: Path) -> Iterator[Sample]:
    """Pairs of files as CleanEval has them: NAME.html beside NAME.txt."""
    for path in sorted(folder.rglob("*.txt")):
        page = _page(path.with_suffix(""))
        if page.is_file():
            yield Sample(
                str(path.relative_to(folder).with_suffix("")), page, "", path.read_text("utf-8", "replace"), path.stem
            )


FORMATS: dict[str, tuple[str, Callable[[Path], Iterator[Sample]]]] = {
    "wcxb": ("ground-truth/*.json", _wcxb),
    "articles": ("ground-truth.json", _articles),
    "fundus": ("dataset/ground_truth.json", _fundus),
    "publishers": ("*/*/*.json", _publishers),
    "pairs": ("**/*.txt", _pairs),
}
"""Forms by name: what a folder holds, as a glob, and who reads it; the first that fits counts."""
