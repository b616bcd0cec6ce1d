"""What a page says about itself outside its text.

A page states its title, authors and dates several times over: in JSON-LD, in meta elements, in marks on the elements
that a reader sees, in the text beside the headline, in its address. They contradict each other, carry the name of the
site, the role of the author, the address of a profile. Each source is read by a module of its own; then one module for
each field weighs the candidates.

1. ``sources`` gathers the elements in one pass over the tree.
2. ``jsonld`` and ``microdata`` read structured data into ``facts``; ``opengraph`` knows the names of meta elements.
3. ``titles``, ``authors``, ``dates`` and ``about`` choose.
4. ``pagination`` finds the following page of the same article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import tee
from typing import Any

from ..addresses import original, split
from ..model import Meta
from . import about, authors, dates, facts, marked, microdata, opengraph, titles
from .beside import alone_beside_date, beside_date, is_logo_link, said_anywhere, without_facts, written_by
from .bylines import AGENCIES
from .catalogues import catalogued
from .closing import closed_by, opened_by
from .companions import with_companions
from .instead import are_shown, shown_instead
from .leads import led_by
from .named import dates_named, first_appearance
from .oldheads import names_over_posts, shown_otherwise, unnamed
from .order import MonthFirst
from .others import is_other, own_near
from .pagination import (
    ends_in_number,
    following_page,
    may_have_next,
    may_have_whole,
    next_page,
    stem_of,
    whole_page,
)
from .shownlines import ALONE, lines_of
from .signed import introduced_in, signed
from .sources import Sources, gather
from .strings import fold, likeness, parts_of, text_of
from .visible import dates_in, elements_near, in_order, showing, times_near, unsaid_changes

__all__ = ["ends_in_number", "may_have_next", "may_have_whole", "next_page", "read", "stem_of", "whole_page"]

HAN_NAME = 3  # characters; names of publications mostly have more
MANY_DATES = 4  # different ones beside a headline: those of a list of posts or events
NEWS = 'NewsArticle"'
LABELS = ("written", "author", "by", "verfasst", "écrit", "escrito")  # labels of an author on Twitter cards


def read(root: Any, url: str | None, hrefs: Sequence[str] | None = None) -> Meta:
    """Return what a page says about itself.

    ``root`` is the root element of the page as ``lxml.html`` parsed it, ``url`` the page's own address if it is known, ``hrefs`` the
    targets of its links if they are.
    Nothing in a page makes this fail: what cannot be read is left out.
    """
    sources = gather(root, url)
    sources.hrefs = hrefs
    headlines = [text_of(element) for element in sources.headlines]
    known, types = _structured(sources, headlines)
    site = about.site(sources, known)
    declared = _declared_titles(sources, known)
    over = names_over_posts(root, sources, declared)
    named = [site, *sources.contents(*opengraph.SITES), *(entry.publisher for entry in known), *over]
    names = titles.names_of(named, _host(sources))
    bare = {title: titles.cut_site(title, names) for title in declared}
    said = [bare[title] for title in _declared_titles(sources, known, document=False)]
    headlines = [
        titles.without_anchor(titles.own_words(text, parts := parts_of(element), said, list(bare.values())), parts)
        for element, text in zip(sources.headlines, headlines, strict=True)
    ]
    first = unnamed(root, declared) if declared and not headlines and not said else None
    candidates = _shown_alone(root, headlines, titles.choose([first] if first else headlines, declared, names))
    candidates = tuple(dict.fromkeys((first, *candidates))) if first else candidates
    candidates = shown_otherwise(root, headlines, candidates, said)
    headline = _headline(root, sources.headlines, headlines, candidates)
    published, modified = _dates(sources, known, headline)
    return Meta(
        title=candidates[0] if candidates else None,
        titles=candidates,
        descriptions=about.descriptions(sources, known),
        authors=_authors(sources, known, headline, names),
        date_published=published,
        date_modified=modified,
        canonical_url=about.canonical(sources),
        site=site,
        language=about.language(sources, known),
        section=about.section(sources, known),
        tags=about.tags(sources, known),
        image=about.image(sources, known),
        license=about.licence(sources, known),
        paywalled=about.paywalled(sources, known),
        bodies=tuple(dict.fromkeys(body for entry in known for body in entry.bodies)),
        types=types | frozenset(name.lower() for name in sources.contents("og:type")),
        next_url=following_page(sources),
    )


def _host(sources: Sources) -> str:
    return split(sources.url).hostname or ""


def _structured(sources: Sources, headlines: list[str]) -> tuple[list[facts.Facts], frozenset[str]]:
    """Read JSON-LD and marked elements, most trusted entity first."""
    shown = [fold(text) for text in [*headlines, *sources.contents("og:title")] if text]
    addresses = {
        address.split("?")[0].rstrip("/") for address in (sources.url, *sources.links.get("canonical", ())) if address
    }

    def own(entry: facts.Facts) -> float:
        here = any(address.split("?")[0].rstrip("/") in addresses for address in entry.urls)
        like = max((likeness(fold(title), other) for title in entry.titles[:2] for other in shown), default=0.0)
        return 2 * like + here

    known, types = facts.from_jsonld(sources.scripts, own)
    if known and known[0].rank == 2 and known[0].titles and known[0].published and known[0].people:
        return known, types  # JSON-LD that says everything: marks in the text would be read for nothing
    marks, more = microdata.from_markup(sources.root, sources.headlines)
    if marks is not None:
        known.append(marks)
        known.sort(key=lambda entry: -entry.rank)  # stable: JSON-LD before marks of the same rank
    return known, types | more


def _declared_titles(sources: Sources, known: list[facts.Facts], *, document: bool = True) -> list[str]:
    structured = [entry.titles[0] for entry in known if entry.rank == 2 and entry.titles]
    pages = [entry.titles[0] for entry in known if entry.rank < 2 and entry.titles]
    documents = [text_of(element) for element in sources.titles[:1]] if document else []
    return [
        *sources.contents(opengraph.TITLES[0]),
        *structured,
        *sources.contents(*opengraph.TITLES[1:]),
        *documents,
        *pages,
    ]


def _shown_alone(root: Any, headlines: list[str], candidates: tuple[str, ...]) -> tuple[str, ...]:
    """Put the part of a declared title that an element shows first, where neither the whole nor an ``<h1>`` is the headline."""
    if not candidates or candidates[0] in headlines or next(showing(root, candidates[0]), None) is not None:
        return candidates
    part = titles.part_shown(candidates[0], lambda text: next(showing(root, text), None) is not None)
    return tuple(dict.fromkeys((part, *candidates)))


def _headline(root: Any, elements: list[Any], texts: list[str], candidates: tuple[str, ...]) -> Any:
    """Return the ``<h1>`` that shows the title, else another element that does, else the first ``<h1>``, else None."""
    wanted = {fold(title) for title in candidates[:1]}
    shown = [element for element, text in zip(elements, texts, strict=True) if fold(text) in wanted]
    if shown or not candidates:
        return next(iter(shown or elements), None)
    return next(showing(root, candidates[0]), next(iter(elements), None))


def _authors(sources: Sources, known: list[facts.Facts], headline: Any, names: titles.Names) -> tuple[str, ...]:
    """Return the authors: people before the publication itself, declared ones before a byline."""
    articles = [entry for entry in known if entry.rank == 2 and (entry.people or entry.organisations)][:1]
    people = authors.names((name for entry in articles for name in entry.people), whole=names.are)
    bodies = authors.names((name for entry in articles for name in entry.organisations), whole=names.are)
    declared = [found for key in opengraph.AUTHORS if (found := _declared(sources, key, names))]
    meta = next((found for found in declared if not all(map(names.are, found))), next(iter(declared), []))
    pages = authors.names(name for entry in known if entry.rank == 1 for name in entry.people)
    labels = authors.names(opengraph.labelled(sources, LABELS))
    first_ones, own = tee(own_near(headline))
    shown = _but_section(_without_site(written_by(first_ones), names), sources, known)
    handle: list[str] = []
    for found in (people, meta, labels, pages):
        named = [name for name in found if not names.are(name) or (names.are_host(name) and authors.is_person(name))]
        if named and all(name.casefold() in AGENCIES for name in named):
            named = found  # the publication with an agency: both wrote it
        if named and not all(map(authors.is_handle, named)):
            if not shown and all(_is_publication(name, names) for name in named):
                near = _near(sources, known, headline, list(own), names, beside=False)
                near = near or closed_by(sources.root, _strangers(sources, known, headline, names), _around(headline))
                shown = [name for name in near if _is_person(name, names)]
            if shown and all(map(names.are, shown)) and are_shown(named, own):
                shown = []  # "Reporter of the Daily Post" below the name
            return tuple(shown_instead(shown, dict.fromkeys(named + [name for name in bodies if not names.are(name)])))
        handle = handle or named
    publication = handle or list(dict.fromkeys(people + bodies)) or meta or pages
    elements = list(own)
    found = with_companions(elements, shown) or _near(sources, known, headline, elements, names, beside=not handle)
    if not found and not publication:
        found = _somewhere(sources, headline) or _desks(sources, articles)
        found = found or alone_beside_date(in_order(elements, headline), _strangers(sources, known, headline, names))
    return tuple(_without_titled(found, sources) or publication)


def _without_titled(found: list[str], sources: Sources) -> list[str]:
    """Leave out the name beside others with which the title of the document begins or ends: that of a site, which nothing else declares."""
    title = text_of(sources.titles[0]) if sources.titles else ""
    people = [name for name in found if not title.startswith(name) and not title.endswith(name)]
    return people or found


def _declared(sources: Sources, key: str, names: titles.Names) -> list[str]:
    """Return the names in the meta elements of a name."""
    said = sources.contents(key)
    return authors.names(catalogued(said) if key in opengraph.CATALOGUED else said, whole=names.are)


def _somewhere(sources: Sources, headline: Any) -> list[str]:
    """Return the authors that anything on the page names."""
    of_blog = written_by(own_near(next(iter(sources.headlines), None)))  # the first <h1> may be the name of a blog
    around = _around(headline)
    elements = [element for element in marked.marked_in(sources.root) if not is_other(element, around)]
    return of_blog or marked.byline(elements, headline) or said_anywhere(sources.root)


def _around(headline: Any) -> frozenset[Any]:
    """Return the ancestors of the headline."""
    return frozenset() if headline is None else frozenset(headline.iterancestors())


def _desks(sources: Sources, articles: list[facts.Facts]) -> list[str]:
    """Return the office or the editors that are declared."""
    found = authors.desks(name for entry in articles for name in (*entry.people, *entry.organisations))
    return found or authors.desks((*sources.contents(*opengraph.AUTHORS), *opengraph.labelled(sources, LABELS)))


def _strangers(sources: Sources, known: list[facts.Facts], headline: Any, names: titles.Names) -> list[str]:
    """Return texts whose words are no author's name."""
    subjects = (about.section(sources, known) or "", *about.tags(sources, known))
    shown = [*sources.headlines[:3], *([] if headline is None else [headline])]
    return [*names.known, *subjects, *map(text_of, shown)]


