"""What a reader sees beside the headline: texts that may hold the date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from .authors import elsewhere
from .dates import read
from .sources import Sources
from .strings import plain, text_of

BEFORE = 10  # elements before the headline that are looked at: a date or byline above it stands close
AFTER = 80  # elements after the headline that are looked at
SHORT = 90  # characters: a line with a date is short
LONG_LINK = 40  # characters: a link of so many leads to another page, whose date it may tell
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|\d{1,2}[./]\d{1,2}[./]\d{2}(?!\d)")
CHANGED = re.compile(
    r"updat|modif|review|edited|aktualis|geändert|mise? à jour|actualiza|aggiorn|atualiz|oppdater|uppdater|opdater|bijgewerkt|"
    r"обновл|更新|최종",
    re.I,
)
PUBLISHED = re.compile(r"publi|posted", re.I)
FOREIGN = re.compile(r"©|copyright|accessed|retrieved|\(c\)", re.I)  # dates of other things
# Words before the date of publication, which stand before no other.
POSTED = re.compile(
    r"^(?:first )?(?:published|posted|post (?:time|date)|publication date|date published|veröffentlicht|erschienen|publié|mis en ligne|"
    r"publicado|pubblicato|gepubliceerd|geplaatst|publicerad|publisert|publiceret|julkaistu|opublikowano|publikováno|publikované|megjelent|"
    r"publicat|публикувано|објављено|objavljeno|δημοσιεύθηκε|опубликовано|опубліковано|paskelbta|avaldatud|yayınlanma|نشر|פורסם|प्रकाशित|"
    r"発行日|公開日|投稿日|发布时间|發布時間|发表于|게시)",
    re.I,
)
# Names of elements that hold the date of what they stand by: "date", "post-date", "published_on", "byline-pub-dates".
DATE_NAME = re.compile(
    r"(?:^|[\s_-])(?:pub|post|entry|article|publish(?:ed)?|posted|story|blog)?[_-]?(?:dates?|time|published|on)(?:$|[\s_-])",
    re.I,
)
NAMED_XPATH = "//body//*[contains(@class,'date') or contains(@class,'Date') or contains(@class,'publish') or contains(@class,'posted')]"
MAX_NAMED = 200
MAX_ELEMENTS = 20_000
UNSEEN = frozenset("script style noscript option select template".split())
MAX_CHILDREN = 60


def elements_near(headline: Any) -> list[Any]:
    """Return the elements near a headline: first those above it, nearest first, then those below in page order."""
    if headline is None:
        return []
    near = chain(islice(_before(headline), BEFORE), islice(_after(headline), AFTER))
    return [element for element in near if isinstance(element.tag, str)]


def in_order(elements: list[Any], headline: Any) -> list[Any]:
    """Return what ``elements_near`` gives in page order."""
    first = next((element for element in _after(headline) if isinstance(element.tag, str)), None) if elements else None
    place = elements.index(first) if first in elements else len(elements)
    return [*reversed(elements[:place]), *elements[place:]]


def lines_of(elements: Iterable[Any]) -> list[str]:
    """Return the short texts in and directly after some elements.

    >>> import lxml.html
    >>> root = lxml.html.fromstring("<body><p>3 May 2024</p><h1>It rains</h1><p>By Jane Roe</p></body>")
    >>> lines_of(elements_near(root.find(".//h1")))
    ['3 May 2024', 'By Jane Roe']
    """
    lines = []
    for element in elements:
        inside = element.text
        if element.tag in UNSEEN or (element.tag == "a" and inside and len(inside) > LONG_LINK):
            inside = None
        for text in (inside, element.tail):
            if text and len(text) < 4 * SHORT and not text.isspace():
                line = plain(text)
                if line and len(line) <= SHORT:
                    lines.append(line)
    return lines


def dates_in(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the lines that may hold the date of publication, and those that name a change.

    >>> dates_in(["Published", "3 May 2024", "Updated:", "4 May 2024"])
    (['3 May 2024'], ['4 May 2024'])
    """
    published: list[str] = []
    modified: list[str] = []
    label = ""
    for line in lines:
        if YEAR.search(line) and not FOREIGN.search(line) and not line.endswith((":", "：")):
            changed = CHANGED.search(line) or (CHANGED.search(label) and not PUBLISHED.search(line))
            (modified if changed else published).append(line)
            label = ""
        else:
            label = line if len(line) < 30 else ""
    return published, modified


