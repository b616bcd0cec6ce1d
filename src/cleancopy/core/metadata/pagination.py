"""The following page of the same article, when it is split over several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import chain, islice
from typing import Any
from urllib.parse import parse_qsl, urlencode

from ..addresses import host, split
from .sources import Sources, absolute, gather
from .strings import text_of

MAX_PAGES = 99
MAX_ANCHORS = 300

PARAMETER = re.compile(
    r"^(?:page|pg|p|paged|pagina|seite|side|sida|pagenum|page_no|pageno|pagenumber|str|strona|sivu)$", re.I
)
# Forms of a page number at the end of a path. Anchored at the end by "$", the repetitions have limits: linear.
MARKED = re.compile(
    r"(?:[/,_.-])(?:page|seite|pagina|side|sida|strona|pg|p)[/=,_-]?(?P<n>\d{1,2})(?P<end>/?|\.\w{3,5})$", re.I
)
NUMBER_AT = 8  # characters from the end of a path, at most, where a page number of these forms has its first digit
FOLDER = re.compile(r"/page/\d", re.I)
BARE = re.compile(
    r"(?:[/,_-]|(?:(?<=[^\W\d])|(?<=\d{4}))\.)(?P<n>\d{1,2})(?P<end>/?|\.\w{3,5})$"
)  # "story.2" and "story-12345.2", but not "version-1.2"
PAGED = re.compile(r"\d(?:/|&|#|\?|\.\w{3,5}$|$)")  # what any of these ends with: most links are out by this alone
# Addresses of lists of articles.
LISTING = re.compile(
    r"/(?:category|categories|tags?|topics?|authors?|search|archives?|section|label|kategorie|thema|rubrik|suche)/",
    re.I,
)
# Three words joined by hyphens, a number of five digits, or the name of a file: an article rather than a section.
SLUG = re.compile(r"[^\W_][-_][^\W_]{1,40}[-_][^\W_]|\d{5}|\.\w{3,5}$")
NO_DIGIT = re.compile(r"\D")
COUNT = re.compile(r"^\D{0,20}1\D{1,20}2\b")  # "1 2 3", "Page 1 | 2"
NEXT = re.compile(
    r"^(?:(?:go to |zur )?(?:next|nächste|weiter|suivante?|siguiente|próxima|prossima|avanti|volgende|neste|nästa|næste|"
    r"następna|další|далее|следующая|次|다음)"
    r"(?:\s?(?:page|seite|pagina|página|side|sida|strona|страница|ページ|へ|の|페이지|»|›|>|→)){0,3}|[»›>→]|"
    r"continue(?: reading)?|page suivante|página siguiente|pagina successiva)$",
    re.I,
)
# Behind any words: "Continue reading on page 2 »". That it is this article's next page its address has to say.
PAGE_WORDS = re.compile(
    r"(?:\b(?:page|seite|página|pagina|side|sida|strona|sivu|страниц[аеуы]|sayfa)|ページ|페이지) ?(?P<n>\d{1,2})(?: ?[»›>→.…]{1,3})?$",
    re.I,
)
# "Read on one page": the words of the link, and what its address has behind that of the article.
ON_ONE_PAGE = re.compile(
    r"\b(?:(?:on|as|in) (?:one|a single|1) page|(?:single|one|full)[- ]page (?:view|version|format)"
    r"|(?:view|show|read) (?:all pages|as one page)$|^single page$|(?:auf|in) einer seite|(?:sur|en) une (?:seule )?page"
    r"|en una (?:sola )?página|(?:su|in) una (?:sola |unica )?pagina|pagina unica|(?:em|numa) (?:uma )?(?:só |única )?página"
    r"|op (?:één|een|1) pagina|på (?:en|én|ett|ei) (?:og samme )?(?:sida|side)|na jednej stronie|na jedné stránce)"
    r"|на одной странице|одной страницей|на одній сторінці|单页阅读|在本页阅读|全文阅读|余下全文|單頁閱讀|全文閱讀"
    r"|1ページで|1ページに|全文表示|한 페이지",
    re.I,
)
WHOLE = re.compile(
    r"[/?&=._-](?:all|alles|full|single|one|whole|complete|komplett(?:ansicht)?|gesamt|tout|toda|todo|intero)(?:[-_]?pages?|[-_]?view|[-_]?story|[-_]?article)?"
    r"(?:=(?:1|y|yes|true|on)?)?(?:[/&#]|\.\w{3,5}$|$)",
    re.I,
)
STRIP = re.compile(r"pagina|pager|page-?(?:nav|num|link|list)|paging|pages|pagelist|multipage", re.I)
COMMENTS = re.compile(r"comment|disqus|respon[ds]|kommentar|reviews", re.I)
# Types in JSON-LD, looked for in the text of it; a list of articles may say "article" in OpenGraph, but gives no date.
TYPES = ('Article"', 'BlogPosting"')


def next_page(root: Any, url: str | None) -> str | None:
    """Return the absolute URL of the following page of the same article, None where there is none.

    Only an address that is this page's with the next page number counts: in ``<link rel=next>`` and ``<a rel=next>``, or
    in a strip or menu of page numbers. A list's next page and the next article are not pages of this one.
    """
    return following_page(gather(root, url))


def may_have_next(url: str, hrefs: Iterable[str], named: Iterable[str]) -> bool:
    """Whether ``next_page`` could return an address, as far as the targets of a page's links tell; most pages are out by this.

    ``hrefs`` are those of all ``<a>`` and ``<option>``, as written, ``named`` those of ``<link rel=next>``.
    """
    here = absolute(url, None)
    if here is None:
        return False
    likely = chain(named, filter(partial(_may_follow, stem=stem_of(here)), hrefs))
    return any(follows(here, following, article=True) for href in likely if (following := absolute(href, here)))


def may_have_whole(url: str, hrefs: Iterable[str]) -> bool:
    """Whether ``whole_page`` could return an address, as far as the targets of a page's links tell."""
    stem = stem_of(url)
    return any(_may_be_whole(href, stem) for href in hrefs)


