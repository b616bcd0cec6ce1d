"""Rules that are surer than weights: lines and boxes whose form alone says that they are not the article."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache, lru_cache

import numpy as np

from .data import listed
from .evidence import Table
from .evidence.structured import fold
from .evidence.tree import TAG_BITS
from .evidence.words import bits_of, families
from .figures import MARK, width
from .forms import small_letters
from .model import ARTICLES, Block, Kind, Page, Verdict
from .phrases import said
from .reach import within
from .roles import HEADINGS, around
from .stops import FULL_STOPS

# "Read also: <a>headline</a>": a label that ends in a colon, and a link that is all the rest, in any language.
LABEL = re.compile(r"^(?:[^:：]{2,30}[:：]|[^:：|]{2,40}\s\|)\s?")
ITEM_LABEL = re.compile(r"^[^:：?!？！|]{2,40}[:：?!？！|][”“»]?\s?")  # in a list a question can be the label too
LEAD = re.compile(r"[\W_]+")
WORD_CHARACTER = re.compile(r"\w")
EDGE = re.compile(r"[\s:：՝፦៖|–—>»→\])】］〉》」』〕-]")
SIGNS = re.compile(r"[\s:：՝፦៖|–—>»→\])】］〉》」』〕-]+")
BRACKETS = {
    "[": "]",
    "【": "】",
    "［": "］",
    "〈": "〉",
    "《": "》",
    "<": ">",
    "〔": "〕",
}  # around the words before the headline
# A small letter and a capital one side by side, as no word has them: "Lesen Sie auchDie Brücke". Limited, anchored: linear.
GLUED = re.compile(r"[^\W\d_]{2,15}(?:\s[^\W\d_]{1,15}){1,4}?(?<=[a-zß-öø-ÿа-яё-џα-ω])(?=[A-ZÀ-ÖØ-ÞА-ЯЀ-ЏΑ-Ω0-9\"“„«])")
MAX_LEAD_IN = 45  # characters
CLOSING = " .])】］〉》>〕"
KEY = 3  # first characters of words that lead on; none of the list are shorter
BEFORE_COLON = MAX_LEAD_IN + 8  # characters, signs at the start included
COLONS = (":", "：", "՝", "፦", "፡-", "៖")  # the last ones end a label in Armenian, Ethiopic and Khmer
STROKES = ("|", "–", "—", "-", "→", "»", "▶", "►")  # these set off words that lead on nowhere else
ENDING = (*COLONS, "|", "–", "—", "- ", "→", "»", "▶", "►")
# Vowel signs at the end of a word of an Indic script are no signs to take off.
LEAD_SIGNS = re.compile(rf"^[^\w{MARK[1:-1]}]+|[^\w{MARK[1:-1]}]+$")
ALL_LINK = 0.9  # share of a line in a list of other articles that is a link
MIN_HEADLINE = 15  # characters of the first of them
MAX_LIST = 12  # blocks
CAPTION = "/figcaption["
# "1 de 3 The harbour": which picture of a gallery it is. Anchored, limited: linear.
COUNTED = re.compile(r"\d{1,3}\s?(?:/|de|of|von|van|di|sur|av|af|z|из|з)\s?\d{1,3}\s")
MIN_CAPTION = 20  # letters of a caption that nothing else says by chance
LONG_HEADING = 80  # characters; shorter ones may be the article's, with a picture of the same name below
ITEMS = frozenset({"li", "dd", "td"})
NAMING = HEADINGS | ITEMS  # elements in which words that lead on may be the name of the article's own part
SURE_LABEL = 2
SLACK = 2  # characters by which a link may be longer or shorter than what follows a label
NEWS = ARTICLES - {"article"}  # the types that only news have
SURE_HEADING = 0.85  # the judge's opinion of a heading from which it is the article's
SURE = 0.7  # the judge's opinion from which a label before a link is the article's own
# The same on a page that does not say that it is news: between these, of such lines on pages whose sites the judge had not seen, 20 were in
# the gold and 7 were not, of those that begin with a sign as often as not.
SURE_ELSEWHERE = 0.5
POINTING = ("»", ">", "▶", "►", "→", "➡", "👉")
POINTS = "».>▶►→ "
DRAWN = ("➡", "👉")  # blogs begin lines of their own with these
MAX_POINTING, POINTED = 160, 0.25  # characters, and the share of them that is a link
SURE_OF_STROKE = 0.8  # the same where a stroke ends the label, as in few lists of an article
MAX_LINK_LINE = 300
MIN_LINK = 8  # characters; headlines in Han are that short
MAX_BOX_BLOCKS = 8
MAX_LINKS = 2  # of a line that leads elsewhere; more are a list of the article's own
MAX_BOX_MASS = 500  # characters in an element around a form; an article's container has more
MAX_BOX_PROSE = 0.5  # share of the page's sentences
BOXES = frozenset({"div", "section", "aside"})
NEWSLETTER_BIT = bits_of("newsletter")
ADVERT_BIT = bits_of("advert")
MAX_ADVERT_LABEL = 25
QUOTING = frozenset({"pre", "blockquote"})
HEADLINES = frozenset({"h1"})


@cache
def lead_ins() -> dict[str, bool]:
    """Return the words that stand before a link to another article, in small letters, and whether they tell that by themselves."""
    return {line.removeprefix("~").strip(): not line.startswith("~") for line in listed("leadins.txt")}


@cache
def _longest_lead() -> int:
    return max(map(len, lead_ins()))


@cache
def _lead_starts() -> frozenset[str]:
    """How those words begin: most lines begin otherwise and need not be looked through."""
    return frozenset(words[:KEY] for words in lead_ins())


def lead_line(text: str) -> bool:
    """Whether a line without a link is words that lead to another article, a colon and a headline.

    >>> lead_line("Leggi anche: Il ponte è chiuso"), lead_line("【関連記事】フェリーが旧港に戻る"), lead_line("Read also the letters.")
    (True, True, False)
    >>> lead_line("ALSO READ | The bridge is closed"), lead_line("Lees ook – De brug is dicht"), lead_line("Don't miss this - it ends.")
    (True, True, False)
    """
    if _begins_otherwise(text[:KEY]):
        return False
    start = text[:BEFORE_COLON]
    if not any(map(start.__contains__, ENDING)) and text[0] not in BRACKETS:
        return False
    end = lead_in(text)
    if not end or len(text) > MAX_LINK_LINE or width(text) - width(text[:end]) < MIN_LINK:
        return False
    words = text[:end].rstrip()
    ended = words[-1:] in COLONS or words[-1:] == BRACKETS.get(text[0])
    return (ended or strikes(text, words)) and lead_ins()[small_letters(LEAD_SIGNS.sub("", words))]


def strikes(text: str, words: str) -> bool:
    """Whether a stroke at the end of the words that a text begins with sets them off: "Don't miss this - it ends soon." is a sentence."""
    return words[-1:] in STROKES and text[len(words) : len(words) + 1] == " " and not text.endswith(FULL_STOPS)


def lead_label(text: str) -> int:
    """Return 2 for a line that is nothing but words that lead to other articles, 1 where they can be other things too, else 0.

    >>> lead_label("More stories:"), lead_label("See also"), lead_label("More stories were told")
    (2, 1, 0)
    """
    if _begins_otherwise(text[:KEY]) or (text[0].isalnum() and WORD_CHARACTER.search(text, _longest_lead())):
        return 0
    sure = lead_ins().get(small_letters(LEAD_SIGNS.sub("", text)))
    return 0 if sure is None else 1 + sure


def related_lists(page: Page, evidence: Table, kept: Sequence[bool]) -> set[int]:
    """Return the blocks of lists of other articles: words that lead there in a line of their own, and the links after them.

    Of lists without a kept block not all are told.
    """
    links = evidence.columns["links"].tolist()
    found: set[int] = set()
    for block in within(page.blocks, (index for index, keep in enumerate(kept) if keep), above=MAX_LIST):
        if _begins_otherwise(block.text[:KEY]):
            continue
        alone = _is_lead_alone(block)
        if not (alone or _is_lead_and_link(block)):
            continue
        after = block.index + 1
        while after < min(len(page.blocks), block.index + MAX_LIST) and links[after] >= ALL_LINK:
            if not alone and page.blocks[after].evidence.container != block.evidence.container:
                break
            after += 1
        if after > block.index + 1 and len(page.blocks[block.index + 1].text) >= (MIN_HEADLINE if alone else MIN_LINK):
            found.update(range(block.index, after))
    return found | labelled_lists(page, kept)


def _is_lead_alone(block: Block) -> bool:
    """Whether a line is words that lead to other articles, and nothing else."""
    return len(block.text) <= MAX_LEAD_IN + 3 and lead_in(block.text) >= len(block.text)


def _is_lead_and_link(block: Block) -> bool:
    """Whether a line is words that surely lead to another article, and its link: below a line break more links can follow."""
    fact = block.evidence
    if len(fact.links) != 1 or len(block.text) > MAX_LINK_LINE:
        return False
    lead = lead_in(block.text)
    return (
        lead > 0 and lead_label(block.text[:lead]) == SURE_LABEL and fact.link_chars >= len(block.text) - lead - SLACK
    )


def labelled_lists(page: Page, kept: Sequence[bool]) -> set[int]:
    """Return the blocks of lists whose every item is a label and a linked headline: "Archaeology: <a>The lost city is found</a>".

    Of lists without a kept block none is told.
    """
    items: dict[int, list[Block]] = {
        page.containers[block.evidence.container].parent: []
        for block, keep in zip(page.blocks, kept, strict=True)
        if keep and block.evidence.tag in ITEMS
    }
    for block in page.blocks if items else ():
        parent = page.containers[block.evidence.container].parent
        if block.evidence.tag in ITEMS and parent in items:
            items[parent].append(block)
    return {
        block.index
        for blocks in items.values()
        if len(blocks) > 1 and all(map(_labelled_link, blocks))
        for block in blocks
    }


def _labelled_link(block: Block) -> bool:
    fact = block.evidence
    return len(fact.links) == 1 and fact.link_chars >= MIN_HEADLINE and _is_label_and_link(block, ITEM_LABEL)


def caption_copies(page: Page, table: Table) -> set[int]:
    """Return the blocks that say outside of a figure what a picture's caption says in one, word for word, its credit with it or not."""
    if not table.columns["in_<figcaption>"].any():
        return set()
    folded = table.folded
    captions: dict[str, list[str]] = {}
    for block in page.blocks:
        if CAPTION in block.path:
            start = block.path.index(CAPTION) + len(CAPTION)
            text, counted = folded[block.index], COUNTED.match(block.text)
            captions.setdefault(block.path[:start], []).append(text[len(fold(counted[0])) :] if counted else text)
    said_there = {text for texts in captions.values() for text in (*texts, "".join(texts))}
    return {
        block.index
        for block in page.blocks
        if len(folded[block.index]) >= MIN_CAPTION
        and folded[block.index] in said_there
        and CAPTION not in block.path
        and (
            block.evidence.tag not in HEADINGS
            or len(block.text) >= LONG_HEADING
            or "credit" in said(block.text).families
        )
    }