def _without_site(found: list[str], names: titles.Names) -> list[str]:
    """Leave out the name of the site beside those of people: "By Jane Roe, Daily Post"."""
    people = [name for name in found if not names.are(name)]
    return people if any(map(authors.is_person, people)) else found


def _is_person(name: str, names: titles.Names) -> bool:
    """Whether a name is that of a person and not of the site."""
    return authors.is_person(name) and (names.are_host(name) or not names.holds(name))


def _is_publication(name: str, names: titles.Names) -> bool:
    """Whether a name is that of the site or of its editors, in other words than the site's own, or a single word.

    Names of people in Han are written as one.
    """
    if len(name) <= HAN_NAME and authors.WIDE_NAME.fullmatch(name) and not names.holds(name):
        return False
    return " " not in name or (not names.are_host(name) and (names.holds(name) or authors.is_team(name)))


def _near(
    sources: Sources,
    known: list[facts.Facts],
    headline: Any,
    near: list[Any],
    names: titles.Names,
    *,
    beside: bool = True,
) -> list[str]:
    """Return the authors that elements ``near`` the headline name: those marked as such, those after "By", those ``beside`` the date."""
    elements = marked.marked_among(near)
    found = marked.byline(elements, headline, names.holds) or led_by(near)
    lines = [] if found else without_facts(lines_of(near))
    found = found or _but_section(authors.introduced(lines), sources, known) or marked.byline(elements, headline)
    if found or not beside:
        return _without_site(with_companions(near, found), names)
    strangers = _strangers(sources, known, headline, names)
    ordered = in_order(near, headline)
    own = [element for element in ordered if not is_logo_link(element)]
    return (
        introduced_in(lines, about.language(sources, known))
        or beside_date(own, strangers, names.known)
        or signed(own, strangers)
        or opened_by(near, strangers)
        or closed_by(sources.root, strangers, _around(headline))
        or (beside_date(ordered, strangers, names.known) if len(own) < len(ordered) else [])
    )


