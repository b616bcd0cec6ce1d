"""The page of a dataset: documents and words by site, language and month, what was removed and what was left out, as bars.

One file of HTML without a script that needs no network. Every plot is a table, so that it can be read aloud and copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from cleancopy.htmlpage import E, safe, whole

SHOWN = 20  # lines of a plot; the rest stands behind a button
LISTED = 2000  # lines of a plot at all; the manifest has every one
BREAKS = re.compile(r"(?<=[_.])")  # where a long name may go on in the next line: quality_fineweb2.letter_words_min

Counts = Mapping[str, Mapping[str, int]]
Line = tuple[str, list[int]]


def stats_page(manifest: Mapping[str, Any]) -> str:
    """Return the page as HTML, from the manifest of a dataset."""
    counts = manifest["documents"]
    name = safe(manifest["name"])
    return whole(
        f"Dataset: {name}",
        files("cleancopy.dataset").joinpath("stats.css").read_text("utf-8"),
        _header(name, manifest),
        E.main(
            _plot("By site", "site", ("documents", "words"), _largest(manifest["sources"])),
            _plot("By language", "language", ("documents", "words"), _largest(manifest["languages"])),
            _plot("By month of publication", "month", ("documents", "words"), _by_name(manifest["months"])),
            _plot("Left out, and why", "reason", ("documents",), _single(counts["dropped"])),
            _plot("Removed from the kept pages, by kind", "kind", ("blocks",), _single(manifest["removed"])),
            _plot("Consent of what is kept", "verdict", ("documents",), _single(manifest["consent"]["kept"])),
        ),
    )


def _header(name: str, manifest: Mapping[str, Any]) -> Any:
    counts = manifest["documents"]
    dates = [day[:10] for day in manifest["dates"]["date_published"]]
    facts = {
        "documents": f"{counts['kept']:,}",
        "words": f"{manifest['words']:,}",
        "sites": f"{len(manifest['sources']):,}",
        "left out": f"{sum(counts['dropped'].values()):,}",
        **{split: f"{each['rows']:,}" for split, each in manifest["splits"].items()},
        "published": " to ".join(dates) if dates[0] else "no dates",
    }
    boxes = [E.div(E.dt(label), E.dd(value)) for label, value in facts.items()]
    made = f"cleancopy {manifest['versions']['cleancopy']}, rules {manifest['rules']}, digest {manifest['digest']}"
    return E.header(E.h1(name), E.dl(*boxes), E.p(made, **{"class": "made"}))


def _largest(counts: Counts) -> list[Line]:
    return sorted(_lines(counts), key=lambda line: (-line[1][0], line[0]))


def _by_name(counts: Counts) -> list[Line]:
    return sorted(_lines(counts), key=lambda line: (not line[0], line[0]))


def _lines(counts: Counts) -> list[Line]:
    return [(name, [each["documents"], each["words"]]) for name, each in counts.items()]


def _single(counts: Mapping[str, int]) -> list[Line]:
    return sorted(((name, [count]) for name, count in counts.items()), key=lambda line: (-line[1][0], line[0]))


def _plot(title: str, name: str, units: tuple[str, ...], lines: list[Line]) -> Any:
    """A table with a bar beside each number; the first lines, and the rest to be opened."""
    if not lines:
        return E.section(E.h2(title), E.p("None.", **{"class": "none"}))
    highest = [max(1, *(values[place] for _, values in lines)) for place in range(len(units))]
    parts = [E.h2(title), _table(name, units, lines[:SHOWN], highest)]
    if more := lines[SHOWN:LISTED]:
        told = f"{len(more):,} more" if len(lines) <= LISTED else f"{len(more):,} more of {len(lines) - SHOWN:,}"
        parts.append(E.details(E.summary(told), _table(name, units, more, highest)))
    return E.section(*parts)


def _table(name: str, units: tuple[str, ...], lines: Iterable[Line], highest: list[int]) -> Any:
    heads = [cell for unit in units for cell in (E.th(unit, scope="col", **{"class": "number"}), E.td())]
    head = E.tr(E.th(name, scope="col"), *heads)
    rows = []
    for label, values in lines:
        cells = []
        for place, value in enumerate(values):
            bar = E.div(style=f"width: {100 * value / highest[place]:.2f}%", **{"class": f"bar unit{place}"})
            cells += [E.td(f"{value:,}", **{"class": "number"}), E.td(bar, **{"class": "plot", "aria-hidden": "true"})]
        rows.append(E.tr(_name(safe(label) or "unknown"), *cells))
    return E.table(E.thead(head), E.tbody(*rows), **{"class": f"of{len(units)}"})


def _name(label: str) -> Any:
    """The head of a row, in parts between which a line may end."""
    return E.th(*(E.span(part) for part in BREAKS.split(label)), scope="row")
