"""The values of this part: a verdict, the evidence for it, and the file it came from."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

MAX_RAW = 500  # characters of a signal's own words that are kept
MAX_FILE = 1024 * 1024  # bytes of a file of signals; the longest real ones have some ten thousand
HTML_STARTS = (b"<!doctype html", b"<html", b"<!--", b"<head", b"<body", b"<script")


class Verdict(StrEnum):
    """What a publisher says about training on a page."""

    ALLOW = "allow"
    DISALLOW = "disallow"
    UNKNOWN = "unknown"  # says nothing, or cannot be read


@dataclass(frozen=True, slots=True)
class Evidence:
    """One signal that was seen."""

    signal: str
    """Name of the signal: ``tdmrep``, ``aipref``, ``content_signals``, ``rsl``, ``robots_meta``, ``agents``, ``ai_txt``, ``schema_org``."""
    place: str
    """Where it stood: ``file``, ``header``, ``meta``, ``robots``, ``link``, ``script``, ``feed``, ``json-ld``."""
    url: str | None
    """Address of the file or page it came from; None for input without one."""
    raw: str
    """Its own words, as written, at most 500 characters."""
    verdict: Verdict
    reason: str = ""
    """Why the verdict is what it is, in words."""
    counts: bool = True
    """Whether it takes part in the verdict of the page; False for what is only recorded, switched off, or outranked."""
    failed: bool = False
    """Whether it could not be fetched or read; its verdict is ``unknown`` then."""
    fetched_at: str | None = None
    """When that file or page was fetched, ISO 8601 in UTC."""
    sha256: str | None = None
    """SHA-256 of the bytes of that file or page, in hexadecimal; None for a header, and when there are none."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types, in declared order."""
        return {
            "signal": self.signal,
            "place": self.place,
            "url": self.url,
            "raw": self.raw[:MAX_RAW],
            "verdict": self.verdict.value,
            "reason": self.reason,
            "counts": self.counts,
            "failed": self.failed,
            "fetched_at": self.fetched_at,
            "sha256": self.sha256,
        }


@dataclass(frozen=True)
class File:
    """What came of asking for a file: its bytes, or why there are none."""

    url: str
    """Address it was asked at."""
    body: bytes = field(default=b"", repr=False)
    status: int | None = 200
    """HTTP status; None when there was no answer."""
    fetched_at: str | None = None
    max_age: float | None = None
    """Seconds for which the server says it is fresh; None when it does not say."""
    error: str = ""
    """Why there was no answer, or empty."""

    @property
    def found(self) -> bool:
        """Whether the server gave the file."""
        return not self.error and self.status == 200

    @property
    def absent(self) -> bool:
        """Whether the server says that there is no such file: 4xx, save 429, which means later (RFC 9309, 2.3.1.3)."""
        return not self.error and self.status is not None and 400 <= self.status < 500 and self.status != 429

    @property
    def problem(self) -> str:
        """Why it is not known what the file says, or empty."""
        if self.error or self.found or self.absent:
            return self.error
        return f"the server answers {self.status}"

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def is_html(self) -> bool:
        """Whether it is an HTML page: what many servers send, with status 200, in place of a file they do not have."""
        return self.body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(HTML_STARTS)

    def evidence(self, signal: str, place: str, raw: str, verdict: Verdict, **more: Any) -> Evidence:
        """Return evidence from this file."""
        return Evidence(
            signal,
            place,
            self.url,
            raw,
            verdict,
            fetched_at=self.fetched_at,
            sha256=self.sha256 if self.found and place != "header" else None,
            **more,
        )

    def failure(self, signal: str, place: str, reason: str, raw: str = "") -> Evidence:
        """Return the evidence that the file could not be fetched or read."""
        return self.evidence(signal, place, raw, Verdict.UNKNOWN, reason=reason, failed=True)


@cache
def tokens() -> Mapping[str, Mapping[str, Any]]:
    """Return the words of the signals, by signal."""
    text = files("cleancopy.consent").joinpath("tokens.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def strictest(verdicts: list[Verdict]) -> Verdict:
    """Return ``disallow`` if any is, else ``allow`` if any is, else ``unknown``.

    >>> strictest([Verdict.ALLOW, Verdict.DISALLOW]).value, strictest([]).value
    ('disallow', 'unknown')
    """
    for verdict in (Verdict.DISALLOW, Verdict.ALLOW):
        if verdict in verdicts:
            return verdict
    return Verdict.UNKNOWN
