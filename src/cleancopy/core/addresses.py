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


def host(url: str | None) -> str:
    """Return the host of an address in small letters, without ``www.`` and port; empty where it names none.

    >>> host("https://www.Example.org:8080/a"), host("//example.org/a"), host("/a"), host("http://[oops/")
    ('example.org', 'example.org', '', '')
    """
    return (split(url).hostname or "").removeprefix("www.")
