"""Short lines that a reader sees, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..letters import is_small
from .datewords import has_year
from .strings import plain, text_of

SHORT = 90  # characters: a line with a date is short
ALONE = 40  # characters of a line that is a date and little else
BAR = re.compile(r"\s[|•·—]\s")  # parts the data of an article, which may be more than a short line holds
LONG_LINK = 40  # characters: a link of so many leads to another page, whose date it may tell
INLINE = frozenset("a abbr b cite em font i mark q small span strong sub sup u".split())
UNSEEN = frozenset("script style noscript option select template".split())


def lines_of(elements: Iterable[Any]) -> list[str]:
    """Return the short texts in and directly after some elements.

    >>> import lxml.html
    >>> root = lxml.html.fromstring("<body><p>3 May 2024</p><h1>It rains</h1><p>By Jane Roe</p></body>")
    >>> lines_of(root.iter("p"))
    ['3 May 2024', 'By Jane Roe']
    """
    return [line for _, line in held_lines(elements)]


def held_lines(elements: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Yield the short texts in and directly after some elements, with the elements that hold them."""
    for element, text, holder in texts_of(elements):
        behind = holder is not element
        if element.tag == "a" and len(text) < ALONE and behind and has_year(text):
            if len(text_of(element, 2 * LONG_LINK)) > LONG_LINK:
                continue  # the date of where the link leads
        elif element.tag == "a" and not behind and len(text) > LONG_LINK:
            continue
        if len(text) < 4 * SHORT:
            line = plain(text)
            if line and (len(line) <= SHORT or (len(line) <= 2 * SHORT and BAR.search(line))):
                yield holder, line


def texts_of(elements: Iterable[Any]) -> Iterator[tuple[Any, str, Any]]:
    """Yield the texts in some elements and directly behind them, as readers see them, between the element and the one that holds the text.

    What stands behind an element comes after all that it holds, of which ``elements`` has each part after the element itself.

    >>> import lxml.html
    >>> root = lxml.html.fromstring("<div>By <span><a>Jane Roe</a></span> on <b>Monday</b></div>")
    >>> [text for _, text, _ in texts_of(root.iter())]
    ['By ', 'Jane Roe', ' on ', 'Monday']
    """
    left: list[Any] = []
    for element in elements:
        parent = element.getparent()
        while left and left[-1] is not parent:
            yield from _behind(left.pop())
        left.append(element)
        seen = element.tag not in UNSEEN and element.get("hidden") is None
        text = element.text
        if seen and text and not text.isspace() and not (parent is not None and _is_end(element, parent)):
            yield element, text + element[0].text if len(element) and _is_end(element[0], element) else text, element
    while left:
        yield from _behind(left.pop())


def _is_end(element: Any, parent: Any) -> bool:
    """Whether an element holds the end of the word that another begins with: "Jane Roe Elli", "s"."""
    first = element.tag in INLINE and element.getprevious() is None and parent.text and element.text
    return bool(first) and goes_on(parent.text, element.text)


def goes_on(before: str, text: str) -> bool:
    """Whether a text goes on within the last word of the one before it."""
    return before[-1:].isalpha() and is_small(text) and " " in before.strip() and " " not in text


def _behind(element: Any) -> Iterator[tuple[Any, str, Any]]:
    if element.tail and not element.tail.isspace():
        yield element, element.tail, element.getparent()


def first_lines(elements: Iterable[Any], prose: int) -> Iterator[str]:
    """Yield the short texts in and directly after some elements, until so many characters of longer ones have passed."""
    passed = 0
    for _, text, _ in texts_of(elements):
        line = text.strip()
        if len(line) <= SHORT:
            yield line
        else:
            passed += len(line)
        if passed > prose:
            return
