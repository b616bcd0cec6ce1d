"""Headlines of the older web: a name of the blog in the ``<h1>``, a title that only names the site, a headline in large letters.

Until about 2010 systems put the name of the blog in the ``<h1>`` of every page, as a link to its front page, and the headline of the post
below it; newspapers had one ``<title>`` for all their pages, and before there were style sheets a headline was a ``<font>``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from .parts import elsewhere
from .sources import FRONT, Sources
from .strings import fold, text_of
from .titles import LIKE, LONGEST, SEPARATOR, SHORTEST, like

LONGEST_NAME = 40  # characters of a title that is the name of a newspaper and nothing else
HEADINGS, MOST_HEADINGS = ("h1", "h2", "h3", "h4"), 50  # and so many of each that are looked through
MAX_FONTS = 200  # elements looked through; a page of that time has a font for every cell
LARGE = frozenset({"4", "5", "6", "7", "+1", "+2", "+3", "+4"})  # sizes of letters above that of the text, 3
LEAST_WORDS = 3


def names_over_posts(root: Any, sources: Sources, declared: Sequence[str]) -> list[str]:
    """Return the texts of headlines that hold a link to the front page: names of the site.

    An end of a declared title has to be another heading of the page, or the link would be the headline's own. So do wikis name the
    site that end their titles with its name in brackets: "news:article [Weir Gazette]".
    """
    bracketed = [
        text
        for text in map(text_of, sources.headlines)
        if len(sources.headlines) > 1 and text and any(title.endswith(f" [{text}]") for title in declared)
    ]
    if bracketed:
        return bracketed
    found = [text_of(h1) for h1 in sources.headlines if any(_to_front(sources, link) for link in h1.iter("a"))]
    if not found:
        return []
    shown = {fold(text_of(heading)) for level in HEADINGS for heading in islice(root.iter(level), MOST_HEADINGS)}
    whole = frozenset(map(fold, declared))
    ends = [[fold(part) for part in (*_ends(title), title)] for title in declared]
    return [
        text
        for text in found
        if fold(text) not in whole and any(not shown.isdisjoint({*parts} - {fold(text), ""}) for parts in ends)
    ]


def shown_otherwise(
    root: Any, headlines: Sequence[str], candidates: tuple[str, ...], said: Sequence[str]
) -> tuple[str, ...]:
    """Put the first title that is ``said`` of the page before its headline, where the two are not alike and a heading below shows it.

    Then the headline is that of the blog or the section.
    """
    if not candidates or candidates[0] not in headlines or not said or len(said[0]) < SHORTEST:
        return candidates
    if like(fold(candidates[0]), fold(said[0])) >= LIKE or not _is_heading(root, fold(said[0])):
        return candidates
    return tuple(dict.fromkeys((said[0], *candidates)))


def _is_heading(root: Any, title: str) -> bool:
    """Whether a heading below the first level is a title, in the article itself and not in a card."""
    headings = (heading for level in HEADINGS[1:] for heading in islice(root.iter(level), MOST_HEADINGS))
    return any(fold(text_of(heading)) == title for heading in headings if not elsewhere(heading))


def unnamed(root: Any, titles: Sequence[str]) -> str | None:
    """Return the headline of a page without an ``<h1>`` whose titles are short and shorter than its only heading of the highest level.

    Where there is no heading at all, it is the first text in letters larger than those of the text.
    """
    if not titles or max(map(len, titles)) > LONGEST_NAME:
        return None
    heads = next((found for level in ("h2", "h3", "h4") if (found := list(islice(root.iter(level), 2)))), None)
    if heads is not None:
        text = text_of(heads[0]) if len(heads) == 1 and not elsewhere(heads[0]) else ""
    else:
        text = next((text for text in _large(root) if len(text) >= SHORTEST and not _says(titles, text)), "")
    is_one = SHORTEST <= len(text) <= LONGEST and len(text.split()) >= LEAST_WORDS
    return text if is_one and len(text) > max(map(len, titles)) and not _says(titles, text) else None


def _says(titles: Sequence[str], text: str) -> bool:
    """Whether a text is of the titles' words: then it is one of their forms, and they need no other."""
    folded = fold(text)
    return any(fold(title) in folded or folded in fold(title) for title in titles)


def _to_front(sources: Sources, link: Any) -> bool:
    """Whether a link leads to a front page, from a page that is none."""
    target = sources.absolute(link.get("href") or "") or ""
    return FRONT.match(target) is not None and not sources.is_front


def _ends(title: str) -> Iterator[str]:
    """Yield what stands before the first and after the last sign that divides a title."""
    cuts = list(SEPARATOR.finditer(title))
    if cuts:
        yield title[: cuts[0].start()]
        yield title[cuts[-1].end() :]


def _large(root: Any) -> Iterator[str]:
    """Yield the texts in large letters, those of links apart."""
    for font in islice(root.iter("font"), MAX_FONTS):
        if font.get("size") in LARGE and next(font.iter("a"), None) is None:
            yield text_of(font, LONGEST + 1)
