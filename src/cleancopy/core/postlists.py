"""Pages that list posts or discuss, told by their addresses and by one entry after the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from .addresses import split
from .cutheads import STOPLESS
from .evidence.structured import fold
from .evidence.whole import PLACES
from .figures import width
from .model import COPY, Block, Container, Meta, Page
from .roles import HEADINGS, around, unnumbered
from .sentences import MIN_PROSE, is_prose

# Segments of addresses below which there is a page for each person who writes.
WRITERS = re.compile(
    r"/(?:authors?|autor(?:en|es|i|e|zy)?|auteurs?|contributors?|columnists?|writers?|byline|redakteure?|skribent(?:er)?|forfatter(?:e)?|"
    r"kirjoittajat?|szerzok?|yazar(?:lar)?|penulis|avtory?)/[^/]+/?$",
    re.I,
)
PEOPLE = re.compile(
    r"/(?:people|profiles?|staff|team|members?|users?|personen|personnes|equipe|personas|persone|pessoas|mensen)/([^/]+)/?$",
    re.I,
)
MOST_NAMES = 4  # words of a person's name
# Entries of one form, each with a date and running text of its own, that hold nearly all of the page's running text, below none: 14
# discussions and four lists, and no article without a type.
ENTRIES, NEARLY_ALL = 3, 0.8
ALL_HEADED = (
    0.9  # of undated ones below headings that are links: guides to works of others begin with more of their own
)
DATED = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\b(?:vor|hace|il y a|há)\s+\d+\b|"
    r"\b\d+\s?(?:years?|months?|weeks?|days?|hours?|minutes?|yr|mo|min|[dhw])s?\.? ago\b|"
    r"\b\d+\s\w{1,12}\s(?:fa|geleden|sitten|siden|sedan|temu|önce|lalu|trước|назад|тому)\b|"
    r"\d+\s?(?:日前|天前|小时前|時間前|分前|분 전|시간 전|일 전)",
    re.I,
)
LONGEST_DATE = 90  # characters of a line with a date
LINKED, LINE = 0.6, 20  # share of a heading that is its link; characters of a linked line that is as good
# Addresses of the archive of a day or a month, and of what systems ask for by number or words: no article that may be looked at
# has one; some have a year and a month behind their own words.
OF_DAYS = re.compile(
    r"(?:/[a-z-]{1,12}){0,2}/(?:19|20)\d\d/(?:0[1-9]|1[0-2])(?:/(?:0[1-9]|[12]\d|3[01]))?/?(?:page/\d+/?)?"
)
ASKED = re.compile(r"(?:^|&)(?:s|m|cat|tag|author|author_name|paged|monthnum)=[^&]", re.I)
ASKED_OF = re.compile(
    r"/?(?:[a-z]{2}/|blog/|news/|archives?/){0,2}(?:index\.php)?", re.I
)  # others ask so of an article: "/a-mill/?s=20"


def is_running(text: str) -> bool:
    """Whether a line is running text; Thai and Lao have no full stops that would end it."""
    return is_prose(text) or (len(text) >= MIN_PROSE and STOPLESS.match(text[-1]) is not None)


def listed_at(url: str | None) -> bool:
    """Whether an address is that of a list: the archive of a day or a month, or what a system was asked for.

    >>> listed_at("https://example.org/2024/03/"), listed_at("https://example.org/?s=mill"), listed_at("https://example.org/2024/03/a-mill/")
    (True, True, False)
    """
    parts = split(url)
    return OF_DAYS.fullmatch(parts.path) is not None or (
        ASKED.search(parts.query) is not None and ASKED_OF.fullmatch(parts.path) is not None
    )


def about_one(page: Page, meta: Meta) -> str:
    """Return "listing" for a list of what somebody wrote, by the address of such pages; one that names its day is none."""
    if meta.date_published:
        return ""
    path = split(page.url).path
    if WRITERS.search(path):
        return "listing"
    person = PEOPLE.search(path)
    title = meta.title or ""
    name = person is not None and title and len(title.split()) <= MOST_NAMES and title == title.title()
    return "listing" if name and person and fold(title) == fold(person[1]) else ""


@dataclass(slots=True)
class _Entry:
    """What one of several elements of one form holds."""

    first: int
    prose: int = 0
    dated: bool = False
    targets: set[str] = field(default_factory=set)


def entries(page: Page) -> str:
    """Return what a page is that is one dated entry after the other: a list where most entries are headed by a link, else a discussion."""
    shown = [block for block in page.blocks if not block.evidence.hidden and not block.evidence.control]
    dated = {b.index for b in shown if len(b.text) < LONGEST_DATE and DATED.search(b.text)}
    if len(dated) < ENTRIES:
        return ""
    prose = {block.index: len(block.text) for block in shown if is_running(block.text)}
    groups: dict[tuple[int, str, str], dict[int, _Entry]] = defaultdict(dict)
    for block in shown:
        heads = _heads(page, block)
        if not (heads or block.index in prose or block.index in dated):
            continue
        for container in around(page.containers, block.evidence.container):
            form = (container.parent, container.tag, _form(container))
            entry = groups[form].setdefault(container.index, _Entry(block.index))
            entry.prose += prose.get(block.index, 0)
            entry.dated = entry.dated or block.index in dated
            entry.targets.update(heads)
    whole = sum(prose.values())
    copies = [index for index in prose if page.verdicts[index].kind in COPY]
    posts = _under_links(page, shown, copies)
    so_far = list(accumulate((prose[index] for index in posts), initial=0))
    for group in groups.values():
        full = [entry for entry in group.values() if entry.prose and entry.dated]
        if len(full) < ENTRIES:
            continue
        posts_above = bisect_left(posts, full[0].first)
        held = sum(entry.prose for entry in full) + so_far[posts_above]
        if held >= NEARLY_ALL * whole:
            if posts_above < bisect_left(copies, full[0].first):
                continue  # comments below a short text
            headed = set().union(*(entry.targets for entry in full))
            discussed = PLACES["forum"].search(page.url or "") or 2 * len(headed) < len(full)
            return "forum" if discussed else "listing"
    return ""


def headed_by_links(page: Page, meta: Meta) -> bool:
    """Whether nearly all of a page's running text stands below headings that lead to other pages of the site, and no date is known of it.

    Of pages without the type of an article only lists and discussions are so, and one article that has a date.
    """
    if meta.date_published:
        return False
    host = split(page.url).netloc
    under, level, whole = "", "h7", 0
    held: dict[str, int] = defaultdict(int)
    for block in page.blocks:
        if block.evidence.hidden or block.evidence.control:
            continue
        if block.evidence.tag in HEADINGS:
            own = next((link for link in _heads(page, block) if split(link).netloc in ("", host)), "")
            if own or block.evidence.tag <= level:  # a byline may stand in a small heading
                under, level = own, block.evidence.tag
        elif is_running(block.text):
            whole += len(block.text)
            held[under] += len(block.text)
    return len(held.keys() - {""}) >= ENTRIES and whole - held[""] >= ALL_HEADED * whole


def _under_links(page: Page, shown: Sequence[Block], prose: Sequence[int]) -> list[int]:
    """Return those of some blocks above which a heading stands that is a link to another page: the latest post above the others."""
    under = False
    found = []
    wanted = set(prose)
    for block in shown:
        if block.evidence.tag in HEADINGS:
            under = bool(_heads(page, block))
        elif under and block.index in wanted:
            found.append(block.index)
    return found


def _form(container: Container) -> str:
    """What entries of one form have in common: systems name posts by their words, subjects and writers, too."""
    return "" if container.tag == "article" else unnumbered(container.words).split(" ", 1)[0]


def _heads(page: Page, block: Block) -> tuple[str, ...]:
    """The target of a heading, or of a line as long as one, that is a link to another page."""
    fact = block.evidence
    if fact.link_chars <= LINKED * len(block.text) or (fact.tag not in HEADINGS and width(block.text) < LINE):
        return ()
    path = split(page.url).path
    return tuple(target for target in fact.links[:1] if split(target).path not in ("", path))
