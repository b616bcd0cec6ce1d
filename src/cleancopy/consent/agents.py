"""Groups of robots.txt that turn away agents that are about training: no statement on us, yet plain evidence of refusal."""

from __future__ import annotations

from .model import Evidence, File, Verdict, tokens
from .robots import Line, Robots, disallows

SIGNAL = "agents"
NAMES: tuple[str, ...] = tuple(tokens()[SIGNAL]["names"])


def groups_of(robots: Robots) -> dict[tuple[str, ...], list[Line]]:
    """Return the agents that a robots.txt names, those with the same groups together, with the lines for them."""
    by_groups: dict[tuple[int, ...], list[str]] = {}
    for name in NAMES:
        groups = tuple(number for number, group in enumerate(robots.groups) if name.lower() in group.agents)
        if groups:
            by_groups.setdefault(groups, []).append(name)
    return {
        tuple(names): [line for number in groups for line in robots.groups[number].lines]
        for groups, names in by_groups.items()
    }


def of_robots(file: File, groups: dict[tuple[str, ...], list[Line]], path: str) -> Evidence | None:
    """Return which agents are turned away from a path, or None when none is."""
    refused = {name: rule for names, lines in groups.items() if (rule := disallows(lines, path)) for name in names}
    if not refused:
        return None
    raw = "; ".join(f"{name}: Disallow: {refused[name]}" for name in NAMES if name in refused)
    reason = f"agents that are about training and turned away: {len(refused)}"
    return file.evidence(SIGNAL, "robots", raw, Verdict.DISALLOW, reason=reason)
