"""What a reader sees beside the headline: texts that may hold the date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from ..times import AGO
from .datewords import CHANGED, POSTED, PUBLISHED, has_year, is_foreign, says_change, segments
from .parts import elsewhere, of_others
from .shownlines import ALONE, INLINE, LONG_LINK, SHORT, UNSEEN, held_lines
from .sources import FRONT, Sources
from .strings import fold, plain, text_of

BEFORE = 10  # elements before the headline that are looked at: a date or byline above it stands close
AFTER = 80  # elements after the headline that are looked at
LINKING = 3  # characters of a word between a label and its date: "on", "am"
PROSE = frozenset("p li blockquote dd".split())
BEGUN_BESIDE = (
    600  # the same, from where a date is not beside the headline: a standfirst or a caption may stand between
)
AROUND = 2  # elements around a date that may be the head of the site
MAX_CARD = 4  # elements around a date that may be a card
CARD_TEXT = 400  # characters of a card
MAX_CHILDREN = 60
MAX_PIECES = 60  # texts of a paragraph that are measured
MAX_HEADINGS = 60
MAX_ELEMENTS = 20_000
MAX_CLIMB = 12  # elements around a time that may be an item of a list
MAX_BESIDE = 10  # items beside it that are compared
MAX_INSIDE = 100  # elements of an item that are looked at
TIME, HEADLINE = frozenset({"time"}), frozenset({"h1"})
MASTHEAD_LINKS = 2  # beside the logo, which links to the front page
MAX_MASTHEAD = 200  # of its first elements that are looked at
DATA = re.compile(r"date|time(?!zone)|publish")
TRAIL = "breadcrumb"
LEADING = frozenset("a h2 h3 h4 h5 h6".split())  # what an item of a list has that leads to another article


def showing(root: Any, title: str) -> Iterator[Any]:
    """Yield the elements whose text is a title, headings first.

    >>> import lxml.html
    >>> root = lxml.html.fromstring("<body><p>It rains</p><h2><a>It rains</a></h2></body>")
    >>> [element.tag for element in showing(root, "It rains")]
    ['h2', 'p', 'a']
    """
    wanted = fold(title)
    for element in islice(root.iter("h2", "h3", "h4"), MAX_HEADINGS):
        if fold(text_of(element, len(title) + SHORT)) == wanted:
            yield element
    start = " ".join(title.split()[:2])
    for element in islice(root.iter("p", "div", "span", "a", "td", "strong", "b", "font"), MAX_ELEMENTS):
        if element.text and start in element.text and fold(element.text) == wanted:
            yield element


def elements_near(headline: Any) -> list[Any]:
    """Return the elements near a headline: first those above it, nearest first, then those below in page order."""
    return list(nearest(headline))


def nearest(headline: Any) -> Iterator[Any]:
    """Yield what ``elements_near`` returns, as far as it is asked for."""
    if headline is not None:
        for element in chain(islice(_before(headline), BEFORE), islice(_after(headline), AFTER)):
            if isinstance(element.tag, str):
                yield element


def in_order(elements: list[Any], headline: Any) -> list[Any]:
    """Return what ``elements_near`` gives in page order."""
    known = set(elements)
    first = next((element for element in islice(_after(headline), AFTER) if element in known), None)
    place = len(elements) if first is None else elements.index(first)
    return [*reversed(elements[:place]), *elements[place:]]


def dates_in(
    elements: Iterable[Any], around: frozenset[Any] = frozenset(), beside: bool = False
) -> tuple[list[str], list[str]]:
    """Return the short texts in some elements that may hold the date of publication, and those that name a change.

    ``around`` are the ancestors of the headline: parts that they do not hold may be comments, cards, a footer, once the text has begun.
    With ``beside`` only those count that stand before the text, in no part of the page that is not the article's.

    >>> import lxml.html
    >>> root = lxml.html.fromstring("<div><b>Published</b><i>3 May 2024</i><b>Updated:</b><i>4 May 2024</i></div>")
    >>> dates_in(root)
    (['3 May 2024'], ['4 May 2024'])
    """
    published: list[str] = []
    modified: list[str] = []
    label = ""
    passed = 0
    for element in elements:
        size = len(element.text or "") + len(element.tail or "")
        if size <= LINKING:
            continue
        for holder, line in (*_hinted(element), *held_lines((element,))):
            if has_year(line) and not line.endswith((":", "：")):
                foreign = elsewhere if beside and passed else of_others
                own = (
                    POSTED.match(line)
                    or POSTED.match(label)
                    or not (foreign(holder, around) or (passed > BEGUN_BESIDE // 2 and in_card(holder, around)))
                )
                if own and not is_foreign(line, label) and not in_prose(holder) and not is_listed(holder):
                    parts = list(filter(has_year, segments(line)))
                    told = len(parts) > 1 and any(map(says_change, parts))  # the other is then the publication
                    for part in parts:
                        late = says_change(part) if told else changed(holder, label, part)
                        (modified if late else published).append(part)
                label = ""
            elif len(line) > LINKING:
                label = line if len(line) < 30 else ""
        passed += size if size > SHORT and element.tag not in UNSEEN else 0
        if beside and passed > BEGUN_BESIDE:
            break
    return published, modified


def _hinted(element: Any) -> list[tuple[Any, str]]:
    """The date in the title of an element that shows how long ago it is: ``<span title="2025-12-18">2 days ago</span>``."""
    hint, text = element.get("title"), element.text
    if not hint or not text or len(hint) > ALONE or len(text) > ALONE or has_year(text):
        return []
    return [(element, hint)] if has_year(hint) and AGO.search(text) is not None else []


def in_masthead(holder: Any) -> bool:
    """Whether a date stands in the head of the site: with its menu or its logo and other links, and without a headline."""
    for node in islice(holder.iterancestors(), AROUND):
        if node.tag in {"body", "main", "article"} or _holds(node, HEADLINE):
            return False
        if _has_menu(node):
            return True
    return False


def in_card(holder: Any, around: frozenset[Any]) -> bool:
    """Whether a date stands with the link to another article, and little else."""
    for node in islice(chain((holder,), holder.iterancestors()), MAX_CARD):
        if node in around or len(text_of(node, CARD_TEXT + 1)) > CARD_TEXT:
            return False
        if any(len(text_of(link, 2 * LONG_LINK)) > LONG_LINK for link in islice(node.iter("a"), MAX_BESIDE)):
            return True
    return False


def changed(holder: Any, label: str, line: str) -> bool:
    """Whether a date is that of a change: by the words with it and before it, by its property, by the names of its elements."""
    for words in (line, label):
        said = says_change(words)
        if said is not None:
            return said
    return marked_changed(holder)


def marked_changed(holder: Any) -> bool:
    """Whether the property or the names of an element, or of the two around it, call it a change and not a publication."""
    parent = holder.getparent()
    around = [node for node in (holder, parent, None if parent is None else parent.getparent()) if node is not None]
    if any("modified" in (node.get("itemprop") or "").lower() for node in around[:2]):
        return True
    names = " ".join(node.get("class") or "" for node in around if node.tag not in {"body", "html"})
    return CHANGED.search(names) is not None and PUBLISHED.search(names) is None


def _called_updated(holder: Any) -> bool:
    """Whether an element or the one around it is named for updates, and none of them for changes in another word."""
    around = [node for node in (holder, holder.getparent()) if node is not None]
    names = " ".join(f"{node.get('class') or ''} {node.get('itemprop') or ''}" for node in around).lower()
    return "updat" in names and "modif" not in names


def in_prose(holder: Any) -> bool:
    """Whether a text stands within the words of a paragraph: a link or an emphasis in it."""
    node = holder
    while node.tag in INLINE and node.getparent() is not None:
        node = node.getparent()
    if node.tag not in PROSE:
        return False
    length = 0
    for text in islice(node.itertext(), MAX_PIECES):
        length += len(text.strip())
        if length > 2 * SHORT:
            return True
    return False


def times_near(sources: Sources, headline: Any) -> tuple[list[str], list[str]]:
    """Return what ``<time>`` elements near the headline say of the publication, and of changes."""
    published: list[str] = []
    modified: list[str] = []
    for element in _times(sources, headline):
        shown = text_of(element, 100)
        texts = (plain(element.get("datetime") or _kept_aside(element)), shown)
        (modified if changed(element, (label_of(element) or "").strip()[-40:], shown) else published).extend(texts)
    return published, modified


def _kept_aside(time: Any) -> str | None:
    """Return the date that scripts are to write into a ``<time>``."""
    aside = (value for name, value in time.attrib.items() if name.startswith("data-") and DATA.search(name))
    return next(aside, None)


def unsaid_changes(elements: Iterable[Any], around: frozenset[Any] = frozenset()) -> Iterator[str]:
    """Yield the dates in elements that only their names call changes, no word that readers see: many systems name any date so.

    >>> import lxml.html
    >>> page = "<div><i class='updated'>3 May 2024</i><b class='updated'>Updated 4 May 2024</b></div>"
    >>> list(unsaid_changes(lxml.html.fromstring(page)))
    ['3 May 2024']
    """
    for holder, line in held_lines(elements):
        if len(line) <= ALONE and has_year(line) and says_change(line) is None and _called_updated(holder):
            said = says_change((label_of(holder) or "").strip()[-ALONE:])
            own = not (of_others(holder, around) or in_card(holder, around) or in_prose(holder) or is_listed(holder))
            if said is None and own and not is_foreign(line):
                yield line


def label_of(element: Any) -> str | None:
    """Return the text before an element: within the same parent, or in an element of its own before that."""
    before = element.getprevious()
    while before is not None:
        text: str = (before.tail or "").strip() or text_of(before, 40)
        if len(text) > LINKING or before.getprevious() is None:
            return text
        before = before.getprevious()
    parent = element.getparent()
    aunt = None if (parent.text or "").strip() or len(parent) > 1 else parent.getprevious()
    return parent.text if aunt is None or aunt.tag in UNSEEN else text_of(aunt, 40)


def _has_menu(element: Any) -> bool:
    """Whether an element holds the menu of the site, or its logo with other links."""
    front = links = 0
    for node in islice(element.iter(), MAX_MASTHEAD):
        if node.tag == "nav":
            if TRAIL not in f"{node.get('class')} {node.get('id')} {node.get('aria-label')}".lower():
                return True
        elif node.tag == "a":
            here = (node.get("href") or "") == "/" or FRONT.match(node.get("href") or "") is not None
            front, links = front + here, links + (not here)
    return front > 0 and links >= MASTHEAD_LINKS and TRAIL not in (element.get("class") or "").lower()


def _is_masthead(element: Any) -> bool:
    """Whether an element is the head of the site with a date, which is today's."""
    return _has_menu(element) and any(map(has_year, islice(element.itertext("*"), MAX_MASTHEAD)))


