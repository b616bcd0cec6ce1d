"""Names of hosts, as users write them."""

from __future__ import annotations

import re

HOST = re.compile(r"localhost|(?:[^\W_](?:[\w-]*\w)?\.)+[^\W_](?:[\w-]*\w)?\.?")
"""Names of parts between dots, in any script, or four numbers; whether they are the public network's is the guard's question."""


def is_host(text: str) -> bool:
    """Whether a text can be the host of a site.

    >>> is_host("www.example.org"), is_host("::1"), is_host("example")
    (True, True, False)
    """
    return HOST.fullmatch(text) is not None or ":" in text
