"""Which signals are read and which count, as settings name them."""

from __future__ import annotations

from typing import Any

from cleancopy.errors import UsageError

from .judge import COUNTABLE, COUNTED, SIGNALS, Choice


def choice_from(settings: Any) -> Choice:
    """Return the choice that Scrapy's settings ask for; a name that is no signal raises ``UsageError``."""
    return Choice(
        _some(settings, "CLEANCOPY_CONSENT_SIGNALS", SIGNALS, SIGNALS),
        _some(settings, "CLEANCOPY_CONSENT_COUNTED", COUNTED, COUNTABLE),
    )


def _some(settings: Any, name: str, default: tuple[str, ...], known: tuple[str, ...]) -> frozenset[str]:
    found = [word.strip() for word in settings.getlist(name, list(default)) if word.strip()]
    wrong = sorted(set(found) - set(known))
    if wrong:
        raise UsageError(f"{name}: no signal {', '.join(wrong)}; signals are {', '.join(known)}")
    return frozenset(found)
