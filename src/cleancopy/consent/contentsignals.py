"""Content Signals: ``Content-Signal: search=yes, ai-train=no`` in a group of robots.txt, and as a header.

Source: https://contentsignals.org. Case and spaces vary in the wild; what is absent says nothing; of two that disagree the refusal counts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .aipref import split
from .model import Evidence, File, Verdict, strictest, tokens
from .patterns import matches, weight
from .robots import Line

SIGNAL = "content_signals"
WORDS = tokens()[SIGNAL]
PAIR = re.compile(r"[,;]")
# A refusal in a line that is not written as it should be: "ai-train: no", or without commas. Permissions have to be written right.
PLAIN = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, WORDS['decides']))})\s*[=:]\s*[\"'\u2018\u201c]?(?:{'|'.join(WORDS['disallow'])})(?![\w-])"
)
VALUES = {**dict.fromkeys(WORDS["allow"], Verdict.ALLOW), **dict.fromkeys(WORDS["disallow"], Verdict.DISALLOW)}


@lru_cache(maxsize=1024)
def read(value: str) -> tuple[Verdict, str]:
    """Return the verdict of a value, and why it cannot be read, or empty.

    >>> read("Search = YES , AI-Train= No")[0].value, read("search=yes"), read("ai-train=perhaps")[1]
    ('disallow', (<Verdict.UNKNOWN: 'unknown'>, ''), 'the value of ai-train is neither yes nor no')
    """
    verdicts = []
    for part in PAIR.split(value):
        label, _, given = part.partition("=")
        if label.strip().lower().replace("_", "-") in WORDS["decides"]:
            verdicts.append(VALUES.get(given.strip().strip("\"'").lower(), Verdict.UNKNOWN))
    if PLAIN.search(value.lower().replace("_", "-")):
        verdicts.append(Verdict.DISALLOW)
    verdict = strictest(verdicts)
    if verdict is not Verdict.DISALLOW and Verdict.UNKNOWN in verdicts:
        return Verdict.UNKNOWN, f"the value of {WORDS['decides'][0]} is neither yes nor no"
    return verdict, ""


def of_header(page: File, values: list[str]) -> Evidence | None:
    """Return what a page's header says; None without one."""
    return _evidence(page, "header", values) if values else None


def of_robots(file: File, lines: list[Line], ahead: list[Line], path: str) -> Evidence | None:
    """Return what the lines of our group say about a path, or None when they say nothing.

    A line ``ahead`` of all groups belongs to none and is to be ignored (RFC 9309); as a refusal it is plain enough to count.
    """
    entries = [(*split(line.value), line.value) for line in lines if line.name == WORDS["line"]]
    fitting = [(weight(where), raw) for where, _, raw in entries if matches(where, path)]
    longest = max((size for size, _ in fitting), default=0)
    values = [raw for size, raw in fitting if size == longest]
    if (
        strictest([read(split(raw)[1])[0] for raw in values]) is Verdict.UNKNOWN
    ):  # takes back no refusal of a shorter path
        values += [raw for size, raw in fitting if size < longest and read(split(raw)[1])[0] is Verdict.DISALLOW]
    early = [
        line.value for line in ahead if line.name == WORDS["line"] and read(split(line.value)[1])[0] is Verdict.DISALLOW
    ]
    if not values and not early:
        return None
    return _evidence(file, "robots", values + early)


def _evidence(file: File, place: str, values: list[str]) -> Evidence:
    readings = [read(split(value)[1]) for value in values]
    raw = "; ".join(values)
    verdict = strictest([found for found, _ in readings])
    problem = next((why for _, why in readings if why), "")
    if problem and verdict is not Verdict.DISALLOW:
        return file.failure(SIGNAL, place, problem, raw)
    reason = f"{WORDS['decides'][0]} is said" if verdict is not Verdict.UNKNOWN else "it says nothing about training"
    return file.evidence(SIGNAL, place, raw, verdict, reason=reason)
