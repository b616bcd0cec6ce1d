"""Headlines under words that head lists of other articles and nothing else: ``Most read``, and what stands below it.

Of 48,000 lines of articles one is such words. So the lines under them need not be of other things than the article: lists of a site's
articles often are of the same.
"""

from __future__ import annotations

from .cuts import cut_of, lead_on
from .forms import heads_figures
from .headforms import BLURB, BULLET, GONE, HEAD, KNOWN, LABEL, SIGNED, TEXT, TIMES, TITLE, heads_lists, heads_more
from .model import Page
from .rows import Row
from .spoken import UNSPACED
from .striplabels import is_weak, strip_label

LISTED = frozenset((HEAD, SIGNED, BLURB, LABEL, TIMES, GONE))  # what stands in a list of headlines
ENTRIES = frozenset((HEAD, SIGNED, BLURB, GONE))
BETWEEN = 3  # lines without a headline that end a list
MOST = 12  # headlines
LEAST = 2  # headlines
LONG = 80  # characters of a paragraph in Thai and the like
OWN = 0.5  # share of its long words that the article says too, of a line of its own


def labelled(whole: Row) -> list[int]:
    """Return the indexes of the labels of a stretch of short lines that head lists of other articles, and of the lines under them."""
    found: list[int] = []
    for index in range(whole.first, whole.last - 1):
        if (not found or index > found[-1]) and _is_label(whole, index):
            end = _end(whole, index + 1)
            if end > index + 1:
                found.extend(range(index, end))
    return found


def _is_label(row: Row, index: int) -> bool:
    """Whether a line is words that head lists of other articles, kept so far or not."""
    if row.signs[index] not in (KNOWN, GONE):
        return False
    text = row.page.blocks[index].text
    if index and lead_on(text) and cut_of(row.page.blocks[index - 1].text):
        return False  # the words lead on from the line above
    strip = row.signs[index] == GONE and strip_label(text) and not is_weak(text)
    return strip or (heads_lists(text) and not heads_more(text))


def _end(row: Row, start: int) -> int:
    """Index after the list that begins with a line; ``start`` where there is none."""
    end = _same(row, start)
    if sum(row.signs[index] in ENTRIES for index in range(start, end)) < LEAST:
        return start
    below = row.signs[end : end + 1]
    if below == TITLE:
        return end
    own = _own_list(row, start, end)
    if own < end or below not in ("", TEXT):
        return _leading(row, start, own)
    if below:
        while row.signs[end - 1] == LABEL:
            end -= 1  # the heading of what follows, as likely as not
        end -= row.signs[end - 1] in (HEAD, SIGNED) and row.heads_text(end - 1)
    return end


def _same(row: Row, start: int) -> int:
    """Index after the lines that can be of a list: of one form, with bullets or without."""
    end, last, bullets, entries = start, start - 1, None, 0
    while end < row.last and row.signs[end] in LISTED and entries < MOST and not _is_paragraph(row, end):
        if row.signs[end] in ENTRIES:
            own = BULLET.match(row.page.blocks[end].text) is not None
            if bullets not in (None, own):
                break
            bullets = own
            entries += 1
            last = end
        elif end - last == BETWEEN:
            return last + 1  # a table of days, or a list of short things
        end += 1
    return end


def _is_paragraph(row: Row, index: int) -> bool:
    """Whether a line is too long for a headline in a script without stops, where no end tells a sentence."""
    text = row.page.blocks[index].text
    return len(text) >= LONG and UNSPACED.search(text) is not None


def _own_list(row: Row, start: int, end: int) -> int:
    """Index of the first of several lines one below the other that speak of what the article speaks of: of a list of its own.

    Where the first headlines do so too, nothing tells such a list from them.
    """
    several = 0
    for index in range(start, end):
        own, met = row.met(index) if row.signs[index] in (HEAD, SIGNED) else (0, 0)
        several = several + 1 if own and met >= OWN * own else 0
        if several == LEAST:
            return index + 1 - LEAST if index + 1 - LEAST > start else end
    return end


def _leading(row: Row, start: int, end: int) -> int:
    """Index after the headlines of other things at the start of a list, where lines of the article follow without running text between.

    The last one is left for the heading of what follows unless the article says nothing of it.
    """
    place = start
    while place < end and row.signs[place] != LABEL and (row.signs[place] not in (HEAD, SIGNED) or row.is_other(place)):
        place += 1
    return place - (place > start and row.signs[place - 1] in (HEAD, SIGNED) and row.met(place - 1)[1] > 0)


def loose_labels(page: Page, signs: str) -> list[int]:
    """Return the indexes of labels with nothing under them: of sections and lists below all of a text, of figures above its title.

    No article ends with one; what stood under them was taken out, or a scraper left it out.
    """
    found: list[int] = []
    if TEXT not in signs:
        return found
    for index in range(len(signs) - 1, -1, -1):
        if signs[index] == KNOWN or (signs[index] == LABEL and heads_figures(page.blocks[index].text)):
            found.append(index)
        elif signs[index] != GONE:
            break
    title = signs.find(TITLE)
    above = range(title if title > 0 else " " in page.blocks[0].text)
    return found + [index for index in above if _is_loose(page, signs, index, title)]


def _is_loose(page: Page, signs: str, index: int, title: int) -> bool:
    """Whether a line above the title heads figures, or, beside lines that were taken out, lists of headlines."""
    text = page.blocks[index].text
    if signs[index] == LABEL and heads_figures(text):
        return True
    beside = GONE in signs[max(0, index - 1) : index + 2]
    return beside and index < title and signs[index] == KNOWN and heads_lists(text)
