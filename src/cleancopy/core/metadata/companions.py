"""The other authors of a byline: elements of one form beside that of the author who was found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, islice
from typing import Any

from .authors import is_person, names
from .beside import may_be
from .bylines import JOINED
from .marked import MARK
from .strings import text_of

MAX_CLIMB = 6  # elements around a name that may hold the others
MAX_NODES = 80  # elements of a byline that are compared
MAX_TEXT = 400  # characters of a byline: the names of a dozen authors; a longer text is a list of other things
BETWEEN = 14  # characters beside each name: "By", a comma, an "and", a number
LONGEST_JOINT = 5  # characters of ", and"
BEYOND = frozenset("body main article header section html".split())  # a byline is a part of these
# Those who did something else to the text: one of these words, and nobody is added. "Health editor and" is the office of the first.
OTHERS = re.compile(
    r"review|edit(?!or,?\s(?:and|und|et|y|e|en|og|och|i|&)\s)|check|photo|foto|image|bild\b|video|transl|überset|tradu|"
    r"sponsor|comment|related|more from|read (?:more|next)",
    re.I,
)


def with_companions(elements: Iterable[Any], found: list[str]) -> list[str]:
    """Return the one name that was found with those beside it in elements of the same form, else what was found.

    ``elements`` are those in which the name was found, or near them.

    >>> import lxml.html
    >>> root = lxml.html.fromstring("<div>By <a href=/author/jr>Jane Roe</a><a href=/author/mm>Max Moe</a></div>")
    >>> with_companions(root.iter(), ["Jane Roe"])
    ['Jane Roe', 'Max Moe']
    """
    if len(found) != 1 or not is_person(found[0]):
        return found
    name = found[0]
    for element in elements:
        text = element.text
        if text and name in text and len(text.strip()) < 2 * len(name):
            return _beside(element, name) or found
    return found


def _beside(element: Any, name: str) -> list[str]:
    """Return the names in the elements of the same form, in the closest element that holds several."""
    form = _form(element)
    if form is None:
        return []
    for container in islice(element.iterancestors(), MAX_CLIMB):
        whole = text_of(container, MAX_TEXT + 1)
        if container.tag in BEYOND or len(whole) > MAX_TEXT or OTHERS.search(whole):
            return []
        alike = [node for node in islice(container.iter(element.tag), MAX_NODES) if _form(node) == form]
        people = dict.fromkeys(person for node in alike if (person := _person(node)))
        if len(people) > 1:
            return list(people) if name in people and _is_byline(whole, list(people)) else []
    return []


def _person(element: Any) -> str:
    """Return the name of the person that is all that an element says."""
    found = names([text_of(element, 100)], strict=True)
    return found[0] if len(found) == 1 and is_person(found[0]) and may_be(element, found[0], profile=True) else ""


def _is_byline(whole: str, people: list[str]) -> bool:
    """Whether a text says little more than names: between them stand no roles, dates or teasers."""
    words = {word for person in people for word in person.split()}
    rest = [word for word in whole.split() if word.strip(",;&|") not in words]
    return sum(map(len, rest)) <= BETWEEN * len(people) or _are_joined(whole, people)


def _are_joined(whole: str, people: list[str]) -> bool:
    """Whether nothing stands between names but a comma or an "and": "Published on December 2nd, 2025 by Jane Roe and Max Moe"."""
    places = [whole.find(person) for person in people]
    ends = [place + len(person) for place, person in zip(places, people, strict=True)]
    between = [whole[end:place].strip() for end, place in zip(ends, places[1:], strict=False)]
    return min(places) >= 0 and all(JOINED.match(text) and len(text) <= LONGEST_JOINT for text in between)


def _form(element: Any) -> tuple[str | None, ...] | None:
    """What tells an author's element from others: its names and those of the one around it, where it leads; None where nothing does."""
    parent = element.getparent()
    around = (None, None) if parent is None else (parent.tag, parent.get("class"))
    link = next((node for node in islice(chain((element,), element.iterancestors()), 3) if node.tag == "a"), None)
    marked = MARK.search(f"{element.get('class') or ''} {around[1] or ''} {element.get('rel') or ''}")
    address = "" if link is None else (link.get("href") or "").split("?")[0].rstrip("/")
    folder = address.rpartition("/")[0]
    return (element.tag, element.get("class"), *around, folder) if marked or len(address) > 1 else None
