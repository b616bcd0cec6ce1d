"""What a page is that is no article, told by what stands on it and not by weights.

The weights learn much from the names of elements and from what pages say of themselves. A small page by an unknown system has neither, but
a title that no article has, a price beside a button that fills a cart, and one entry after the other with its own date are the same
everywhere. Each rule was held against the 1,125 pages that may be looked at; the figures stand beside it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from .addresses import split
from .data import alternation, table
from .evidence.signs import FAMILIES, KNOWN, LONGEST_LABEL
from .evidence.structured import fold
from .evidence.whole import PLACES
from .model import ARTICLES, COPY, Block, Meta, Page
from .roles import HEADINGS, around, title_index, unnumbered
from .sentences import is_prose

TITLED = ("service", "listing")
LONGEST_TITLE = 60  # characters
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
# A price of its own beside the headline and a button that fills a cart: 13 products without a type and two collections, and no article.
LONGEST_PRICE, BELOW_TITLE, BELOW_PRICE = 30, 12, 40  # characters; blocks
# Entries of one form, each with a date and running text of its own, that hold nearly all of the page's running text, below none: 14
# discussions and four lists, and no article without a type.
ENTRIES, NEARLY_ALL = 3, 0.8
DATED = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\b(?:vor|hace|il y a|há)\s+\d+\b|"
    r"\b\d+\s?(?:years?|months?|weeks?|days?|hours?|minutes?|yr|mo|min|[dhw])s?\.? ago\b|"
    r"\b\d+\s\w{1,12}\s(?:fa|geleden|sitten|siden|sedan|temu|önce|lalu|trước|назад|тому)\b|"
    r"\d+\s?(?:日前|天前|小时前|時間前|分前|분 전|시간 전|일 전)",
    re.I,
)
LONGEST_DATE = 90  # characters of a line with a date
LINKED = 0.6  # share of a heading that is its link
# Pages without a date, an author or a type that lead to one address twice and more by lines that are nothing but the link, within the text:
# 120 others and nine articles, which are guides and front pages of sections, and long: the weights know such.
FEW_BLOCKS = 60
BUTTON, LEADS, BEHIND = 60, 2, 4  # characters; times; blocks behind the text
FEWEST_LINKS = 3  # lines that are links; of 109 lists that may be looked at all but two have more
OFTEN, OFTEN_IN, MUCH_TEXT = (
    4,
    6,
    4_000,
)  # words for us and for you: at least, and in a thousand characters; characters looked at
PLATES = frozenset({"li", "td", "th"})
# Of 65 manuals that may be looked at three have none of these signs.
CODE = "/pre["
# The addresses of help, and the question below it.
HELP = re.compile(
    r"//(?:help|support|hilfe|aide|ayuda|ajuda|aiuto|hjelp|hjalp|pomoc|kb)\.|/(?:help|hilfe|aide|ayuda|handbuch|knowledge-?base|kb)/",
    re.I,
)
# Of offers of work: "(m/w/d)", "H/F".
MARKS = re.compile(
    r"\((?:[mwfdhxvkMWFDHXVK](?:\s?[/|*]\s?(?:[mwfdhxivkMWFDHXIVK]|div|gn)){1,3}|all genders|gn)\)|\b[mwf]/[mwf]/[dxn]\b|\b(?:H/F|F/H)\b"
)


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles of one kind of page that no article has."""

    whole: frozenset[str]
    begins: tuple[str, ...]


@cache
def _price() -> re.Pattern[str]:
    """A line that is a price; the words around it are few."""
    sign = rf"(?:{alternation(table('otherpages.toml')['shop']['currencies'])})"
    return re.compile(rf"\D{{0,12}}{sign}\s?\d[\d.,\s]*\D{{0,8}}|\D{{0,12}}\d[\d.,\s]*{sign}\D{{0,8}}", re.I)


@cache
def _cart() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(table('otherpages.toml')['shop']['cart'])})\W*$", re.I)


@cache
def _answers() -> re.Pattern[str]:
    """A line such as "2 Answers" or "Your answer": four pages have one, all of them discussions."""
    words = table("otherpages.toml")["forum"]
    return re.compile(rf"\d+\s?(?:{alternation(words['answers'])})\W*|{alternation(words['own'])}", re.I)


