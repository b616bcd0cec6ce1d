"""Headlines of other articles among the lines of a bare text: rows of them, with clocks, days, sections between them or nothing at all.

What is asked of a row is asked of all its lines: most lists of an article hold a line that speaks of what the article speaks of. Of 9,177
rows of short lines in articles none has a time at every headline, and four have no line of the article's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .boxes import lead_label
from .cuts import cut_of
from .cutshort import cut_headlines
from .edgecards import edge_cards
from .headforms import (
    BULLET,
    GONE,
    HEAD,
    KNOWN,
    LABEL,
    OTHER,
    SIGNED,
    TEXT,
    TIMES,
    TITLE,
    heads_lists,
    sign_of,
)
from .labelled import labelled, loose_labels
from .letters import is_small
from .markedrows import marked_rows
from .model import COPY, Kind, Page, Subkind, Verdict
from .rows import GROUP, PAIRS, Around, Row
from .scene import mass
from .spoken import MET, stems
from .striplabels import strip_label
from .times import is_fresh

ROW = 3  # headlines
BLURB_NAMES = 4  # long words of a cut text whose cut a program made: in brackets, or set off
STRICT_NAMES, STRICT = 5, 0.2  # the same of any, and the share of them that the article says too
QUOTES = tuple("\"'“”„«»‘’‹›「」『』—–")
MAX_ROW = 24  # lines
MEAN = 40  # characters of a headline in a row of them; lines of songs are shorter
FEW = 0.25  # share of the headlines of a row that may speak of what the article speaks of
FEW_ABOVE = 0.34  # the same above all of the text
FEW_EDGE = 0.5  # the same of three and more above or below all of it
EDGE = 0.4  # the share of their long words that the article says too
FEW_LABELLED = 0.5  # the same under words that head lists of headlines
LABELLED = 0.4  # share of their long words that the article says too
# Signs that divide the items of lists of names, prices, settings, and the share of lines that have one; headlines have colons too.
SIGNS = (
    (re.compile(r"^[^:：]{2,30}[:：]"), 0.8),
    (re.compile(r"\s[-–—]\s|\|"), 0.8),
    (re.compile(r"[)\]]$|[$€£¥]"), 0.6),
)
DOTS = ("...", "…", "⋯")  # what ends a headline that is cut off
CARD_HEAD = 100  # characters of a headline over a cut text, wide ones counting double
STOPPED = re.compile(r"[^\W\d_]{3}\. ")  # the end of a sentence within a line
WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]{2}")
BROKEN = 5  # stretches of short lines in a text of which such lines are the manner
HEADED = frozenset((SIGNED, KNOWN, TIMES))  # signs by which a row of headlines is told, besides its words
STRETCH = re.compile(f"[^{TEXT}{TITLE}]+")
BESIDE = re.compile("(?<=X)(?P<head>H)(?!M)")  # the last headline of a list that was taken out, left for a heading
# A headline, a time or a section, and a cut text, taken out before or not.
CARD = re.compile("[HS][MK](?=X)|[HS][MK]?BM?")
BLURB_ALONE = re.compile("^BM?$")
BELONGS = re.compile("K(?=M?X)|(?:^|(?<=[XK]))M(?=X)|(?<=X)M(?=$|X)")  # the label of what was taken out, and its times
VERDICT = Verdict(
    Kind.TICKER, "headlines of other articles, with hardly a word of this one", "headlines", Subkind.HEADLINE
)
LISTED = Verdict(
    Kind.TICKER, "headlines under words that head lists of other articles", "headlines.labelled", Subkind.HEADLINE
)
LOOSE = Verdict(Kind.TICKER, "a label with nothing under it", "headlines.loose", Subkind.HEADLINE)


def headlines(page: Page, found: dict[int, Verdict]) -> None:
    """Add the verdicts on headlines of other articles in a text without markup."""
    if page.markup:
        return
    signs = _signs(page, found)
    found.update(dict.fromkeys(loose_labels(page, signs), LOOSE))
    around = Around(page, signs, _teased(page, found))
    listed = [index for row in _stretches(page, signs, around) for index in labelled(row) if signs[index] != GONE]
    found.update(dict.fromkeys(listed, LISTED))
    broken = _is_broken(page, signs)
    for whole in _stretches(page, _without(signs, listed), around):
        if broken and HEADED.isdisjoint(whole.signs[whole.first : whole.last]):
            continue
        if around.says_enough(whole.first):
            found.update(dict.fromkeys(_in_stretch(whole), VERDICT))
        else:
            found.update(dict.fromkeys(edge_cards(whole), VERDICT))


def _is_broken(page: Page, signs: str) -> bool:
    """Whether a text in Han or kana is written in short lines between longer ones, a few words on each, as for the screens of phones."""
    rows = (found for found in STRETCH.finditer(signs) if found.group().count(HEAD) > 1)
    unmarked = (row.start() for row in rows if HEADED.isdisjoint(row.group()))
    return sum(WIDE.search(page.blocks[first].text) is not None for first in unmarked) >= BROKEN


def _stretches(page: Page, signs: str, around: Around) -> Iterator[Row]:
    """Yield the rows of short lines between pieces of running text in which there can be something to find."""
    for stretch in STRETCH.finditer(signs):
        if _is_worth_a_look(stretch.group()) or _is_cut_off(page, *stretch.span()):
            yield Row(page, signs, *stretch.span(), around)


def _without(signs: str, gone: Sequence[int]) -> str:
    """The signs of lines of which some were taken out."""
    if not gone:
        return signs
    left = list(signs)
    for index in gone:
        left[index] = GONE
    return "".join(left)


def _is_cut_off(page: Page, first: int, last: int) -> bool:
    """Whether a line of a stretch ends in dots; most stretches are a heading of the article and nothing else."""
    return any(block.text.endswith(DOTS) for block in page.blocks[first:last])


def _is_worth_a_look(stretch: str) -> bool:
    """Whether a stretch has in it what something can be found by: several headlines, a strip's line, what goes with a line taken out."""
    if "S" in stretch or "B" in stretch or "HM" in stretch or stretch.count("H") > 1:
        return True
    first, last = stretch.find("X"), stretch.rfind("X")
    before = any(0 <= stretch.find(sign) < last for sign in "HKM")
    return first >= 0 and (before or max(stretch.rfind("H"), stretch.rfind("M")) > first)