def _but_section(found: list[str], sources: Sources, known: list[facts.Facts]) -> list[str]:
    """Leave out the name of the section: "By" may stand before an empty element, and links to sections behind it."""
    section = fold(about.section(sources, known) or "")
    return [name for name in found if fold(name) != section]


def _dates(sources: Sources, known: list[facts.Facts], headline: Any) -> tuple[str | None, str | None]:
    """Return when the article was published and when it was changed."""
    month_first = MonthFirst(sources, about.language(sources, known))
    articles = [entry for entry in known if entry.rank == 2]
    others = [entry for entry in known if entry.rank < 2]

    def first(entries: list[facts.Facts], name: str) -> str | None:
        return dates.first((text for entry in entries for text in getattr(entry, name)), month_first)

    published = (
        first(articles, "published")
        or dates.first(sources.contents(*opengraph.PUBLISHED), month_first)
        or first(articles, "created")
        or dates.first(sources.contents(*opengraph.CREATED), month_first)
        or min(
            filter(None, (dates.read(text, month_first) for text in sources.named(opengraph.PUBLISHED_NAME))),
            default=None,
        )
    )
    modified = first(articles, "modified") or dates.first(sources.contents(*opengraph.MODIFIED), month_first)
    if not any(entry.published for entry in articles) and sources.is_front:
        return None, modified or first(
            others, "modified"
        )  # a front page: what it dates are its articles, or the day it was set up
    news = any(NEWS in script for script in sources.scripts)  # systems of news desks know when they published
    if published and (not modified or published[:10] >= modified[:10]) and not news:
        published = _earlier(published, sources, headline, month_first)
    if not published:
        for found in _visible_dates(sources, headline):
            published = published or dates.first(found[0], month_first)
            modified = modified or dates.first(found[1], month_first)
            if published:
                published = _earliest(published, first_appearance(sources.root, month_first))
                break
        # A WebPage in JSON-LD has a date on every page of many systems, articles or not; a marked element is seen.
        published = (
            _agreed(_not_before(published, _path(sources)), dates.in_path(_path(sources)))
            or first([entry for entry in others if entry.marked], "published")
            or _not_before(_anywhere(sources.root, month_first, modified), _path(sources))
            or _confirmed(first(others, "published"), modified, _path(sources))
            or _unsaid(sources, headline, month_first)
        )
    return published, modified or first(others, "modified")


