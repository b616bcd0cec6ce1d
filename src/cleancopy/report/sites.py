"""The page about the sites of a store: a table, and for each site its days as plots. One file of HTML that needs no network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from cleancopy.counting import counted
from cleancopy.htmlpage import E, safe, whole

from .explain import data

WIDTH, HEIGHT = 520, 90  # of a plot, in its own units
ROW_GAP = 0.06  # between the rows of a plot, of its height
SHARES = ("title", "date", "authors")
MOST = 8  # kinds named
COUNTED = {
    "new": "new", "changed": "changed", "same": "unchanged", "gone": "gone", "failed": "failed", "stored": "committed",
    "queue": "queued",
}  # fmt: skip
"""Columns of the table that are numbers, and what ``cleancopy status --json`` calls them."""
Site = Mapping[str, Any]


def render(sites: Sequence[Site], store: str, now: str) -> str:
    """Return the page as HTML; ``sites`` are those of ``cleancopy status --json``, ``now`` is ISO 8601."""
    ill = [site for site in sites if site["warnings"] or site["paused_until"] or site["state"] in ("failed", "killed")]
    stored = sum(site["committed"] for site in sites)
    return whole(
        f"Crawls into {store}",
        data("sites.css"),
        E.header(
            E.h1(safe(f"Crawls into {store}")),
            E.p(
                f"{counted(len(sites), 'site')}, {len(ill)} not well; {counted(stored, 'article')}. As of {now}.",
                **{"class": "facts"},
            ),
        ),
        E.main(_table(sites), *(_site(site) for site in sites)),
    )


def _when(text: str | None) -> str:
    return (text or "–").replace("T", " ").removesuffix("Z")[:16]


def _table(sites: Sequence[Site]) -> Any:
    names = ("site", "last run", "state", *COUNTED, "next look")
    rows = []
    for site in sites:
        numbers = [site[key] for key in COUNTED.values()]
        ill = site["warnings"] or site["paused_until"] or site["state"] in ("failed", "killed")
        cells = [
            E.td(E.a(safe(site["name"]), href=f"#{_anchor(site)}")),
            E.td(_when(site["last_run"])),
            E.td(site["state"]),
            *(E.td(f"{number:,}", **{"class": "number"}) for number in numbers),
            E.td(_when(site["next_due"])),
        ]
        for name, cell in zip(names, cells, strict=True):
            cell.set("data-name", name)  # shown beside it where the row is set as a list: see sites.css
        rows.append(E.tr(*cells, **{"class": "ill" if ill else "well"}))
    heads = [E.th(name, **({"class": "number"} if name in COUNTED else {})) for name in names]
    return E.div(E.table(E.thead(E.tr(*heads)), E.tbody(*rows)), **{"class": "wide"})


def _anchor(site: Site) -> str:
    return "site-" + "".join(char if char.isalnum() else "-" for char in site["name"])


def _site(site: Site) -> Any:
    days = site["days"]
    told = [*(f"Fallen: {warning}." for warning in site["warnings"])]
    if site["paused_until"]:
        told.append(f"Paused until {_when(site['paused_until'])}: {site['paused_reason']}.")
    elif site["reason"]:
        told.append(f"{site['state'].capitalize()}: {site['reason']}.")
    removed: Counter[str] = Counter()
    for day in days:
        removed.update(day["removed"])
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in removed.most_common(MOST))
    failures = ", ".join(f"{reason} {count:,}" for reason, count in site["failures"].items())
    return E.section(
        E.h2(safe(site["name"])),
        *(E.p(safe(line), **{"class": "warning"}) for line in told),
        *([_plots(days)] if days else [E.p("No run in these days.", **{"class": "facts"})]),
        *([E.p(safe(f"Removed: {kinds}."), **{"class": "facts"})] if kinds else []),
        *([E.p(safe(f"Not fetched: {failures}."), **{"class": "facts"})] if failures else []),
        id=_anchor(site),
    )


def _plots(days: Sequence[Mapping[str, Any]]) -> Any:
    names = [day["day"] for day in days]
    plots = [
        ("Articles", [("new", [day["new"] for day in days]), ("changed", [day["changed"] for day in days])], None),
        ("Median words", [("words", [day["words"] for day in days])], None),
        ("Share with", [(name, [day["shares"].get(name, 0) for day in days]) for name in SHARES], 1.0),
        ("Not fetched, dropped", [(key, [day[key] for day in days]) for key in ("failed", "dropped")], None),
    ]
    return E.div(*(_plot(name, names, series, top) for name, series, top in plots), **{"class": "plots"})


Series = Sequence[tuple[str, Sequence[float]]]


def _plot(name: str, days: Sequence[str], series: Series, top: float | None) -> Any:
    """Bars for each day: those of several series side by side, or, where all reach ``top`` mostly, each in a row of its own."""
    high = top or max([1.0, *(value for _, values in series for value in values)])
    place = _in_rows if top else _side_by_side
    bars = []
    for index, day in enumerate(days):
        for number, (label, values) in enumerate(series):
            told = f"{values[index]:.0%}" if top else f"{values[index]:,}"
            box = place(index / len(days), 1 / len(days), number, len(series), min(values[index] / high, 1.0))
            bars.append(E.rect(E.title(f"{day}: {label} {told}"), **{**box, "class": f"s{number}"}))
    latest = ", ".join(f"{label} {f'{values[-1]:.0%}' if top else f'{values[-1]:,}'}" for label, values in series)
    legend = [E.span(label, **{"class": f"key s{number}"}) for number, (label, _) in enumerate(series)]
    most = f"{high:.0%}" if top else f"{high:,.0f}"
    return E.figure(
        E.figcaption(
            E.strong(name), " ", *legend, E.span(f" up to {most}; {days[-1]}: {latest}", **{"class": "facts"})
        ),
        E.svg(
            E.title(f"{name} by day, {days[0]} to {days[-1]}"),
            *bars,
            viewBox=f"0 0 {WIDTH} {HEIGHT}",
            role="img",
            preserveAspectRatio="none",
        ),
        E.p(E.span(days[0]), E.span(days[-1]), **{"class": "axis"}),
    )


def _side_by_side(left: float, slot: float, number: int, count: int, tall: float) -> dict[str, str]:
    """The bar of one of several series in the slot of a day; all are parts of the plot, from 0 to 1."""
    wide = max(0.8 * slot / count, 0.5 / WIDTH)
    return _box(left + 0.1 * slot + number * wide, 1 - tall, wide, tall)


def _in_rows(left: float, slot: float, number: int, count: int, tall: float) -> dict[str, str]:
    """The same, with a row for each series."""
    room = (1 - ROW_GAP * (count - 1)) / count
    return _box(left + 0.1 * slot, number * (room + ROW_GAP) + room * (1 - tall), 0.8 * slot, room * tall)


def _box(x: float, y: float, width: float, height: float) -> dict[str, str]:
    sides = {"x": x * WIDTH, "y": y * HEIGHT, "width": width * WIDTH, "height": height * HEIGHT}
    return {name: f"{value:.1f}" for name, value in sides.items()}