def _in_stretch(whole: Row) -> list[int]:
    """The indexes of the lines of a stretch that are headlines of other articles, and of what belongs to them."""
    found = {index for row in _rows(whole) for index in range(row.first, row.last)}
    gone = "".join(GONE if index in found else whole.signs[index] for index in range(whole.first, whole.last))
    for beside in BESIDE.finditer(gone):
        index = whole.first + beside.start("head")
        if _listed(whole, index) and whole.is_other(index) and not _heads_text(whole, index):
            found.add(index)
            gone = gone[: beside.start("head")] + GONE + gone[beside.end("head") :]
    for card in CARD.finditer(gone):
        if all(map(whole.is_other, whole.part(whole.first + card.start(), whole.first + card.end()).heads)):
            found.update(whole.first + place for place in range(*card.span()))
            gone = gone[: card.start()] + GONE * (card.end() - card.start()) + gone[card.end() :]
    found.update(_over_teasers(whole, gone))
    if BLURB_ALONE.match(gone) and _is_blurb(whole, whole.first):
        found.update(range(whole.first, whole.last))
    found.update(cut_headlines(whole))
    found.update(whole.first + place.start() for place in BELONGS.finditer(gone) if _belongs(whole, place))
    return sorted(index for index in found if whole.signs[index] != GONE)


def _over_teasers(row: Row, gone: str) -> list[int]:
    """The indexes of the lines of a stretch directly above the cut text of another article: between two of them, or of other things too."""
    teased = row.around.teased
    lines = [row.first + place for place, sign in enumerate(gone) if sign in (HEAD, SIGNED)]
    return [
        index
        for index in lines
        if index + 1 in teased
        and mass(row.page.blocks[index].text) <= CARD_HEAD
        and (index - 1 in teased or (row.is_other(index) and not row.heads_text(index)))
    ]


def _belongs(row: Row, place: re.Match[str]) -> bool:
    """Whether a section or a time beside what was taken out is of it: below the title a time is of the article."""
    text = row.page.blocks[row.first + place.start()].text
    under_title = row.first > 0 and row.signs[row.first - 1] == TITLE
    return place.group() == KNOWN or not (under_title or text.strip(".)").isdigit())


def _is_blurb(row: Row, index: int) -> bool:
    """Whether a cut text between pieces of running text is of another article; a writer who trails off may speak of new things."""
    text = row.page.blocks[index].text
    cut = cut_of(text)
    if cut is None or row.last == len(row.signs) or text.startswith(QUOTES) or text.endswith(QUOTES):
        return False
    own, met = row.met(index)
    least, most = (BLURB_NAMES, MET) if cut.form != "tight" else (STRICT_NAMES, STRICT)
    return own >= least and met <= most * own


def _listed(row: Row, index: int) -> bool:
    """Whether the lines directly above one were taken out under words that head lists."""
    above = index - 1
    if cut_of(row.page.blocks[above].text) is not None:
        return False  # the end of a card; a list of the article may follow
    while above > row.first and row.signs[above - 1] == GONE:
        above -= 1
    text = row.page.blocks[above].text
    return heads_lists(text) or strip_label(text) or lead_label(text) > 0


