"""The standfirst: what introduces an article between its headline and its text, and is set apart from both."""

from __future__ import annotations

from collections.abc import Sequence

from .evidence import Table
from .evidence.structured import fold
from .evidence.text import Column
from .evidence.words import bits_of, families
from .factlines import fact_line
from .figures import width
from .model import ARTICLES, Kind, Meta, Page
from .pagekind import declared
from .phrases import said
from .roles import PARTS, around
from .sayings import saying

NEAR_TITLE = 15  # blocks between the title and the first paragraph: byline, date, share buttons, a picture
MAX_LINKS = 0.3
STANDFIRST, BODY, CREDITS = bits_of("standfirst"), bits_of("body"), bits_of("caption date legal")
OTHERS, OTHERS_AROUND = bits_of("caption date share embed"), bits_of("caption date share media")
SURE_PAGE = (
    0.5  # the judge's opinion of a heading that is a sentence, on a page that does not say that it is an article
)
# Least opinion of a block by the title from which it is the standfirst. In a figure it is mostly its caption, with whatever words.
NAMED, DESCRIBED, IN_FIGURE = 0.04, 0.15, 0.4
# Of a news article: of five such blocks left out on pages whose sites the judge had not seen, four were in the gold.
UNNAMED, NEAR_HEADLINE = 0.15, 4
LEAST_LEAD, LONGEST_LEAD = 60, 400  # characters
# Directly below the headline: a line named a standfirst needs no full stop, and a heading that is a sentence heads no part.
BENEATH, LEAST_NAMED, LEAST_HEADING = 2, 16, 60  # blocks; characters, a wide one counting double
SHORT_NAMED = 0.1  # the judge's opinion from which such a line is the article's
MAX_BEHIND = 12  # letters behind the words of the headline: the section, the name of the site
MAX_STANDFIRST_PLACE = 3  # kept blocks: a standfirst is among the first


def standfirst(page: Page, evidence: Table, kinds: list[Kind | None], title: int | None, score: Column) -> int | None:
    """Return the index of the block that introduces the article and is set apart from its text, or None.

    It is one of the first kept blocks, or stands, kept or not, between the title and the text.
    """
    known = evidence.columns
    there = [index for index, kind in enumerate(kinds) if kind is not None]
    prose = [index for index in there if known["prose"][index] > 0]
    if len(prose) < 2:
        return None
    between: Sequence[int] = ()
    if title is not None and title < prose[0] <= title + NEAR_TITLE:
        between = range(title + 1, prose[0])
    titles = () if title is None else {evidence.folded[title], *map(fold, (page.meta or Meta()).titles)} - {""}
    for index in (*between, *there[:MAX_STANDFIRST_PLACE]):
        if kinds[index] is not None and any(other < index and other != title for other in there):
            continue  # the text would begin with what stands below other words of it, and has it as a paragraph
        copies = (evidence.folded[index].removeprefix(words) for words in titles)
        if any(len(rest) <= MAX_BEHIND < len(evidence.folded[index]) for rest in copies):
            continue  # the headline once more
        if _is_of_others(page, index):
            continue
        opinion = float(score[index])
        introduces = _introduces(page, evidence, index, prose, opinion) or _beneath(
            page, evidence, index, title, opinion
        )
        if index != prose[-1] and introduces:
            return index
    return _unnamed(page, evidence, between, title, prose, score)


def _unnamed(
    page: Page, evidence: Table, between: Sequence[int], title: int | None, prose: list[int], score: Column
) -> int | None:
    """The index of the first block below the headline of an article that has the form of a standfirst."""
    if not ((page.meta or Meta()).types & ARTICLES or declared(page)):
        return None
    title_below = -1 if title is None else title + 1  # directly beneath the headline it needs no full stop
    for index in between[:NEAR_HEADLINE]:
        ended = index == title_below or evidence.columns["ends_sentence"][index] > 0
        if not ended or float(score[index]) < UNNAMED or _is_of_others(page, index):
            continue
        if _leads_in(page, evidence, index) and _apart(page, index, prose):
            return index
    return None


def _leads_in(page: Page, evidence: Table, index: int) -> bool:
    """Whether a block of a news article below its headline has the form of a standfirst: a sentence or two, of which none is the site's."""
    known, block = evidence.columns, page.blocks[index]
    seen = not block.evidence.hidden and not block.evidence.control
    plain = not any(known[name][index] for name in ("in_caption", "in_<figure>", "in_<figcaption>", "ends_ellipsis"))
    form = known["prose"][index] > 0 and known["links"][index] < MAX_LINKS
    of_the_site = set(said(block.text).families) - {"credit"}  # "picture" and "Bild" are words of any article
    return bool(seen and plain and form and LEAST_LEAD <= len(block.text) <= LONGEST_LEAD and not of_the_site)


def _introduces(page: Page, evidence: Table, index: int, prose: list[int], score: float) -> bool:
    """Whether a block is shown, whole, and named a standfirst or used as the page's description."""
    known, fact = evidence.columns, page.blocks[index].evidence
    if fact.hidden or fact.control or known["ends_ellipsis"][index] or known["links"][index] >= MAX_LINKS:
        return False
    figure = any(known[name][index] for name in ("in_caption", "in_<figure>", "in_<figcaption>"))
    if known["prose"][index] <= 0 or (figure and score < IN_FIGURE):
        return False
    if bool(known["own_standfirst"][index]) and score >= NAMED:
        return True
    named = any(known[f"{where}_standfirst"][index] for where in ("parent", "inline"))
    if not _apart(page, index, prose):
        return False
    return (named and score >= NAMED) or (score >= DESCRIBED and bool(known["in_description"][index]))


def _is_of_others(page: Page, index: int) -> bool:
    """Whether a block is named a caption, a date or a button, whatever else it is named: captions are called descriptions too."""
    block = page.blocks[index]
    own = page.containers[block.evidence.container]
    parent = page.containers[own.parent].words if own.parent > 0 else ""
    return bool(
        families(own.words) & OTHERS
        or (families(parent) & OTHERS_AROUND and not families(own.words) & STANDFIRST)
        or families(block.evidence.words) & CREDITS
        or saying(block.text)
    )


def _beneath(page: Page, evidence: Table, index: int, title: int | None, score: float) -> bool:
    """Whether a block directly below the headline is named a standfirst, though it is no sentence, or is a sentence in a heading."""
    known, block = evidence.columns, page.blocks[index]
    if title is None or not 0 < index - title <= BENEATH:
        return False
    if block.evidence.hidden or block.evidence.control or block.evidence.links:
        return False
    if known["ends_ellipsis"][index] or fact_line(page, block, title) is not None:
        return False
    if index == title + 1 and block.evidence.tag in PARTS and known["prose"][index] >= LEAST_HEADING:
        return score >= (UNNAMED if declared(page) else SURE_PAGE)
    named = bool(known["own_standfirst"][index]) and score >= SHORT_NAMED
    return named and LEAST_NAMED <= width(block.text) <= LONGEST_LEAD


def _apart(page: Page, index: int, prose: list[int]) -> bool:
    """Whether a block stands in another element than the prose after it, or in one of another name."""
    after = next((other for other in prose if other > index), None)
    if after is None:
        return False
    own, next_one = (page.containers[page.blocks[i].evidence.container] for i in (index, after))
    holder = page.containers[own.parent] if own.tag == "p" else own
    if families(holder.words) & BODY and holder in around(page.containers, next_one.index):
        return False  # the first paragraph of a text of which the rest stands in an element of its own
    return own.parent != next_one.parent or (own.tag, own.words) != (next_one.tag, next_one.words)
