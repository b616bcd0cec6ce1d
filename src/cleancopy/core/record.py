"""The record of removals: every removed block with its place, and the edits that put the page together again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .article import Article, Removed, RemovedBlock
from .decode import decode
from .edits import Source, edits_of, source_of
from .model import COPY, Block, Options, Page, Verdict

Part = tuple[Page, Block, Verdict]
"""A block with its verdict and the page it stands on."""


def with_record(page: Page, article: Article, parts: Sequence[Part], options: Options) -> Article:
    """Return the article with the record of what was removed."""
    text = decode(page.body, page.headers) if isinstance(page.body, bytes) and not page.markup else None
    source = source_of(page, text)
    blocks = _blocks(source, parts, options, page.markup)
    places = {block.position: (number, block.text) for number, block in enumerate(blocks)}
    fields = {"text": article.text, "title": article.title, "standfirst": article.standfirst}
    edits = edits_of(source, [verdict.kind for _, _, verdict in parts], places, fields)
    article.removed = Removed(article.removed.counts, blocks, edits)
    return article


def _blocks(source: Source, parts: Sequence[Part], options: Options, markup: bool) -> list[RemovedBlock]:
    kept = COPY | options.keep
    out = []
    for position, (_, block, verdict) in enumerate(parts):
        if verdict.kind in kept:
            continue
        start, end = source.spans[position]
        text = block.text if markup else _writable(source.text[start:end], block.text)
        where = (block.path, verdict.score, start, end)
        out.append(RemovedBlock(position, verdict.kind, verdict.subkind, verdict.reason, verdict.by, text, *where))
    return out


def _writable(raw: str, instead: str) -> str:
    """A text, or another where it holds lone surrogates, which no encoding can write."""
    try:
        raw.encode()
    except UnicodeEncodeError:
        return instead
    return raw


def spans(article: Article, name: str) -> dict[str, Any]:
    """Return the removed blocks of an article as dolma writes attributes: spans over what ``cleancopy restore`` gives back.

    ``name`` is the ``id`` of the document. The attributes are named ``cleancopy__KIND`` or ``cleancopy__KIND__SUBKIND``; each span is
    ``[start, end, score]``, in characters, end exclusive.
    """
    attributes: dict[str, list[list[float]]] = {}
    for block in article.removed.blocks or ():
        key = "__".join(filter(None, ("cleancopy", block.kind, block.subkind)))
        attributes.setdefault(key, []).append([block.start, block.end, round(block.score, 4)])
    return {"id": name, "attributes": attributes}
