"""A page for people: gold text and output side by side, with what is missing and what is too much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import escape

from benchmarks.formats import Sample

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #222; background: #fff }
h2 { font-size: 1.1rem; margin-top: 3rem; border-top: 1px solid #ccc; padding-top: 1rem }
del { background: #ffd7d5; text-decoration: none } ins { background: #ccffd8; text-decoration: none }
.same { color: #777 } .key { position: sticky; top: 0; background: #fff; padding: .5rem 0 }
"""
TOKEN = re.compile(r"\w+|[^\w\s]|\n+")
MAX_SAME = 60  # words of agreement shown at each end of a longer stretch


def page_of_differences(pages: Sequence[tuple[Sample, str]]) -> str:
    """Return an HTML page of the differences between golds and outputs."""
    parts = "".join(_section(sample, text) for sample, text in pages)
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>Worst pages</title><style>{STYLE}</style>"
        "<h1>Worst pages</h1><p class=key><del>in the gold, missing</del> <ins>in the output, too much</ins></p>"
        f"{parts}</html>"
    )


def _section(sample: Sample, text: str) -> str:
    link = f'<a href="{escape(sample.url, quote=True)}">{escape(sample.url)}</a>' if sample.url else ""
    return f"<h2>{escape(sample.id)}</h2><p>{link}</p><p>{''.join(_pieces(sample.gold, text))}</p>"


def _pieces(gold: str, text: str) -> Iterator[str]:
    wanted, found = TOKEN.findall(gold), TOKEN.findall(text)
    for action, a, b, c, d in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if action == "equal":
            yield f"<span class=same>{_shown(wanted[a:b], shorten=True)}</span> "
            continue
        if b > a:
            yield f"<del>{_shown(wanted[a:b])}</del> "
        if d > c:
            yield f"<ins>{_shown(found[c:d])}</ins> "


def _shown(tokens: Sequence[str], shorten: bool = False) -> str:
    if shorten and len(tokens) > 2 * MAX_SAME:
        return f"{_shown(tokens[:MAX_SAME])} […] {_shown(tokens[-MAX_SAME:])}"
    return escape(" ".join(tokens)).replace("\n", "<br>")