def lead_in(text: str) -> int:
    """Return how many characters of a line are words that lead to another article, with the sign after them; 0 for none.

    >>> lead_in("READ ALSO: The bridge is closed"), lead_in("Читайте також Міст закрито"), lead_in("Also the bridge is closed")
    (11, 14, 0)
    """
    if _begins_otherwise(text[:KEY]):
        return 0
    start = LEAD.match(text)
    begin = start.end() if start else 0
    low = small_letters(text[begin : begin + MAX_LEAD_IN])
    if low[:KEY] not in _lead_starts():
        return 0
    for end in sorted({found.start() for found in EDGE.finditer(low)} | {len(low)}, reverse=True):
        if low[:end] in lead_ins():
            signs = SIGNS.match(text, begin + end)
            return signs.end() if signs else begin + end
    return 0


def glued_lead_in(text: str) -> int:
    """Return the same where nothing parts the words from the headline, which was set in an element of its own.

    >>> glued_lead_in("Lesen Sie auchDie Brücke ist gesperrt"), glued_lead_in("Read Alsop on the bridge"), glued_lead_in("Read also")
    (14, 0, 0)
    """
    found = GLUED.match(text[:MAX_LEAD_IN])
    words = found[0] if found else ""
    return len(words) if lead_ins().get(small_letters(words)) else 0


