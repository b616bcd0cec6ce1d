"""A byline at the end of the text: a name in brackets, as in Chinese and Japanese, or one in bold letters that stands alone there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from .authors import is_person, names
from .bylines import AGENCIES
from .leads import NO_NAMES, PARTS
from .strings import fold
from .visible import UNSEEN

# "【佐藤健一】", "（本報記者 王小明 李娜）", in an element of its own.
_LETTER = r"[\u3040-\u30ff\u3400-\u9fff々·]"
CLOSING = re.compile(
    r"^[【（(](?:(?:本[报報])?(?:记者|記者)|(?:文|執筆)[=＝:：／/])?\s?"
    rf"(?P<names>{_LETTER}{{3,6}}(?:[\s、・,，]{{1,2}}{_LETTER}{{2,6}}){{0,3}})[】）)]$"
)
MAX_ALL = 20_000  # elements
PROSE = 40  # characters of a sentence that a name stands behind
ENDS = frozenset(".!?…。！？।۔»”\"’')")  # of the last sentence
EMPHASIS = frozenset({"b", "strong", "i", "em"})
MAX_WORDS = 5
LONGEST = 60  # characters of a line with a name


def closed_by(root: Any, known: Iterable[str]) -> list[str]:
    """Return whose name stands alone behind the last sentence of a text; ``known`` are texts whose words are nobody's name.

    >>> import lxml.html
    >>> page = f"<body><p>{'渡し船は月末で止まり、島の人たちは困っている。' * 3}</p><p>【田中太郎】</p></body>"
    >>> closed_by(lxml.html.fromstring(page), [])
    ['田中太郎']
    >>> page = f"<body><div><p>{'The ferry stops at the end of the month. ' * 3}</p><p><b>Jane Roe</b></p></div></body>"
    >>> closed_by(lxml.html.fromstring(page), [])
    ['Jane Roe']
    """
    found: dict[tuple[str, ...], None] = {}
    waiting: list[str] = []
    before = ""
    strangers = "\n".join(map(fold, known))
    for element, line in _lines(root):
        if waiting and len(line) <= PROSE:
            found[tuple(waiting)] = None
        waiting = []
        if len(line) <= LONGEST and len(before) > PROSE and before[-1] in ENDS:
            waiting = _in_brackets(line) or _in_bold(element, line, strangers)
        before = line
    if waiting:
        found[tuple(waiting)] = None
    return list(next(iter(found))) if len(found) == 1 else []


def _lines(root: Any) -> Iterator[tuple[Any, str]]:
    for element in islice(root.iter(), MAX_ALL):
        inside = None if element.tag in UNSEEN or not isinstance(element.tag, str) else element.text
        for holder, text in ((element, inside), (element.getparent(), element.tail)):
            if text and not text.isspace():
                yield holder, text.strip()


def _in_brackets(line: str) -> list[str]:
    found = CLOSING.match(line)
    people = [name for name in PARTS.split(found["names"]) if name] if found else []
    return [] if any(name in NO_NAMES or name.casefold() in AGENCIES for name in people) else people


def _in_bold(element: Any, line: str, strangers: str) -> list[str]:
    """Return the name that is all that a paragraph holds, in bold or italic letters, and the last thing in what holds it."""
    paragraph = element.getparent()
    if element.tag not in EMPHASIS or paragraph is None or paragraph.tag not in {"p", "div"} or len(paragraph) > 1:
        return []
    if (paragraph.text or "").strip() or (element.tail or "").strip() or not 2 <= len(line.split()) <= MAX_WORDS:
        return []
    last = next((node for node in paragraph.itersiblings() if node.tag in {"p", "h2", "h3", "ul", "ol"}), None) is None
    people = names([line], strict=True) if last else []
    return people if people == [line] and is_person(line) and fold(line) not in strangers else []