def _is_card(element: Any, headline: Any) -> bool:
    """Whether an element stands in an article of several beside each other, or within another, that does not hold the headline.

    Within another stand comments, as HTML has it, and cards of other articles.
    """
    article = next(element.iterancestors("article"), None)
    if article is None or article in headline.iterancestors():
        return False
    around = (
        article.itersiblings("article", preceding=True),
        article.itersiblings("article"),
        article.iterancestors("article"),
    )
    return any(next(others, None) is not None for others in around)


def _times(sources: Sources, headline: Any) -> list[Any]:
    """Return the ``<time>`` elements that may be the article's: those under the closest ancestor of the headline."""
    around = frozenset() if headline is None else frozenset(headline.iterancestors())
    times = [
        element
        for element in sources.times
        if not elsewhere(element, around) and (headline is None or not _is_card(element, headline))
    ]
    if headline is None or len(times) < 2:
        return times if headline is not None or len(times) == 1 else []
    for ancestor in headline.iterancestors():
        inside = [element for element in times if ancestor in element.iterancestors()]
        own = [element for element in inside if not _is_item(element, ancestor)]
        if own:
            return own[:3]
    return []


def is_listed(holder: Any) -> bool:
    """Whether a text stands in a time that is one of a list's."""
    time = holder if holder.tag == "time" else next(holder.iterancestors("time"), None)
    return time is not None and _is_item(time, None)