def _earlier(declared: str, sources: Sources, headline: Any, month_first: bool | MonthFirst) -> str:
    """The date shown beside the headline, where it is earlier than one declared for both publication and change.

    Systems that fill their data from the record of the page declare the day that it was last saved, or moved to them.
    """
    for found in _visible_dates(sources, headline, declared=True):
        shown = dates.first(found[0], month_first)
        if shown:
            return shown if shown[:10] < declared[:10] and _not_before(shown, _path(sources)) else declared
    return declared


def _earliest(shown: str, original: str | None) -> str:
    """The date on which a text says that it was published originally, where it is before the one that is shown."""
    return original if original and original[:10] < shown[:10] else shown


def _agreed(shown: str | None, in_path: str | None) -> str | None:
    """The date in the address before the one shown, which may be any on the page; that has the time, where they agree."""
    return in_path if in_path and not (shown or "").startswith(in_path) else shown


def _not_before(shown: str | None, path: str) -> str | None:
    """The date shown, unless it is before the month that the address names: then it is that of another article."""
    return shown if shown and not dates.is_before(shown, path) else None


def _confirmed(page: str | None, shown: str | None, path: str) -> str | None:
    """The date of a page in JSON-LD, where the day is shown as that of a change too, or the address has the year and month."""
    if page and ((shown or "")[:10] == page[:10] or f"/{page[:4]}/{page[5:7]}/" in path):
        return page
    return None


def _unsaid(sources: Sources, headline: Any, month_first: bool | MonthFirst) -> str | None:
    """The date beside the headline that the names of its elements, and nothing else, call that of a change."""
    around = frozenset() if headline is None else frozenset(headline.iterancestors())
    return _not_before(dates.first(unsaid_changes(elements_near(headline), around), month_first), _path(sources))


def _anywhere(root: Any, month_first: bool | MonthFirst, modified: str | None) -> str | None:
    """The one date that the page names as that of a publication, or the one that stands alone and is not that of a change."""
    named, alone = dates_named(root, month_first)
    last = (modified or "9")[:10]
    for found in (named, alone):
        if len(found) == 1 and not (found is alone and found[0] == last) and found[0] <= last:
            return found[0]
    return None


def _visible_dates(sources: Sources, headline: Any, *, declared: bool = False) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the dates near the headline that ``<time>`` and texts say; beside a ``declared`` one only those of pages with few."""
    yield times_near(sources, headline)
    around = frozenset() if headline is None else frozenset(headline.iterancestors())
    published, modified = dates_in(elements_near(headline), around, declared)
    alone = {text for text in published if len(text) <= ALONE}
    listed = published if declared or not published or len(published[0]) > ALONE else alone
    if len(set(listed)) >= MANY_DATES and len(set(filter(None, map(dates.read, listed)))) >= MANY_DATES:
        published = []
    yield published, modified


def _path(sources: Sources) -> str:
    return split(original(sources.url)).path
