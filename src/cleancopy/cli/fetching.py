"""One page from the network, for a person who names its address."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from datetime import UTC, datetime

from cleancopy.cli.inputs import MAX_PAGE
from cleancopy.core.model import Found, Page
from cleancopy.errors import InputError
from cleancopy.settings import USER_AGENT

TIMEOUT = 30  # seconds


def is_address(name: str) -> bool:
    """Whether an input is an address, not a file."""
    return name.startswith(("http://", "https://"))


def fetch(url: str) -> Page:
    """Return the page at an address, after redirects.

    Raises:
        InputError: the server cannot be reached, or the page is too long.
    """
    try:
        request = urllib.request.Request(url, headers={"User-Agent": USER_AGENT, "Accept": "text/html,*/*;q=0.5"})  # noqa: S310  is_address has looked
        with _opened(request) as response:
            body = response.read(MAX_PAGE + 1)
            headers = {name.lower(): value for name, value in response.headers.items()}
            status, address = response.status, response.url
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or str(error) or type(error).__name__
        raise InputError(
            f"{url} cannot be fetched ({reason}); check the address, or save the page and name the file"
        ) from error
    if len(body) > MAX_PAGE:
        raise InputError(f"{url} is longer than {MAX_PAGE >> 20} MiB; that is no page of news")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Page(body=body, url=address, headers=headers, status=status, fetched_at=now, found=Found(by="start"))


def _opened(request: urllib.request.Request) -> http.client.HTTPResponse | urllib.error.HTTPError:
    """The response, of an error too: what a server answers then is a page like any other."""
    try:
        response: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=TIMEOUT)  # noqa: S310  likewise
    except urllib.error.HTTPError as error:
        return error
    return response