def _is_item(element: Any, within: Any) -> bool:
    """Whether a time stands in one of several items of a list, each with a link or heading and a time of its own."""
    node = element
    for parent in islice(element.iterancestors(), MAX_CLIMB):
        beside = chain(islice(node.itersiblings(), MAX_BESIDE), islice(node.itersiblings(preceding=True), MAX_BESIDE))
        if any(_alike(node, other) and _holds(other, TIME) for other in beside) and _holds(node, LEADING):
            return True
        if parent is within:
            break
        node = parent
    return False


def _holds(element: Any, tags: frozenset[str]) -> bool:
    """Whether an element is or holds one of some others, among its first."""
    return any(node.tag in tags for node in islice(element.iter(), MAX_INSIDE))


def _alike(one: Any, other: Any) -> bool:
    """Whether two elements are of the same name and first class, as the items of a list are."""
    return bool(one.tag == other.tag and (one.get("class") or "").split()[:1] == (other.get("class") or "").split()[:1])


def _after(headline: Any) -> Iterator[Any]:
    """Yield the elements that follow the headline in page order."""
    node = headline
    while node is not None:
        for sibling in node.itersiblings():
            yield from sibling.iter()
        node = node.getparent()


def _before(headline: Any) -> Iterator[Any]:
    """Yield the elements before the headline, the nearest first, up to the head of the site: the date there is today's."""
    node = headline
    while node is not None and node.tag != "body":
        for sibling in node.itersiblings(preceding=True):
            if _is_masthead(sibling):
                return
            waiting = [sibling]
            while waiting:
                element = waiting.pop()
                yield element
                if element.tag != "nav" and len(element) < MAX_CHILDREN:
                    waiting.extend(element)
        node = node.getparent()
