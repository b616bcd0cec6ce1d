"""Hugging Face ``datasets``: a function for ``Dataset.map(..., batched=True)``.

from functools import partial
pages.map(clean_batch, batched=True, remove_columns=["html"])
pages.map(partial(clean_batch, html="body", fields=("title", "text")), batched=True, num_proc=4)
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import NoneType
from typing import Any, get_args, get_type_hints

from cleancopy import Article, Options, UsageError, clean

FIELDS = (
    "title", "text", "authors", "date_published", "language", "word_count", "is_article", "reason", "content_sha256", "removed",
)  # fmt: skip
TYPES = {
    name: next((part for part in get_args(kind) if part is not NoneType), kind) if NoneType in get_args(kind) else kind
    for name, kind in get_type_hints(Article).items()
}
"""The type of each field, where it is there."""
EMPTY = {bool: False, int: 0, float: 0.0}
OBJECTS: dict[str, Any] = {"removed": {}, "language_shares": {}, "foreign_paragraphs": [], "quality": []}
"""Objects and lists of them that are never missing."""


def clean_batch(
    batch: Mapping[str, Sequence[Any]],
    *,
    html: str = "html",
    url: str = "url",
    fields: Sequence[str] = FIELDS,
    options: Options | None = None,
) -> dict[str, list[Any]]:
    """Return the fields of the articles in a batch of pages, as columns of the same length.

    ``html`` and ``url`` name the columns of pages (text or bytes) and of their addresses, the second of which may be missing. Every
    row comes back, so that rows keep their place: filter by ``is_article``. A column has one type whatever the batch: missing texts are
    empty, missing numbers 0 and flags false, several names are separated by ``; ``, and objects are written as JSON. A page that cannot
    be read is no article, with the reason.

    Raises:
        UsageError: there is no such field or column.

    >>> columns = clean_batch({"html": ["<p>Subscribe now", None]}, fields=("is_article", "text"))
    >>> columns["is_article"], columns["text"]
    ([False, False], ['', ''])
    """
    wrong = [name for name in fields if name not in TYPES]
    if wrong:
        raise UsageError(f"no field {', '.join(wrong)}; fields are {', '.join(TYPES)}")
    if html not in batch:
        raise UsageError(f"no column {html!r} in the batch; say html= one of {', '.join(batch)}")
    pages = batch[html]
    addresses = batch[url] if url in batch else [None] * len(pages)
    rows = [_row(page, address, options or Options()) for page, address in zip(pages, addresses, strict=True)]
    return {name: [_plain(row.get(name), name) for row in rows] for name in fields}


def _row(page: str | bytes | None, address: str | None, options: Options) -> dict[str, Any]:
    try:
        return clean(page or "", url=address, options=options).to_dict()
    except Exception as error:  # noqa: BLE001 (a page must not cost the batch)
        return {"is_article": False, "reason": f"error: {type(error).__name__}: {error}"}


def _plain(value: Any, name: str) -> Any:
    """Write a value so that all rows of its column have one type; an empty list would have none."""
    kind = TYPES[name]
    if kind in EMPTY:
        return EMPTY[kind] if value is None else type(EMPTY[kind])(value)
    if kind == list[str]:
        return "; ".join(value or ())
    if isinstance(value, dict | list) or name in OBJECTS:
        return json.dumps(value or OBJECTS.get(name, {}), ensure_ascii=False)
    return "" if value is None else value
