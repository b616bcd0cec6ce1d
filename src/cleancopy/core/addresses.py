"""Addresses as pages and callers give them, malformed ones too."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

NOWHERE = urlsplit("")


def split(url: str | None) -> SplitResult:
    """Return the parts of an address; those of an empty one when it is None or malformed.

    >>> split("https://example.org/a").hostname, split("http://[oops/").path
    ('example.org', '')
    """
    try:
        return urlsplit(url or "")
    except ValueError:  # brackets that are no IPv6 address
        return NOWHERE
