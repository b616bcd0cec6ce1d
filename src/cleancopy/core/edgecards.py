"""Cards and lists of other articles at the edge of a text too short to hold their headlines against it.

What tells them are their parts: a time that says how long ago, below a headline or a cut text; words that head lists, over headlines of
which the text says no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .headforms import BULLET, GONE, HEAD, KNOWN, LABEL, SIGNED, TIMES, heads_lists
from .rows import Row
from .times import is_ago, is_fresh

CARD = re.compile(f"{KNOWN}?[{HEAD}{SIGNED}]{TIMES}")  # a section or none, a headline, a time
OVER = re.compile(f"[{HEAD}{SIGNED}{LABEL}](?={GONE}{TIMES})")  # a short headline over a cut text and its time
BESIDE = re.compile(f"{KNOWN}(?={TIMES}?{GONE})|(?<={GONE}){TIMES}(?=$|{GONE})|(?:^|(?<={GONE})){TIMES}(?={GONE})")
LIST = re.compile(f"{KNOWN}([{HEAD}{SIGNED}]{{2,8}})")


def edge_cards(whole: Row) -> list[int]:
    """Return the indexes of the lines of a stretch of short lines that are cards and lists of other articles, by their parts."""
    signs = whole.signs[whole.first : whole.last]
    found = set(_lists(whole, signs))
    if whole.below:
        for card in CARD.finditer(signs):
            if is_ago(_text(whole, card.end() - 1)):
                found.update(range(*card.span()))
        found.update(over.start() for over in OVER.finditer(signs) if _is_teased(whole, over.end()))
    gone = "".join(GONE if place in found else sign for place, sign in enumerate(signs))
    found.update(place.start() for place in BESIDE.finditer(gone) if _belongs(whole, place, gone))
    return sorted(whole.first + place for place in found if signs[place] != GONE)


def _lists(whole: Row, signs: str) -> Iterator[int]:
    """The lines of lists of headlines outside of the text, under words that head such lists, of which the text says no long word."""
    if not (whole.above or whole.below):
        return
    for row in LIST.finditer(signs):
        heads = range(whole.first + row.start(1), whole.first + row.end(1))
        bare = not any(BULLET.match(whole.page.blocks[index].text) for index in heads)
        strange = all(own and not met for own, met in map(whole.met, heads))
        if strange and bare and heads_lists(_text(whole, row.start())):
            yield from range(*row.span())


def _belongs(whole: Row, place: re.Match[str], gone: str) -> bool:
    """Whether a label or a time is of what was taken out beside it; above the title a time may be the article's."""
    text = _text(whole, place.start())
    if place.group() == KNOWN:
        return heads_lists(text) or whole.below
    beside = [other for other in (place.start() - 1, place.end()) if gone[other : other + 1] == GONE and other >= 0]
    return is_fresh(text) and (whole.below or any(_is_teased(whole, other) for other in beside))


def _is_teased(whole: Row, place: int) -> bool:
    return whole.first + place in whole.around.teased


def _text(whole: Row, place: int) -> str:
    return whole.page.blocks[whole.first + place].text
