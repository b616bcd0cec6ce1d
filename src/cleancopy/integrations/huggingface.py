"""Hugging Face ``datasets``: a function for ``Dataset.map(..., batched=True)``.

from functools import partial
pages.map(clean_batch, batched=True, remove_columns=["html"])
pages.map(partial(clean_batch, html="body", fields=("title", "text")), batched=True, num_proc=4)
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cleancopy import Options, clean

FIELDS = (
    "title", "text", "authors", "date_published", "language", "word_count", "is_article", "reason", "content_sha256", "removed",
)  # fmt: skip


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
    row comes back, so that rows keep their place: filter by ``is_article``. Missing texts are empty and objects are written as JSON, so
    that a column has one type whatever the batch; a page that cannot be read is no article, with the reason.

    >>> columns = clean_batch({"html": ["<p>Subscribe now", None]}, fields=("is_article", "text"))
    >>> columns["is_article"], columns["text"]
    ([False, False], ['', ''])
    """
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
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if value is None:
        return {"is_article": False, "word_count": 0, "authors": [], "tags": [], "removed": "{}"}.get(name, "")
    return value
