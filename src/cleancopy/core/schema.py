"""The JSON Schema of the article, made from the class and the docstrings of its fields.

``python -m cleancopy.core.schema`` prints ``article.schema.json`` of the package, with ``--table`` the table of fields in
``docs/article.md``; a test compares both with the class.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
from dataclasses import fields, is_dataclass
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from .article import Article
from .model import Kind, Subkind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})?)?$"

# What the types do not say.
CONSTRAINTS: dict[str, dict[str, Any]] = {
    "date_published": {"pattern": DATE},
    "date_modified": {"pattern": DATE},
    "fetched_at": {"pattern": DATE},
    "canonical_url": {"pattern": "^https?://"},
    "image": {"pattern": "^https?://"},
    "language": {"pattern": "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"},
    "word_count": {"minimum": 0},
    "content_sha256": {"pattern": "^[0-9a-f]{64}$"},
    "position": {"minimum": 0},
    "start": {"minimum": 0},
    "end": {"minimum": 0},
    "score": {"minimum": 0, "maximum": 1},
}
JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}

# The field of a schema.org NewsArticle and of the article of zyte-common-items that says the same; empty where none does.
NAMES: dict[str, tuple[str, str]] = {
    "url": ("url", "url"),
    "canonical_url": ("mainEntityOfPage", "canonicalUrl"),
    "site": ("publisher.name", ""),
    "title": ("headline", "headline"),
    "standfirst": ("abstract", "description"),
    "text": ("articleBody", "articleBody"),
    "authors": ("author.name", "authors.name"),
    "date_published": ("datePublished", "datePublished"),
    "date_modified": ("dateModified", "dateModified"),
    "language": ("inLanguage", "inLanguage"),
    "section": ("articleSection", "breadcrumbs.name"),
    "tags": ("keywords", ""),
    "image": ("image", "mainImage.url"),
    "license": ("license", ""),
    "word_count": ("wordCount", ""),
    "paywalled": ("isAccessibleForFree (negated)", ""),
    "fetched_at": ("", "metadata.dateDownloaded"),
}

# The clause of a docstring that says what absence means.
ABSENCE = re.compile(r"(?:;|\.)\s((?:None|[Ee]mpty)\b[^.;]*(?:\.(?=\S)[^.;]*)?)")


def article_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line of output.

    >>> schema = article_schema()
    >>> schema["properties"]["authors"]["type"], "text" in schema["required"]
    ('array', True)
    """
    definitions: dict[str, Any] = {}
    body = _object(Article, definitions)
    return {"$schema": DIALECT, "title": "Article", **body, "$defs": definitions}


def article_table() -> str:
    """Return the table of the fields, as Markdown."""
    rows = ["| field | type | meaning | absence | schema.org | Zyte |", "|---|---|---|---|---|---|"]
    hints = get_type_hints(Article)
    documented = docstrings(Article)
    for name in (entry.name for entry in fields(Article)):
        meaning, absence = _split(documented[name])
        other = NAMES.get(name, ("", ""))
        cells = [
            f"`{name}`",
            _type_name(hints[name]),
            meaning,
            absence or "always there",
            *(f"`{word}`" if word else "" for word in other),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def docstrings(cls: type) -> dict[str, str]:
    """Return the docstring of every field of a class, on one line."""
    module = ast.parse(inspect.getsource(sys.modules[cls.__module__]))
    body = next(node.body for node in module.body if isinstance(node, ast.ClassDef) and node.name == cls.__name__)
    found: dict[str, str] = {}
    for field, after in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(after, ast.Expr):
            value = after.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[field.target.id] = " ".join(value.value.split())
    return found


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    documented = docstrings(cls)
    names = [entry.name for entry in fields(cls)]
    return {
        "description": " ".join((cls.__doc__ or "").split()),
        "type": "object",
        "properties": {
            name: {"description": documented[name], **_type(hints[name], definitions), **CONSTRAINTS.get(name, {})}
            for name in names
        },
        "required": names,
        "additionalProperties": False,
    }


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a type as the fields use them."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        inner = [_type(part, definitions) for part in parts]
        if all(set(schema) == {"type"} for schema in inner):
            return {"type": [schema["type"] for schema in inner]}
        schema = dict(next(schema for schema in inner if schema.get("type") != "null"))
        return {**schema, "type": [schema["type"], "null"]}
    if origin is list:
        return {"type": "array", "items": _type(parts[0], definitions)}
    if origin is dict:
        return _mapping(parts[1], definitions)
    if hint in (Kind, Subkind):
        return {"type": "string", "enum": [str(kind) for kind in hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        definitions.setdefault(hint.__name__, _object(hint, definitions))
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": JSON_TYPES[hint]}


def _mapping(value: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a mapping: of anything, of shares by language, or of counts by kind."""
    if value is Any:
        return {"type": "object"}
    kinds = {"propertyNames": {"enum": [str(kind) for kind in Kind]}} if value is int else {}
    return {"type": "object", **kinds, "additionalProperties": _type(value, definitions)}


def _type_name(hint: Any) -> str:
    """Return the name of a type as a reader of JSON knows it."""
    parts = (
        [part for part in get_args(hint) if part is not NoneType] if get_origin(hint) in {Union, UnionType} else [hint]
    )
    known = parts[0]
    if get_origin(known) is list:
        return f"list of {_type_name(get_args(known)[0])}s"
    if is_dataclass(known):
        return "object"
    name = "object" if get_origin(known) is dict else JSON_TYPES[known]
    return f"{name} or null" if get_origin(hint) in {Union, UnionType} else name


def _split(text: str) -> tuple[str, str]:
    """Split a docstring into what the field means and what its absence means."""
    text = text.replace("``", "`").replace("|", "\\|")
    found = ABSENCE.search(text)
    if not found:
        return text.rstrip("."), ""
    absence = found[1].replace("None", "null", 1).replace("Empty", "empty", 1)
    rest = f"{text[: found.start()]}.{text[found.end() :]}".replace("..", ".")
    return rest.rstrip(". "), absence


def main() -> None:
    """Print the schema, or the table."""
    text = (
        article_table()
        if "--table" in sys.argv[1:]
        else json.dumps(article_schema(), indent=2, ensure_ascii=False) + "\n"
    )
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
