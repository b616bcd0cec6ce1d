"""What a page is that is no article, told by what stands on it and not by weights.

The weights learn much from the names of elements and from what pages say of themselves. A small page by an unknown system has neither, but
a title that no article has, a price beside a button that fills a cart, and one entry after the other with its own date are the same
everywhere. Each rule was held against the 1,125 pages that may be looked at; the figures stand beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import islice

from .data import alternation, table
from .evidence.signs import FAMILIES, KNOWN, LONGEST_LABEL
from .evidence.structured import fold
from .evidence.whole import PLACES
from .metadata.sources import FRONT
from .model import ARTICLES, COPY, Meta, Page
from .postlists import DATED, ENTRIES, LONGEST_DATE, about_one, entries, headed_by_links, listed_at
from .roles import title_index

TITLED = ("service", "listing")
LONGEST_TITLE = 60  # characters
LABEL_ENDS = (":", "：")  # of "Category: ..."
# A price of its own beside the headline and a button that fills a cart: 13 products without a type and two collections, and no article.
LONGEST_PRICE, BELOW_TITLE, BELOW_PRICE = 30, 12, 40  # characters; blocks
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


def listed(page: Page) -> str:
    """Return "listing" for a page that says so by its address or by a label in its title, though it declares a post: its first one."""
    title = (page.meta.title or "" if page.meta else "").lower()
    labelled = len(title) <= LONGEST_TITLE and title.startswith(_labels())
    return "listing" if listed_at(page.url) or labelled else ""


@cache
def _labels() -> tuple[str, ...]:
    """The labels with which titles of lists begin, with their colons."""
    return tuple(begin for begin in titles()["listing"].begins if begin.endswith(LABEL_ENDS))


def what_else(page: Page) -> str:
    """Return what a page is by its title, its address or what stands on it; empty where these say nothing.

    A page that names the type of an article is told by its title and address alone: many systems name that type on every page. A front
    page has it of the posts that it shows.
    """
    meta = page.meta or Meta()
    found = _titled(meta) or about_one(page, meta) or listed(page)
    if found or meta.types & ARTICLES:
        return found or ("listing" if FRONT.match(page.url or "") and entries(page) else "")
    if _sells(page):
        prices = sum(len(b.text) <= LONGEST_PRICE and _price().fullmatch(b.text) is not None for b in page.blocks)
        return "listing" if page.likely == "listing" and prices >= ENTRIES else "product"
    if any(len(block.text) <= LONGEST_PRICE and _answers().fullmatch(block.text) for block in page.blocks):
        return "forum"
    found = entries(page)
    if not found and headed_by_links(page, meta):
        found = "listing"
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
