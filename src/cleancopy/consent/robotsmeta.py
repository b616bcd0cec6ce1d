"""Robots meta elements and the header X-Robots-Tag: ``noai`` is a refusal, ``noindex`` and the like are recorded.

A value may be meant for one bot: ``otherbot: noai``. Commas part directives, and stand in the dates of ``unavailable_after`` too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .model import Evidence, File, Verdict, tokens

SIGNAL = "robots_meta"
WORDS = tokens()[SIGNAL]
DISALLOW, RECORDED = frozenset(WORDS["disallow"]), frozenset(WORDS["recorded"])
NAMES, VALUED = frozenset(WORDS["names"]), frozenset(WORDS["valued"])
BOT = re.compile(r"\s*([a-z][\w.*-]*)\s*:(.*)", re.I | re.S)
WORD = re.compile(r"[\s;:/]+")
NO_BOTS = VALUED | DISALLOW | RECORDED
ALL = ("", "*", "robots")  # what stands in a header for every bot


def directives(value: str) -> list[tuple[str, str]]:
    """Return the directives of a value in small letters, each with the bot it is meant for, or empty.

    >>> directives("otherbot: noai, noindex")
    [('otherbot', 'noai'), ('otherbot', 'noindex')]
    >>> directives("unavailable_after: Wednesday, 25-Jun-25 15:00:00 GMT, NoAI")[-1]
    ('', 'noai')
    """
    bot, found = "", []
    for part in value.split(","):
        named = BOT.match(part)
        if named and named[1].lower() not in NO_BOTS:
            bot, part = named[1].lower(), named[2]  # noqa: PLW2901  what is left of it
        found += [(bot, word) for word in WORD.split(part.lower()) if word]
    return found


def of_values(page: File, place: str, values: Iterable[tuple[str, str]], token: str) -> list[Evidence]:
    """Return what a page's values say, each with the bot its element names (empty for a header): at most one piece of evidence each.

    ``token`` is our own product token: what is meant for another bot is recorded.
    """
    found = []
    for name, value in values:
        for_us: set[str] = set()
        others: set[str] = set()
        for bot, word in directives(value):
            meant = bot or (name.lower() if name.lower() not in NAMES else "")
            (for_us if meant in (*ALL, token.lower()) else others).add(word)
        raw = f"{name}: {value}" if name else value
        if for_us & DISALLOW:
            found.append(
                page.evidence(SIGNAL, place, raw, Verdict.DISALLOW, reason=f"{min(for_us & DISALLOW)} is said")
            )
        elif others & DISALLOW:
            reason = f"{min(others & DISALLOW)} is said to another bot"
            found.append(page.evidence(SIGNAL, place, raw, Verdict.UNKNOWN, reason=reason, counts=False))
        elif for_us & RECORDED:
            reason = f"{', '.join(sorted(for_us & RECORDED))}: not about training"
            found.append(page.evidence(SIGNAL, place, raw, Verdict.UNKNOWN, reason=reason, counts=False))
    return found