def dates_named(root: Any, month_first: bool) -> list[str]:
    """Return the dates of publication that the page names anywhere, by a word before them or by their element's name.

    They are to be believed when they are one and the same: of several, most are those of other articles.
    """
    found: dict[str, None] = {}
    for text in _named_texts(root):
        day = read(text, month_first)
        if day and not CHANGED.search(text) and not FOREIGN.search(text):
            found[day[:10]] = None
    return list(found)


def _named_texts(root: Any) -> Iterator[str]:
    before = ""
    for element in islice(root.iter(), MAX_ELEMENTS):
        for text in (
            (element.text, element.tail)
            if isinstance(element.tag, str) and element.tag not in UNSEEN
            else (element.tail,)
        ):
            if not text or text.isspace():
                continue
            line = plain(text) if len(text) < 4 * SHORT else ""
            if len(line) <= SHORT and YEAR.search(line) and (POSTED.match(line) or POSTED.match(before)):
                yield line
            before = line if len(line) < 30 else ""
    for element in islice(root.xpath(NAMED_XPATH), MAX_NAMED):
        if DATE_NAME.search(element.get("class") or "") and not elsewhere(element):
            line = text_of(element, 2 * SHORT)
            if len(line) <= SHORT and YEAR.search(line):
                yield line


def times_near(sources: Sources, headline: Any) -> tuple[list[str], list[str]]:
    """Return what ``<time>`` elements near the headline say of the publication, and of changes."""
    published: list[str] = []
    modified: list[str] = []
    for element in _times(sources, headline):
        words = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.getparent().get('class') or ''}"
        label = _label(element)
        shown = text_of(element, 100)
        changed = CHANGED.search(f"{words} {(label or '').strip()[-40:]}") or CHANGED.match(shown)
        (modified if changed else published).extend((plain(element.get("datetime")), shown))
    return published, modified


def _label(element: Any) -> str | None:
    """Return the text before an element: within the same parent, or in an element of its own before that."""
    before = element.getprevious()
    if before is not None:
        return before.tail or text_of(before, 40)
    parent = element.getparent()
    aunt = None if (parent.text or "").strip() or len(parent) > 1 else parent.getprevious()
    return parent.text if aunt is None or aunt.tag in UNSEEN else text_of(aunt, 40)


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
    times = [
        element
        for element in sources.times
        if not elsewhere(element) and (headline is None or not _is_card(element, headline))
    ]
    if headline is None or len(times) < 2:
        return times if headline is not None or len(times) == 1 else []
    for ancestor in headline.iterancestors():
        inside = [element for element in times if ancestor in element.iterancestors()]
        if inside:
            return inside[:3]
    return []


def _after(headline: Any) -> Iterator[Any]:
    """Yield the elements that follow the headline in page order."""
    node = headline
    while node is not None:
        for sibling in node.itersiblings():
            yield from sibling.iter()
        node = node.getparent()


def _before(headline: Any) -> Iterator[Any]:
    """Yield the elements before the headline, the nearest first."""
    node = headline
    while node is not None and node.tag != "body":
        for sibling in node.itersiblings(preceding=True):
            waiting = [sibling]
            while waiting:
                element = waiting.pop()
                yield element
                if element.tag != "nav" and len(element) < MAX_CHILDREN:
                    waiting.extend(element)
        node = node.getparent()
