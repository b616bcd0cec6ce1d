"""The page that shows what changed between two sets of articles. One file of HTML that needs no network and reads without a script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cleancopy.counting import counted
from cleancopy.htmlpage import E, safe, whole

from .compare import KEPT, BlockChange, PageChange, Summary
from .explain import data


def difference(old: str, new: str, summary: Summary, changes: Sequence[PageChange]) -> str:
    """Return the page as HTML; ``old`` and ``new`` name the two sets, ``changes`` are the pages that differ."""
    return whole(
        f"Changed from {old} to {new}",
        data("difference.css"),
        _header(old, new, summary, len(changes)),
        E.main(*(_page(change) for change in changes)),
        script=data("difference.js"),
    )


def _header(old: str, new: str, summary: Summary, shown: int) -> Any:
    facts = (
        f"{summary.changed:,} of {counted(summary.pages, 'page')} changed; {counted(summary.lost, 'word')} lost, {summary.won:,} won. "
        f"Only in the old: {summary.only_old:,}; only in the new: {summary.only_new:,}."
    )
    rows = [
        E.tr(
            E.td(E.label(E.input(type="checkbox", checked="", value=_move(first, last)), f" {first} → {last}")),
            E.td(f"{count:,}", **{"class": "number"}),
            **{"class": _class(first, last)},
        )
        for (first, last), count in summary.moves.most_common()
    ]
    named = ", ".join(f"{name} {count:,}" for name, count in summary.fields.most_common()) or "none"
    left = summary.changed - shown
    return E.header(
        E.h1(safe(f"{old} → {new}")),
        E.p(facts, **{"class": "facts"}),
        E.p(f"Fields that changed: {named}.", **{"class": "facts"}),
        *(
            [E.p(f"The {shown:,} pages with most words are shown, {left:,} are not.", **{"class": "facts"})]
            if left
            else []
        ),
        E.p(
            "Keys: j and k next and previous page, Enter opens and closes, o opens all. ",
            E.span("", id="shown", role="status"),
            **{"class": "facts"},
        ),
        E.table(E.caption("Blocks by old and new verdict"), E.tbody(*rows), id="moves"),
    )


def _move(old: str, new: str) -> str:
    return f"{old}→{new}"


def _class(old: str, new: str) -> str:
    return "lost" if old == KEPT else "won" if new == KEPT else "other"


def _page(change: PageChange) -> Any:
    web = change.key.startswith(("http://", "https://"))
    address = E.a(safe(change.key), href=safe(change.key)) if web else E.span(safe(change.key))
    return E.details(
        E.summary(
            E.strong(safe(change.title or change.key), dir="auto"),
            f" −{change.lost:,} +{counted(change.won, 'word')}, {counted(len(change.blocks), 'block')}",
        ),
        E.p(address, **{"class": "facts"}),
        *(_field(name, *values) for name, values in change.fields.items()),
        E.ol(*(_block(block) for block in change.blocks)),
        open="",
    )


def _field(name: str, old: Any, new: Any) -> Any:
    return E.p(E.strong(f"{name}: "), E("del", safe(str(old)), dir="auto"), " ", E.ins(safe(str(new)), dir="auto"))


def _block(block: BlockChange) -> Any:
    return E.li(
        E.span(f"{block.old} → {block.new}", **{"class": "move"}),
        E.p(safe(block.text), dir="auto"),
        *([E.p(safe(block.reason), **{"class": "facts"})] if block.reason else []),
        **{"class": _class(block.old, block.new), "data-move": _move(block.old, block.new)},
    )