def _teased(page: Page, found: dict[int, Verdict]) -> frozenset[int]:
    """The indexes of cut texts of other articles."""
    given = found.items()
    return frozenset(i for i, verdict in given if verdict.subkind is Subkind.RELATED and cut_of(page.blocks[i].text))


def _signs(page: Page, found: dict[int, Verdict]) -> str:
    """What each line is: one sign for each."""
    signs = [TEXT] * len(page.blocks)
    for block in page.looked_at:
        kind = page.verdicts[block.index].kind
        if kind is Kind.TITLE:
            signs[block.index] = TITLE
        else:
            gone = kind not in COPY or block.index in found
            clock = kind is Kind.TICKER and is_fresh(block.text)
            signs[block.index] = TIMES if clock else GONE if gone else sign_of(block.text)
    return "".join(signs)


def _rows(whole: Row) -> Iterator[Row]:
    """Yield the parts of a stretch of short lines that are headlines of other articles."""
    lines = whole.signs[whole.first : whole.last]
    yield from marked_rows(whole)
    if OTHER not in lines and len(lines) <= MAX_ROW and len(whole.heads) >= PAIRS:
        row = _trimmed(whole)
        if row.first < row.last and _of_others(row):
            yield row


def _trimmed(row: Row) -> Row:
    """The row without the headings of the article at its ends, and without lines at its ends that are no items as the others are."""
    row = row.without_entry()
    first, last, signs = row.first, row.last, row.signs
    below = not row.below  # at the end of all nothing has a heading
    while below and first < last and signs[first] == LABEL:
        first += 1
    while below and last > first and signs[last - 1] == LABEL:
        last -= 1
    if (
        last - first > 1
        and signs[first] == HEAD
        and ((below and not row.is_other(first)) or _alone(row, first, first + 1))
    ):
        first += 1
    if last - first > 1 and signs[last - 1] in (HEAD, SIGNED):
        over = last < len(signs) and _heads_text(row, last - 1)
        last -= over or _alone(row, last - 1, last - 2)
    return row.part(first, last)


def _alone(row: Row, index: int, beside: int) -> bool:
    """Whether a line is no item of a list and the one beside it is, or the other way round."""
    texts = row.page.blocks[index].text, row.page.blocks[beside].text
    return row.signs[beside] in (HEAD, SIGNED) and (BULLET.match(texts[0]) is None) is not (
        BULLET.match(texts[1]) is None
    )


def _heads_text(row: Row, index: int) -> bool:
    """Whether a line can be the heading of the running text below it."""
    if row.signs[index] == LABEL or not row.is_other(index):
        return True
    below = row.said_below(index)
    return any(word in below for word in stems(row.page.blocks[index].text))


def _of_others(row: Row) -> bool:
    """Whether a row is of headlines, and nearly all of them of other articles."""
    heads, above = row.heads, row.above
    labelled = row.signs[row.first] == KNOWN and heads_lists(row.page.blocks[row.first].text)
    texts = [row.page.blocks[index].text for index in heads]
    cut = all(cut_of(text) is not None for text in texts)
    if len(heads) < (PAIRS if above or labelled or cut else ROW) or row.signs.count(LABEL, row.first, row.last) > len(
        heads
    ):
        return False
    edge = len(heads) >= ROW and (above or row.below) and not _wrapped(texts)
    own = sum(not row.is_other(index) for index in heads)
    few = FEW_LABELLED if labelled else FEW_EDGE if edge else FEW_ABOVE if above else FEW
    most = LABELLED if labelled else EDGE if edge else GROUP
    if LABEL * 2 in row.signs[row.first : row.last] or _is_speech(texts):
        return False  # a list with its headings, or a dialogue
    if row.introduced or own > few * len(heads) or row.share() > most:
        return False
    items = any(map(BULLET.match, texts))
    return labelled or (
        not _is_list(texts) and (cut or (above and not items) or sum(map(mass, texts)) >= MEAN * len(heads))
    )


def _wrapped(texts: Sequence[str]) -> bool:
    """Whether lines are of running text that was broken where a page or a screen ended, or speech, or trail off."""
    return any(is_small(text) or STOPPED.search(text) or text.endswith(DOTS) for text in texts) or _is_speech(texts)


def _is_speech(texts: Sequence[str]) -> bool:
    """Whether several lines are in quotation marks from their beginning to their end."""
    return sum(text.startswith(QUOTES) and text.endswith(QUOTES) for text in texts) > 1


def _is_list(texts: Sequence[str]) -> bool:
    """Whether most lines have one sign that divides them, as the items of lists do, or many begin with a small letter."""
    small = sum(map(is_small, texts))
    return small > 1 or any(
        sum(sign.search(text) is not None for text in texts) >= share * len(texts) for sign, share in SIGNS
    )
