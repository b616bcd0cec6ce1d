"""Whether a page is an article, and if not, what it seems to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .data import table
from .databody import is_declared_only
from .evidence.signs import ABOVE, BELOW, SHORT, YEAR
from .evidence.whole import PLACES
from .metadata.datewords import has_year
from .metadata.sources import FRONT
from .model import ARTICLES, COPY, Kind, Meta, Page
from .otherpages import addresses, invites, listed, of_us, what_else
from .postlists import is_running
from .roles import title_index
from .salutations import is_letter

# Probability from which a page counts as an article, chosen on sites that were not learned from so that 97.5% of the articles are told and
# as many of the other pages as that allows. A page that gives a date, and an author or the type of an article, is told from others more
# surely: of such articles 99% reach one half. One that names the kind of post it is was an article in 164 of 165 cases.
THRESHOLD = 0.2
DATED = 0.5
# More is asked of one whose types or address say that it is something else, too: on sites that were not learned from that tells 15 of 463
# other pages more and costs none of 636 articles.
OTHERWISE = 0.5
# At the address of a site's front page. Of 56 such pages of blogs three have more than ``OTHERWISE``, .62 to .8.
AT_FRONT = 0.85
MOST_ASKED = max(DATED, OTHERWISE, AT_FRONT)
DECLARED = 0.02
POSTS = ARTICLES - {"article"} | {"blogposting", "liveblogposting", "reviewnewsarticle", "backgroundnewsarticle"}
# Types in small letters, of schema.org and OpenGraph, of pages that sell one thing or hold a discussion.
OTHERS = frozenset(
    {"product", "productgroup", "product.group", "product.item", "og:product", "discussionforumposting", "qapage"}
)
# Of pages that may be looked at, 363 of 637 articles have the form, and four others of 473: three dated tutorials and a podcast.
FORMED = 0.02
STRANGE = ("product", "forum", "docs", "list")  # addresses of what may be dated below a headline, too
# One entry of an archive: the number or the words of a post behind the folder, not the month or the category that lists many.
ENTRY = re.compile(
    r"/archives?/(?:[\w%-]+/){0,4}(?!index\b|cat[_-]|category)(?:0\d{4,}|\d{7,}|(?=[^/.]*[a-z%]{3})[^\W_]+(?:[-_][^\W_]+){2,}"
    r"|(?<=/\d{4}/\d\d/)(?=[^/.]*[a-z]{3})[\w%-]+)(?:\.\w{2,5})?/?$|"
    r"/topics?/(?:[\w%-]{1,60}/){0,3}[a-z_-]{0,40}\d{6,8}[a-z_-]{0,40}\.x?html?$",
    re.I,
)
# "/item/412-new-tram": so some systems call posts too; shops that do so show no date below the headline.
OF_POSTS = {"list": ENTRY, "product": re.compile(r"/item/\d+-\w", re.I)}
# Addresses of discussions and of nothing else; the words in ``PLACES`` are those of sections of newspapers, too.
DISCUSSED = re.compile(
    r"//(?:[\w-]+\.)?(?:forums?|discuss)\.|/r/\w+/comments/|/forums?/|/threads?/|viewtopic\.php|showthread\.php|/t/[\w-]+/\d+",
    re.I,
)
BELOW_HEADLINE = (
    25  # blocks between a headline and the first paragraph: byline, date, buttons, a picture, the parts of a menu
)
SMALL = 15  # blocks
FORM_PARAGRAPHS, FORM_CHARS = 2, 180  # the least that a text of this form has
UNBROKEN = 0.8  # share of the characters from the first paragraph to the last one that are kept
SURE = 0.9  # from which a title that reads like a notice is a headline
FEW_LINKS = 5
ALL_TEXT = 0.9  # share of the page's characters that is kept
# Addresses below which one signs up or in, or asks for a new password: of no page that may be looked at and is an article.
ACCOUNT = re.compile(
    r"[?&](?:action|mode|do)=(?:lostpassword|register|login|signup)\b|/(?:sign-?up|sign-?in|log-?in|register|registration|create/user|"
    r"lost-?password|forgot-?password|password/reset)(?:\.\w{2,5})?/?(?:\?|$)",
    re.I,
)
# Addresses of things that are sold, as shops write them that many use.
SOLD = re.compile(r"[/-]p-\d+(?:[-.]|$)|/product_info\.php|[?&]products?_?id=\d|/dp/B0\w{8}", re.I)
KINDS = {
    "product": "a page that sells something",
    "forum": "a discussion",
    "listing": "a list of other pages",
    "documentation": "documentation",
    "service": "a page about a service or a company",
}
MAX_NOTICE = 1_500  # characters of kept text: a page that only says why there is none is shorter
MAX_NUMBERED = 5_000  # of one whose title has the number of the notice: some tell the way to all else
MAX_SAID = 60  # characters of a title that says nothing else
HEADLINES = frozenset({"h1", "h2"})
WIDE = re.compile("[\u3040-\uffff]")
MIN_CHARS = 140  # of kept text: two sentences; the shortest real news in brief have about 200


def mass(text: str) -> int:
    """Return the length of a text in characters; those of scripts without letters count double, since they say more."""
    return len(text) if text.isascii() else len(text) + len(WIDE.findall(text))


def declared(page: Page) -> bool:
    """Whether a page says of itself that it is a post, of which kind, and when it was published; a front page speaks of its posts."""
    meta = page.meta
    return (
        meta is not None
        and bool(meta.types & POSTS and meta.date_published)
        and not (page.url and FRONT.match(page.url))
    )


def least_asked(page: Page) -> float:
    """Return the probability of an article that is asked of a page, by what it says of itself."""
    if FRONT.match(page.url or ""):
        return AT_FRONT
    if declared(page):
        return DECLARED
    if formed(page):
        return FORMED
    meta = page.meta or Meta()
    dated = bool(meta.date_published and (meta.authors or meta.types & ARTICLES))
    least = DATED if dated and not _signed(page) else THRESHOLD
    return max(least, OTHERWISE) if _says_otherwise(page.url or "", meta) or invites(page) or of_us(page) else least


def _is_too_low(page: Page, score: float) -> bool:
    """Whether a page has less than is asked of it; what that is takes a look at all of its text."""
    return score < MOST_ASKED and score < least_asked(page)


def _says_otherwise(url: str, meta: Meta) -> bool:
    """Whether a page is said to be no article, by its types or by an address of manuals and lists."""
    if meta.types & (POSTS | ARTICLES):
        return False
    listed = PLACES["docs"].search(url) or DISCUSSED.search(url) or SOLD.search(url) or _is_listed("list", url)
    return bool(meta.types & OTHERS) or (bool(listed) and not PLACES["article"].search(url))


def _is_listed(name: str, url: str) -> bool:
    """Whether an address is that of such a place, and not of a post there."""
    return PLACES[name].search(url) is not None and not (name in OF_POSTS and OF_POSTS[name].search(url))


def formed(page: Page) -> bool:
    """Whether a page has the form of an article: a date beside the headline, and below it a text that hardly anything interrupts.

    Small pages of news often have no date: of copies of articles that were cut down to fewer than 15 blocks, 3.6% lacked what the weights
    ask, and of such pages with a headline and two paragraphs below it most that are none say so by their address.
    The weights learn much from the names of elements, which many systems do not use, and know few articles of some sentences. Whoever looks
    at such a page needs no names to tell it from a shop's or a company's; threads and manuals may look so, and are told by their addresses.
    """
    meta = page.meta or Meta()
    url = page.url or ""
    if any(_is_listed(name, url) for name in STRANGE) or _says_otherwise(url, meta) or invites(page):
        return False
    title = title_index(page.verdicts)
    if title < 0 or not ((meta.date_published and _dated(page, title)) or _is_small(page) or is_letter(page)):
        return False
    below = range(title + 1, len(page.blocks))
    prose = [index for index in below if page.verdicts[index].kind in COPY and is_running(page.blocks[index].text)]
    if len(prose) < FORM_PARAGRAPHS or prose[0] > title + BELOW_HEADLINE:
        return False
    span = range(prose[0], prose[-1] + 1)
    kept = sum(len(page.blocks[index].text) for index in span if page.verdicts[index].kind in COPY)
    whole = sum(len(page.blocks[index].text) for index in span)
    return sum(mass(page.blocks[index].text) for index in prose) >= FORM_CHARS and kept >= UNBROKEN * whole


def _signed(page: Page) -> bool:
    """Whether the author and a year stand in short lines beside the headline, on a page whose address is not that of posts and manuals.

    Recipes and tables have few sentences, and got lost once their author was found. No page that may be looked at is told otherwise.
    """
    meta = page.meta or Meta()
    title = title_index(page.verdicts)
    if title < 0 or not meta.authors or any(_is_listed(name, page.url or "") for name in STRANGE):
        return False
    near = page.blocks[max(0, title - ABOVE) : title + BELOW + 1]
    return _dated(page, title) and any(
        len(b.text) < SHORT and any(name in b.text for name in meta.authors) for b in near
    )


def _is_small(page: Page) -> bool:
    """Whether a page has so little around its text that no date is asked of it, unless its address is that of a page about somebody."""
    return len(page.blocks) < SMALL and not PLACES["service"].search(page.url or "") and not addresses(page)


def _dated(page: Page, title: int) -> bool:
    """Whether a short line with a year stands beside the headline."""
    near = page.blocks[max(0, title - ABOVE) : title + BELOW + 1]
    return any(
        len(b.text) < SHORT and (YEAR.search(b.text) or (not b.text.isascii() and has_year(b.text))) for b in near
    )


def _all_text(page: Page) -> bool:
    """Whether a page is its text and hardly anything else, not even links: what else could it be for?"""
    if sum(len(block.evidence.links) for block in page.blocks) > FEW_LINKS or invites(page) or addresses(page):
        return False
    if FRONT.match(page.url or ""):
        return False
    whole = sum(len(block.text) for block in page.blocks)
    kept = sum(len(b.text) for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind.is_copy)
    return kept >= ALL_TEXT * whole


@dataclass(frozen=True, slots=True)
class Notice:
    """A kind of page that only says why there is no article."""

    name: str
    what: str
    says: re.Pattern[str]


@cache
def notices() -> tuple[Notice, ...]:
    """Return the kinds of pages that say why there is no article; their words are in ``pages.toml``."""
    known = table("pages.toml")
    return tuple(
        Notice(name, entry["what"], re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, entry['says']))})(?!\w)"))
        for name, entry in known.items()
    )


def _notice(page: Page, kept: int) -> Notice | None:
    """The kind of a short page whose title, or the heading of most of its text, is one of the known notices."""
    title = (page.meta.title or "").lower() if page.meta else ""
    if kept > (MAX_NUMBERED if "404" in title else MAX_NOTICE):
        return None
    said = (notice for notice in notices() if len(title) <= MAX_SAID and _says(notice, title))
    found = next(said, None) or next((notice for notice in notices() if _heads_most(page, notice)), None)
    if found is None and ACCOUNT.search(page.url or ""):
        found = next(notice for notice in notices() if notice.name == "login")
    return found


def _heads_most(page: Page, notice: Notice) -> bool:
    """Whether headings with the words of a notice head no less of the text than others do: the box to log in beside an article does not."""
    found = own = False
    below, beside = 0, 0
    for block, verdict in zip(page.blocks, page.verdicts, strict=True):
        if block.evidence.tag in HEADLINES or verdict.kind is Kind.TITLE:
            own = len(block.text) <= MAX_SAID and _says(notice, block.text.lower())
            found = found or own
        elif verdict.kind.is_copy:
            below, beside = (below + mass(block.text), beside) if own else (below, beside + mass(block.text))
    return found and below >= beside


def _says(notice: Notice, text: str) -> bool:
    """Whether the words of a notice are most of a line: a headline about logins says more."""
    found = notice.says.search(text)
    return found is not None and 2 * len(found.group()) >= len(text)


def page_kind(page: Page) -> tuple[bool, str]:
    """Return whether the page is an article, and why or why not."""
    return _known(page) or _by_text(page)


def _known(page: Page) -> tuple[bool, str] | None:
    """Whether a page is an article, and why, where no look at its text is needed."""
    if page.problem:
        return False, page.problem
    if page.status is not None and page.status >= 400:
        return False, f"http_status: {page.status}"
    if not page.markup:
        kept_any = any(verdict.kind in COPY for verdict in page.verdicts)
        return (True, "text: handed in as one") if kept_any else (False, "no_text: every line was removed")
    if is_declared_only(page):
        return True, "article: its text stands in the structured data alone"
    return None


def _by_text(page: Page) -> tuple[bool, str]:
    """Whether a page is an article by what is kept of it, its title, its address and its form."""
    kept = sum(mass(b.text) for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind.is_copy)
    notice = _notice(page, kept) if page.article_score is None or page.article_score < SURE else None
    if notice is not None:
        return False, f"{notice.name}: the page {notice.what}"
    other = (listed if declared(page) else what_else)(page) if page.article_score is not None else ""
    if other:
        return False, f"{other}: by its title, address or form it is {KINDS[other]}"
    if page.article_score is not None and _is_too_low(page, page.article_score) and not _all_text(page):
        what = KINDS.get(page.likely, "another page")
        return (
            False,
            f"{page.likely or 'not_an_article'}: it looks like {what}, {page.article_score:.0%} like an article",
        )
    if kept < MIN_CHARS:
        return False, "no_text: almost nothing on the page is running text"
    return True, "article: running text"
