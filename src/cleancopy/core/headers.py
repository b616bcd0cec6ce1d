"""Response headers as a page keeps them: by name in small letters, of several values each on a line."""

from __future__ import annotations

from collections.abc import Iterable

# Of these one value counts: a second is a mistake, and readers of theirs know no list.
SINGLE = frozenset(
    {"content-type", "content-encoding", "content-length", "content-language", "last-modified", "etag", "date"}
)


def combined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return headers by name; several values of one name are joined by line breaks, which no value can hold.

    Joined by commas, as RFC 9110 allows, ``X-Robots-Tag: otherbot: noindex`` would take in the fields after it.

    >>> combined([("Link", "<a>"), ("link", "<b>"), ("Content-Type", "x"), ("Content-Type", "text/html")])
    {'link': '<a>\\n<b>', 'content-type': 'text/html'}
    """
    headers: dict[str, str] = {}
    for written, value in pairs:
        name = written.lower()
        headers[name] = f"{headers[name]}\n{value}" if name in headers and name not in SINGLE else value
    return headers
