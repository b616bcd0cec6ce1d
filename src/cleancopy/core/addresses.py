"""Addresses as pages and callers give them, malformed ones too."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

NOWHERE = urlsplit("")
ARCHIVED = re.compile(r"https?://[^/]+/(?:[\w-]{1,20}/){0,2}\d{8,14}(?:[a-z]{2}_)?/(https?:/.+)", re.I | re.S)


def split(url: str | None) -> SplitResult:
    """Return the parts of an address; those of an empty one when it is None or malformed.

    >>> split("https://example.org/a").hostname, split("http://[oops/").path
    ('example.org', '')
    """
    try:
        return urlsplit(url or "")
    except ValueError:  # brackets that are no IPv6 address
        return NOWHERE


def original(url: str | None) -> str | None:
    """Return the address that a page had before an archive copied it; the day in an archive's own address is that of the copy.

    >>> original("https://archive.example/web/20081106114211/http://example.org/a"), original("http://example.org/a")
    ('http://example.org/a', 'http://example.org/a')
    """
    found = ARCHIVED.match(url) if url else None
    return found.group(1) if found else url


def host(url: str | None) -> str:
    """Return the host of an address in small letters, without ``www.`` and port; empty where it names none.

    >>> host("https://www.Example.org:8080/a"), host("//example.org/a"), host("/a"), host("http://[oops/")
    ('example.org', 'example.org', '', '')
    """
    return (split(url).hostname or "").removeprefix("www.")
