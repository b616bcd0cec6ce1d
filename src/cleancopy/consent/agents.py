"""Groups of robots.txt that turn away agents that are about training: no statement on us, yet plain evidence of refusal."""

from __future__ import annotations

from .model import Evidence, File, Verdict, tokens
from .robots import Robots

SIGNAL = "agents"
NAMES: tuple[str, ...] = tuple(tokens()[SIGNAL]["names"])


def named(robots: Robots) -> tuple[str, ...]:
    """Return the agents that a robots.txt names."""
    return tuple(name for name in NAMES if robots.names(name))


def of_robots(file: File, robots: Robots, there: tuple[str, ...], path: str) -> Evidence | None:
    """Return which of the agents ``there`` are turned away from a path, or None when none is."""
    rules: dict[tuple[int, ...], str] = {}  # agents that share their groups share the answer
    refused = []
    for name in there:
        key = tuple(number for number, group in enumerate(robots.groups) if name.lower() in group.agents)
        if key not in rules:
            rules[key] = robots.disallows(name, path)
        if rules[key]:
            refused.append((name, rules[key]))
    if not refused:
        return None
    raw = "; ".join(f"{name}: Disallow: {rule}" for name, rule in refused)
    return file.evidence(
        SIGNAL, "robots", raw, Verdict.DISALLOW, reason=f"{len(refused)} agents that are about training are turned away"
    )
