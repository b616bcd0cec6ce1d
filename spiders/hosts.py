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

    A host in another script is written as the network has it (RFC 5890), since the addresses of requests and answers are.

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
    if not host.isascii():
        url = url.replace(parts.netloc, _encoded(parts.netloc), 1)
    return url if parts.path else f"{url}/"


def _encoded(netloc: str) -> str:
    try:
        return netloc.encode("idna").decode("ascii")
    except UnicodeError:
        return netloc
