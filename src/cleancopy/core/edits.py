"""How to put a page together again from its article and the record of removals: a list of edits, and their replay.

An edit is a list of a name and its arguments, in the order of the page:

* ``["text", start, end]``: these characters of the article's text;
* ``["title"]``, ``["standfirst"]``: that field;
* ``["removed", n]``: the text of the n-th removed block, counted from 0;
* ``["put", words]``: these characters: white space, and what the article says in other characters;
* ``["utf16", base64]``: the same for characters that no encoding can write (lone surrogates);
* ``["encode", name, mark]``: what comes before is to be written in this encoding, after a byte order mark, which is given in base64;
* ``["bytes", base64]``: all of a text that cannot be written back from its characters.

For text without markup that is the input, byte for byte. For HTML it is the walk over all text nodes of the body outside ``script``,
``style``, ``template`` and ``noscript``: a block a line, white space collapsed.
"""

from __future__ import annotations

import base64
import codecs
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .decode import BOMS
from .model import Kind, Page

Edit = list[str | int]
SPACES = re.compile(r"\s{2,}|[^\S ]")
NEAR = 400  # characters after the last kept words in which the next are looked for
# The encodings a text may have come in that is not UTF-8; the first that gives the same bytes again is right by that.
ENCODINGS = (
    *("cp1252", "cp1251", "cp1250", "latin_1", "iso8859_2", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_15", "koi8_r", "koi8_u"),
    *(
        "gb18030",
        "big5",
        "big5hkscs",
        "shift_jis",
        "cp932",
        "euc_jp",
        "iso2022_jp",
        "euc_kr",
        "cp949",
        "tis_620",
        "cp874",
    ),
)


class Source:
    """The text that the edits give back, and where each block stands in it."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], body: bytes | None) -> None:
        self.text = text
        self.spans = spans
        self.body = body
        """The bytes of a text that was handed in as bytes."""


def source_of(page: Page, decoded: str | None = None) -> Source:
    """Return the text of a page: of a plain text the input, of HTML a block a line, of all its pages."""
    if not page.markup:
        body = page.body if isinstance(page.body, bytes) else None
        text = decoded if decoded is not None else page.body
        return Source(str(text), [block.span for block in page.blocks], body)
    lines = [block.text for part in (page, *page.following) for block in part.blocks]
    spans, at = [], 0
    for line in lines:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return Source("\n".join(lines), spans, None)


def edits_of(
    source: Source, kinds: Iterable[Kind], removed: Mapping[int, tuple[int, str]], fields: Mapping[str, str | None]
) -> list[Edit]:
    """Return the edits. ``kinds`` has one for each block, ``removed`` number and text of the removed blocks by position, ``fields``
    the article's ``text``, ``title`` and ``standfirst``.
    """
    text = fields["text"] or ""
    out = _Script(text)
    at = cursor = 0
    for position, (kind, (start, end)) in enumerate(zip(kinds, source.spans, strict=True)):
        out.put(source.text[at:start])
        raw = source.text[start:end]
        at = end
        number, said = removed.get(position, (-1, None))
        words = " ".join(raw.split())
        place = text.find(words, cursor, cursor + len(words) + NEAR)
        if said == raw:
            out.add(["removed", number])
        elif kind in FIELDS and raw == fields[kind.value]:
            out.add([kind.value])
        elif place >= 0 and number < 0:
            cursor = place + len(words)
            out.spaced(place, raw)
        else:
            out.put(raw)
    out.put(source.text[at:])
    edits = out.done()
    return edits if source.body is None else [*_encoded(source, edits)]


FIELDS = frozenset({Kind.TITLE, Kind.STANDFIRST})


class _Script:
    """Edits under construction; neighbours that can be one are."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edits: list[Edit] = []
        self._words = ""  # to be put

    def put(self, words: str) -> None:
        self._words += words

    def copy(self, start: int, end: int) -> None:
        last = self._edits[-1] if self._edits else None
        if last and last[0] == "text" and self._text[int(last[2]) : start] == self._words:
            last[2] = end
            self._words = ""
        else:
            self.add(["text", start, end])

    def spaced(self, start: int, raw: str) -> None:
        """Copy words whose white space the text has as single spaces."""
        at = 0
        for found in SPACES.finditer(raw):
            self.copy(start, start + found.start() - at)
            self.put(found.group())
            start += found.start() - at + 1
            at = found.end()
        self.copy(start, start + len(raw) - at)

    def add(self, edit: Edit) -> None:
        self._flush()
        self._edits.append(edit)

    def done(self) -> list[Edit]:
        self._flush()
        return self._edits

    def _flush(self) -> None:
        if self._words:
            self._edits.append(_literal(self._words))
            self._words = ""


def _literal(words: str) -> Edit:
    try:
        words.encode()
    except UnicodeEncodeError:
        return ["utf16", base64.b64encode(words.encode("utf-16-le", "surrogatepass")).decode()]
    return ["put", words]


def _encoded(source: Source, edits: list[Edit]) -> Iterator[Edit]:
    """Add in what encoding the characters were, or give up and carry the bytes."""
    body = source.body or b""
    mark, name = next(((mark, name) for mark, name in BOMS if body.startswith(mark)), (b"", ""))
    for encoding in (name,) if name else ("utf-8", "utf-16-le", "utf-16-be", *ENCODINGS):
        try:
            same = mark + source.text.encode(encoding) == body
        except UnicodeEncodeError:
            continue
        if same:
            yield from edits
            yield ["encode", codecs.lookup(encoding).name, base64.b64encode(mark).decode()]
            return
    yield ["bytes", base64.b64encode(body).decode()]


def restored(article: Mapping[str, Any]) -> str | bytes:
    """Return what an article was made from: a plain text as it was, bytes if it was bytes; of HTML all blocks, one a line.

    ``article`` is an article as JSON types (``Article.to_dict()``), made with ``Options(record=True)``.

    Raises:
        ValueError: the article has no record, or the record does not fit it.
    """
    removed = article.get("removed") or {}
    edits = removed.get("edits")
    if edits is None:
        raise ValueError("it has no record of removals; clean with --record, or CLEANCOPY_RECORD = True")
    parts: list[str] = []
    for edit in edits:
        if edit[0] == "bytes":
            return base64.b64decode(edit[1])
        if edit[0] == "encode":
            return base64.b64decode(edit[2]) + "".join(parts).encode(edit[1])
        try:
            parts.append(_replay(edit, article, removed.get("blocks") or []))
        except (LookupError, TypeError, ValueError):
            raise ValueError(f"its record does not fit it: {str(edit)[:60]}") from None
    return "".join(parts)


def _replay(edit: Edit, article: Mapping[str, Any], blocks: Sequence[Mapping[str, Any]]) -> str:
    name = edit[0]
    if name == "put":
        return str(edit[1])
    if name == "text":
        start, end = int(edit[1]), int(edit[2])
        if end > len(article["text"]):
            raise ValueError("the text is shorter")
        return str(article["text"][start:end])
    if name == "removed":
        return str(blocks[int(edit[1])]["text"])
    if name == "utf16":
        return base64.b64decode(str(edit[1])).decode("utf-16-le", "surrogatepass")
    if name in FIELDS:
        return str(article[str(name)])
    raise ValueError(f"unknown edit {name!r}")
