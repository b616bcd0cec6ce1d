"""A byline at the end of the text: a name in brackets, as in Chinese and Japanese, or one in bold letters that stands alone there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from .authors import is_person, names
from .bylines import AGENCIES, WORK_OF_OTHERS
from .leads import NO_NAMES, PARTS
from .others import is_other
from .strings import fold, text_of

# "【佐藤健一】", "（本報記者 王小明 李娜）", in an element of its own.
_LETTER = r"[\u3040-\u30ff\u3400-\u9fff々·]"
CLOSING = re.compile(
    r"^[【（(](?:(?:本[报報])?(?:记者|記者)|(?:文|執筆)[=＝:：／/])?\s?"
    rf"(?P<names>{_LETTER}{{3,6}}(?:[\s、・,，]{{1,2}}{_LETTER}{{2,6}}){{0,3}})[】）)]$"
)
# "Jane Roe, Lagos", "Jane Roe in Lagos": one word for the place. Anchored, limited, the name without commas: linear.
PLACED = re.compile(r"^(?P<name>[^\W\d_][^,\d]{4,40}?)(?:,\s|\sin\s)[^\W\d_a-z][^\W\d_]{2,20}\.?$")
MAX_ALL = 20_000  # elements
PROSE = 40  # characters of a sentence that a name stands behind
ENDS = frozenset(".!?…。！？।۔»”\"’')")  # of the last sentence
EMPHASIS = frozenset({"b", "strong", "i", "em"})
BRACKETS = frozenset("【（(")
MAX_WORDS = 5
MAX_AFTER = 20  # elements behind the name that are looked at
LONGEST = 60  # characters of a line with a name


def closed_by(root: Any, known: Iterable[str], around: frozenset[Any] = frozenset()) -> list[str]:
    """Return whose name stands alone behind the last sentence of a text; ``known`` are texts whose words are nobody's name.

    Nobody's counts who stands in comments or cards; ``around`` are the ancestors of the headline, without which these are not told.

    >>> import lxml.html
    >>> page = f"<body><p>{'渡し船は月末で止まり、島の人たちは困っている。' * 3}</p><p>【田中太郎】</p></body>"
    >>> closed_by(lxml.html.fromstring(page), [])
    ['田中太郎']
    >>> page = f"<body><div><p>{'The ferry stops at the end of the month. ' * 3}</p><p><b>Jane Roe</b></p></div></body>"
    >>> closed_by(lxml.html.fromstring(page), [])
    ['Jane Roe']
    """
    strangers = "\n".join(map(fold, known))
    found = dict.fromkeys(chain(_bracketed(root, around), _emphatic(root, strangers, around)))
    return list(next(iter(found))) if len(found) == 1 else []


def opened_by(elements: Iterable[Any], known: Iterable[str]) -> list[str]:
    """Return the name before a place that is all that a paragraph in bold or italic letters holds, a sentence following it.

    >>> import lxml.html
    >>> page = f"<div><p><b>Jane Roe, Lagos</b></p><p>{'The ferry stops at the end of the month. ' * 3}</p></div>"
    >>> opened_by(lxml.html.fromstring(page).iter(), [])
    ['Jane Roe']
    """
    strangers = "\n".join(map(fold, known))
    for element in elements:
        text = " ".join((element.text or "").split()) if element.tag in EMPHASIS else ""
        found = PLACED.match(text) if len(text) < LONGEST else None
        paragraph = element.getparent()
        if found and paragraph is not None and _is_alone(element, paragraph):
            after = paragraph.getnext()
            if after is not None and len(text_of(after, PROSE)) >= PROSE - 1 and after.tag == paragraph.tag:
                people = names([found["name"]], strict=True)
                if people == [found["name"]] and is_person(people[0]) and fold(people[0]) not in strangers:
                    return people
    return []


def _is_alone(element: Any, paragraph: Any) -> bool:
    """Whether an element is all that a paragraph holds."""
    alone = element.getnext() is None and element.getprevious() is None and paragraph.tag in {"p", "div"}
    return alone and not (paragraph.text or "").strip() and not (element.tail or "").strip()


def _bracketed(root: Any, around: frozenset[Any]) -> Iterator[tuple[str, ...]]:
    """Yield the names in brackets that end a text."""
    for element in islice(root.iter("p", "div", "span"), MAX_ALL):
        text = element.text
        if text and len(text) < 2 * LONGEST and text.lstrip()[:1] in BRACKETS:
            people = _in_brackets(text.strip())
            if people and _ends_text(element) and not _is_others(element, around):
                yield tuple(people)


def _emphatic(root: Any, strangers: str, around: frozenset[Any]) -> Iterator[tuple[str, ...]]:
    """Yield the names in bold or italic letters that end a text."""
    for element in islice(root.iter(*EMPHASIS), MAX_ALL):
        text = element.text
        if text and len(text) < LONGEST:
            people = _in_bold(element, text.strip(), strangers)
            if people and _ends_text(element.getparent()) and not _is_others(element, around):
                yield tuple(people)


def _ends_text(paragraph: Any) -> bool:
    """Whether a sentence ends before a paragraph, and none follows in what holds it."""
    around = paragraph.getparent()
    if around is None or any(
        len(text_of(node, PROSE + 1)) > PROSE for node in islice(paragraph.itersiblings(), MAX_AFTER)
    ):
        return False
    before = paragraph.getprevious()
    before = around.getprevious() if before is None else before
    last = (
        ""
        if before is None
        else next((text for text in reversed(list(before.itertext("*"))) if not text.isspace()), "")
    )
    return len(last) > PROSE and last.rstrip()[-1] in ENDS


def _is_others(element: Any, around: frozenset[Any]) -> bool:
    """Whether an element is known to stand in comments or cards: without the ancestors of the headline nobody can tell."""
    return bool(around) and is_other(element, around)


def _in_brackets(line: str) -> list[str]:
    found = CLOSING.match(line)
    people = [name for name in PARTS.split(found["names"]) if name] if found else []
    return [] if any(name in NO_NAMES or name.casefold() in AGENCIES for name in people) else people


def _in_bold(element: Any, line: str, strangers: str) -> list[str]:
    """Return the name that is all that a paragraph holds, in bold or italic letters."""
    paragraph = element.getparent()
    if paragraph is None or not _is_alone(element, paragraph) or not 2 <= len(line.split()) <= MAX_WORDS:
        return []
    people = [] if WORK_OF_OTHERS.match(f" {line}") else names([line], strict=True)
    return people if people == [line] and is_person(line) and fold(line) not in strangers else []
