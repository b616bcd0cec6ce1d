"""TDM Reservation Protocol: a file of the site, a header, a meta element; each outranks the one before.

Source: https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/. A value other than 0 and 1 is as good as none.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from .model import MAX_FILE, Evidence, File, Verdict, tokens
from .patterns import matches

SIGNAL = "tdmrep"
MAX_RULES = 5_000
FULL = re.compile(r"https?://", re.I)
WORDS = tokens()[SIGNAL]
RESERVED, FREE = WORDS["reserved"], WORDS["free"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the file; a verdict of ``unknown`` means that it cannot be read."""

    location: str
    verdict: Verdict
    raw: str
    host: str = ""
    """Host it is about, or empty for that of the file."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The entries in order, or why there are none."""

    rules: tuple[Rule, ...] = ()
    problem: str = ""


def read(body: bytes) -> Rules:
    """Return the rules of a ``tdmrep.json``.

    >>> [rule.verdict.value for rule in read(b'[{"location": "/", "tdm-reservation": 1}]').rules]
    ['disallow']
    """
    if len(body) > MAX_FILE:
        return Rules(problem=f"it has over {MAX_FILE:,} bytes")
    try:
        data = json.loads(body, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        return Rules(problem=f"it is no JSON: {' '.join(str(error).split())[:100]}")
    if not isinstance(data, list):
        return Rules(problem="it is no JSON array")
    problem = f"it has over {MAX_RULES:,} rules" if len(data) > MAX_RULES else ""
    return Rules(tuple(_rule(entry) for entry in data[:MAX_RULES]), problem)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose reservation is the strictest of those that are given twice."""
    made = dict(pairs)
    given = [value for name, value in pairs if name == WORDS["reservation"]]
    if len(given) > 1 and any(_verdict(value) is Verdict.DISALLOW for value in given):
        made[WORDS["reservation"]] = 1
    return made


def _rule(entry: Any) -> Rule:
    raw = json.dumps(entry, ensure_ascii=True)[:500]
    location = entry.get(WORDS["location"]) if isinstance(entry, dict) else None
    if not isinstance(location, str) or not location.strip():
        return Rule("/", Verdict.UNKNOWN, raw)
    location = location.strip()
    host = ""
    if FULL.match(location):  # an address in the place of a path can only mean its own path
        host = location.split("/", 3)[2].lower()
        location = "/" + location.split("/", 3)[3] if location.count("/") > 2 else "/"
    if not location.startswith(("/", "*")):
        location = f"/{location}"
    return Rule(location, _verdict(entry.get(WORDS["reservation"])), raw, host)


def _verdict(value: Any) -> Verdict:
    """What a value in the file means; ``"1"`` as text is taken for 1, since that is what it can only mean."""
    if isinstance(value, bool):
        return Verdict.UNKNOWN
    if value in (1, RESERVED):
        return Verdict.DISALLOW
    return Verdict.ALLOW if isinstance(value, int) and value == 0 else Verdict.UNKNOWN


def of_file(file: File, rules: Rules, path: str) -> Evidence | None:
    """Return what the file says about a path, or None when it says nothing: it is absent, or no rule fits."""
    if file.absent or (file.found and (file.is_html or not file.body.strip())):
        return None
    problem = file.problem or rules.problem
    if problem:
        return file.failure(SIGNAL, "file", problem, "" if file.problem else _head(file.body))
    ours = ("", urlsplit(file.url).netloc.lower())
    fitting = (rule for rule in rules.rules if rule.host in ours and matches(rule.location, path))
    unread = ""
    for rule in fitting:
        if rule.verdict is Verdict.UNKNOWN:
            unread = unread or rule.raw
            continue
        if unread and rule.verdict is Verdict.ALLOW:
            break
        return file.evidence(
            SIGNAL, "file", rule.raw, rule.verdict, reason=f"the first rule that fits: {rule.location}"
        )
    return file.failure(SIGNAL, "file", "a rule that fits has no value 0 or 1", unread) if unread else None


def of_values(page: File, place: str, values: list[str], policies: list[str]) -> Evidence | None:
    """Return what the values of a page's header or meta elements say; None when there are none."""
    if not values:
        return None
    given = {part.strip() for value in values for part in value.split(",")}
    raw = "; ".join(
        [f"{WORDS['reservation']}: {value}" for value in values] + [f"{WORDS['policy']}: {url}" for url in policies[:1]]
    )
    if RESERVED in given:
        return page.evidence(SIGNAL, place, raw, Verdict.DISALLOW, reason="rights are reserved")
    if given == {FREE}:
        return page.evidence(SIGNAL, place, raw, Verdict.ALLOW, reason="rights are not reserved")
    return page.failure(SIGNAL, place, "the value is neither 0 nor 1", raw)


def _head(body: bytes) -> str:
    return body[:200].decode("utf-8", "replace")
