"""JSON-LD in the shapes that pages have: lists, graphs, nested, commented out, escaped, cut off, of wrong types."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from .strings import unescape

MAX_NODES = 20_000  # objects looked at on one page; the richest real pages have some thousand
MAX_ENTITIES = 200
MAX_VALUES = 200  # entries of a list that are read

# What stands around the data: comments, CDATA, a semicolon at the end.
OPENINGS = ("<!--", "<![CDATA[", "//", "/*", "*/")
CLOSINGS = ("-->", "]]>", "//", "/*", "*/", ";")
MAX_WRAPPERS = 12
# A string is taken whole, closed or not, so that no place is read twice; what is left are the commas that close nothing.
STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*+"?|,(?=\s*[}\]])|,(?=\s*,)', re.S)
ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}|)')
# Single values of a block that is beyond repair; their length has a limit, so that this is linear.
PAIR = re.compile(
    r'"(headline|datePublished|dateModified|description|articleSection|@type)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,2000}+)"',
    re.S,
)

VOCABULARY = re.compile(r"[/#:]")

# What leads from an entity to the one the page is about; other keys lead to other things (comments, parts, lists).
PATHS = ("@graph", "mainEntity", "mainEntityOfPage")

_decoder = json.JSONDecoder(strict=False)


def load(script: str) -> list[Any]:
    """Return the values that a JSON-LD block holds, repaired where that is possible; an empty list if it is not.

    >>> load('<!-- {"a": [1, 2,],} -->')
    [{'a': [1, 2]}]
    """
    try:
        return [_decoder.decode(script)]
    except (ValueError, RecursionError):  # numbers of 5,000 digits are a ValueError, nesting a RecursionError
        pass
    text = _unwrap(script)
    for repair in (str, _commas, _escapes, _entities):
        text = repair(text)
        values = list(_decode_all(text))
        if values:
            return values
    found = dict(reversed(PAIR.findall(text)))
    return [{key: value.replace('\\"', '"') for key, value in found.items()}] if found else []


def _unwrap(text: str) -> str:
    for _ in range(MAX_WRAPPERS):
        before = text = text.strip().strip("\ufeff\x00")
        for mark in OPENINGS:
            text = text.removeprefix(mark)
        for mark in CLOSINGS:
            text = text.removesuffix(mark)
        if text == before:
            break
    return text


def _commas(text: str) -> str:
    return STRING_OR_COMMA.sub(lambda found: "" if found[0] == "," else found[0], text)


def _escapes(text: str) -> str:
    return ESCAPE.sub(lambda found: found[0] if len(found[0]) > 1 else r"\\", text)


def _entities(text: str) -> str:
    return _commas(unescape(text)) if "&" in text else text


def _decode_all(text: str) -> Iterator[Any]:
    """Yield one value after the other; nothing when the text does not begin with one."""
    position = 0
    for _ in range(MAX_VALUES):
        while position < len(text) and text[position] in " \t\r\n,;":
            position += 1
        if position >= len(text):
            return
        try:
            value, position = _decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return
        yield value


def entities(scripts: Iterable[str]) -> tuple[list[dict[str, Any]], Index]:
    """Return the entities a page is said to be about, in page order, and the index of all entities with an ``@id``."""
    main: list[dict[str, Any]] = []
    values = [value for script in scripts for value in load(script)]
    waiting = list(reversed(values))
    budget = MAX_NODES
    while waiting and budget and len(main) < MAX_ENTITIES:
        budget -= 1
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value[:MAX_VALUES]))
        elif isinstance(value, dict):
            keys = PATHS if "@type" in value or "headline" in value else tuple(value)
            waiting.extend(value[key] for key in reversed(keys) if isinstance(value.get(key), dict | list))
            if len(value) > 1:
                main.append(value)
    return main, Index(values)


class Index:
    """The entities of a page by their ``@id``, looked for when the first reference has to be followed."""

    def __init__(self, values: list[Any]) -> None:
        self._values = values
        self._found: dict[str, dict[str, Any]] | None = None

    def resolve(self, value: Any) -> Any:
        """Return the entity that ``{"@id": ...}`` refers to, or the value itself."""
        if not isinstance(value, dict) or "name" in value or not isinstance(value.get("@id"), str):
            return value
        if self._found is None:
            self._found = _by_id(self._values)
        return self._found.get(value["@id"], value)


def _by_id(values: list[Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    waiting = list(values)
    budget = MAX_NODES
    while waiting and budget:
        budget -= 1
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(entry for entry in value[:MAX_VALUES] if isinstance(entry, dict | list))
        elif isinstance(value, dict):
            name = value.get("@id")
            if isinstance(name, str) and len(value) > len(found.get(name, ("@id",))):
                found[name] = value
            waiting.extend(entry for entry in value.values() if isinstance(entry, dict | list))
    return found


def types_of(entity: dict[str, Any]) -> frozenset[str]:
    """Return the types of an entity in small letters, without a vocabulary's address.

    >>> sorted(types_of({"@type": ["http://schema.org/NewsArticle", "Thing", 3]}))
    ['newsarticle', 'thing']
    """
    named = entity.get("@type")
    listed = named[:MAX_VALUES] if isinstance(named, list) else [named]
    return frozenset(VOCABULARY.split(name)[-1].strip().lower()[:80] for name in listed if isinstance(name, str))


def listed(value: Any) -> list[Any]:
    """Return a value that may be single or a list as a list, without None."""
    if isinstance(value, list):
        return [entry for entry in value[:MAX_VALUES] if entry is not None]
    return [] if value is None else [value]
