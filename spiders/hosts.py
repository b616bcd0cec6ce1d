"""Names of hosts, as users write them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

HOST = re.compile(r"localhost|(?:[^\W_](?:[\w-]*\w)?\.)+[^\W_](?:[\w-]*\w)?\.?")
"""Names of parts between dots, in any script, or four numbers; whether they are the public network's is the guard's question."""


def is_host(text: str) -> bool:
    """Whether a text can be the host of a site.

    >>> is_host("www.example.org"), is_host("::1"), is_host("example")
    (True, True, False)
    """
    return HOST.fullmatch(text) is not None or ":" in text


def address_of(text: str) -> str:
    """Return an address as a user writes it, with a scheme and a path, or an empty string for what is none.

    >>> address_of("www.example.org"), address_of("https://example.org/a?b=c"), address_of("ftp://example.org"), address_of("a story")
    ('https://www.example.org/', 'https://example.org/a?b=c', '', '')
    >>> address_of("bücher.example")
    'https://xn--bcher-kva.example/'
    """
    url = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return ""
    known = parts.scheme in ("http", "https") and bool(host)
    if not known or any(char.isspace() for char in url) or not is_host(host):
        return ""
    return in_ascii(url if parts.path else f"{url}/")


def in_ascii(url: str) -> str:
    """Return an address with its host in the letters that the network has (RFC 5890), as the addresses of answers are."""
    netloc = url.split("/", 3)[2]
    try:
        return url if netloc.isascii() else url.replace(netloc, netloc.encode("idna").decode("ascii"), 1)
    except UnicodeError:
        return url
