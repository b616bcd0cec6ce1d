"""What stays out of a dataset, one filter behind the other; each gives its reason, and the first one counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .config import Config
from .rows import Row

Refusal = tuple[str, str]
"""Reason, in words with underscores, and detail."""


class Filters:
    """The filters of a configuration."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._steps = (self._article, self._consent, self._selection)

    def __call__(self, article: Mapping[str, Any], row: Row) -> Refusal | None:
        """Return why a document is left out, or None; fills the columns of the row that the filters know."""
        for step in self._steps:
            refusal = step(article, row)
            if refusal:
                return refusal
        return None

    def _article(self, article: Mapping[str, Any], row: Row) -> Refusal | None:
        if article.get("is_article") is False:
            reason = article.get("reason")
            return "not_an_article", reason if isinstance(reason, str) else ""
        return None if row.text.strip() else ("no_text", "")

    def _consent(self, article: Mapping[str, Any], row: Row) -> Refusal | None:
        policy = self._config.consent.policy
        if policy == "ignore":
            row.consent, row.consent_evidence = "", "[]"
        if policy != "skip" or row.consent == "allow":
            return None
        if not row.consent:
            return "consent_not_asked", ""
        if row.consent == "disallow":
            return "consent_disallow", _names(article, lambda signal: signal.get("verdict") == "disallow")
        failed = _names(article, lambda signal: signal.get("failed") is True)
        return ("consent_unknown", failed) if failed or row.consent != "unknown" else None

    def _selection(self, article: Mapping[str, Any], row: Row) -> Refusal | None:
        select, wanted = self._config.select, self._config.language.keep
        if row.is_truncated and select.truncated == "drop":
            evidence = article.get("truncation_evidence")
            return "truncated", evidence if isinstance(evidence, str) else ""
        if row.word_count < select.minimum_words:
            return "too_short", str(row.word_count)
        return ("language", row.language or "unknown") if wanted and row.language not in wanted else None


def _names(article: Mapping[str, Any], wanted: Any) -> str:
    """The names of the signals that count and are wanted."""
    consent = article.get("consent")
    evidence = consent.get("evidence") if isinstance(consent, dict) else None
    signals = [item for item in evidence if isinstance(item, dict)] if isinstance(evidence, list) else []
    names = {str(item.get("signal")) for item in signals if item.get("counts", True) is not False and wanted(item)}
    return ", ".join(sorted(names))
