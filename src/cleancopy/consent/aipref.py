"""IETF AI Preferences: the header ``Content-Usage``, and lines of that name in robots.txt.

Sources: draft-ietf-aipref-attach and draft-ietf-aipref-vocab. The value is a dictionary of RFC 9651, whose keys are
case-sensitive; one that cannot be read says nothing. Of lines in robots.txt the longest path decides, of equal ones the stricter.
"""

from __future__ import annotations

from functools import lru_cache

from http_sf import StructuredFieldError, Token, parse

from .model import Evidence, File, Verdict, strictest, tokens
from .patterns import matches, weight
from .robots import Line

SIGNAL = "aipref"
WORDS = tokens()[SIGNAL]
VALUES = {WORDS["allow"]: Verdict.ALLOW, WORDS["disallow"]: Verdict.DISALLOW}
MAX_VALUE = 8_192  # characters


@lru_cache(maxsize=1024)
def read(value: str) -> tuple[Verdict, str]:
    """Return the verdict of a preference, and why it cannot be read, or empty.

    >>> read("train-ai=n")[0].value, read("train-ai=n, train-ai=y")[0].value, read("Train-AI=y")[0].value
    ('disallow', 'allow', 'unknown')
    """
    if len(value) > MAX_VALUE:
        return Verdict.UNKNOWN, f"it has over {MAX_VALUE:,} characters"
    try:
        found = parse(value.encode("utf-8", "replace"), tltype="dictionary")
    except (StructuredFieldError, ValueError, RecursionError) as error:
        return Verdict.UNKNOWN, f"it is no dictionary of RFC 9651: {' '.join(str(error).split())[:100]}"
    assert isinstance(found, dict)
    stated = [found[label] for label in WORDS["decides"] if label in found]
    values = [item[0] for item in stated if isinstance(item, tuple)]
    verdicts = [VALUES[str(value)] for value in values if isinstance(value, Token) and str(value) in VALUES]
    return strictest(verdicts), "" if verdicts or not stated else "its value is neither y nor n"


def of_header(page: File, values: list[str]) -> Evidence | None:
    """Return what a page's header says, several fields joined by commas as RFC 9651 has it; None without one."""
    if not values:
        return None
    raw = ", ".join(values)
    verdict, problem = read(raw)
    if problem:
        return page.failure(SIGNAL, "header", problem, raw)
    reason = (
        f"{', '.join(WORDS['decides'])} is said" if verdict is not Verdict.UNKNOWN else "it says nothing about training"
    )
    return page.evidence(SIGNAL, "header", raw, verdict, reason=reason)


def of_robots(file: File, lines: list[Line], ahead: list[Line], path: str) -> Evidence | None:
    """Return what the lines of our group say about a path, or None when they say nothing.

    A line ``ahead`` of all groups belongs to none and is to be ignored (RFC 9309); as a refusal it is plain enough to count.
    """
    early = [line for line in ahead if line.name == WORDS["line"]]
    refused = [
        line.value
        for line in early
        for where, value in [split(line.value)]
        if matches(where, path) and read(value)[0] is Verdict.DISALLOW
    ]
    if refused:
        return file.evidence(SIGNAL, "robots", refused[0], Verdict.DISALLOW, reason="said ahead of all groups")
    return _of_group(file, lines, path)


def _of_group(file: File, lines: list[Line], path: str) -> Evidence | None:
    fitting = sorted(
        (
            (weight(where), value, line.value)
            for line in lines
            if line.name == WORDS["line"]
            for where, value in [split(line.value)]
            if matches(where, path)
        ),
        reverse=True,
    )
    if not fitting:
        return None
    longest = [entry for entry in fitting if entry[0] == fitting[0][0]]
    readings = [(*read(value), raw) for _, value, raw in longest]
    verdict = strictest([reading[0] for reading in readings])
    problems = [(problem, raw) for _, problem, raw in readings if problem]
    if verdict is not Verdict.DISALLOW and problems:
        return file.failure(SIGNAL, "robots", problems[0][0], problems[0][1])
    if verdict is Verdict.UNKNOWN:
        return _shorter(file, fitting[len(longest) :], longest[0][2])
    raw = next(raw for found, _, raw in readings if found is verdict)
    return file.evidence(SIGNAL, "robots", raw, verdict, reason="the longest path that fits")


def _shorter(file: File, rest: list[tuple[int, str, str]], raw: str) -> Evidence:
    """A longer path that says nothing about training takes back no refusal of a shorter one."""
    for _, value, line in rest:
        if read(value)[0] is Verdict.DISALLOW:
            return file.evidence(
                SIGNAL, "robots", line, Verdict.DISALLOW, reason="no longer path says anything about training"
            )
    return file.evidence(SIGNAL, "robots", raw, Verdict.UNKNOWN, reason="it says nothing about training")


def split(value: str) -> tuple[str, str]:
    """Return path and preference of a line; without a path it is for all.

    >>> split("/a train-ai=n"), split("train-ai=n")
    (('/a', 'train-ai=n'), ('/', 'train-ai=n'))
    """
    if value.startswith(("/", "*")):
        path, _, rest = value.replace("\t", " ").partition(" ")
        return path, rest.strip()
    return "/", value
