"""What inputs are that are not what they were taken for, known by their first bytes."""

from __future__ import annotations

import json
import re
from contextlib import suppress

from cleancopy.cli import inputs

WARC, PARQUET = b"WARC/", b"PAR1"
HEAD = 20_000  # characters of a text that are looked at for markup
PER_TAG = 400  # characters a tag: a page has one in each hundred, a text that speaks of markup one in thousands
# Elements of which pages are made; a text can hold "<3", "<name>" or an address in such brackets.
TAG = re.compile(
    r"</?(?:html|head|body|title|meta|link|script|div|p|br|span|a|img|table|t[dr]|[uo]l|li|h[1-6])\b[^<>]{0,2000}>",
    re.I,
)
DOCTYPE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.I)


def another(name: str, body: bytes, markup: bool) -> str:
    """Say what an input of one page, or one text, is instead and how to name it; empty where it may be what it was taken for.

    >>> another("-", b"WARC/1.0", True)
    'standard input is WARC; give it as a file whose name ends in .warc or .warc.gz'
    >>> another("page.html", b"<p>Hello</p>", True)
    ''
    """
    shown = inputs.shown(name)
    if body.startswith(WARC):
        return f"{shown} is WARC; give it as a file whose name ends in .warc or .warc.gz"
    if body.startswith(PARQUET):
        return f"{shown} is Parquet; give it as a file whose name ends in .parquet, with --field or --html-field"
    if markup and is_record(body):
        return f"{shown} is JSON; give JSON Lines as a file whose name ends in .jsonl, with --html-field or --field"
    return ""


def is_record(body: bytes) -> bool:
    """Whether bytes begin with a JSON object: in a line of its own, or the whole of them."""
    start = body[:4096].removeprefix(inputs.BOM).lstrip()
    if not start.startswith(b"{"):
        return False
    whole = body.removeprefix(inputs.BOM).lstrip()
    for part in (whole.partition(b"\n")[0], whole):
        with suppress(ValueError, RecursionError):
            return isinstance(json.loads(part), dict)
    return False


def looks_like_html(text: str) -> bool:
    """Whether a text that lost its markup has not.

    >>> looks_like_html("<p>The bridge is <b>closed</b>.</p><p>It stays so.</p>"), looks_like_html("a <3 b, write <p> for it")
    (True, False)
    """
    head = text[:HEAD]
    if DOCTYPE.match(head):
        return True
    tags = TAG.findall(head)
    return len(tags) >= 3 and len(tags) * PER_TAG >= len(head)
