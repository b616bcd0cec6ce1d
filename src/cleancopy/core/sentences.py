"""Lines of running text, told by their length and their end alone: most of a corpus, which no rule has to look at again."""

from __future__ import annotations

import re

from .cuts import led_on_ending
from .figures import MAX_END, WIDE
from .striplabels import begins_strip

MIN_PLAIN = 111  # characters; the grammar of figures reads lines up to 110
MAX_PLAIN = 4000
MIN_PROSE = 60  # characters, a wide one counting double
SURE_PROSE = 300  # characters from which a line needs no end
MAX_ASKED = 140  # characters of a headline that is a question or a call
ASKING = ("?", "!", "？", "！", "؟")
CLOSING = "'\"”’»)]"
ENDS = re.compile(r"[.!?…。！？।؟։]['\"”’»)\]]*$")
OPENING = frozenset("\"“„«‘’'「")
END = 44  # characters in which words that lead on stand
BEFORE_COLON = 60  # characters in which a label, or words that lead on, end in a colon
STOPS = frozenset(".!?。！？؟।")
CLOSED = frozenset("\"”’')»“」")
CUTS = re.compile(r"[.。] ?[.。]|[…→›⋯]")


def is_plain(text: str) -> bool:
    """Whether a line is so long, and begins and ends so, that it is running text whatever its words are.

    It begins with a letter of an alphabet with spaces, in a word that is not all capitals, holds no label at its start, and ends with
    the end of a sentence that no words lead on from.

    >>> is_plain("The bridge over the river has been closed since Monday, and nobody knows when the ferries will run again at last.")
    True
    """
    if not MIN_PLAIN <= len(text) <= MAX_PLAIN or not (text[0].isalpha() or text[0] in OPENING):
        return False
    end = text[-1]
    if end not in STOPS and not (end in CLOSED and text[-2] in STOPS):
        return False
    head, tail = text[:BEFORE_COLON], text[-END:]
    # Each of these few signs is looked for quicker by itself than all by a pattern.
    if ":" in head or "|" in head or "：" in head or "+++" in head:
        return False
    if ".." in tail or ". ." in tail or "…" in tail or (not tail.isascii() and CUTS.search(tail)):
        return False
    first = head.partition(" ")[0]
    return not (first.isupper() and len(first) > 1) and not begins_strip(text, first) and not led_on_ending(tail)


def asks(text: str) -> bool:
    """Whether a line ends in a question mark or an exclamation mark, whatever closes after it."""
    return text.rstrip(CLOSING).endswith(ASKING)


def is_prose(text: str) -> bool:
    """Whether a line is running text: long enough, with an end."""
    length = len(text)
    if length >= SURE_PROSE:
        return True
    # Wide characters are counted only where they decide.
    ended = ENDS.search(text, length - MAX_END) is not None
    if length >= MIN_PROSE and ended:
        return True
    least = MIN_PROSE if ended else SURE_PROSE
    return 2 * length >= least and not text.isascii() and length + len(WIDE.findall(text)) >= least
