"""One line of an input to one document: a row, or the reason why there is none. Pure, so that any process may do it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from .config import Config
from .filters import Filters, masked
from .minhash import band_hashes
from .rows import BadField, Fields, Row, identifier, moment, row_of
from .shingles import rows_of_words, text_digest, word_hashes

UNREADABLE = "unreadable"
BAD_FIELD = "bad_field"
LATE = "9999"  # sorts behind all dates: a document without one stands for its copies last


@dataclass(slots=True)
class Document:
    """What became of a line."""

    id: str = ""
    """Identifier; empty for a line that is no article."""
    newest: str = ""
    """Of the lines with one identifier the one with the greatest of these is the newest revision."""
    first: str = ""
    """Of the copies of a text the one with the smallest of these stays."""
    split: str = ""
    digest: str = ""
    """Of the words of the text; empty when copies are not looked for."""
    bands: bytes = b""
    """Hashes of the bands, 8 bytes each; empty when near copies are not looked for."""
    reason: str = ""
    """Why it is left out; empty when it is not."""
    detail: str = ""
    """More about the reason: a number, a name."""
    url: str = ""
    row: str = ""
    """The row as JSON; empty when it is left out."""


@dataclass(slots=True)
class Batch:
    """Some lines of an input."""

    name: str
    """Name of the file or store, for messages."""
    position: int = 0
    """Where the reading stands after them, in the unit of the whole."""
    lines: list[tuple[int, bytes]] = field(default_factory=list)
    """Number in the file, counted from 1, and the line."""
    faults: list[tuple[int, str]] = field(default_factory=list)
    """Number and fault of lines that could not even be read."""


class Preparing:
    """Turns batches of lines into documents, as a configuration says; can be sent to another process."""

    def __init__(self, config: Config, rules: str) -> None:
        self._config = config
        self._rules = rules
        self._filters = Filters(config)

    def __call__(self, batch: Batch) -> tuple[int, list[Document]]:
        """Return the position after the batch, and its documents."""
        documents = [self.document(line, f"{batch.name}:{number}") for number, line in batch.lines]
        documents += [
            Document(reason=UNREADABLE, detail=f"{batch.name}:{number}: {fault}") for number, fault in batch.faults
        ]
        return batch.position, documents

    def document(self, line: bytes, where: str) -> Document:
        """Return what becomes of a line; nothing in it is an error."""
        try:
            article = masked(_object(line), self._config.pii.mask)
        except ValueError as error:
            return Document(reason=UNREADABLE, detail=f"{where}: {error}")
        try:
            row = row_of(article)
        except BadField as error:
            return _bad(article, str(error), where)
        document = Document(row.id, _newest(article, row), _first(row), url=row.url)
        refusal = self._filters(article, row)
        if refusal:
            document.reason, document.detail = refusal
            return document
        row.rules = self._rules
        self._compare(document, row)
        document.split = _split(row, self._config)
        document.row = row.to_json()
        return document

    def _compare(self, document: Document, row: Row) -> None:
        wanted = self._config.duplicates
        words = word_hashes(row.text)
        if wanted.exact or wanted.near:
            document.digest = text_digest(row.text, words)
        if wanted.near and len(words):
            document.bands = band_hashes(rows_of_words(words), wanted.bands, wanted.rows).tobytes()


def _object(line: bytes) -> dict[str, Any]:
    """Read a line; raises ValueError."""
    try:
        value = json.loads(line.decode("utf-8"), parse_constant=_refuse)
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    except RecursionError:
        raise ValueError("nested too deep") from None
    except ValueError as error:
        raise ValueError(f"not JSON ({str(error).partition(':')[0]})") from None
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")
    return value


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _bad(article: dict[str, Any], fault: str, where: str) -> Document:
    """A document whose URL can be read still takes the place of its older revisions."""
    try:
        url = Fields(article).text("url")
        fetched = moment(Fields(article).text("fetched_at"))
    except BadField:
        return Document(reason=BAD_FIELD, detail=f"{where}: {fault}")
    known = identifier(url, "") if url else ""
    return Document(
        known, f"{fetched} {fault}", reason=BAD_FIELD, detail=fault if known else f"{where}: {fault}", url=url
    )


def _newest(article: dict[str, Any], row: Row) -> str:
    revision = article.get("revision")
    number = revision if type(revision) is int and 0 <= revision < 10**9 else 0
    modified = article.get("date_modified")
    changed = moment(modified) if isinstance(modified, str) else ""
    content = sha256(row.to_json().encode()).hexdigest()[:16]
    return f"{row.date_fetched or ' ':24} {number:09} {changed or ' ':24} {content}"


def _first(row: Row) -> str:
    return row.date_published or row.date_fetched or LATE


def _split(row: Row, config: Config) -> str:
    """Whether a document is for training or validation: by its own name or its site's, so that it never changes sides."""
    key = row.domain if config.split.by == "site" and row.domain else row.id
    share = int(sha256(f"split\n{key}".encode()).hexdigest()[:13], 16) / 16**13
    return "validation" if share < config.split.validation else "train"