def whole_page(root: Any, url: str) -> str | None:
    """Return the absolute URL under which a split article stands on one page, as its first page links it, None without such a link.

    Both the words of the link and its address have to say so, and the address has to be this one with something behind it.
    """
    sources, stem = gather(root, url), stem_of(url)
    for anchor in root.iter("a"):
        href = anchor.get("href") or ""
        there = sources.absolute(href) if _may_be_whole(href, stem) else None
        if there and _is_beside(there, url) and ON_ONE_PAGE.search(text_of(anchor, 60).strip()):
            return there
    return None


def _is_beside(there: str, here: str) -> bool:
    """Whether an address is another with a query, or with a word for all pages behind its path; not that of all its comments."""
    path, own = split(there).path, split(here).path.rstrip("/").rsplit(".", 1)[0]
    behind = path.removeprefix(own)
    return (
        host(there) == host(here)
        and path.startswith(own)
        and there.partition("#")[0] != here
        and (WHOLE.match(behind) is not None or behind in ("", "/", split(here).path[len(own) :]))
        and not COMMENTS.search(f"{behind}?{split(there).query}")
    )


def _may_be_whole(href: str, stem: str) -> bool:
    return WHOLE.search(href) is not None and (stem in href or href[:1] == "?")


def following_page(sources: Sources) -> str | None:
    """Return what ``next_page`` does, for a page whose meta elements and links are known."""
    canonical = next(iter(sources.links.get("canonical", ())), None)
    here = absolute(sources.url or absolute(canonical, None), None)
    article = _is_article(sources)
    if here is None or not (article or SLUG.search(stem_of(here)) or SLUG.search(split(here).path)):
        return None
    for address in sources.links.get("next", ())[:5]:
        following = absolute(address, here)
        if following and follows(here, following, article):
            return following
    stem = stem_of(here)
    for anchor in islice(_candidates(sources, stem), MAX_ANCHORS):
        following = absolute(_target(anchor), here)
        if following and follows(here, following, article) and _is_pager(anchor, following):
            return following
    return None


def _candidates(sources: Sources, stem: str) -> Iterator[Any]:
    """Yield the links that may lead to the following page; where the targets are known, most pages are done without a look at the tree."""
    if sources.hrefs is None:
        for anchor in sources.root.iter("a", "option"):
            if _may_follow(_target(anchor), stem):
                yield anchor
    elif sources.links_hold(stem, "\n?"):
        wanted = {href for href in sources.hrefs if _may_follow(href, stem)}
        if wanted:
            yield from (anchor for anchor in sources.root.iter("a", "option") if _target(anchor) in wanted)


def _target(anchor: Any) -> str:
    """Where a link leads, or the choice of a menu whose values are addresses."""
    return anchor.get("value" if anchor.tag == "option" else "href") or ""


def _may_follow(href: str, stem: str) -> bool:
    """Whether a link is worth a look: it holds what all pages of the article have in their address, and a number where it ends."""
    return (stem in href or href[:1] == "?") and ends_in_number(href)


def ends_in_number(href: str) -> bool:
    """Whether a link's target, as written, ends in a number or a file's name that does: only such can be further pages."""
    return PAGED.search(href) is not None


