"""Dates that a page names as those of its publication, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from lxml import etree

from .dates import read
from .datewords import (
    CHANGED,
    ORIGINAL_AFTER,
    ORIGINAL_BEFORE,
    ORIGINAL_PARTS,
    ORIGINALLY,
    POSTED,
    has_year,
    is_foreign,
)
from .parts import elsewhere
from .shownlines import ALONE, SHORT, texts_of
from .strings import plain, text_of
from .visible import LINKING, MAX_ELEMENTS, changed, in_card, in_masthead, in_prose, is_listed, label_of

ONLY_DATE, ONLY_WORDS = 28, 4  # characters and words of one that is nothing else: "Friday, May 3, 2024"
# Names of elements that hold the date of what they stand by: "date", "post-date", "published_on", "byline-pub-dates".
DATE_NAME = re.compile(
    r"(?:^|[\s_-])(?:pub|post|entry|article|publish(?:ed)?|posted|story|blog)?[_-]?(?:dates?|time|published|on)(?:$|[\s_-])",
    re.I,
)
# Attribute nodes, not conditions on elements: that is half the time.
NAMED = etree.XPath(
    "descendant::*/@class[contains(.,'date') or contains(.,'Date') or contains(.,'publish') or contains(.,'posted')]"
)
MAX_NAMED = 200
MAX_DATED = 500  # short texts with a date that are looked at
MANY = 2  # different dates from which none is believed
LABEL = 30  # characters of words before a date


def dates_named(root: Any, month_first: object) -> tuple[list[str], list[str]]:
    """Return the dates of publication that the page names anywhere, by a word before them or by their element's name, and those that
    stand alone in an element.

    They are to be believed when they are one and the same: of several, most are those of other articles.
    """
    labelled: list[str] = []
    alone: dict[str, None] = {}
    for holder, line, before in islice(_dated(root), MAX_DATED):
        if POSTED.match(line) or (len(line) <= ALONE and POSTED.match(before)):
            if not is_listed(holder):
                labelled.append(line)
        elif len(alone) < MANY and len(line) <= ONLY_DATE and len(line.split()) <= ONLY_WORDS:
            day = None if is_foreign(line, before) or elsewhere(holder) else read(line, month_first)
            if day and (day[:10] in alone or in_card(holder, frozenset()) or in_masthead(holder)):
                continue
            if day and not changed(holder, before, line):
                alone[day[:10]] = None
    named = dict.fromkeys(
        day[:10]
        for text in chain(labelled, _classed(root))
        if not CHANGED.search(text) and not is_foreign(text) and (day := read(text, month_first))
    )
    return list(named), list(alone)


def _dated(root: Any) -> Iterator[tuple[Any, str, str]]:
    """Yield the short texts with a date that stand in no sentence, with their elements and the words before them."""
    before = ""
    for _, text, holder in texts_of(islice(root.iter("*"), MAX_ELEMENTS)):
        if len(text) < 4 * SHORT and has_year(text):
            line = plain(text)
            if line and len(line) <= SHORT and not in_prose(holder):
                yield holder, line, before
        label = text.strip() if len(text) < 4 * LABEL else ""
        if len(label) > LINKING or not label:
            before = label if len(label) < LABEL else ""


def _classed(root: Any) -> Iterator[str]:
    """Yield the texts of the elements whose class names the date of what they stand by."""
    for words in NAMED(root)[:MAX_NAMED]:
        element = words.getparent()
        if DATE_NAME.search(words) and element.tag != "body" and not elsewhere(element):
            line = text_of(element, 2 * SHORT)
            if len(line) <= SHORT and has_year(line) and not _is_changed(element) and not in_masthead(element):
                yield line


def _is_changed(element: Any) -> bool:
    """Whether an element with a date holds, or is, or stands behind what names a change."""
    inner = element.find(".//time")
    return any(changed(node, (label_of(node) or "")[-40:], "") for node in (element, inner) if node is not None)


def first_appearance(root: Any, month_first: object) -> str | None:
    """Return the date on which the page says that its text was published originally.

    >>> import lxml.html
    >>> first_appearance(lxml.html.fromstring("<p>Originally published on 3 May 2019 and updated since.</p>"), False)
    '2019-05-03'
    """
    text = etree.tostring(root, method="text", encoding="unicode")
    places = sorted(place for part in ORIGINAL_PARTS for place in _places(text, part))
    for place in places[:MAX_NAMED]:
        found = ORIGINALLY.search(text, max(place - ORIGINAL_BEFORE, 0), place + ORIGINAL_AFTER)
        rest = text[found.end() : found.end() + ALONE] if found else ""
        if has_year(rest) and (day := read(rest, month_first)):
            return day
    return None


def _places(text: str, part: str) -> Iterator[int]:
    """Where a part of a text stands in it."""
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)
