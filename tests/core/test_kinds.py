"""Kinds and subkinds: one table in the docs that names all of them, and no verdict with a name that is not in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import cleancopy
from cleancopy.core.clean import judge_page
from cleancopy.core.model import COPY, SUBKINDS, Kind, Page, Subkind

DOCS = Path(__file__).parents[2] / "docs/record.md"
ROW = re.compile(r"^\| `(\w+)` \| (?:`(\w+)`)? ?\| [^|]+ \| ([^|]*)\|$", re.MULTILINE)


def rows() -> list[tuple[str, str, set[str]]]:
    return [
        (kind, sub, set(re.findall("`(.*?)`", labels))) for kind, sub, labels in ROW.findall(DOCS.read_text("utf-8"))
    ]


def test_the_docs_name_every_kind_once() -> None:
    expected = [(kind, sub) for kind in Kind if kind not in COPY for sub in SUBKINDS.get(kind, (Subkind.NONE,))]
    assert [(kind, sub) for kind, sub, _ in rows()] == expected
    assert all(f"| `{kind}` | " in DOCS.read_text("utf-8") for kind in COPY)
    assert {sub for subs in SUBKINDS.values() for sub in subs} == set(Subkind) - {Subkind.NONE}


def test_the_labels_of_the_benchmarks_are_all_there(shared: Path) -> None:
    pages = json.loads((shared / "bench/chaff/labels_wcxb.json").read_text("utf-8"))
    used = {line["kind"] for page in pages for line in page["lines"]}
    with (shared / "bench/chaff/textmode.jsonl").open(encoding="utf-8") as lines:
        used |= {item["kind"] for line in lines for item in json.loads(line)["expected_drop"]}
    named = [label for _, _, labels in rows() for label in labels]
    assert used <= set(named)
    assert len(named) == len(set(named))


def test_verdicts_have_a_subkind_where_the_kind_has_any() -> None:
    text = "USD\n41.68 ▼0.25%\nLondon 11°C\nBREAKING | Bridge is closed\nThe council said on Tues... Read more\n" + (
        "The council said on Tuesday that the old bridge over the river stays closed for a month, and the ferry too.\n"
        * 4
    )
    html = f"<html><body><nav><a href=/>Home</a></nav><article>{''.join(f'<p>{t}</p>' for t in text.splitlines())}</article>"
    for page in (Page(body=text, markup=False), Page(body=html)):
        for verdict in judge_page(page).verdicts:
            assert verdict.subkind in SUBKINDS.get(verdict.kind, (Subkind.NONE,))


def test_a_heading_with_nothing_below_it_is_told_as_one() -> None:
    prose = "The council said on Monday that it would take until spring before the first of the boats could pass again."
    head = "What the harbour office says of the boats"
    text = "".join(f"<p>{prose} That was the {n}. time.</p>" for n in range(6))
    html = f"<html><body><main><article><h1>The bridge stays closed</h1>{text}<h2>{head}</h2></article></main></body></html>"
    removed = cleancopy.clean(html, options=cleancopy.Options(any_page=True, record=True)).removed.blocks
    assert removed is not None
    assert [(block.by, str(block.kind)) for block in removed if block.text == head] == [
        ("judge.heads_nothing", "other")
    ]
