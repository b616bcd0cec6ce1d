"""Naming of chaff: which kind a block that is not part of the article is, and why, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .evidence import Table
from .evidence.words import NAMES as FAMILIES
from .evidence.words import families
from .model import Block, Container, Kind, Page, Subkind, Verdict

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
NARROWED = (Kind.AUTHOR_BOX, Kind.DATE)
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
NAMING_BITS = sum(bit for bit, _, _ in BIT_KINDS)
LEVELS = 7  # containers looked through from the text outwards

COPYRIGHT = re.compile(r"©|\(c\)\s*\d{4}|[Aa]ll [Rr]ights [Rr]eserved")  # in all that _may_be_copyright lets pass
COPYRIGHT_MAX = 200
BYLINE_MAX = 80  # characters: a name with a role; a longer text about an author is a box
DATE_MAX = 60
HAS_DIGIT = re.compile(r"\d")


_new = tuple.__new__  # a named tuple of all its fields; the class itself, called, takes twice as long


class Namer:
    """Names the chaff of one page; what a container says is read once."""

    def __init__(self, page: Page, table: Table) -> None:
        self._containers = page.containers
        self._links = table.columns["links"].tolist()
        self._bits = table.tree.bits.tolist()
        self._lines: dict[str, _Sign | None] = {}
        self._signs: dict[int, _Sign | None] = {0: None}

    def name(self, block: Block, kept_words: frozenset[str], folded: str, score: float) -> Verdict:
        """Return the verdict on a block that is not part of the article.

        ``folded`` is its text without spaces and signs, ``score`` the probability that it is part of it.
        """
        fact = block.evidence
        if fact.hidden and fact.hidden != "aria-hidden":
            return Verdict(Kind.HIDDEN, f"not shown to readers: {fact.hidden}", "judge.hidden", Subkind.NONE, 1 - score)
        if fact.control:
            return Verdict(
                Kind.CONTROL, f"inside a form control ({fact.tag})", "judge.control", Subkind.NONE, 1 - score
            )
        if folded in kept_words:
            return Verdict(
                Kind.DUPLICATE,
                "a further copy of words that are kept elsewhere",
                "judge.duplicate",
                Subkind.NONE,
                1 - score,
            )
        if len(block.text) < COPYRIGHT_MAX and _may_be_copyright(block.text) and COPYRIGHT.search(block.text):
            return Verdict(Kind.LEGAL, "a copyright line", "judge.legal", Subkind.NONE, 1 - score)
        return self._by_markup(block, 1 - score) or self._by_links(block, 1 - score)

    def _by_markup(self, block: Block, sure: float) -> Verdict | None:
        fact = block.evidence
        index = fact.container
        sign = self._line_sign(fact.words) if fact.words else None
        if sign is None:
            sign = self._signs[index] if index in self._signs else self._sign(index)
        if sign is None or (sign.depth and self._containers[index].depth - sign.depth > LEVELS):
            return None
        kind = _narrow(sign.kind, block) if sign.kind in NARROWED else sign.kind
        return _new(Verdict, (kind, sign.reason, sign.rule, Subkind.NONE, sure))

    def _line_sign(self, words: str) -> _Sign | None:
        """What the inline elements of a block say; the same words come again and again."""
        if words not in self._lines:
            self._lines[words] = _word_sign(words, families(words), 0)
        return self._lines[words]

    def _sign(self, index: int) -> _Sign | None:
        """What the nearest container that says anything says."""
        way = []
        while index not in self._signs:
            way.append(index)
            index = self._containers[index].parent
        sign = self._signs[index]
        for index in reversed(way):
            sign = _container_sign(self._containers[index], self._bits[index]) or sign
            self._signs[index] = sign
        return sign

    def _by_links(self, block: Block, sure: float) -> Verdict:
        if self._links[block.index] <= 0.5:
            return Verdict(Kind.OTHER, "outside the article's text", "judge.place", Subkind.NONE, sure)
        if len(block.text) >= 30:
            return Verdict(
                Kind.RELATED, "a line that is mostly a link to another page", "judge.links", Subkind.NONE, sure
            )
        return Verdict(Kind.NAVIGATION, "a short line of links", "judge.links", Subkind.NONE, sure)


def _may_be_copyright(text: str) -> bool:
    """Whether a text is worth a search: most have nothing of it."""
    return "©" in text or "ights" in text or "(c)" in text


@dataclass(frozen=True, slots=True)
class _Sign:
    """What an element's name says of all blocks in it."""

    kind: Kind
    reason: str
    rule: str
    depth: int


def _container_sign(container: Container, bits: int) -> _Sign | None:
    found = _word_sign(container.words, bits, container.depth)
    if found:
        return found
    kind = KIND_OF_TAG.get(container.tag)
    return _Sign(kind, f"inside <{container.tag}>", "judge.element", container.depth) if kind else None


def _word_sign(words: str, bits: int, depth: int) -> _Sign | None:
    return _named(words, bits, depth) if bits & NAMING_BITS else None


@lru_cache(maxsize=10_000)
def _named(words: str, bits: int, depth: int) -> _Sign | None:
    """What the words of an element say, which are the same on many pages of a site."""
    for bit, family, kind in BIT_KINDS:
        if bits & bit:
            reason = f"in an element named for {family}: “{' '.join(words.split())[:60]}”"
            return _Sign(kind, reason, f"judge.{family}", depth)
    return None


def _narrow(kind: Kind, block: Block) -> Kind:
    """A short line in an author's element is a byline; a date's element without a figure holds no date."""
    if kind is Kind.AUTHOR_BOX and len(block.text) <= BYLINE_MAX:
        return Kind.BYLINE
    if kind is Kind.DATE and not (HAS_DIGIT.search(block.text) and len(block.text) <= DATE_MAX):
        return Kind.OTHER
    return kind
