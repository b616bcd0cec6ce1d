"""The row: one document of a dataset, flat, every key in every row, in one declared order, never null.

Readers of JSON Lines guess the type of a column from the first block of a file, so what is absent is the empty text, 0 or -1, never
null; a number with a fraction is always written with one; and times carry milliseconds, because without them they are read as
times in one block and as texts in the next that has an empty one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, get_type_hints

from cleancopy.core.addresses import host
from cleancopy.core.schema import DIALECT, docstrings
from cleancopy.core.wordcount import count_words

DAY = re.compile(r"\d{4}-\d\d-\d\d")
SURROGATE = re.compile("[\ud800-\udfff]")

TYPES = {str: ("string", "string"), int: ("integer", "int64"), float: ("number", "float64"), bool: ("boolean", "bool")}
"""JSON Schema's and Hugging Face's (and Arrow's) name of each type of a column."""

METADATA = (
    "site", "standfirst", "section", "tags", "image", "authors", "date_published", "date_modified", "language", "language_detected",
    "license", "paywalled", "truncation_evidence", "http_status", "discovered_by", "source_file", "revision",
)  # fmt: skip


@dataclass(slots=True)
class Row:
    """One document."""

    id: str = ""
    """Stable identifier, 32 hexadecimal digits: of the SHA-256 of the URL, or of the text where there is none."""
    text: str = ""
    """The article: paragraphs separated by an empty line."""
    url: str = ""
    """URL the page was fetched from; empty when there is none."""
    canonical_url: str = ""
    """URL the page names as its own; empty when it names none."""
    domain: str = ""
    """Host of the URL without ``www.``; empty without a URL."""
    title: str = ""
    """Headline; empty when none was found."""
    author: str = ""
    """Names of the authors, separated by ``; ``; empty when none is named."""
    date_published: str = ""
    """First publication, RFC 3339 in UTC with milliseconds; midnight where the page gives a day alone, and its clock taken for UTC
    where it names no zone; empty when it gives none."""
    date_fetched: str = ""
    """When the page was fetched, in the same form; empty for input without a fetch."""
    language: str = ""
    """Language, an ISO 639 code: the detected one, else the declared one without its region; empty when unknown."""
    language_score: float = 0.0
    """How sure the detection is, from 0 to 1; 0 when nothing was detected."""
    word_count: int = 0
    """Words in ``text``; each character counts in scripts written without spaces."""
    content_sha256: str = ""
    """SHA-256 of ``text`` as UTF-8, in hexadecimal."""
    warc_record_id: str = ""
    """WARC-Record-ID of the response; empty when there is none."""
    warc_file: str = ""
    """Name of the WARC file; empty when there is none."""
    warc_offset: int = -1
    """Where the record begins in the WARC file, in bytes; -1 when there is none."""
    license: str = ""
    """Licence the page names for itself, a URL or name; empty when it names none."""
    consent: str = ""
    """Verdict of the opt-out signals: ``allow``, ``disallow``, ``unknown`` or ``none``; empty when it was not asked for."""
    consent_evidence: str = "[]"
    """The signals behind the verdict, a JSON list."""
    is_truncated: bool = False
    """Whether the text ends before the article does."""
    removed_blocks: int = 0
    """Number of blocks of the page that were removed."""
    removed_characters: int = -1
    """Characters in the removed blocks; -1 when the crawl kept no record of them."""
    removed: str = "{}"
    """Number of removed blocks by kind, a JSON object."""
    quality: str = "{}"
    """The quality rules that are not content, each with its number, a JSON object; empty when all are content."""
    duplicate_cluster: str = ""
    """``id`` of the document that stands for its copies: its own."""
    duplicate_count: int = 1
    """How many documents of the input are copies of one another, this one included."""
    cleancopy_version: str = ""
    """Version of cleancopy that made the article."""
    rules: str = ""
    """Digest of the rules and settings that made the row, 16 hexadecimal digits."""
    metadata: str = "{}"
    """What else the page says, a JSON object."""

    def to_json(self) -> str:
        """Return the row as one line of JSON, keys in declared order."""
        return json.dumps({name: getattr(self, name) for name in COLUMNS}, ensure_ascii=False)


COLUMNS: dict[str, type] = get_type_hints(Row)
"""Name and type of each column, in declared order."""


class BadField(ValueError):
    """A field of an article that no row can be made of."""


def row_of(article: Mapping[str, Any]) -> Row:
    """Return an article, as ``Article.to_dict()`` gives it, as a row; fields may be missing or null.

    Raises:
        BadField: a field has the wrong type, or holds half of a surrogate pair, which no file in UTF-8 can.
    """
    fetch = Fields(article)
    text, url = fetch.text("text"), fetch.text("url")
    removed, warc, consent = fetch.table("removed"), fetch.table("warc"), fetch.table("consent")
    counts, blocks = Fields(removed).table("counts"), removed.get("blocks")
    evidence = consent.get("evidence") or []
    return Row(
        id=identifier(url, text),
        text=text,
        url=url,
        canonical_url=fetch.text("canonical_url"),
        domain=host(url) or host(fetch.text("canonical_url")),
        title=fetch.text("title"),
        author="; ".join(fetch.texts("authors")),
        date_published=moment(fetch.text("date_published")),
        date_fetched=moment(fetch.text("fetched_at")),
        language=fetch.text("language").replace("_", "-").partition("-")[0].lower(),
        word_count=count_words(text),
        content_sha256=sha256(text.encode()).hexdigest(),
        warc_record_id=Fields(warc).text("record_id"),
        warc_file=Fields(warc).text("file"),
        warc_offset=Fields(warc).whole("offset", -1),
        license=fetch.text("license"),
        consent=Fields(consent).text("verdict"),
        consent_evidence=_json(evidence),
        is_truncated=article.get("is_truncated") is True,
        removed_blocks=sum(value for value in counts.values() if type(value) is int),
        removed_characters=_characters(blocks),
        removed=_json(counts),
        cleancopy_version=fetch.text("version"),
        metadata=_json({name: article[name] for name in METADATA if article.get(name) not in (None, "", [], {})}),
    )


class Fields:
    """Reads fields of a JSON object and complains of what is no text, number or list where one must be."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table

    def text(self, name: str) -> str:
        """Return a text; empty when it is null or missing."""
        value = self._table.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise BadField(f"{name} is no text")
        return _whole(name, value)

    def texts(self, name: str) -> list[str]:
        """Return a list of texts."""
        value = self._table.get(name) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise BadField(f"{name} is no list of texts")
        return [_whole(name, item) for item in value]

    def table(self, name: str) -> dict[str, Any]:
        """Return an object."""
        value = self._table.get(name) or {}
        if not isinstance(value, dict):
            raise BadField(f"{name} is no object")
        return value

    def whole(self, name: str, absent: int) -> int:
        """Return a whole number of at most 63 bits."""
        value = self._table.get(name)
        if value is None:
            return absent
        if type(value) is not int or abs(value) >= 1 << 63:
            raise BadField(f"{name} is no whole number")
        return value


def _whole(name: str, value: str) -> str:
    if SURROGATE.search(value):
        raise BadField(f"{name} holds a lone surrogate")
    return value


def _json(value: Any) -> str:
    """JSON in one form; halves of surrogate pairs become replacement characters."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=isinstance(value, dict))
    return SURROGATE.sub("\ufffd", text)


def _characters(blocks: Any) -> int:
    if not isinstance(blocks, list):
        return -1
    return sum(len(block["text"]) for block in blocks if isinstance(block, dict) and isinstance(block.get("text"), str))


def identifier(url: str, text: str) -> str:
    """Return the stable identifier of a document.

    >>> identifier("https://example.org/a", "")
    '00bb5d48aac1a8eab973a7736a76cb2e'
    """
    return sha256(f"{'url' if url else 'text'}\n{url or text}".encode()).hexdigest()[:32]


def moment(text: str) -> str:
    """Return a date of ISO 8601 as RFC 3339 in UTC with milliseconds; empty when it is none.

    >>> moment("2026-11-24T01:02:03+02:00"), moment("2026-11-24"), moment("soon")
    ('2026-11-23T23:02:03.000Z', '2026-11-24T00:00:00.000Z', '')
    """
    try:
        value = datetime.fromisoformat(text)
        value = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return f"{value.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def row_schema() -> dict[str, Any]:
    """Return the JSON Schema of a row."""
    meanings = docstrings(Row)
    return {
        "$schema": DIALECT,
        "title": "Row",
        "description": "One document of a dataset made by cleancopy.",
        "type": "object",
        "properties": {
            name: {"type": TYPES[hint][0], "description": meanings[name].replace("``", "`")}
            for name, hint in COLUMNS.items()
        },
        "required": list(COLUMNS),
        "additionalProperties": False,
    }


def features() -> list[dict[str, str]]:
    """Return the columns as the card of a Hugging Face dataset lists them."""
    return [{"name": name, "dtype": TYPES[hint][1]} for name, hint in COLUMNS.items()]


def row_table() -> str:
    """Return the columns as a table in Markdown."""
    meanings = docstrings(Row)
    lines = ["| column | type | meaning |", "|---|---|---|"]
    for name, hint in COLUMNS.items():
        meaning = meanings[name].replace("``", "`").replace("|", "\\|").rstrip(".")
        lines.append(f"| `{name}` | {TYPES[hint][1]} | {meaning} |")
    return "\n".join(lines) + "\n"