def _is_article(sources: Sources) -> bool:
    """Whether the page declares to be an article, with more than OpenGraph's type, which lists declare too."""
    return "article:published_time" in sources.metas or any(
        name in script for script in sources.scripts for name in TYPES
    )


@lru_cache(maxsize=64)
def stem_of(url: str) -> str:
    """Return what every page of an article has in its path: the last part, without number and ending."""
    path = split(url).path.rstrip("/")
    if any(map(str.isdigit, path[-NUMBER_AT:])):
        for pattern in (MARKED, BARE):
            path = pattern.sub("", path)
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0][:200] or "/"


@lru_cache(maxsize=64)
def _numbered(url: str, bare: bool) -> tuple[str, int] | None:
    """Split a URL into what all pages of an article share and the page number, None without a number."""
    parts = split(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)[:50]
    for index, (name, value) in enumerate(pairs):
        if PARAMETER.match(name) and value.isascii() and value.isdigit() and len(value) < 3:
            rest = urlencode(pairs[:index] + pairs[index + 1 :])
            return f"{host(url)}{parts.path.rstrip('/')}?{rest}", int(value)
    found = (BARE if bare else MARKED).search(parts.path)
    if not found:
        return None
    end = found["end"].strip("/")
    return f"{host(url)}{parts.path[: found.start()].rstrip('/')}{end}?{parts.query}", int(found["n"])


@lru_cache(maxsize=8)
def _whole(url: str) -> str:
    parts = split(url)
    return f"{host(url)}{parts.path.rstrip('/')}?{urlencode(parse_qsl(parts.query, keep_blank_values=True)[:50])}"


def follows(here: str, following: str, article: bool = False) -> bool:
    """Whether a URL is that of the next page of an article.

    ``article`` says that the page declares to be one; else its address has to look like an article's. ``/page/2`` is the
    form of lists, in the most common system too: there the page has to declare it.

    >>> follows("https://a.example/long-story-here.html", "https://a.example/long-story-here-2.html")
    True
    >>> follows("https://a.example/news/", "https://a.example/news/page/2/")
    False
    """
    for bare in (False, True):
        other = _numbered(following, bare)
        if other is None or not 2 <= other[1] <= MAX_PAGES:
            continue
        base, number = other
        own = _numbered(here, bare)
        slug = bool(SLUG.search(base.split("?")[0].partition("/")[2].rsplit("/", 1)[-1]))
        first = number == 2 and _whole(here) == base
        later = own is not None and own[0] == base and own[1] == number - 1 and (slug or not bare)
        likely = article or (slug and not FOLDER.search(split(following).path))
        if (first or later) and likely and not LISTING.search(f"/{base}/") and "/" in base.split("?")[0]:
            return True
    return False


def is_next_of_list(here: str, following: str) -> bool:
    """Whether a URL is that of the next page of a list.

    >>> is_next_of_list("https://a.example/news/", "https://a.example/news/page/2/")
    True
    >>> is_next_of_list("https://a.example/news?page=2", "https://a.example/news?page=4")
    False
    """
    other, own = _numbered(following, False), _numbered(here, False)
    if other is None or not 2 <= other[1] <= MAX_PAGES:
        return False
    return own == (other[0], other[1] - 1) or (other[1] == 2 and _whole(here) == other[0])


def _is_pager(anchor: Any, following: str) -> bool:
    """Whether a link is part of the page numbers of an article, not of its comments."""
    text = text_of(anchor, 60).strip()
    number = NO_DIGIT.sub("", text)
    labelled = bool(number) and len(text) < 12 and following.rstrip("/").find(number) >= 0
    told = PAGE_WORDS.search(text)
    said = (
        anchor.tag == "option"  # its value is an address that can be nothing else
        or "next" in (anchor.get("rel") or "").split()
        or bool(NEXT.match(text))
        or bool(told and _ends_in(following, told["n"]))
    )
    strip = False
    for depth, node in enumerate([anchor, *anchor.iterancestors()]):
        words = f"{node.get('class') or ''} {node.get('id') or ''}"
        if node.tag not in {"body", "html"}:
            if COMMENTS.search(words):
                return False
            strip = strip or bool(depth < 6 and STRIP.search(words))
        if depth > 15:
            break
    return said or (labelled and strip) or (labelled and _counted(anchor))


def _ends_in(url: str, number: str) -> bool:
    """Whether a number is the last of an address."""
    return NO_DIGIT.sub(" ", url).split()[-1:] == [number]


def _counted(anchor: Any) -> bool:
    """Whether page numbers stand around a link."""
    parent = anchor.getparent()
    if parent is not None and len(parent) < 2:
        parent = parent.getparent()
    if parent is None:
        return False
    text = text_of(parent, 200)
    return bool(COUNT.match(text)) and len(text) < 150
