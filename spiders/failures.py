"""What went wrong with a request, in words."""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from cleancopy.net import Circle, Unknown


def reason_of(failure: Failure, url: str) -> str:
    """Return what went wrong, in a line that says what to do."""
    first = failure.request.meta.get("redirect_urls", [url])[0] if hasattr(failure, "request") else url
    return _reason(failure, url) if first == url else f"{first} redirects: {_reason(failure, url)}"


def _reason(failure: Failure, url: str) -> str:
    if isinstance(failure.value, Unknown):
        return str(failure.value)
    if isinstance(failure.value, DNSLookupError):
        return f"{urlsplit(url).hostname} does not resolve: check the address ({failure.getErrorMessage()})"
    if type(failure.value).__name__ == "ResponseDataLossError":  # Scrapy 2.18 has it under another name
        return f"{url} could not be fetched: its answer ended before its end"
    status = status_of(failure)
    if status is not None:
        return f"{url} answers {status}"
    return f"{url} could not be fetched: {' '.join(failure.getErrorMessage().split()) or type(failure.value).__name__}"


def status_of(failure: Failure) -> int | None:
    """Return the status of the answer that was taken for a failure, None where there was no answer."""
    status: int | None = getattr(getattr(failure.value, "response", None), "status", None)
    return status


def is_not_allowed(failure: Failure) -> bool:
    """Whether nothing was asked because it may not be: robots.txt, or an address of a private network."""
    return (
        isinstance(failure.value, IgnoreRequest)
        and not isinstance(failure.value, (Circle, Unknown))
        and status_of(failure) is None
    )