@lru_cache(maxsize=8_192)
def _begins_otherwise(letters: str) -> bool:
    """Whether a line that begins with these letters surely begins with no words that lead to another article."""
    return letters.isascii() and letters[0].isalnum() and letters.lower() not in _lead_starts()


def link_line(block: Block, score: float, sure: float = SURE) -> bool:
    """Whether a block is a link to another article with the words that lead to it, or with a label where the judge has doubts.

    ``sure`` is its opinion from which a label is the article's own.
    """
    fact, text = block.evidence, block.text
    if not fact.links and (lead_line(text) or (fact.tag not in NAMING and lead_label(text) == SURE_LABEL)):
        return True
    if not 0 < len(fact.links) <= MAX_LINKS or fact.link_chars < MIN_LINK or len(text) > MAX_LINK_LINE:
        return False
    lead = max(lead_in(text), glued_lead_in(text))
    if lead:
        return fact.link_chars >= len(text.rstrip(CLOSING)) - lead - SLACK
    if fact.tag in ITEMS or "://" in text or score > SURE_OF_STROKE or not _is_label_and_link(block):
        return False
    return score <= (SURE if text.startswith(POINTING) else sure) or ":" not in text[:BEFORE_COLON]


def pointing_line(block: Block) -> bool:
    """Whether a short line of a news article begins with a sign that points elsewhere, and a good part of it is a link."""
    fact, text = block.evidence, block.text
    pointed = text.startswith(POINTING) and len(text) <= MAX_POINTING and fact.tag not in NAMING | QUOTING
    return pointed and 0 < len(fact.links) <= MAX_LINKS and fact.link_chars >= POINTED * len(text)