@cache
def _us() -> re.Pattern[str]:
    return _persons("us")


@cache
def _you() -> re.Pattern[str]:
    return _persons("you")


def _persons(name: str) -> re.Pattern[str]:
    """Words for a person; one in capitals is another word than the same in small letters: "Sie"."""
    known = table("otherpages.toml")["persons"]
    words = [word for text in known[name] for word in (text, text[0].upper() + text[1:])] + known.get(
        f"{name}_as_is", []
    )
    return re.compile(rf"(?<!\w)(?:{alternation(words)})(?!\w)|{alternation(known[f'{name}_wide'])}")


@cache
def titles() -> dict[str, Titles]:
    """Return such titles by kind; they are in ``otherpages.toml``."""
    known = table("otherpages.toml")
    return {
        kind: Titles(frozenset(map(fold, known[kind]["titles"])), tuple(known[kind].get("begins", ())))
        for kind in TITLED
    }


def what_else(page: Page) -> str:
    """Return what a page is by its title, its address or what stands on it; empty where these say nothing.

    A page that names the type of an article is told by its title alone: many systems name that type on every page.
    """
    meta = page.meta or Meta()
    found = _titled(meta) or _about_one(page, meta)
    if found or meta.types & ARTICLES:
        return found
    if _sells(page):
        prices = sum(len(b.text) <= LONGEST_PRICE and _price().fullmatch(b.text) is not None for b in page.blocks)
        return "listing" if page.likely == "listing" and prices >= ENTRIES else "product"
    if any(len(block.text) <= LONGEST_PRICE and _answers().fullmatch(block.text) for block in page.blocks):
        return "forum"
    found = _entries(page)
    return "listing" if found and page.likely == "listing" else found


def invites(page: Page) -> bool:
    """Whether a small page that tells nothing of itself leads to one address again and again, as those do that want to sell something."""
    if len(page.blocks) >= FEW_BLOCKS or not _silent(page):
        return False
    kept = [index for index, verdict in enumerate(page.verdicts) if verdict.kind in COPY]
    if not kept:
        return False
    leads: Counter[str] = Counter()
    for block in page.blocks[kept[0] : kept[-1] + BEHIND]:
        fact = block.evidence
        if len(block.text) <= BUTTON and fact.tag not in PLATES and fact.link_chars > 0.8 * len(block.text):
            leads.update({target for target in fact.links if len(target) > 1 and not target.startswith("#")})
    return max(leads.values(), default=0) >= LEADS


def may_be(kind: str, page: Page) -> bool:
    """Whether a page has what pages of a kind have: manuals their signs, lists their links, discussions their dates or address."""
    if kind == "documentation":
        return documents(page)
    if kind == "listing":
        lead = (b for b in page.blocks if b.evidence.links and 2 * b.evidence.link_chars >= len(b.text))
        return sum(1 for _ in islice(lead, FEWEST_LINKS)) == FEWEST_LINKS
    if kind == "forum":
        return bool(PLACES["forum"].search(page.url or "")) or any(
            len(block.text) < LONGEST_DATE and DATED.search(block.text) for block in page.blocks
        )
    return True


def documents(page: Page) -> bool:
    """Whether a page has a sign of a manual: code, its labels, or the address of one."""
    url = page.url or ""
    if PLACES["docs"].search(url) or HELP.search(url) or any(CODE in block.path for block in page.blocks):
        return True
    manual = FAMILIES.index("manual")
    return any(len(b.text) <= LONGEST_LABEL and KNOWN.get(b.text.lower()) == manual for b in page.blocks)


def addresses(page: Page) -> bool:
    """Whether a page that tells nothing of itself speaks of "us" to "you": by its title, or by every other sentence."""
    return _silent(page) and (_of_us(page) or _speaks(page))


def of_us(page: Page) -> bool:
    """Whether a page that tells nothing of itself is about "us" by its title: three such are services, and none is an article."""
    return _silent(page) and _of_us(page)


def _silent(page: Page) -> bool:
    """Whether a page gives no date, author or type of an article."""
    meta = page.meta or Meta()
    return not (meta.date_published or meta.authors or meta.types & ARTICLES)


