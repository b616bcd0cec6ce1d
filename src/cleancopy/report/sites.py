"""The page about the sites of a store: a table, and for each site its days as plots. One file of HTML that needs no network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from cleancopy.htmlpage import E, safe, whole

from .explain import data

WIDTH, HEIGHT = 520, 90  # of a plot, in its own units
SHARES = ("title", "date", "authors")
MOST = 8  # kinds named
Site = Mapping[str, Any]


def render(sites: Sequence[Site], store: str, now: str) -> str:
    """Return the page as HTML; ``sites`` are those of ``cleancopy status --json``, ``now`` is ISO 8601."""
    ill = [site for site in sites if site["warnings"] or site["paused_until"] or site["state"] in ("failed", "killed")]
    named = "site" if len(sites) == 1 else "sites"
    stored = sum(site["committed"] for site in sites)
    return whole(
        f"Crawls into {store}",
        data("sites.css"),
        E.header(
            E.h1(safe(f"Crawls into {store}")),
            E.p(
                f"{len(sites)} {named}, {len(ill)} not well; {stored:,} articles. As of {now}.",
                **{"class": "facts"},
            ),
        ),
        E.main(_table(sites), *(_site(site) for site in sites)),
    )


def _when(text: str | None) -> str:
    return (text or "–").replace("T", " ").removesuffix("Z")[:16]


def _table(sites: Sequence[Site]) -> Any:
    names = ("site", "last run", "state", "new", "changed", "same", "gone", "failed", "stored", "queue", "next look")
    rows = []
    for site in sites:
        numbers = [site[key] for key in ("new", "changed", "unchanged", "gone", "failed", "committed", "queued")]
        ill = site["warnings"] or site["paused_until"] or site["state"] in ("failed", "killed")
        rows.append(
            E.tr(
                E.td(E.a(safe(site["name"]), href=f"#{_anchor(site)}")),
                E.td(_when(site["last_run"])),
                E.td(site["state"]),
                *(E.td(f"{number:,}", **{"class": "number"}) for number in numbers),
                E.td(_when(site["next_due"])),
                **{"class": "ill" if ill else "well"},
            )
        )
    return E.div(E.table(E.thead(E.tr(*(E.th(name) for name in names))), E.tbody(*rows)), **{"class": "wide"})


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
    """Bars for each day, those of several series side by side."""
    high = top or max([1.0, *(value for _, values in series for value in values)])
    slot = WIDTH / len(days)
    wide = max(0.8 * slot / len(series), 0.5)
    bars = []
    for index, day in enumerate(days):
        for number, (label, values) in enumerate(series):
            tall = HEIGHT * min(values[index] / high, 1.0)
            told = f"{values[index]:.0%}" if top else f"{values[index]:,}"
            bars.append(
                E.rect(
                    E.title(f"{day}: {label} {told}"),
                    x=f"{index * slot + 0.1 * slot + number * wide:.1f}",
                    y=f"{HEIGHT - tall:.1f}",
                    width=f"{wide:.1f}",
                    height=f"{tall:.1f}",
                    **{"class": f"s{number}"},
                )
            )
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
