"""Naming of chaff: which kind a block that is not part of the article is, and why, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .evidence import Table
from .evidence.words import NAMES as FAMILIES
from .evidence.words import families
from .model import Block, Kind, Page
from .roles import around

# Which family of names in the markup means which kind; earlier ones are surer of their kind.
KIND_OF_FAMILY: dict[str, Kind] = {
    "consent": Kind.CONSENT,
    "comment": Kind.COMMENT,
    "newsletter": Kind.NEWSLETTER,
    "paywall": Kind.PAYWALL,
    "caption": Kind.CAPTION,
    "author": Kind.AUTHOR_BOX,
    "share": Kind.SHARE,
    "advert": Kind.ADVERT,
    "related": Kind.RELATED,
    "date": Kind.DATE,
    "tags": Kind.TAGS,
    "embed": Kind.EMBED,
    "navigation": Kind.NAVIGATION,
    "footer": Kind.NAVIGATION,
    "header": Kind.NAVIGATION,
    "overlay": Kind.OTHER,
    "hidden": Kind.HIDDEN,
    "media": Kind.CAPTION,
    "legal": Kind.LEGAL,
    "aside": Kind.RELATED,
    "listing": Kind.RELATED,
}
BIT_KINDS = tuple((1 << FAMILIES.index(name), name, kind) for name, kind in KIND_OF_FAMILY.items())
KIND_OF_TAG = {
    "figcaption": Kind.CAPTION,
    "figure": Kind.CAPTION,
    "nav": Kind.NAVIGATION,
    "footer": Kind.NAVIGATION,
    "header": Kind.NAVIGATION,
    "button": Kind.CONTROL,
    "form": Kind.CONTROL,
}
LEVELS = 7  # containers looked through from the text outwards

COPYRIGHT = re.compile(r"©|\(c\)\s*\d{4}|[Aa]ll [Rr]ights [Rr]eserved")
BYLINE_MAX = 80  # characters: a name with a role; a longer text about an author is a box
DATE_MAX = 60
HAS_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Name:
    """A kind of chaff and why."""

    kind: Kind
    reason: str
    rule: str


def name(page: Page, block: Block, table: Table, kept_words: frozenset[str], folded: str) -> Name:
    """Return the kind of a block that is not part of the article."""
    fact = block.evidence
    if fact.hidden and fact.hidden != "aria-hidden":
        return Name(Kind.HIDDEN, f"not shown to readers: {fact.hidden}", "judge.hidden")
    if fact.control:
        return Name(Kind.CONTROL, f"inside a form control ({fact.tag})", "judge.control")
    if folded in kept_words:
        return Name(Kind.DUPLICATE, "a further copy of words that are kept elsewhere", "judge.duplicate")
    found = _by_markup(page, block)
    if COPYRIGHT.search(block.text) and len(block.text) < 200:
        return Name(Kind.LEGAL, "a copyright line", "judge.legal")
    return found or _by_links(table, block)


def _by_markup(page: Page, block: Block) -> Name | None:
    inline = _by_words(block.evidence.words, block)
    if inline:
        return inline
    for level, container in enumerate(around(page.containers, block.evidence.container)):
        if level >= LEVELS:
            return None
        found = _by_words(container.words, block)
        if found:
            return found
        kind = KIND_OF_TAG.get(container.tag)
        if kind:
            return Name(kind, f"inside <{container.tag}>", "judge.element")
    return None


def _by_words(words: str, block: Block) -> Name | None:
    bits = families(words)
    if not bits:
        return None
    for bit, family, kind in BIT_KINDS:
        if bits & bit:
            kind = _narrow(kind, block)
            return Name(kind, f"in an element named for {family}: “{' '.join(words.split())[:60]}”", f"judge.{family}")
    return None


def _narrow(kind: Kind, block: Block) -> Kind:
    """A short line in an author's element is a byline; a date's element without a figure holds no date."""
    if kind is Kind.AUTHOR_BOX and len(block.text) <= BYLINE_MAX:
        return Kind.BYLINE
    if kind is Kind.DATE and not (HAS_DIGIT.search(block.text) and len(block.text) <= DATE_MAX):
        return Kind.OTHER
    return kind


def _by_links(table: Table, block: Block) -> Name:
    links = float(table.columns["links"][block.index])
    if links > 0.5:
        if len(block.text) >= 30:
            return Name(Kind.RELATED, "a line that is mostly a link to another page", "judge.links")
        return Name(Kind.NAVIGATION, "a short line of links", "judge.links")
    return Name(Kind.OTHER, "outside the article's text", "judge.place")