def _of_us(page: Page) -> bool:
    title = page.meta.title or "" if page.meta else ""
    return len(title) <= LONGEST_TITLE and _us().search(title) is not None


def _speaks(page: Page) -> bool:
    """Whether both are spoken of so often in the text as those do that want to sell something."""
    kept = (block.text for block, verdict in zip(page.blocks, page.verdicts, strict=True) if verdict.kind in COPY)
    text = " ".join(kept)[:MUCH_TEXT]
    us, you = len(_us().findall(text)), len(_you().findall(text))
    return min(us, you) > 0 and us + you >= max(OFTEN, OFTEN_IN * len(text) / 1000)


def _titled(meta: Meta) -> str:
    """The kind of page that has such a title; headlines beside it are often the name of the blog."""
    title = meta.title or ""
    if not title or len(title) > LONGEST_TITLE:
        return ""
    folded, low = fold(title), title.lower()
    for kind, known in titles().items():
        if folded in known.whole or low.startswith(known.begins):
            return kind
    return "service" if MARKS.search(title) else ""


def _about_one(page: Page, meta: Meta) -> str:
    """A list of what somebody wrote, by the address of such pages; one that names its day is none."""
    if meta.date_published:
        return ""
    path = split(page.url).path
    if WRITERS.search(path):
        return "listing"
    person = PEOPLE.search(path)
    title = meta.title or ""
    name = person is not None and title and len(title.split()) <= MOST_NAMES and title == title.title()
    return "listing" if name and person and fold(title) == fold(person[1]) else ""


def _sells(page: Page) -> bool:
    """Whether a price stands below the headline, and below it a button that fills a cart."""
    title = title_index(page.verdicts)
    if title < 0:
        return False
    near = page.blocks[title + 1 : title + 1 + BELOW_TITLE]
    price = next((b.index for b in near if len(b.text) <= LONGEST_PRICE and _price().fullmatch(b.text)), None)
    if price is None:
        return False
    return any(len(b.text) <= BUTTON and _cart().search(b.text) for b in page.blocks[price : price + BELOW_PRICE])


@dataclass(slots=True)
class _Entry:
    """What one of several elements of one form holds."""

    first: int
    prose: int = 0
    dated: bool = False
    targets: set[str] = field(default_factory=set)


def _entries(page: Page) -> str:
    """What a page is that is one dated entry after the other: a list where most entries are headed by a link, else a discussion."""
    shown = [block for block in page.blocks if not block.evidence.hidden and not block.evidence.control]
    dated = {b.index for b in shown if len(b.text) < LONGEST_DATE and DATED.search(b.text)}
    if len(dated) < ENTRIES:
        return ""
    prose = {block.index: len(block.text) for block in shown if is_prose(block.text)}
    groups: dict[tuple[int, str, str], dict[int, _Entry]] = defaultdict(dict)
    for block in shown:
        heads = _heads(page, block)
        if not (heads or block.index in prose or block.index in dated):
            continue
        for container in around(page.containers, block.evidence.container):
            form = (container.parent, container.tag, unnumbered(container.words))
            entry = groups[form].setdefault(container.index, _Entry(block.index))
            entry.prose += prose.get(block.index, 0)
            entry.dated = entry.dated or block.index in dated
            entry.targets.update(heads)
    for entries in groups.values():
        full = [entry for entry in entries.values() if entry.prose and entry.dated]
        if len(full) >= ENTRIES and sum(entry.prose for entry in full) >= NEARLY_ALL * sum(prose.values()):
            if any(page.verdicts[index].kind in COPY for index in prose if index < full[0].first):
                continue  # comments below a short text
            headed = set().union(*(entry.targets for entry in full))
            discussed = PLACES["forum"].search(page.url or "") or 2 * len(headed) < len(full)
            return "forum" if discussed else "listing"
    return ""


def _heads(page: Page, block: Block) -> tuple[str, ...]:
    """The target of a heading that is a link to another page."""
    fact = block.evidence
    if fact.tag not in HEADINGS or fact.link_chars <= LINKED * len(block.text):
        return ()
    path = split(page.url).path
    return tuple(target for target in fact.links[:1] if split(target).path not in ("", path))
