"""Titles, authors and dates where a page lacks one of their sources, on the shared pages: ``python -m benchmarks.missing``.

Sites differ by what they declare and how they mark what they show. Each row takes one source from every page, or several, and counts
the fields that are still read as the gold has them, after case, quotes and spaces; ``wrong`` is what is given and is not, the last
columns are the share of the pages without a gold author or date that were given one. The sites that are held back are left out.
"""

from __future__ import annotations

import argparse
import copy
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from benchmarks.corpora import SHARED
from benchmarks.judges import has_data, is_held_back, judge
from cleancopy.core.metadata import read
from cleancopy.core.parse import parse_bytes

FIELDS = ("title", "author", "date")
PROPERTIES = ("itemprop", "itemtype", "itemscope", "property", "typeof", "rel")
HEAD = frozenset({"head", "html", "body"})
Found = Counter[tuple[str, str, str]]


def main() -> int:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    if not has_data():
        return 2
    evaluate = judge("evaluate")
    articles = [p for p in evaluate.load_wcxb(SHARED / "data" / "wcxb", "dev") if p.group == "article"]
    for name, pages in (("news", evaluate.load_news(SHARED / "data" / "news")), ("wcxb articles", articles)):
        chosen = [page for page in pages if not is_held_back(page)]
        with ProcessPoolExecutor(args.jobs) as pool:
            total: Found = sum(pool.map(count, chosen, chunksize=8), Counter())
        head = "".join(f"{field:>9}{'wrong':>7}" for field in FIELDS)
        print(f"{f'{name}: {len(chosen)} pages':28}{head}{'no author':>10}{'no date':>10}")
        for row in LACKING:
            print(_row(row, total))
    return 0


def _row(row: str, total: Found) -> str:
    cells = ""
    for name in FIELDS:
        gold = total[row, name, "gold"] or 1
        cells += f"{total[row, name, 'right'] / gold:9.3f}{total[row, name, 'wrong'] / gold:7.3f}"
    for name in ("author", "date"):
        blank = total[row, name, "none"]
        cells += f"{total[row, name, 'invented'] / blank:10.3f}" if blank else f"{'':10}"
    return f"{row:28}{cells}".rstrip()


def count(page: Any) -> Found:
    """Return how often each field of a page is right, wrong, missed or invented in each row."""
    found: Found = Counter()
    root, _ = parse_bytes(page.raw())
    if root is None:
        return found
    for row, takings in LACKING.items():
        tree = copy.deepcopy(root)
        for take in takings:
            take(tree)
        meta = read(tree, None if "address" in row else page.url)
        got = {"title": meta.title, "author": list(meta.authors), "date": meta.date_published}
        for name, hits in judge("evaluate").metadata_hits(page, got).items():
            found[row, name, "gold"] += 1
            found[row, name, "right" if hits[1] else "wrong" if hits[3] else "missed"] += 1
        for name in ("author", "date"):
            if not getattr(page, name):
                found[row, name, "none"] += 1
                found[row, name, "invented"] += bool(got[name])
    return found


def _scripts(root: Any) -> None:
    """Take JSON-LD."""
    for script in list(root.iter("script")):
        script.text = None
    for meta in list(root.iter("meta")):
        if (meta.get("content") or "").startswith("{"):
            del meta.attrib["content"]


def _metas(root: Any) -> None:
    """Take all meta elements of the head."""
    for meta in list(root.iter("meta")):
        if not meta.get("itemprop") and "content" in meta.attrib:
            del meta.attrib["content"]


def _open_graph(root: Any) -> None:
    """Take what is declared for social networks."""
    for meta in list(root.iter("meta")):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name.startswith(("og:", "twitter:", "article:")):
            for attribute in ("property", "name"):
                meta.attrib.pop(attribute, None)


def _document(root: Any) -> None:
    """Take ``<title>``."""
    for title in list(root.iter("title")):
        title.text = None


def _headings(root: Any) -> None:
    """Make ``<h1>`` a plain element."""
    for heading in list(root.iter("h1")):
        heading.tag = "div"


def _times(root: Any) -> None:
    """Make ``<time>`` a plain element without the machine's date."""
    for time in list(root.iter("time")):
        time.tag = "span"
        time.attrib.pop("datetime", None)


def _properties(root: Any) -> None:
    """Take microdata, RDFa and relations, and the metas within the body that hold their values."""
    for element in list(root.iter()):
        if element.tag == "meta" and element.get("itemprop"):
            element.attrib.pop("content", None)
        if element.tag not in {"meta", "link"}:
            for name in PROPERTIES:
                element.attrib.pop(name, None)


def _classes(root: Any) -> None:
    """Take the names of elements."""
    for element in list(root.iter()):
        for name in ("class", "id", "data-testid", "data-qa"):
            element.attrib.pop(name, None)


def _addresses(root: Any) -> None:
    """Take the targets of links."""
    for link in list(root.iter("a")):
        link.attrib["href"] = "#"


LACKING: dict[str, tuple[Callable[[Any], None], ...]] = {
    "nothing": (),
    "JSON-LD": (_scripts,),
    "og:, twitter:, article:": (_open_graph,),
    "all metas": (_metas,),
    "<title>": (_document,),
    "<h1>": (_headings,),
    "<time>": (_times,),
    "microdata, rel": (_properties,),
    "classes": (_classes,),
    "address": (),
    "JSON-LD, all metas": (_scripts, _metas),
    "what is declared": (_scripts, _metas, _times, _properties),
    "declared, address": (_scripts, _metas, _times, _properties),
    "declared, classes": (_scripts, _metas, _times, _properties, _classes),
    "declared, <title>": (_scripts, _metas, _times, _properties, _document),
    "declared, <h1>": (_scripts, _metas, _times, _properties, _headings),
    "all but text and <title>": (_scripts, _metas, _times, _properties, _classes, _headings, _addresses),
}


if __name__ == "__main__":
    raise SystemExit(main())
