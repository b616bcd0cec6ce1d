"""Names in the elements that markup calls an author's: by class, ``rel``, or the address of a profile."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from lxml import etree

from .authors import names
from .bylines import JOINED
from .namewords import ROLES, STRANGERS
from .parts import elsewhere
from .shownlines import INLINE, goes_on
from .strings import SILENT, text_of

QUOTING = ("blockquote", "q")
MAX_BYLINES = 40
MAX_BYLINE = 200  # characters; longer ones are biographies
MAX_NODES = 60
UNSEEN_TAGS = frozenset("meta link script style img body html input button svg form textarea time".split())
# Generic marks of an author: class words, rel=author, the address of a profile. Attribute nodes, not conditions on
# elements: that is half the time.
CLASSES = etree.XPath(
    "descendant::*/@class[contains(.,'uthor') or contains(.,'yline') or contains(.,'yLine') or contains(.,'writer')]"
)
PROFILES = etree.XPath(
    "descendant::a[@rel='author' or contains(@href,'/author') or contains(@href,'/people/') or contains(@href,'/profile') or "
    "contains(@href,'/contributor') or contains(@href,'/writer') or contains(@href,'/autor') or contains(@href,'/staff/')]"
)
MARK = re.compile(
    r"uthor(?!i[sztu])|y[lL]ine|[rR]eporter|ournalist(?!ic)|(?<![\w-])writer(?![a-vx-z])|[aA]utor|[aA]uteur|[cC]olumnist|kribent|orfatter|enulis|uhabir|"
    r"yazar|irjoittaja|oimittaja"
)
PROFILE = re.compile(
    r"/(?:author|autor|auteur|people/|profile|contributor|writer|staff/|reporter|journalist|columnist|firmas?/|penulis|yazar)"
)

# Addresses of what is no person: a link beside the date, or in the author's element, that leads to a section or tag.
SECTION = re.compile(r"/(?:categor|tags?/|topics?/|section|rubri|thema|label)", re.I)


def byline(marked: Iterable[Any], headline: Any, other: Callable[[str], bool] | None = None) -> list[str]:
    """Return the names in the one of some elements, marked as an author's, that stands nearest to the headline.

    Elements of which all names are ``other`` ones, those of the publication, are passed over.
    """
    place = {} if headline is None else {node: steps for steps, node in enumerate(headline.iterancestors(), 1)}
    around = frozenset(place)
    marked = [
        element
        for element in marked
        if element.tag not in UNSEEN_TAGS
        and not elsewhere(element, around)
        and next(element.iterancestors(*QUOTING), None) is None  # who said it
    ]
    best: list[str] = []
    best_score = 0.0
    for position, element in enumerate(marked):
        found = _names_in(element) or _account(element)
        if found and not (other and all(map(other, found))):
            score = _nearness(element, place) + (2.0 if element.get("rel") else 0) - position / 100
            if score > best_score:
                best, best_score = found, score
    return best


def _account(element: Any) -> list[str]:
    """Return the one word of a link to the author: a first name, the name of an account, or a whole one where names have no spaces."""
    text = text_of(element, 100)
    card = PROFILE.search(element.get("href") or "") and text.lower() == text.upper()  # in a script without capitals
    if not card and "author" not in (element.get("rel") or "").lower().split():
        return []
    lone = " " not in text and text.casefold() not in STRANGERS | ROLES
    return names([text]) if lone else []


def marked_in(root: Any) -> list[Any]:
    """Return the elements of a page that markup calls author or byline, by class, ``rel`` or the address of a profile."""
    named = [words.getparent() for words in CLASSES(root)[:MAX_BYLINES] if MARK.search(words)]
    return named + list(PROFILES(root)[:MAX_BYLINES])


def marked_among(elements: Iterable[Any]) -> list[Any]:
    """Return those of some elements that markup calls author or byline."""
    return [
        element
        for element in elements
        if MARK.search(f"{element.get('class') or ''} {element.get('id') or ''} {element.get('rel') or ''}")
        or PROFILE.search(element.get("href") or "")
    ]


def _names_in(element: Any) -> list[str]:
    """Return the names in a byline: those of its links, else the first text that is one, with those joined to it."""
    texts, linked = _texts_of(element)
    texts = _uncounted([" ".join(text.split()) for text in texts if text.strip()])
    if sum(map(len, texts)) > MAX_BYLINE:  # a biography: the box is the author's when it goes on with the name
        first = names(texts[:1], strict=True)
        return first if first and any(text.startswith(first[0]) for text in texts[1:4]) else []
    first = next((found for text in texts if (found := names([text], strict=True))), [])
    if not first:
        return names([" ".join(texts)], strict=True)
    found = names(linked, strict=True)
    if first[0] in found:
        return found
    if any(JOINED.match(text) for text in texts):
        return names(texts, strict=True)
    return first


def _texts_of(element: Any) -> tuple[list[str], list[str]]:
    """Return the texts within an element, and those of its links; links to sections and tags are left out."""
    texts: list[str] = []
    linked: list[str] = []
    for node in list(element.iter())[:MAX_NODES]:
        leads = node.tag == "a" and SECTION.search(node.get("href") or "") is not None
        if isinstance(node.tag, str) and node.tag not in SILENT and not leads:
            if texts and node.tag in INLINE and node.text and goes_on(texts[-1], node.text):
                texts[-1] += node.text  # the last letters of a name, set apart for their look
            else:
                texts.append(node.text or "")
            if node.tag == "a":
                linked.append(text_of(node, 100))
        if node is not element:
            texts.append(node.tail or "")
    return texts, linked


def _uncounted(texts: list[str]) -> list[str]:
    """Return texts without numbers that stand alone and the words behind them: how many posts and readers somebody has."""
    return [text for place, text in enumerate(texts) if not (text.isdigit() or (place and texts[place - 1].isdigit()))]


def _nearness(element: Any, place: dict[Any, int]) -> float:
    for ancestor in element.iterancestors():
        if ancestor in place:
            return 1 + 10 / (1 + place[ancestor])
    return 1.0