def pointed_link(block: Block) -> bool:
    """Whether a line is a sign that points elsewhere and a link that is all the rest: ">> The bridge is closed", on any page."""
    fact, text = block.evidence, block.text
    if len(fact.links) != 1 or not text.startswith(POINTING) or text.startswith(DRAWN):
        return False
    if fact.tag in NAMING | QUOTING or "://" in text:
        return False
    return MIN_HEADLINE <= len(text) <= MAX_POINTING and fact.link_chars >= len(text.lstrip(POINTS)) - SLACK


def _is_label_and_link(block: Block, labels: re.Pattern[str] = LABEL) -> bool:
    """Whether a label begins a line, and all the rest is a link."""
    label = labels.match(block.text)
    return label is not None and abs(len(block.text) - label.end() - block.evidence.link_chars) <= SLACK


def advert_label(page: Page, block: Block, score: float) -> bool:
    """Whether a few words in an element named for advertising are its label; a heading that the judge is sure of is none."""
    if score >= SURE_HEADING and block.evidence.tag in HEADINGS:
        return False
    own = page.containers[block.evidence.container].words
    return len(block.text) <= MAX_ADVERT_LABEL and bool((families(own) | families(block.evidence.words)) & ADVERT_BIT)


def form_boxes(page: Page, table: Table) -> set[int]:
    """Return the blocks in small elements around a form, sign-up boxes, polls, searches, and in those named for newsletters.

    Of 1,083 blocks in the latter, on pages that may be looked at, four are in the gold. An element that holds most of the page's
    sentences is no box beside an article, however short the page is: some systems put a form around all of it.
    """
    tree = table.tree
    mass, prose = table.columns["mass"], table.columns["prose"]
    most = MAX_BOX_PROSE * float(prose.sum())
    inside: set[int] = set()
    for place in np.flatnonzero(tree.bits & (NEWSLETTER_BIT | TAG_BITS["form"])).tolist():
        container = page.containers[place]
        form = container.tag == "form"
        if container.parent < 0 or not (form or container.tag in BOXES):  # a heading's name is made of its words
            continue
        for index in (container.index, container.parent) if form else (container.index,):
            first, last = int(tree.first[index]), int(tree.last[index])
            small = 0 < last - first <= MAX_BOX_BLOCKS and float(mass[first:last].sum()) <= MAX_BOX_MASS
            if small and not (form and 0 < most < float(prose[first:last].sum())):
                inside.update(range(first, last))
    return inside


def next_articles(page: Page, title: int | None, kept: Sequence[bool]) -> set[int]:
    """Return the blocks of further articles on the page: each in an ``<article>`` with a headline of its own."""
    if title is None:
        return set()
    own = _article_of(page, title)
    if own < 0:
        return set()
    others: set[int] = set()
    headlines = frozenset(index for tag in HEADLINES for index in page.tagged.get(tag, ()))
    for block in page.blocks[title + 1 :] if headlines else ():
        if _in_headline(page, block, headlines) and block.text != page.blocks[title].text:
            article = _article_of(page, block.index)
            if article not in (-1, own):
                others.add(article)
    if not others or not any(keep and _article_of(page, index) == own for index, keep in enumerate(kept)):
        return set()
    return {block.index for block in page.blocks if _article_of(page, block.index) in others}


def _in_headline(page: Page, block: Block, headlines: Set[int]) -> bool:
    """Whether the element of a block, or the one around that, is a headline; the body is none."""
    own = block.evidence.container
    return own in headlines or page.containers[own].parent in headlines


def _article_of(page: Page, index: int) -> int:
    """Index of the outermost ``<article>`` around a block, -1 for none."""
    found = [c.index for c in around(page.containers, page.blocks[index].evidence.container) if c.tag == "article"]
    return found[-1] if found else -1


def verdict_on(index: int, boxes: set[int], further: set[int]) -> Verdict | None:
    """Return the verdict on a block of a box or a further article."""
    if index in further:
        return Verdict(Kind.NEXT_ARTICLE, "in a further article, with a headline of its own", "judge.next_article")
    if index in boxes:
        return Verdict(Kind.NEWSLETTER, "in a small box around a form", "judge.form")
    return None
