"""Other extractors as the judges call them; each needs its own package in the environment."""

from __future__ import annotations

from typing import Any


def trafilatura_full(html: str, url: str | None) -> dict[str, Any]:
    """Return what trafilatura finds, with metadata."""
    import trafilatura  # type: ignore[import-not-found,unused-ignore]

    found = trafilatura.bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    return found.as_dict() if found else {"text": ""}


def trafilatura_fast(html: str, url: str | None) -> str:
    """Return the text trafilatura finds in its fast mode."""
    import trafilatura  # type: ignore[import-not-found,unused-ignore]

    return trafilatura.extract(html, url=url, include_comments=False, fast=True) or ""
