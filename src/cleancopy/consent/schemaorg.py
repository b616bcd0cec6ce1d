"""schema.org in JSON-LD: licence, usage information, copyright holder, and which part is paid for. Recorded, never counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cleancopy.core.metadata.jsonld import load

from .model import Evidence, File, Verdict, tokens

SIGNAL = "schema_org"
WORDS = tokens()[SIGNAL]
NAMES = tuple(WORDS["names"])
MAX_NODES = 2_000


def of_scripts(page: File, scripts: list[str]) -> list[Evidence]:
    """Return one piece of evidence for the first value of each name in the JSON-LD of a page."""
    found: dict[str, Any] = {}
    for value in (value for script in scripts for value in load(script)):
        for entity in _entities(value):
            for name in NAMES:
                if entity.get(name) not in (None, "", [], {}):
                    found.setdefault(name, _short(entity[name]))
            for selector in _selectors(entity.get(WORDS["parts"])):
                found.setdefault(f"{WORDS['parts']}.{WORDS['selector']}", selector)
    raw = json.dumps(found, ensure_ascii=True, sort_keys=True) if found else ""
    return [page.evidence(SIGNAL, "json-ld", raw, Verdict.UNKNOWN, reason="recorded", counts=False)] if found else []


def _entities(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        entry = waiting.pop()
        if isinstance(entry, list):
            waiting.extend(reversed(entry[:200]))
        elif isinstance(entry, dict):
            yield entry
            waiting.extend(
                inner for name, inner in entry.items() if name in ("@graph", "mainEntity", "mainEntityOfPage")
            )


def _selectors(parts: Any) -> Iterator[str]:
    """The selectors of the parts that are not free: ``isAccessibleForFree`` is a boolean or the word."""
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict) and str(part.get("isAccessibleForFree")).strip().lower() == "false":
            selector = part.get(WORDS["selector"])
            if isinstance(selector, str):
                yield selector[:200]


def _short(value: Any) -> Any:
    """A value, or the name or address of what it is."""
    if isinstance(value, dict):
        value = next((value[name] for name in ("@id", "url", "name") if isinstance(value.get(name), str)), "...")
    if isinstance(value, list):
        return [_short(entry) for entry in value[:5] if not isinstance(entry, list)]
    return value[:200] if isinstance(value, str) else value
