"""What stands near a headline and is not its article's: cards and lists that lead to other articles, comments.

Where the text is short, the names on them are as near to the headline as its own byline.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice, takewhile
from typing import Any

from ..elementnames import named
from .authors import WIDE_NAME
from .bylines import introduces
from .marked import MARK, PROFILE
from .parts import ELSEWHERE, OF_OTHERS, OWN_FOOT
from .shownlines import SHORT, UNSEEN
from .strings import text_of
from .visible import nearest

BEGUN = 300  # characters of prose from which what is called a footer or a sidebar is no part of the head
ITEMS = frozenset("div li tr td article section a dd dl span".split())  # elements of which lists of articles consist
LISTED = frozenset("li tr td article dd dl".split())
HEADS = frozenset("h2 h3 h4 h5 h6".split())
MAX_ITEM = 500  # characters of an item: a headline, a summary, a name, a date
MAX_NODES = 40  # elements of it that are looked at
BESIDE = 3  # elements on either side that are compared
LONG, LONG_WIDE = 24, 7  # characters of the headline that a link or heading of an item holds: more than of a name
MANY_WORDS = 4
MAX_CLIMB = 8  # elements around one that may be such a part
_is_of_others = named(OF_OTHERS)


def own_near(headline: Any) -> Iterator[Any]:
    """Yield the elements that ``nearest`` yields, without those of other articles and of comments.

    >>> import lxml.html
    >>> card = "<li><a href='/2'>The ferry stops on Monday at noon</a><i>By Max Moe</i></li>"
    >>> root = lxml.html.fromstring(f"<body><h1>It rains</h1><p>By Jane Roe</p><ul>{card}{card}</ul></body>")
    >>> [element.tag for element in own_near(root.find(".//h1"))]
    ['p', 'ul']
    """
    foreign: set[Any] = set()
    passed = 0
    for element in nearest(headline):
        hidden = element.get("hidden") is not None
        if element.getparent() in foreign or hidden or _is_foreign(element, passed > BEGUN):
            foreign.add(element)
            if hidden and element.getparent() not in foreign and (element.tail or "").strip():
                yield element  # a card that opens over a name: what follows it may go on with the byline
        else:
            yield element
        for text in (None if element.tag in UNSEEN else element.text, element.tail):
            passed += len(text) if text and len(text) > SHORT else 0


def _is_foreign(element: Any, begun: bool) -> bool:
    """Whether an element is a part of the page of its own, by its names or as one of several that lead to articles."""
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag == "nav" or _is_of_others(called) or (begun and _is_elsewhere(called)):
        return True
    if element.tag == "figure":
        return not MARK.search(called) and len(text_of(element, LONG + 1)) > LONG  # a caption, not a portrait
    if element.tag not in ITEMS:
        return False
    beside = chain(islice(element.itersiblings(), BESIDE), islice(element.itersiblings(preceding=True), BESIDE))
    alike = [other for other in beside if _alike(element, other)]  # quicker told than what an element holds
    if not alike:
        return False
    leads, speech = _leads(element), begun and _speech(element)
    if not leads and not speech:
        return False
    return any(_leads(other) if leads else _speech(other) == speech for other in alike)


@lru_cache(maxsize=8_192)
def _is_elsewhere(called: str) -> bool:
    return ELSEWHERE.search(OWN_FOOT.sub("", called)) is not None


def is_other(element: Any, around: frozenset[Any]) -> bool:
    """Whether an element stands in a part of the page of its own; ``around`` are the ancestors of the headline."""
    climb = chain((element,), islice(element.iterancestors(), MAX_CLIMB))
    return any(_is_foreign(node, True) for node in takewhile(lambda node: node not in around, climb))


def _alike(one: Any, other: Any) -> bool:
    """Whether two elements are items of one list: of the same name and class; of the items of HTML itself the first class is enough."""
    if one.tag != other.tag:
        return False
    classes, others = (one.get("class") or "").split(), (other.get("class") or "").split()
    return classes[:1] == others[:1] if one.tag in LISTED else classes == others


def _leads(element: Any) -> bool:
    """Whether an element is little more than a link or heading with the headline of an article."""
    if element.tag != "a" and next(element.iter("a"), None) is None:
        return False
    whole = text_of(element, MAX_ITEM + 1)
    first = next((node for node in islice(element.iter(), MAX_NODES) if node.text and not node.text.isspace()), element)
    if len(whole) > MAX_ITEM or (first.tag not in HEADS and first.tag != "a" and introduces(whole[:SHORT])):
        return False  # a byline with a link beside it
    for node in islice(element.iter(), MAX_NODES):
        linked = node.tag == "a" and node.get("href")
        if linked or (node.tag in HEADS and node.find(".//a") is not None):
            text = text_of(node, 2 * SHORT)
            if len(text) >= (LONG_WIDE if WIDE_NAME.search(text) else LONG) or len(text.split()) >= MANY_WORDS:
                return True
    return False


def _speech(element: Any) -> tuple[Any, ...]:
    """What tells the first text of an element and what stands under it, where it is a short text under a name, as comments are.

    Over a biography stands the way to more by the author.
    """
    whole = text_of(element, MAX_ITEM + 1)
    texts = [node for node in islice(element.iter(), MAX_NODES) if node.text and not node.text.isspace()]
    name = texts[0].text.strip() if texts else ""
    if not element.get("class") or not 0 < len(name) <= LONG < len(whole) <= MAX_ITEM or name in whole[len(name) :]:
        return ()
    if any(PROFILE.search(node.get("href") or "") for node in islice(element.iter("a"), BESIDE)):
        return ()
    last = texts[-1]
    return (texts[0].tag, texts[0].get("class"), last.tag, last.get("class"))
