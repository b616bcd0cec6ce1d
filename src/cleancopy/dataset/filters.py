"""What stays out of a dataset, one filter behind the other; each gives its reason, and the first one counts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cleancopy.errors import UsageError

from . import language as languages
from .config import MASKS, Config, quality_rules
from .pii import mask
from .quality import check, failed
from .rows import Row

MASKED = ("title", "standfirst", "text")

Refusal = tuple[str, str]
"""Reason, in words with underscores, and detail."""


class Filters:
    """The filters of a configuration."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._steps = (self._article, self._consent, self._language, self._selection, self._quality)
        self._rules = quality_rules(config.quality)

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

    def _language(self, article: Mapping[str, Any], row: Row) -> Refusal | None:
        wanted = self._config.language
        if wanted.detect:
            found = languages.detect(row.text)
            row.language = "" if found.language == languages.UNDETERMINED else found.language
            row.language_score = found.score
        else:
            row.language = languages.base(row.language)
        if wanted.keep and row.language not in {languages.base(tag) for tag in wanted.keep}:
            return "language", row.language or "unknown"
        if wanted.detect and row.language_score < wanted.minimum_score:
            return "language_score", f"{row.language} {row.language_score}"
        return None

    def _quality(self, article: Mapping[str, Any], row: Row) -> Refusal | None:
        action = self._config.quality.action
        if action == "off":
            return None
        score = row.language_score if self._config.language.detect else None
        findings = failed(check(row.text, row.language, self._rules, score))
        if findings and action == "drop":
            return f"quality_{findings[0].rule}", findings[0].reason
        row.quality = json.dumps({finding.rule: finding.number for finding in findings})
        return None

    def _selection(self, article: Mapping[str, Any], row: Row) -> Refusal | None:
        select = self._config.select
        if row.is_truncated and select.truncated == "drop":
            evidence = article.get("truncation_evidence")
            return "truncated", evidence if isinstance(evidence, str) else ""
        return ("too_short", str(row.word_count)) if row.word_count < select.minimum_words else None


def masked(article: dict[str, Any], kinds: tuple[str, ...]) -> dict[str, Any]:
    """Return an article with the personal data of these kinds replaced in title, standfirst and text."""
    if not kinds:
        return article
    emails, addresses, phones = (kind in kinds for kind in MASKS)
    texts = {
        name: mask(article[name], emails=emails, addresses=addresses, phones=phones)[0]
        for name in MASKED
        if isinstance(article.get(name), str)
    }
    return {**article, **texts}


def need_libraries(config: Config) -> None:
    """Raise ``UsageError`` when a library that the configuration needs is not there."""
    if config.language.detect and not languages.available():
        raise UsageError(f"{languages.MISSING}, or set detect = false in [language]")
    try:
        mask("", phones="phone" in config.pii.mask)
    except ModuleNotFoundError as error:
        raise UsageError(str(error)) from None


def _names(article: Mapping[str, Any], wanted: Any) -> str:
    """The names of the signals that count and are wanted."""
    consent = article.get("consent")
    evidence = consent.get("evidence") if isinstance(consent, dict) else None
    signals = [item for item in evidence if isinstance(item, dict)] if isinstance(evidence, list) else []
    names = {str(item.get("signal")) for item in signals if item.get("counts", True) is not False and wanted(item)}
    return ", ".join(sorted(names))
