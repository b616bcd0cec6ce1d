"""The pages of the shared data with their golds, and which of them are held back."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

SHARED = Path(os.environ.get("CLEANCOPY_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@dataclass(frozen=True)
class GoldPage:
    """One page with what people say its article is."""

    id: str
    dataset: str
    kind: str
    """Page type: ``article``, ``product``, ..."""
    path: Path
    url: str
    site: str
    """Publisher or domain; the unit that is held back."""
    gold: str
    title: str
    author: object = None
    """Names as the set gives them: a list or a text."""
    date: str = ""
    """Day of publication, ISO 8601, or empty."""

    def html(self) -> str:
        """Return the page; all of them are UTF-8 whatever they declare."""
        return read(self.path)

    @property
    def held_back(self) -> bool:
        """Whether the page's site is kept from training and from the eyes of whoever makes rules."""
        return held_back(self.site)


def read(path: Path) -> str:
    """Return a stored page as text."""
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def held_back(site: str) -> bool:
    """Return whether a domain, or a publisher's folder name, is held back."""
    return int(hashlib.sha256(site.lower().encode()).hexdigest(), 16) % 10 < 3


def domain(url: str) -> str:
    """Return the host of a URL without ``www.``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def news(root: Path = SHARED) -> Iterator[GoldPage]:
    """Yield the pages of news publishers."""
    for path in sorted((root / "data" / "news").glob("*/*/*.json")):
        gold = json.loads(path.read_text("utf-8"))
        parts = list(gold["summary"])
        for section in gold["sections"]:
            parts += section["headline"] + section["paragraphs"]
        page = path.with_suffix(".html.gz")
        name = "/".join(path.with_suffix("").parts[-3:])
        yield GoldPage(
            name,
            "news",
            "article",
            page,
            gold["url"],
            path.parent.name.lower(),
            "\n\n".join(parts),
            gold["title"] or "",
            gold["authors"],
            str(gold["date_published"] or "")[:10],
        )


def wcxb(root: Path = SHARED) -> Iterator[GoldPage]:
    """Yield the pages of the development part of WCXB, of all types."""
    folder = root / "data" / "wcxb" / "dev"
    for path in sorted((folder / "ground-truth").glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        gold = data["ground_truth"]
        kind = data.get("_internal", {}).get("page_type", {}).get("primary", "article")
        page = folder / "html" / f"{path.stem}.html.gz"
        url = data.get("url") or ""
        yield GoldPage(
            path.stem, "wcxb", kind, page, url, domain(url), gold.get("main_content") or "", gold.get("title") or "",
            gold.get("author"), str(gold.get("publish_date") or "")[:10],
        )  # fmt: skip
