"""What a reader sees beside the headline: texts that may hold the date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .authors import ELSEWHERE
from .sources import Sources
from .strings import plain, text_of

NEAR = 60  # elements after the headline that are looked at
SHORT = 90  # characters: a line with a date is short
DIGITS = re.compile(r"\d{1,2}\D|\d{4}")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|\d{1,2}[./]\d{1,2}[./]\d{2}(?!\d)")
CHANGED = re.compile(
    r"updat|modif|aktualis|geändert|mis à jour|actualiza|aggiorn|atualiz|oppdater|uppdater|opdater|обновл|更新", re.I
)


def dates_near(sources: Sources, headline: Any) -> Iterator[str]:
    """Yield texts that may be the date of publication, most trusted first: ``<time>`` elements, then visible lines.

    >>> import lxml.html
    >>> root = lxml.html.fromstring("<body><h1>It rains</h1><p>3 May 2024</p></body>")
    >>> list(dates_near(Sources(root), root.find(".//h1")))
    ['3 May 2024']
    """
    for element in _times(sources, headline):
        yield plain(element.get("datetime"))
        yield text_of(element, 100)
    if headline is not None:
        yield from _lines(headline)


def _times(sources: Sources, headline: Any) -> list[Any]:
    """Return the ``<time>`` elements that may be the article's: those under the closest ancestor of the headline."""
    times = [element for element in sources.times if not _away(element)]
    if headline is None or len(times) < 2:
        return times
    for ancestor in headline.iterancestors():
        inside = [element for element in times if ancestor in element.iterancestors()]
        if inside:
            return inside[:3]
    return []


def _away(element: Any) -> bool:
    for depth, node in enumerate(element.iterancestors()):
        if node.tag in {"aside", "footer", "nav"} or (
            node.tag not in {"body", "html"} and ELSEWHERE.search(node.get("class") or "")
        ):
            return True
        if depth > 12:
            break
    return False


def _lines(headline: Any) -> Iterator[str]:
    """Yield the short texts with a year that follow the headline."""
    for count, element in enumerate(headline.itersiblings() if False else _after(headline)):
        if count > NEAR:
            return
        for text in (element.text, element.tail):
            if text and len(text) < 3 * SHORT and YEAR.search(text):
                line = plain(text)
                if len(line) <= SHORT and not CHANGED.search(line):
                    yield line


def _after(headline: Any) -> Iterator[Any]:
    """Yield the elements that follow the headline in page order."""
    root = headline.getroottree().getroot()
    seen = False
    for element in root.iter():
        if element is headline:
            seen = True
        elif seen and isinstance(element.tag, str) and element.tag not in {"script", "style", "noscript", "option"}:
            yield element
